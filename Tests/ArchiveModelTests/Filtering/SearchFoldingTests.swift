import Testing

@testable import ArchiveModel

@Suite("Words of search")
struct SearchFoldingTests {
    @Test(
        "fold case, diacritics, width, soft hyphens and quotation marks",
        arguments: [
            ("Crème BRÛLÉE", "creme brulee"), ("cre\u{301}me", "creme"), ("co\u{AD}operate", "cooperate"),
            ("ＡＢＣ１２", "abc12"), ("ﬁnal", "final"), ("don’t", "don t"), ("don't", "don t"),
            ("co‑op co-op", "co op co op"),
            ("Ёлка й", "елка и"), ("ΆΛΦΑ τέλος", "αλφα τελοσ"), ("שָׁלוֹם", "שלום"), ("كِتَاب", "كتاب"), ("हिन्दी", "हिन्दी"),
            ("日本語です", "日 本 語 で す"), ("서울은", "서 울 은"), ("กินดี", "ก ิ น ด ี"), ("ab日c", "ab 日 c"),
            ("İstanbul Straße", "istanbul strasse"), ("Łódź Œuvre Ærø", "lodz oeuvre aero"), ("👩‍👩‍👧 ok", "ok"),
            ("\u{E001}12", "12"),
        ])
    func folding(text: String, key: String) {
        #expect(SearchFolding.key(text) == key)
    }

    @Test("stand where they are found in the text")
    func ranges() {
        let text = "Ein Café\u{301}, 東京!"
        let words = SearchFolding.wordRanges(of: text)
        #expect(words.map(\.folded) == ["ein", "cafe", "東", "京"])
        #expect(words.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }.dropFirst(2) == ["東", "京"])
    }

    @Test("of Latin text are left to the index, of other text they are made here")
    func indexText() {
        #expect(SearchFolding.indexText("Zwölf “Boxkämpfer” – 5 €…") == "Zwölf “Boxkämpfer” – 5 €…")
        #expect(SearchFolding.indexText("Йод и 東京") == "иод и 東 京")
    }
}

@Suite("Snippets")
struct SnippetTests {
    private func wanted(_ text: String) throws -> WantedWords {
        WantedWords(try FilterParser(today: 0).parse(text))
    }

    @Test("begin shortly before the place where most hits stand together")
    func densest() throws {
        let filler = String(repeating: "nothing to see here. ", count: 30)
        let text = "A crane alone. \(filler)Then the crane lifts a crane, said the crane driver. \(filler)"
        let snippet = Snippet(of: text, try wanted("crane"))
        #expect(snippet.text.hasPrefix("…"))
        #expect(snippet.text.contains("Then the crane lifts a crane"))
        #expect(snippet.hits.count == 3)
        for hit in snippet.hits {
            #expect(String(decoding: Array(snippet.text.utf8)[hit], as: UTF8.self) == "crane")
        }
    }

    @Test("hold no line end, and begin with the text where nothing is found")
    func plain() throws {
        #expect(Snippet(of: "One\n\ntwo\tthree", try wanted("zzz")).text == "One  two three")
        let long = String(repeating: "日本語の文章です。", count: 100)
        #expect(Snippet(of: long + "東京", try wanted("東京")).text.hasPrefix("…"))
    }
}
