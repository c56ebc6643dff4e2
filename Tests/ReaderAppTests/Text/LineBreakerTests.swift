import ArchiveModel
import Terminal
import Testing

@testable import ReaderApp

@Suite("Line breaking")
struct LineBreakerTests {
    private func lines(_ text: String, _ measure: Int) -> [String] {
        let body = Body(text: text)
        return LineBreaker(measure: measure).lines(of: text[...]).map { String(body.text(in: $0)) }
    }

    @Test(
        "breaks after blanks and hyphens, and anywhere where nothing else helps",
        arguments: [
            ("one two three", 7, ["one two", "three"]), ("one two", 20, ["one two"]),
            ("state-backed ships", 9, ["state-", "backed", "ships"]),
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("a  b", 2, ["a", "b"]), ("", 5, [""]),
            ("one\ntwo", 9, ["one", "two"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
            ("x 東京タワー。", 7, ["x 東京", "タ", "ワー。"]), ("日本「語」", 6, ["日本", "「語」"]),
        ])
    func breaks(text: String, measure: Int, result: [String]) {
        #expect(lines(text, measure) == result)
    }

    @Test("never passes the measure, and loses nothing but blanks")
    func measure() {
        let text =
            Fixture.titles.joined(separator: " ") + " https://example.org/a/very/long/address?with=parts#and-an-end "
            + String(repeating: "漢", count: 50)
        for measure in 2...60 {
            let lines = lines(text, measure)
            #expect(lines.allSatisfy { CharacterWidth.columns(of: $0) <= measure })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }
}

@Suite("An article in lines")
struct BlockLayoutTests {
    @Test("is set block by block")
    func blocks() {
        var builder = BodyBuilder()
        builder.append(.caption, "A pier")
        builder.append(.paragraph, "Text of it.")
        builder.append(.heading, "Part", level: 2)
        builder.append(.quote, "“Said so.”\nHolt", level: 1)
        builder.append(.listItem, "first item that is wrapped", level: 1)
        builder.append(.listItem, "2. second item that is wrapped", level: 2)
        builder.append(.rule, "")
        builder.append(.update, "UPDATE: one\n\ntwo")
        builder.append(.related, "RELATED: x")
        let lines = ArticleText.lines(
            Fixture.article(0, body: builder.body, tags: [Tag("China", origin: .category, why: "")]), measure: 20)
        #expect(
            lines == [
                "The pier gets a new", "roof", "Maren Holt · 20 Jun", "2021", "#China", "", "▸ A pier", "",
                "Text of it.", "", "", "Part", "", "│ “Said so.”", "│ Holt",
                "", "• first item that is", "  wrapped", "  2. second item", "     that is wrapped", "",
                "────────────────────", "", "▎ UPDATE: one", "▎ ", "▎ two", "",
                "→ RELATED: x",
            ])
    }

    @Test("names what a feed attached, below the text")
    func enclosures() throws {
        let feed = """
            <rss><channel><item><title>An episode</title><description>Words.</description>
            <enclosure url="https://a.example/1.mp3" type="audio/mpeg"/></item></channel></rss>
            """
        let article = try #require(try DocumentReader().read(Array(feed.utf8), path: "a.xml", tagged: false).first)
        #expect(
            ArticleText.lines(article, measure: 60) == [
                "An episode", "", "Words.", "", "Attached  audio/mpeg: https://a.example/1.mp3",
            ])
    }

    @Test("finds its place again at another width")
    func place() {
        let article = Fixture.article(0)
        let wide = BlockLayout.lay(article, measure: 72)
        let narrow = BlockLayout.lay(article, measure: 30)
        for line in wide.lines.indices.dropFirst(5) {
            let offset = wide.offset(ofLine: line)
            guard offset < Int.max else { continue }
            let found = narrow.line(of: offset)
            #expect(narrow.offset(ofLine: found) <= offset)
            #expect(found + 1 >= narrow.lines.count || narrow.offset(ofLine: found + 1) > offset)
        }
    }
}
