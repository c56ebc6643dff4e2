import TestSupport
import Testing

@testable import ArchiveModel

@Suite("What an export says of itself and of its articles")
struct ExportCoverTests {
    private static let titles = [
        "The ferry stays in the harbour", "Bakers count their loaves", "A tram comes back", "Stars over the valley",
    ]

    private static func record(_ number: Int, of count: String, accession: String? = nil) -> String {
        let centre = String(repeating: " ", count: 30)
        return """
            \(centre)\(number + 1) of \(count) DOCUMENTS


            \(centre)The Town Courier

            \(centre)March \(number + 1), 2020 Monday

            \(titles[number])

            BYLINE: Ann Lee

            LENGTH: \(120 + number) words

            Paragraph \(number) of the story says that the boats will sail through the winter for the first time. Nobody in
            town believed it.

            The mayor of town \(number) said that the quay needs a new roof, and that nobody has to pay for it but the county.

            SUBJECT: FERRIES (90%); WINTER (72%)
            LOAD-DATE: March \(number + 2), 2020
            \(accession.map { "Document ID: \($0)" } ?? "PUBLICATION-TYPE: Newspaper")


            """
    }

    private func read(_ text: String) throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: "export.txt", tagged: false)
    }

    @Test("is compared with what was found")
    func announced() throws {
        let whole = try read((0..<4).map { Self.record($0, of: "4") }.joined())
        #expect(whole.map(\.title) == Self.titles)
        #expect(whole[0].source.layout.contains("4 articles announced, 4 found"))
        #expect(whole.allSatisfy { $0.doubts.isEmpty })
        let short = try read([0, 1, 3].map { Self.record($0, of: "4") }.joined())
        #expect(short.count == 3)
        #expect(
            short[0].doubts == ["the document announces 4 articles, and 3 were found; the document has no number 3"])
    }

    @Test("is no text and no day of the first article, however far apart its lines are")
    func spacedCover() throws {
        let cover =
            "Print Request: 1-4\nTime Of Request: May 19, 2021  10:22:31 EST\n\nSend To:\n\nTerms: (ferry or loaf)\n\n"
        let articles = try read(
            cover + "Source: News, All (English)\nProject ID:\n\n\n"
                + (0..<4).map { Self.record($0, of: "4") }.joined())
        #expect(articles.map(\.title) == Self.titles)
        #expect(articles.first?.published.stated?.iso8601 == "2020-03-01")
        #expect(articles.first?.body.text.hasPrefix("Paragraph 0") == true)
        #expect(articles.first?.facts.contains { $0.label == "Terms" && $0.isOfDocument } == true)
    }

    @Test("is kept as facts: those of the cover with all articles, those of a record with its own")
    func facts() throws {
        let cover = "Download Request: All Documents: 1-4\nTerms: (ferry or loaf)\n\n\n"
        let articles = try read(cover + (0..<4).map { Self.record($0, of: "4") }.joined())
        #expect(articles.map(\.title) == Self.titles)
        for (number, article) in articles.enumerated() {
            #expect(article.facts.contains(ArticleFact("Terms", "(ferry or loaf)", isOfDocument: true)))
            #expect(article.facts.contains(ArticleFact("LENGTH", "\(120 + number) words")))
            #expect(article.tags.map(\.name) == ["FERRIES", "WINTER"])
        }
    }

    @Test("is found by the words beside the texts")
    func search() throws {
        let folder = try TemporaryFolder()
        let library = try Library(
            places: LibraryPlaces(archive: folder.path + "/a.sqlite", reader: folder.path + "/r.sqlite"))
        let text = (0..<4).map { Self.record($0, of: "4") }.joined()
        _ = try library.importDocuments([try folder.write(text, to: "export.txt")]) { _ in true }
        let query = Query(filter: .leftOut("newspaper", isPrefix: false))
        #expect(try library.count(query) == 4)
        #expect(try library.count(Query(filter: .leftOut("122", isPrefix: false))) == 1)
    }

    @Test("gives articles the identity of their numbers in the database, if no two have the same")
    func accession() throws {
        func ids(_ number: (Int) -> String) throws -> [ArticleID] {
            try read((0..<4).map { Self.record($0, of: "4", accession: number($0)) }.joined()).map(\.id)
        }
        let ids = try ids { "20200301\($0)77" }
        let others = try read(
            (0..<4).map { Self.record($0, of: "4", accession: "20200301\($0)77") }.joined().replacing(
                "Nobody in", with: "Hardly anybody in"))
        #expect(Set(ids).count == 4 && others.map(\.id) == ids)
        #expect(
            Set(try self.read((0..<4).map { Self.record($0, of: "4", accession: "123456") }.joined()).map(\.id)).count
                == 4)
    }

    @Test("of one article alone is none of it, and the title stands over its fields")
    func one() throws {
        let text = """
            Print Request: Current Document: 1-1
            Time Of Request: February 9, 2020 10:22:31 EST

            Send To:

            Terms: (harbour OR port) and (strike)

                               1 of 1 DOCUMENTS

                               Velmouth Observer

                          February 8, 2020 Saturday
                                FIRST EDITION

            Harbour office counts its lamps anew

            SECTION: Opinion; Pg. 26

            LENGTH: 763 words

            The harbour office said that it has counted the lamps of the quay and found three more than last year.

            They will burn all the same. Nobody wants to put them out before the winter has ended and the ferry sails again.

            LOAD-DATE: February 9, 2020
            """
        let articles = try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false)
        #expect(articles.map(\.title) == ["Harbour office counts its lamps anew"])
        #expect(articles.first?.authors == [] && articles.first?.published.stated?.iso8601 == "2020-02-08")
        #expect(articles.first?.source.layout == "single article, 1 article announced, 1 found")
        #expect(articles.first?.body.blocks.count == 2)
        #expect(articles.first?.facts.contains { $0.label == "Terms" } == true)
    }

    private static let report = [
        "The harbour team met its neighbour on Saturday, and neither of the two could win. The first goal fell in the fourth minute.",
        "The second one fell in the last. Nobody in the town had seen such a game before, and nobody wants to see one again.",
    ]

    @Test("is not seen in the score of a game")
    func score() throws {
        let text = (["Harbour 1 - Quay 1"] + Self.report).joined(separator: "\n\n")
        let articles = try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false)
        #expect(articles.map(\.title) == ["Harbour 1 - Quay 1"])
        #expect(articles.first?.source.layout.contains("announced") == false)
    }

    @Test("is not seen in the number of a page over several articles")
    func page() throws {
        let articles = [
            ("Winter ferry sails again", "By Maren Holt, 1 June 2014"),
            ("Bakers quarrel over a loaf", "Posted on June 2, 2014 by Maren Holt"),
        ].map { "\($0.0)\n\n\($0.1)\n\n" + Self.report.joined(separator: "\n\n") }
        let text = "Page 1 of 1\n\n" + articles.joined(separator: "\n\n")
        let read = try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false)
        #expect(read.map(\.authors) == [["Maren Holt"], ["Maren Holt"]])
    }
}
