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

    @Test(
        "is kept once for one letter and for two, and not of scripts without blanks",
        arguments: [
            "The Crane of Århus – “always” he’s there, the end", "naïve café CAFÉ", "x", "", "a-b c_d e.f 42nd",
            "日本語 text 日a", "e\u{301}te\u{301} E\u{301}\u{300}t", "Ⅻ ﬁre İstanbul", "tail é", "Привет мир, Πρᾶγμα",
            "ßa æ þ",
            "𝔄𝔅 ｶﾞ ไทย 한국 𐐨𐐩",
        ])
    func kept(text: String) {
        var expected: [String] = []
        for word in SearchFolding.words(of: text) {
            let letters = Array(word.unicodeScalars)
            if FoldedScalar.isUnspaced(letters[0].value) { continue }
            for count in 1...WordBeginnings.longest where count <= letters.count {
                let beginning = String(String.UnicodeScalarView(letters[..<count]))
                if !expected.contains(beginning) { expected.append(beginning) }
            }
        }
        let tokens = FacetToken.beginnings("", text).split(separator: " ").map { $0.unicodeScalars.dropFirst() }
        #expect(tokens.map { String($0) } == expected)
    }
}
