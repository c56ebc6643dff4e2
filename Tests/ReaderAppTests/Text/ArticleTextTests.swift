import ArchiveModel
import Testing

@testable import ReaderApp

@Suite("Articles as text")
struct ArticleTextTests {
    private static let documents = [
        """
        ---
        title: The mayor of Hong Kong's ferries
        date: 2020-05-04
        updated: 2020-05-06
        author: [Mara Lindqvist, Jonas Ole Berg]
        tags: [Hong Kong, ferries, public transport]
        link: https://example.org/2020/05/a-path-that-is-longer-than-any-line-of-the-text-and-is-not-divided
        ---
        The ferry company said on Wednesday that its well-known boats will sail to the northern islands through the winter
        for the first time — in its history.

        ## A second look

        1. First point of the list, which goes on until it has to be divided somewhere
        2. Second point of it

        > Quoted words by somebody else, in a sentence that is divided.

        ```
        code  line

        another
        ```

        ---

        One line of verse\\
        and another one
        """,
        """
        ---
        title: Only authors are known of this article, and its title is divided at any measure that people have
        author: ["Lindqvist, Mara", "Berg, Ole"]
        ---
        北方群島的渡輪公司星期三表示，今年冬天將首次開往北方群島，這是該航線成立以來的第一次。首次航行計劃在十一月的第二週，最大島嶼的市長承諾在碼頭安排銅管樂隊。

        - a point that goes on and on until it has to be divided somewhere
            - an inner point
        - the third
        """,
        """
        ---
        title: Nothing is known of this
        ---
        By Ann Smith
        """,
        """
        ---
        title: Stand
        date: 2019-07
        ---
        Ann Smith · 3 May 2020
        """,
    ]

    private func articles() throws -> [Article] {
        var articles = try Self.documents.flatMap {
            try DocumentReader().read(Array($0.utf8), path: "a.md", tagged: false)
        }
        articles[0].facts = [
            ArticleFact("Page", "12"), ArticleFact("Notes", "*starred*: #1 of [three]"),
            ArticleFact(
                "Search terms", String(repeating: "ferries and islands, or boats; ", count: 6) + "1990–2014",
                isOfDocument: true),
        ]
        articles[1].facts = [ArticleFact("AN", "QUIC-1")]
        return articles
    }

    private func expectSame(_ again: [Article], as articles: [Article]) {
        #expect(again.map(\.title) == articles.map(\.title))
        #expect(again.map(\.authors) == articles.map(\.authors))
        #expect(again.map(\.published) == articles.map(\.published))
        #expect(again.map(\.updated) == articles.map(\.updated))
        #expect(again.map { $0.tags.map(\.name) } == articles.map { $0.tags.map(\.name) })
        #expect(again.map(\.link) == articles.map(\.link))
        #expect(again.map(\.facts) == articles.map(\.facts))
        for (again, article) in zip(again, articles) {
            #expect(again.body.blocks.map(\.kind) == article.body.blocks.map(\.kind))
            #expect(again.body.text == article.body.text)
            #expect(again.leftOut.isEmpty)
        }
    }

    @Test("are read back as they were, at any measure", arguments: [30, 44, 72, 200])
    func back(_ measure: Int) throws {
        let articles = try articles()
        let text = articles.map { ArticleText.lines($0, measure: measure).joined(separator: "\n") }
        let printed = Array((text.joined(separator: "\n\n") + "\n").utf8)
        let again = try DocumentReader().read(printed, path: "keep.txt", tagged: false)
        expectSame(again, as: articles)
        #expect(again.first?.source.byteRange.lowerBound == 0)
        #expect(again.last?.source.byteRange.upperBound == printed.count)
        #expect(
            zip(again, again.dropFirst()).allSatisfy {
                $0.source.byteRange.upperBound == $1.source.byteRange.lowerBound
            })
    }

    @Test("are read back from Markdown")
    func markdown() throws {
        let articles = try articles()
        let printed = Array(articles.map { MarkdownText.text($0) }.joined(separator: "\n\n").utf8)
        expectSame(try DocumentReader().read(printed, path: "keep.md", tagged: false), as: articles)
    }
}
