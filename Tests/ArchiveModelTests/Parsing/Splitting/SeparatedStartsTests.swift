import Testing

@testable import ArchiveModel

@Suite("Separators between articles that state nothing of themselves")
struct SeparatedStartsTests {
    static let titles = [
        "The ferry stays in the harbour", "Bakers count their loaves", "A tram comes back", "Stars over the valley",
    ]

    private func text(_ number: Int) -> String {
        "Paragraph \(number) of the story says that the boats will sail through the winter for the first time in years.\n\n"
            + "Nobody on quay \(number) believed it, and most of the people there had come by land, as they always did."
    }

    private func titles(_ document: String) throws -> [String] {
        try DocumentReader().read(Array(document.utf8), path: "archive.txt", tagged: false).map(\.title)
    }

    @Test("are wide gaps with numbered titles behind them")
    func gaps() throws {
        let document = Self.titles.enumerated().map { "\($0 + 1). \($1)\n\n\(text($0))" }.joined(
            separator: "\n\n\n\n\n")
        #expect(try titles(document) == Self.titles)
    }

    @Test("are drawn lines with titles in quotation marks behind them")
    func rules() throws {
        let rule = "\n\n" + String(repeating: "=", count: 60) + "\n\n"
        let document = Self.titles.enumerated().map { "“\($1)”\n\n\(text($0))" }.joined(separator: rule)
        #expect(try titles(document) == Self.titles)
    }

    @Test("are counters over the titles")
    func counters() throws {
        let document = Self.titles.enumerated().map { "Juttu \($0 + 1)\n\n\($1)\n\n\(text($0))" }.joined(
            separator: "\n\n")
        #expect(try titles(document) == Self.titles)
    }

    @Test("are titles that differ by their number alone")
    func numbers() throws {
        let document = (1...4).map { "겨울 여객선 \($0)\n\n2014년 3월 \($0)일\n\n\(text($0))" }.joined(separator: "\n\n\n")
        #expect(try titles(document) == (1...4).map { "겨울 여객선 \($0)" })
    }

    @Test("are dates before the titles, in their lines")
    func dates() throws {
        let document = Self.titles.enumerated().map { "[2014-03-1\($0) 10:0\($0)] \($1).\n\(text($0))" }.joined(
            separator: "\n\n")
        let articles = try DocumentReader().read(Array(document.utf8), path: "journal.txt", tagged: false)
        #expect(articles.map(\.title) == Self.titles)
        #expect(articles.first?.published.stated?.iso8601.hasPrefix("2014-03-10") == true)
    }

    @Test(
        "are not the breaks within one article",
        arguments: ["\n\n* * *\n\n", "\n\n\n\n\n", "\n\n" + String(repeating: "-", count: 40) + "\n\n"])
    func scenes(_ separator: String) throws {
        let document = "A winter on the islands\n\n" + (1...5).map(text).joined(separator: separator)
        #expect(try titles(document).count == 1)
    }

    @Test("are not the numbers of steps in one article")
    func steps() throws {
        let steps = Self.titles.enumerated().map { "\($0 + 1). \($1)\n\n\(text($0))" }.joined(separator: "\n\n")
        #expect(try titles("How to spend the winter\n\nFour things to do.\n\n" + steps).count == 1)
    }

    @Test("are not the heads of printed pages")
    func pages() throws {
        let pages = (1...6).map { "Page \($0)\n\n\(text($0))" }.joined(separator: "\n\n")
        #expect(try titles("A winter on the islands\n\n" + pages).count == 1)
    }
}
