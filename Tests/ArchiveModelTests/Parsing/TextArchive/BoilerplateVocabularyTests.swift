import Testing

@testable import ArchiveModel

@Suite("Lines of a page")
struct BoilerplateVocabularyTests {
    private func kind(_ line: String) -> BoilerplateVocabulary.Kind? {
        var line = line
        return line.withUTF8 { BoilerplateVocabulary.kind(of: $0) }
    }

    @Test(
        "are known in capitals, with blanks of all kinds, and written apart from their accents",
        arguments: [
            ("Diana Yardley says:", .commentsBegin), ("DIANA YARDLEY SAYS:", .commentsBegin),
            ("Marie dit\u{A0}:", .commentsBegin), ("Marie dit\u{202F}:", .commentsBegin),
            ("Mary said\u{3000}:", .commentsBegin), ("12 responses to this", .commentsBegin),
            ("One\u{A0}thought on “This”", .commentsBegin), ("2\u{A0}réflexions sur “Ça”", .commentsBegin),
            ("Répondre", .line), ("RÉPONDRE", .line), ("Re\u{301}pondre", .line), ("A\u{308}ltere Beiträge", .pageEnds),
            ("← Older posts", .pageEnds), ("1 2 3 … 14 Next", .pageEnds), ("Page 2 of 14", .pageEnds),
            ("Seite 2 von 14", .pageEnds), ("Share this:", .line), ("SHARE THIS", .line),
            ("Continue reading  The crane", .line), ("Leave a comment on The crane", .line),
        ] as [(String, BoilerplateVocabulary.Kind)])
    func known(line: String, kind: BoilerplateVocabulary.Kind) {
        #expect(self.kind(line) == kind)
    }

    @Test(
        "are no lines of text",
        arguments: [
            "17 cts vs 19 cts", "The council says that the pier gets a new roof.", "Published works", "One day in May",
            "14 ships came on Monday.", "He said no",
        ])
    func text(line: String) {
        #expect(kind(line) == nil)
    }

    @Test("point to related articles in any writing")
    func related() {
        for line in [
            "Related: The crane", "READ ALSO: The crane", "À lire aussi : The crane", "A\u{300} lire aussi : The crane",
        ] {
            var line = line
            #expect(line.withUTF8 { BoilerplateVocabulary.related(in: $0) } == "The crane")
        }
    }
}
