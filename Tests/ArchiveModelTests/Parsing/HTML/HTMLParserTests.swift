import ArchiveModel
import Testing

@Suite("A saved page")
struct HTMLParserTests {
    private func read(_ page: String, _ name: String = "page.html") throws -> [Article] {
        try DocumentReader().read(Array(page.utf8), path: name, tagged: false)
    }

    private func one(_ page: String) throws -> Article {
        let articles = try read(page)
        #expect(articles.count == 1)
        return try #require(articles.first)
    }

    private static let prose = """
        <p>The harbour of the town has a new crane since Monday, and the old one will be taken down in spring, said the mayor.</p>
        <p>It lifts two hundred boxes in an hour, which is twice as many as the old one did, and it needs no driver for any of them.</p>
        <p>Nobody knows what becomes of the four drivers, of whom the eldest has worked at the pier for more than thirty years.</p>
        """

    @Test("gives its article, and neither menus nor teasers, shares, comments or cookie lines")
    func article() throws {
        let article = try one(
            """
            <html lang="en"><head><title>A new crane | Harbour News</title><meta property="og:site_name" content="Harbour News"></head><body>
            <ul class="main-menu"><li><a href="/">Home</a></li><li><a href="/b">Boats and other things that float</a></li></ul>
            <div class="content"><h1>A new crane</h1><div class="share-buttons"><a href="#">Share this on a network</a></div>\(Self.prose)
            <p>Read also: <a href="/x">The old pier</a></p><h3>Related</h3><ul><li><a href="/y">The ferry line between the towns begins again</a></li></ul></div>
            <aside><p>Subscribe to our letter about harbours, which comes every Monday and costs nothing at all, for ever.</p></aside>
            <div id="comments"><p>I have seen this crane myself and I must say that it is larger than the church of our town is.</p></div>
            <footer><p>We use cookies to make this page better for everyone who reads it, on all devices and in all countries.</p></footer></body></html>
            """)
        #expect(article.title == "A new crane")
        #expect(article.body.blocks.map(\.kind) == [.paragraph, .paragraph, .paragraph])
        #expect(article.language == "en")
    }

