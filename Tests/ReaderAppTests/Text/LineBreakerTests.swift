import ArchiveModel
import Foundation
import Terminal
import Testing

@testable import ReaderApp

@Suite("Line breaking")
struct LineBreakerTests {
    private func lines(_ text: String, _ measure: Int) -> [String] {
        Self.lines(text, measure)
    }

    private static func lines(_ text: String, _ measure: Int, fill: Fill = .first) -> [String] {
        let body = Body(text: text)
        return LineBreaker(measure: measure, fill: fill).lines(of: text[...]).map { String(body.text(in: $0.range)) }
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

@Suite("Where a line may end")
struct BreakOpportunityTests {
    private static let file = "/usr/share/unicode/auxiliary/LineBreakTest.txt"

    /// A line of the file: `× 0023 × 0020 ÷ 0023 ÷`, then a comment.
    private static func cases() throws -> [(text: String, places: [Int])] {
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let fields = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            guard fields.count > 2 else { return nil }
            var text = String.UnicodeScalarView()
            var places: [Int] = []
            var offset = 0
            for field in fields {
                if field == "÷" {
                    if offset > 0 { places.append(offset) }
                } else if field != "×", let value = UInt32(field, radix: 16), let scalar = Unicode.Scalar(value) {
                    text.append(scalar)
                    offset += String(scalar).utf8.count
                }
            }
            return (String(text), places)
        }
    }

    @Test("agrees with the Unicode Consortium", .enabled(if: FileManager.default.fileExists(atPath: file)))
    func conformance() throws {
        let cases = try Self.cases()
        let opportunities = BreakOpportunities()
        let wrong = cases.filter { opportunities.places(in: Array($0.text.utf8)) != $0.places }
        #expect(cases.count > 7000)
        #expect(wrong.count * 100 <= cases.count, "\(wrong.count) of \(cases.count)")
    }

    @Test(
        "keeps numbers, signs and addresses together",
        arguments: [
            ("costs $1,234.50 now", 9, ["costs", "$1,234.50", "now"]),
            ("so 100% of it", 7, ["so 100%", "of it"]),
            ("see https://a.org/b-c/d?e=f for it", 24, ["see", "https://a.org/b-c/d?e=f", "for it"]),
            ("at https://a.org/bcd/efg here", 14, ["at https://", "a.org/bcd/efg", "here"]),
            ("東京、大阪（関西）。", 6, ["東京、", "大阪", "（関", "西）。"]),
            ("a/b and/or c", 6, ["a/b", "and/or", "c"]),
        ])
    func together(text: String, measure: Int, result: [String]) {
        let body = Body(text: text)
        #expect(LineBreaker(measure: measure).lines(of: text[...]).map { String(body.text(in: $0.range)) } == result)
    }

    @Test("leaves no short word alone on the last line where another can join it")
    func widow() {
        let text = "The ministers of the two states met in the capital on the first day of June it"
        let body = Body(text: text)
        let lines = LineBreaker(measure: 40).lines(of: text[...]).map { String(body.text(in: $0.range)) }
        #expect(lines == ["The ministers of the two states met in", "the capital on the first day of June it"])
        let narrow = LineBreaker(measure: 38).lines(of: text[...]).map { String(body.text(in: $0.range)) }
        #expect(narrow == ["The ministers of the two states met in", "the capital on the first day of", "June it"])
    }

    @Test("makes the lines of a paragraph even")
    func even() {
        let text = "aaaa bbb cc dddddddd eeeeeeee ffff"
        let body = Body(text: text)
        func lines(_ fill: Fill) -> [Int] {
            LineBreaker(measure: 13, fill: fill).lines(of: text[...]).map { body.text(in: $0.range).count }
        }
        #expect(lines(.first) == [11, 8, 13])
        #expect(lines(.best) == [8, 11, 13])
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
                "━━━━━━━━━━━━━━━━━━━━", "The pier gets a new", "roof", "Maren Holt · 20 Jun", "2021", "#China", "",
                "▸ A pier", "",
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
                String(repeating: "━", count: 60), "An episode", "", "Words.", "",
                "Attached  audio/mpeg: https://a.example/1.mp3",
            ])
    }

    @Test("finds its place again at another width")
    func place() {
        let article = Fixture.article(0)
        let wide = BlockLayout.lay(article, PageStyle(measure: 72))
        let narrow = BlockLayout.lay(article, PageStyle(measure: 30))
        for line in wide.lines.indices.dropFirst(5) {
            let offset = wide.offset(ofLine: line)
            guard offset < Int.max else { continue }
            let found = narrow.line(of: offset)
            #expect(narrow.offset(ofLine: found) <= offset)
            #expect(found + 1 >= narrow.lines.count || narrow.offset(ofLine: found + 1) > offset)
        }
    }

    @Test("a soft hyphen is seen where a line ends at it, and there alone")
    func softHyphens() {
        var builder = BodyBuilder()
        builder.append(.paragraph, "The extra\u{AD}ordinary harbour is extra\u{AD}ordinary")
        let article = Fixture.article(0, body: builder.body)
        let lines = ArticleText.lines(article, measure: 22).suffix(3).map { $0.replacing("\u{AD}", with: "") }
        #expect(lines == ["The extraordinary", "harbour is extra-", "ordinary"])
        for measure in 3...40 {
            for line in LineBreaker(measure: measure).lines(of: article.body.text[...]) {
                #expect(line.columns <= measure)
            }
        }
    }

    @Test("words are divided by the patterns of their language", .enabled(if: Hyphenator(language: "en") != nil))
    func hyphenation() throws {
        let hyphenator = try #require(Hyphenator(language: "en"))
        #expect(hyphenator.places(in: "“intelligence,”").count > 1)
        #expect(hyphenator.places(in: "NASA’s").isEmpty && hyphenator.places(in: "harbour2024").isEmpty)
        let text = "Intelligence agencies communicate internationally with telecommunications companies. "
        for fill in Fill.allCases {
            for measure in 12...60 {
                let breaker = LineBreaker(measure: measure, fill: fill, hyphenator: hyphenator)
                let lines = breaker.lines(of: text[...])
                #expect(lines.allSatisfy { $0.columns <= measure })
                // Nothing is lost, and nothing but blanks lies between two lines.
                let bytes = Array(text.utf8)
                for (line, next) in zip(lines, lines.dropFirst()) {
                    #expect(bytes[line.range.upperBound..<next.range.lowerBound].allSatisfy { $0 == 0x20 })
                    #expect(line.isDivided == (line.range.upperBound == next.range.lowerBound))
                }
            }
        }
    }

    @Test("the language of a document leads to no other file")
    func languagePath() {
        for language in ["../../../etc/passwd", "en/../en_US", "en\0", "e n", "en.dic"] {
            #expect(Hyphenator(language: language) == nil)
        }
    }

    @Test("addresses are never divided", .enabled(if: Hyphenator(language: "en") != nil))
    func addresses() throws {
        let hyphenator = try #require(Hyphenator(language: "en"))
        let text = "See https://example.com/averylongpath/internationalization/responsibilities for self-determination."
        for measure in 10...30 {
            let breaker = LineBreaker(measure: measure, hyphenator: hyphenator)
            let divided = breaker.lines(of: text[...]).filter(\.isDivided)
            #expect(divided.allSatisfy { $0.range.lowerBound >= 80 || $0.range.upperBound <= 4 })
        }
    }

    @Test("what an update is and when stands out; a title is not repeated")
    func updates() throws {
        var builder = BodyBuilder()
        builder.append(.heading, "The pier gets a new roof", level: 1)
        builder.append(.update, "UPDATE (4 May 2021, 17:30) — The roof is there: all of it.")
        let laidOut = BlockLayout.lay(Fixture.article(0, body: builder.body), PageStyle(measure: 60))
        #expect(!laidOut.lines.contains { $0.role == .heading })
        let update = try #require(laidOut.lines.first { $0.role == .update })
        #expect(
            builder.body.text(in: (update.textRange?.lowerBound ?? 0)..<update.leadEnd) == "UPDATE (4 May 2021, 17:30)")
    }
}
