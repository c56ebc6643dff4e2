import ArchiveModel
import Testing

@testable import ReaderApp

@Suite("An article as Markdown")
struct MarkdownTextTests {
    private func read(_ text: String) throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: "a.md", tagged: false)
    }

    private static let rich = """
        ---
        title: The *new* crane & its roof
        author: Maren Holt
        date: 2021-05-04
        tags: [pier, town hall]
        link: https://example.org/crane
        ---
        A *see [the page](https://example.org/a) now* and **bold *both* of it** and `code` and ``a ` b``.

        > Said so.
        >
        > > Said within.

        5. five
        6. six
            - inner
        7. seven

        - [x] done
        - [ ] open

        | a | b |
        | --- | --- |
        | [l](https://example.org/t) | 1 \\| 2 |

        A note[^1] and ~~40~~ crowns.

        ![The quay at dusk](q.jpg)

        [^1]: Of the note.

        ## Part

        ```
        let a = `b`
        ```

        ---

        #no heading, 1. no item, * no star, _no_ stress, <no tag>, [no link](x) \\*\\*
        """

    @Test("is read back as it was: title, people, date, tags, address, blocks and what is within them")
    func back() throws {
        let article = try #require(try read(Self.rich).first)
        let again = try read(MarkdownText.text(article))
        #expect(again.count == 1)
        let other = try #require(again.first)
        #expect(other.title == article.title && other.authors == article.authors && other.link == article.link)
        #expect(other.published == article.published && other.tags.map(\.name) == article.tags.map(\.name))
        #expect(other.body.blocks.map(\.kind) == article.body.blocks.map(\.kind))
        #expect(other.body.text == article.body.text)
        #expect(other.links == article.links)
        #expect(Set(other.body.spans.map { "\($0)" }) == Set(article.body.spans.map { "\($0)" }))
    }

    @Test("is told from the next one where several stand in a file")
    func several() throws {
        let first = try #require(try read(Self.rich).first)
        var second = first
        second.title = "Without anything"
        (second.authors, second.published, second.tags, second.link) = ([], .unknown, [], nil)
        var third = first
        third.published = .inferred(
            notBefore: DateStamp(iso8601: "2021-05"), notAfter: DateStamp(iso8601: "2021-06-04"))
        let again = try read([first, second, third].map { MarkdownText.text($0) }.joined(separator: "\n\n") + "\n")
        #expect(again.map(\.title) == [first, second, third].map(\.title))
        #expect(again.map(\.published) == [first, second, third].map(\.published))
        #expect(again.map(\.body.text) == [first, second, third].map(\.body.text))
    }
}
