import ArchiveModel
import Foundation
import TestSupport
import Testing

@Suite("Other formats")
struct OtherFormatTests {
    private func read(_ text: String, _ name: String) throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: name, tagged: false)
    }

    @Test("Markdown brings front matter, blocks and spans")
    func markdown() throws {
        let articles = try read(
            """
            ---
            title: "The *pier*"
            date: 2021-05-04
            author: Maren Holt
            tags: [pier, roof]
            ---
            A [link](https://example.org/x) and `code`, **strong**.

            ## Heading

            1. one
            2. two

            > quoted

                indented code
            """, "a.md")
        let article = try #require(articles.first)
        #expect(article.title == "The *pier*")
        #expect(article.published.stated?.iso8601 == "2021-05-04")
        #expect(article.authors == ["Maren Holt"])
        #expect(article.tags.map(\.name) == ["pier", "roof"])
        #expect(article.body.blocks.map(\.kind) == [.paragraph, .heading, .listItem, .listItem, .quote, .code])
        #expect(article.body.text(in: article.body.blocks[2].range) == "1. one")
        #expect(article.links == [Link(url: "https://example.org/x", text: "link")])
    }

    @Test("broken front matter is told, and the text is read all the same")
    func brokenFrontMatter() throws {
        let article = try #require(try read("---\ntitle: [a\n---\nText.", "a.md").first)
        #expect(article.issues.contains { $0.kind == .notUnderstood })
        #expect(article.body.text == "Text.")
    }

    @Test("a page gives its article and its metadata, and leaves the menu out")
    func page() throws {
        let article = try #require(
            try read(
                """
                <!DOCTYPE html><html lang="en"><head><title>Site</title><meta property="og:title" content="The pier">
                <meta name="author" content="Maren Holt"><meta property="article:published_time" content="2021-05-04T10:00:00Z">
                <script>alert("x")</script></head><body><nav>Menu</nav><article><h2>Part</h2><p>One <em>two</em>
                three &amp; four.</p><ul><li>item</li></ul><blockquote><p>said</p></blockquote><pre>a\n  b</pre></article></body></html>
                """, "a.html"
            ).first)
        #expect(article.title == "The pier")
        #expect(article.authors == ["Maren Holt"])
        #expect(article.published.stated?.iso8601 == "2021-05-04T10:00:00Z")
        #expect(article.language == "en")
        #expect(article.body.blocks.map(\.kind) == [.heading, .paragraph, .listItem, .quote, .code])
        #expect(article.body.text.contains("One two three & four."))
        #expect(!article.body.text.contains("Menu") && !article.body.text.contains("alert"))
    }

    @Test("feeds give an article an entry", arguments: ["rss", "atom", "json"])
    func feeds(kind: String) throws {
        let text =
            switch kind {
            case "rss":
                """
                <?xml version="1.0"?><rss version="2.0"><channel><title>C</title><item><title>First &amp;amp; last</title><guid>g1</guid>
                <pubDate>Tue, 04 May 2021 10:00:00 +0200</pubDate><category>pier</category><link>http://a/1</link>
                <description>&lt;p&gt;Text of it.&lt;/p&gt;</description></item></channel></rss>
                """
            case "atom":
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>First &amp;amp; last</title><id>g1</id><link href="http://a/1"/>
                <published>2021-05-04T10:00:00+02:00</published><category term="pier"/><content type="html">&lt;p&gt;Text of it.&lt;/p&gt;</content></entry></feed>
                """
            default:
                """
                {"version":"https://jsonfeed.org/version/1.1","items":[{"id":"g1","title":"First & last","url":"http://a/1",
                "date_published":"2021-05-04T10:00:00+02:00","tags":["pier"],"content_html":"<p>Text of it.</p>"}]}
                """
            }
        let article = try #require(try read(text, "feed").first)
        #expect(article.title == "First & last")
        #expect(article.published.stated?.iso8601 == "2021-05-04T10:00:00+02:00")
        #expect(article.link == "http://a/1")
        #expect(article.tags.map(\.name) == ["pier"])
        #expect(article.body.text == "Text of it.")
    }

    @Test(
        "escape sequences in metadata are made harmless",
        arguments: [
            ("---\ntitle: \"T \\e[31m\"\ntags: [\"a\\x9Bb\"]\n---\nx", "a.md"),
            (
                "<html><head><title>T &#27;[31m &#155;x</title></head><body><p>B &#27;]0;x&#7;</p></body></html>",
                "a.html"
            ),
            (
                "<rss><channel><item><title>T &#x202E;x</title><description>a&amp;#27;b</description></item></channel></rss>",
                "a.xml"
            ),
            (
                #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"\u001b","title":"T \u001b[2J","content_text":"\u009b1A"}]}"#,
                "a.json"
            ),
        ])
    func harmless(text: String, name: String) throws {
        for article in try read(text, name) {
            let shown =
                ([article.title, article.body.text, article.link ?? ""] + article.tags.map(\.name) + article.authors)
                .joined()
            #expect(!shown.unicodeScalars.contains { TextSanitiserProbe.isHarmful($0) })
        }
    }

    @Test("a compressed document is read through")
    func compressed() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Fixtures.archive, to: "archive.txt")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-9", path]
        try process.run()
        process.waitUntilExit()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + ".gz")))
        #expect(try DocumentReader().read(bytes, path: path + ".gz").count == 6)
        #expect(throws: DocumentError.self) { try DocumentReader().read(Array(bytes.prefix(40)), path: "a.gz") }
    }
}

/// What may not reach a terminal, written down a second time on purpose.
enum TextSanitiserProbe {
    static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return value < 0x20 && value != 0x0A && value != 0x09 || (0x7F...0x9F).contains(value)
            || (0x202A...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}
