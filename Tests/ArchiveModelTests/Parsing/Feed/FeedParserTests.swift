import ArchiveModel
import Testing

@Suite("Feeds and lists")
struct FeedParserTests {
    private func read(_ text: String, _ name: String = "feed.xml") throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: name, tagged: false)
    }

    private func rss(_ items: String) -> String {
        """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:x="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
        xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>C</title>\(items)</channel></rss>
        """
    }

    @Test("the whole text goes before the summary, and an empty one does not count")
    func content() throws {
        let articles = try read(
            rss(
                """
                <item><title>a</title><description>Short.</description><content:encoded>&lt;p&gt;Whole.&lt;/p&gt;</content:encoded></item>
                <item><title>b</title><description>Short.</description><content:encoded>&lt;img src="x"&gt;</content:encoded></item>
                <item><title>c</title><description>Cut…</description><itunes:summary>Cut no more.</itunes:summary></item>
                """))
        #expect(articles.map(\.body.text) == ["Whole.", "Short.", "Cut no more."])
    }

    @Test("extensions are known by their address, not by their prefix")
    func extensions() throws {
        let article = try #require(
            try read(
                rss(
                    """
                    <item><title>a</title><dc:creator>Maren Holt</dc:creator><dc:date>2021-05-04</dc:date><dc:subject>pier</dc:subject>
                    <x:keywords>roof, sand</x:keywords><enclosure url="http://a/1.mp3" type="audio/mpeg"/></item>
                    """)
            ).first)
        #expect(article.authors == ["Maren Holt"])
        #expect(article.published.stated?.iso8601 == "2021-05-04")
        #expect(article.tags.map(\.name) == ["pier", "roof", "sand"])
        #expect(article.tags.map(\.origin) == [.category, .keyword, .keyword])
        #expect(article.links == [Link(url: "http://a/1.mp3", text: "audio/mpeg")])
    }

    @Test(
        "persons are shown by their names",
        arguments: [
            ("maren@example.org (Maren Holt)", "Maren Holt"), ("Maren Holt &lt;maren@example.org&gt;", "Maren Holt"),
            ("Maren Holt (maren@example.org)", "Maren Holt"), ("maren@example.org", "maren@example.org"),
            ("Maren Holt", "Maren Holt"),
        ])
    func persons(text: String, name: String) throws {
        let article = try #require(try read(rss("<item><title>a</title><author>\(text)</author></item>")).first)
        #expect(article.authors == [name])
    }

    @Test(
        "are read behind whatever stands before them",
        arguments: [
            "<br />\n<b>Warning</b>: Undefined variable in <b>/srv/x.php</b> on line <b>3</b><br />\n<?xml version=\"1.0\"?>",
            "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n", "1f4\r\n<?xml version=\"1.0\"?>\n<!-- made -->\n",
            "\n\n \n",
        ])
    func junk(before: String) throws {
        let articles = try read(before + rss("<item><title>a</title></item><item><title>b</title></item>"))
        #expect(articles.map(\.title) == ["a", "b"])
        let range = articles[1].source.byteRange
        #expect(
            range.upperBound == (before + rss("<item><title>a</title></item><item><title>b</title></item>")).utf8.count)
    }

    @Test("are not taken for a feed where a text only shows one")
    func shown() throws {
        let text =
            "How a feed looks\n\nIt begins with these lines, and each entry follows:\n\n```\n<rss version=\"2.0\">\n```\n"
        #expect(try read(text, "about.txt").first?.source.format == .textArchive)
        #expect(
            try read("<html><body><pre>\n<rss version='2.0'></pre><p>A page.</p></body></html>", "a.html").first?.source
                .format == .html)
    }

    @Test("lose no entry to a zero byte or to another entry's broken markup")
    func brokenEntry() throws {
        let articles = try read(
            rss(
                "<item><title>On\u{0}e</title></item><item><title>Two & <b ree</title></item><item><title>Three</title></item>"
            ))
        #expect(articles.count == 3)
        #expect(articles.first?.title == "On e" && articles.last?.title == "Three")
        #expect(articles.first?.issues.isEmpty == false)
    }

    @Test("show what stands behind an element that is never closed", arguments: ["embed", "object", "iframe", "video"])
    func shells(name: String) throws {
        for end in [">", "/>"] {
            let article = try read(
                rss(
                    "<item><description>&lt;p&gt;Before. &lt;\(name) src='x'\(end) Behind it.&lt;/p&gt;</description></item>"
                )
            ).first
            #expect(article?.body.text.contains("Behind it.") == true)
        }
        let closed = try read(
            rss(
                "<item><description>Before. &lt;\(name)&gt;&lt;p&gt;No player.&lt;/p&gt;&lt;/\(name)&gt; Behind it.</description></item>"
            ))
        #expect(closed.first?.body.text.contains("Behind it.") == true)
    }

    @Test("take the text and the categories from where some feeds have them")
    func unusual() throws {
        let articles = try read(
            rss(
                """
                <item><title>a</title><body>Body words.</body><categories><category>pier</category></categories></item>
                <item><title>b</title><fullitem>Full words.</fullitem></item>
                """))
        #expect(articles.map(\.body.text) == ["Body words.", "Full words."])
        #expect(articles.first?.tags.map(\.name) == ["pier"])
        let json =
            #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "x", "tags": "pier, roof"}]}"#
        #expect(try read(json, "a.json").first?.tags.map(\.name) == ["pier", "roof"])
    }

    @Test("of a whole blog are its posts and pages, and tell what else there was", arguments: [true, false])
    func blogger(isNew: Bool) throws {
        func entry(_ title: String, _ kind: String, isDraft: Bool = false) -> String {
            let old =
                "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#\(kind)'/>"
                + (isDraft ? "<app:control><app:draft>yes</app:draft></app:control>" : "")
            let new = "<b:type>\(kind.uppercased())</b:type><b:status>\(isDraft ? "DRAFT" : "LIVE")</b:status>"
            return
                "<entry><title>\(title)</title>\(isNew ? new : old)<category scheme='http://www.blogger.com/atom/ns#' term='harbour'/></entry>"
        }
        let feed =
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://www.w3.org/2007/app' xmlns:b='http://schemas.google.com/blogger/2018'>"
            + entry("skin", "template") + entry("One", "post") + entry("I agree", "comment") + entry("About", "page")
            + entry("Not yet", "post", isDraft: true) + "</feed>"
        let articles = try read(feed)
        #expect(articles.map(\.title) == ["One", "About"])
        #expect(articles.first?.tags.map(\.name) == ["harbour"])
        #expect(articles.first?.issues.map(\.message) == ["left out as no articles: 1 comment, 1 draft, 1 template"])
    }

    @Test("entities are decoded once")
    func entities() throws {
        let article = try #require(
            try read(
                rss(
                    """
                    <item><title>AT&amp;amp;T &amp; a &lt; b</title><category>R&amp;amp;D</category>
                    <description>&lt;p&gt;&amp;lt;b&amp;gt; is&nbsp;markup&lt;/p&gt;</description></item>
                    """)
            ).first)
        #expect(article.title == "AT&T & a < b")
        #expect(article.tags.map(\.name) == ["R&amp;D"])
        #expect(article.body.text == "<b> is\u{A0}markup")
    }

    @Test(
        "dates in the wild",
        arguments: [
            ("Tue, 04 May 2021 10:00:00 +0200", "2021-05-04T10:00:00+02:00"),
            ("Tue, 4 May 21 10:00 EST", "2021-05-04T10:00:00-05:00"), ("2021-05-04 10:00:00", "2021-05-04T10:00:00"),
            ("May 4, 2021", "2021-05-04"), ("Sat, Dec 16 2023 02:02:33 PM", "2023-12-16T14:02:33"),
        ])
    func dates(text: String, iso: String) throws {
        let article = try #require(try read(rss("<item><title>a</title><pubDate>\(text)</pubDate></item>")).first)
        #expect(article.published.stated?.iso8601 == iso)
    }

    @Test("Atom: bases, inherited authors, Base64, languages")
    func atom() throws {
        let articles = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/blog/" xml:lang="de"><author><name>Maren</name></author>
            <entry><title>x</title><link href="1"/><content type="xhtml" xml:base="p/"><div xmlns="http://www.w3.org/1999/xhtml">
            <p>See <a href="q">it</a>.</p></div></content></entry>
            <entry xml:lang="en"><title>y</title><content type="application/octet-stream">VGV4dCBvZiBpdC4=</content>
            <category term="rust" label="r/rust"/><author><email>k@example.org</email></author></entry></feed>
            """)
        #expect(articles[0].link == "http://a.example/blog/1")
        #expect(articles[0].links.map(\.url) == ["http://a.example/blog/p/q"])
        #expect(articles[0].authors == ["Maren"] && articles[0].language == "de")
        #expect(articles[1].body.text == "Text of it." && articles[1].language == "en")
        #expect(articles[1].tags.map(\.name) == ["rust"] && articles[1].authors == ["k@example.org"])
    }

    @Test("a broken feed is read as far as it goes")
    func broken() throws {
        let articles = try read(rss("<item><title>one</title></item><item><title>two & three</title><descri"))
        #expect(articles.map(\.title) == ["one", "two & three"])
    }

    @Test("entries know their place in the document")
    func places() throws {
        let text = rss("<item><title>one</title></item><!-- <item> --><item><title>two</title></item>")
        let articles = try read(text)
        let second = Array(text.utf8)[articles[1].source.byteRange]
        #expect(String(decoding: second, as: UTF8.self).hasPrefix("<item><title>two"))
        #expect(articles[0].source.byteRange.upperBound == articles[1].source.byteRange.lowerBound)
    }

    @Test("entities that a document declares are not multiplied")
    func bomb() throws {
        let declarations = (1...20).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }
        let text = """
            <!DOCTYPE rss [<!ENTITY e0 "ha">\(declarations.joined())<!ENTITY f SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>t</title><description>&e20; &f; x</description></item></channel></rss>
            """
        let article = try #require(try read(text).first)
        #expect(article.body.text.utf8.count < 100)
    }

    @Test("a WordPress export gives posts and pages, with paragraphs, and neither attachments nor menus")
    func wordPress() throws {
        let articles = try read(
            """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
            <wp:author><wp:author_login>mh</wp:author_login><wp:author_display_name>Maren Holt</wp:author_display_name></wp:author>
            <item><title>Post</title><dc:creator>mh</dc:creator><content:encoded><![CDATA[One [caption id="a"]pic[/caption]

            Two [not a code].]]></content:encoded><wp:post_date_gmt>2021-05-04 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status>
            <wp:post_type>post</wp:post_type><category domain="category">News</category><category domain="post_tag">pier</category></item>
            <item><title>pic</title><wp:post_type>attachment</wp:post_type></item></channel></rss>
            """)
        let article = try #require(articles.first)
        #expect(articles.count == 1)
        #expect(article.authors == ["Maren Holt"])
        #expect(article.published.stated?.iso8601 == "2021-05-04T10:00:00Z")
        #expect(article.tags.map(\.origin) == [.category, .keyword])
        #expect(article.body.blocks.count == 2)
        #expect(article.body.text.hasSuffix("Two [not a code]."))
        #expect(article.source.layout == "WordPress export")
    }

    @Test("OPML and sitemaps are lists of addresses")
    func lists() throws {
        let outline = try #require(
            try read(
                """
                <opml version="2.0"><head><title>Mine</title></head><body><outline text="News"><outline text="A blog" type="rss"
                xmlUrl="http://a/feed"/></outline></body></opml>
                """
            ).first)
        #expect(outline.title == "Mine")
        #expect(outline.body.blocks.map(\.kind) == [.heading, .listItem])
        #expect(outline.links == [Link(url: "http://a/feed", text: "A blog")])
        let map = try #require(
            try read("<urlset><url><loc>http://a/1</loc><lastmod>2021-05-04</lastmod></url></urlset>").first)
        #expect(map.links.map(\.url) == ["http://a/1"])
    }

    @Test("a feed without entries says so")
    func empty() {
        #expect(throws: DocumentError.noArticle(path: "feed.xml", reason: "it is a feed without entries")) {
            try read(rss(""))
        }
    }
}