    @Test(
        "keeps what inline elements say",
        arguments: [
            ("Let <img src='latex.php?latex=p' alt='p' class='latex'> be", "Let p be"),
            ("fine <img alt='🙂' src='1.svg'>.", "fine 🙂."), ("a <img alt='The quay at dusk' src='q.jpg'> b", "a b"),
            ("10<sup>6</sup> herrings", "10⁶ herrings"), ("5<sup>1/2</sup>", "5^1/2"),
            ("the 2<sup>nd</sup> boat", "the 2nd boat"),
            ("x<sub>i</sub> and H<sub>2</sub>O", "x_i and H2O"), ("M<sup>me</sup> X", "Mme X"),
            ("<math><mi>a</mi><mo>+</mo><mfrac><mn>1</mn><mi>b</mi></mfrac></math>.", "a+1/b."),
            (
                "<math><semantics><mi>q</mi><annotation encoding='application/x-tex'>a^2=b</annotation></semantics></math>",
                "a^2=b"
            ),
            ("It costs <s>40 crowns</s> 20 <b>crowns</b>.", "It costs ~~40 crowns~~ 20 crowns."),
            ("a <q>word</q> of", "a “word” of"),
        ])
    func inline(markup: String, text: String) throws {
        let article = try one(
            "<html><body><article><h1>A new crane</h1>\(Self.prose)<p>\(markup)</p></article></body></html>")
        #expect(article.body.blocks.last.map { String(article.body.text(in: $0.range)) } == text)
        for span in article.body.spans { #expect(article.body.text(in: span.range) == "crowns") }
    }

    /// Two sentences, and long enough to be no teaser.
    private static func paragraph(_ number: Int) -> String {
        "The ferry company said on Wednesday that boat number \(number) will sail to the northern islands through the winter. The mayor was glad of it, and so was the town that had asked for it."
    }

    @Test("keeps an article that is in several elements, and not the teasers that are called like it")
    func parts() throws {
        let part = (1...3).map { "<p>\(Self.paragraph($0))</p>" }.joined()
        let parted = try one(
            "<html><body><main><h1>A winter ferry sails</h1><article class='text'>\(part)\(part)</article><figure></figure><article class='text'><p>\(Self.paragraph(7))</p></article></main></body></html>"
        )
        #expect(parted.body.text.contains("number 1") && parted.body.text.contains("number 7"))
        let teased = try one(
            "<html><body><main><article class='text'><h1>A winter ferry sails</h1>\(part)\(part)</article><article class='text'><h2><a href='/x'>Another one</a></h2><p>\(Self.paragraph(7))</p></article></main></body></html>"
        )
        #expect(teased.body.text.contains("number 1") && !teased.body.text.contains("Another one"))
    }

    @Test("keeps the paragraphs over its title, and not the menu there")
    func aboveTitle() throws {
        let article = try one(
            "<html><body><main><div><p>Menu of things</p><p>\(Self.paragraph(7))</p><h1>A winter ferry sails</h1>"
                + (1...6).map { "<p>\(Self.paragraph($0))</p>" }.joined() + "</div></main></body></html>")
        #expect(article.title == "A winter ferry sails")
        #expect(article.body.text.hasPrefix("The ferry company said on Wednesday that boat number 7"))
        #expect(article.leftOut.contains { $0.text.contains("Menu of things") })
    }

    @Test("keeps paragraphs that stand beside the element of its article, and leaves teasers there out")
    func paragraphsBeside() throws {
        let beside = "The ferry will not sail on Sunday. Travellers are asked to take the bus, which leaves at nine."
        let more = "The same holds for the next two Sundays. Nobody has said so far who will pay for the bus."
        let teaser =
            "The bridge is closed again. Drivers have waited for two hours on both sides of it since Monday morning."
        let article = try one(
            """
            <html><head><title>A new crane</title></head><body><div><div class="top"><p>\(beside) \(more)</p></div>
            <article><h1>A new crane</h1>\(Self.prose)\(Self.prose)</article>
            <div class="cards"><h3><a href="/bridge">Closed once more</a></h3><p>\(teaser)</p>
            <p>\(teaser) So it goes.</p><p><a href="/more">More</a></p></div>
            <div class="end"><p>\(more) \(beside) This is said below.</p></div></div></body></html>
            """)
        let text = article.body.text
        #expect(text.contains("\(beside) \(more)") && text.contains("This is said below."))
        #expect(!text.contains("The bridge is closed") && !text.contains("So it goes."))
        let left = article.leftOut.map(\.text).joined(separator: "\n")
        #expect(left.contains("The bridge is closed") && !left.contains("This is said below."))
    }

    @Test("counts the items of lists as their page does")
    func numbers() throws {
        let article = try one(
            """
            <html><body><article><h1>A new crane</h1>\(Self.prose)<ol start="5"><li>A</li><li value="9">B<ol type="a"><li>C</li><li>D</li></ol>
            </li><li>E</li></ol><p>Next:</p><ol reversed><li>F</li><li>G</li></ol><ol type="I" start="4"><li>H</li></ol></article></body></html>
            """)
        let items = article.body.blocks.filter { $0.kind == .listItem }.map { String(article.body.text(in: $0.range)) }
        #expect(items == ["5. A", "9. B", "a. C", "b. D", "10. E", "2. F", "1. G", "IV. H"])
    }

    @Test("keeps cells under their headings where others span several")
    func spans() throws {
        let article = try one(
            """
            <html><body><article><h1>A new crane</h1>\(Self.prose)<table><tr><th>Island<th>Winter<th>Summer<th>Freight</tr>
            <tr><td rowspan="2">Holm<td>1<td>2<td>3.5</tr><tr><td colspan="2">closed<td>0.25</tr><tr><td colspan="4">Second part</tr>
            <tr><td>Skerry<td>9<td>7<td rowspan="99999999">1</tr></table></article></body></html>
            """)
        let rows = article.body.blocks.filter { $0.kind == .table }.map { String(article.body.text(in: $0.range)) }
        #expect(
            rows == [
                "Island │ Winter │ Summer │ Freight", "Holm │ 1 │ 2 │ 3.5", "Holm │ closed │ closed │ 0.25",
                "Second part",
                "Skerry │ 9 │ 7 │ 1",
            ])
    }

