import Testing

@testable import ArchiveModel

@Suite("The beginning of a word")
struct WordBeginningTests {
    @Test(
        "is found where the index would find it",
        arguments: [
            "The Crane of Århus – “always” he’s there", "naïve café CAFÉ", "x", "", "a-b c_d e.f 42nd", "日本語 text",
            "e\u{301}te\u{301}", "Ⅻ ﬁre İstanbul", "tail é",
        ])
    func agreement(text: String) {
        let words = SearchFolding.words(of: text)
        for beginning in ["c", "cr", "a", "ar", "e", "et", "4", "42", "日", "he", "s", "th", "f", "i", "is", "zz", "d"] {
            #expect(
                WordBeginning(beginning).occurs(in: text) == words.contains { $0.hasPrefix(beginning) },
                "\(beginning) in \(text)")
        }
    }
}