    @Test(
        "is not held by an element that is never closed, nor by one that is no place for text",
        arguments: ["<button>Menu", "<nav>Menu", "<select><option>One", "<label>Name", "<nav>", "<div hidden>"])
    func leftOpen(start: String) throws {
        let prose =
            Self.prose + Self.prose.replacing("crane", with: "lamp") + Self.prose.replacing("crane", with: "roof")
        let article = try one(
            "<html><head><title>A new crane</title></head><body>\(start)<div><h1>A new crane</h1>\(prose)</div></body></html>"
        )
        for word in ["crane", "lamp", "roof"] {
            #expect(article.body.text.contains("has a new \(word) since Monday"), "\(start)")
        }
    }

    @Test(
        "takes neither all memory nor the stack, however it is built",
        arguments: ["<b>", "<div>", "<table><tr><td>", "<li><p>", "<a href=x><font>", "<svg><math>", "<template>"])
    func bombs(tag: String) throws {
        let page =
            "<html><body><p>Text.</p>" + String(repeating: tag, count: 30_000) + "<p>Behind it."
            + String(repeating: "<p>x", count: 500)
        #expect(try read(page).count == 1)
    }

    @Test("reads the same with the line ends of other systems", arguments: ["\r\n", "\r"])
    func lineEnds(end: String) throws {
        let page =
            "<html><body><article>\n<h1>A new crane</h1>\n\(Self.prose)\n<pre>a\nb</pre>\n</article></body></html>"
        let article = try one(page.replacing("\n", with: end))
        #expect(article.body == (try one(page)).body)
        #expect(article.issues.isEmpty)
    }

    @Test("never loses the article to a class name")
    func namedBadly() throws {
        let article = try one(
            "<html><body><div class=\"sidebar share\"><h1>A new crane</h1>\(Self.prose)</div></body></html>")
        #expect(article.body.blocks.count == 3)
    }

    @Test("keeps blocks and spans")
    func blocks() throws {
        let article = try one(
            """
            <html><head><link rel="canonical" href="https://example.org/a/b"></head><body><article><h1>T of it</h1>\(Self.prose)
            <h2>Part</h2><ol start="3"><li>three<ul><li>inner <b>bold</b></li></ul></li><li><p>four</p><p>more</p></li></ol>
            <blockquote><p>Said it.</p><footer>— Maren</footer></blockquote><pre>a
              b</pre><table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table>
            <figure><img src="p.jpg" alt="The old pier"></figure><figure><img src="q.jpg" alt="no"><figcaption>The new pier</figcaption></figure>
            <p>See <a href="../c">there</a><sup><a href="#fn1">1</a></sup>, where <em>all</em> of the text goes on.</p></article></body></html>
            """)
        let blocks = article.body.blocks.dropFirst(3).map {
            ($0.kind, $0.level, String(article.body.text(in: $0.range)))
        }
        let expected: [(Block.Kind, Int, String)] = [
            (.heading, 2, "Part"), (.listItem, 1, "3. three"), (.listItem, 2, "inner bold"),
            (.listItem, 1, "4. four\nmore"),
            (.quote, 1, "Said it."), (.quote, 1, "— Maren"), (.code, 0, "a\n  b"), (.table, 1, "x │ y"),
            (.table, 0, "1 │ 2"),
            (.caption, 0, "The old pier"), (.caption, 0, "The new pier"),
            (.paragraph, 0, "See there[1], where all of the text goes on."),
        ]
        #expect(blocks.count == expected.count)
        for (block, wanted) in zip(blocks, expected) { #expect(block == wanted) }
        #expect(article.links == [Link(url: "https://example.org/c", text: "there")])
        let bold = article.body.spans.first { $0.kind == .strong }
        #expect(bold.map { article.body.text(in: $0.range) } == "bold")
    }

    @Test("reads metadata from JSON-LD, broken or not, before anything else")
    func structured() throws {
        let article = try one(
            """
            <html><head><meta name="author" content="admin"><script type="application/ld+json">{"@graph": [{"@type": "Person", "@id": "#m",
            "name": "Maren Holt"}, {"@type": "NewsArticle", "headline": "A new
            crane", "datePublished": "2021-05-04T10:00:00+02:00", "dateModified": "2021-05-05", "author": {"@id": "#m"},
            "keywords": ["crane", "harbour"],}]}</script></head><body><h1>A new crane</h1>\(Self.prose)</body></html>
            """)
        #expect(article.authors == ["Maren Holt"])
        #expect(article.published.stated?.iso8601 == "2021-05-04T10:00:00+02:00")
        #expect(article.updated?.iso8601 == "2021-05-05")
        #expect(article.tags.map(\.name) == ["crane", "harbour"])
    }

    @Test(
        "reads who wrote it and when from what is printed",
        arguments: [
            (
                "<p class=\"byline\">By Maren Holt and Ian Berg | Harbour News</p><p class=\"date\">May 4, 2021</p>",
                ["Maren Holt", "Ian Berg"]
            ),
            (
                "<span class=\"author vcard\">Von Maren Holt, Redakteurin</span> <time datetime=\"2021-05-04\">gestern</time>",
                ["Maren Holt"]
            ),
            ("<a rel=\"author\" href=\"/m\">Maren Holt</a> · 4. Mai 2021", ["Maren Holt"]),
            ("<p>Par Maren Holt, le 4 mai 2021</p>", ["Maren Holt"]),
        ])
    func printed(byline: String, authors: [String]) throws {
        let article = try one(
            "<html lang=\"de\"><body><main><h1>A new crane</h1>\(byline)\(Self.prose)</main></body></html>")
        #expect(article.authors == authors)
        #expect(article.published.stated?.iso8601 == "2021-05-04")
    }

    @Test(
        "takes the order of day and month from the language of the page",
        arguments: [("en", "2021-05-04"), ("fr", "2021-04-05")])
    func slashes(language: String, day: String) throws {
        let article = try one(
            "<html lang=\"\(language)\"><body><h1>A new crane</h1><p class=\"date\">05/04/2021</p>\(Self.prose)</body></html>"
        )
        #expect(article.published.stated?.iso8601 == day)
    }

    @Test("with several articles gives all of them")
    func several() throws {
        let entries = ["one", "two", "three"].map { name in
            """
            <article class="post"><h2><a href="/\(name)">Crane number \(name)</a></h2><p class="meta">May 4, 2021 by <a rel="author" href="/m">Maren
            Holt</a></p>\(Self.prose)</article>
            """
        }
        let articles = try read(
            "<html lang=\"en\"><head><link rel=\"canonical\" href=\"https://a.example/\"></head><body>\(entries.joined())</body></html>"
        )
        #expect(articles.map(\.title) == ["Crane number one", "Crane number two", "Crane number three"])
        #expect(articles.map(\.link) == ["https://a.example/one", "https://a.example/two", "https://a.example/three"])
        #expect(articles.allSatisfy { $0.authors == ["Maren Holt"] && $0.published.stated?.iso8601 == "2021-05-04" })
        #expect(articles[0].source.layout == "page of articles")
    }

    @Test("without an article says so and gives its text")
    func nothing() throws {
        let article = try one("<html><body><nav>x</nav><form><label>Name</label></form><p>Hello</p></body></html>")
        #expect(article.body.text == "Hello")
        let empty = try one("<html><head><title>T</title></head><body><form>Log in here</form></body></html>")
        #expect(empty.body.text == "Log in here" && empty.issues.contains { $0.message.hasPrefix("no article") })
    }

    @Test("of thousands of nested elements keeps its text")
    func deep() throws {
        let article = try one(
            "<html><body>" + String(repeating: "<div>", count: 20_000) + Self.prose + "</body></html>")
        #expect(article.body.text.contains("taken down in spring"))
    }
}
