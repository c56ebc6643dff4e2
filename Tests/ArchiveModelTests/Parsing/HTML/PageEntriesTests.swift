import Testing

@testable import ArchiveModel

@Suite("A page that holds several articles")
struct PageEntriesTests {
    private static let titles = ["The pier gets a roof", "A storm takes it away", "Who pays for the pier"]

    private static func text(_ number: Int) -> String {
        "<p>Part \(number) of the story: the council spoke for three hours about the pier and nobody left before the end of it.</p>"
            + "<p>The mayor of town \(number) said that a new roof costs more than the old one did, and that it will come all the same.</p>"
    }

    private func read(_ body: String, head: String = "") throws -> [Article] {
        let page = "<html><head><title>Notes</title>\(head)</head><body>\(body)</body></html>"
        return try DocumentReader().read(Array(page.utf8), path: "page.html", tagged: false)
    }

    private func expectAll(_ articles: [Article]) {
        #expect(articles.map(\.title) == Self.titles)
        for (number, article) in articles.enumerated() {
            #expect(article.body.blocks.count == 2)
            #expect(
                article.body.text.contains("Part \(number) of") && article.body.text.contains("town \(number) said"))
        }
    }

    @Test("gives each of the elements that are articles, linked or not")
    func elements() throws {
        let articles = try read(
            "<h1>Notes</h1>"
                + Self.titles.enumerated().map { number, title in
                    "<article><h2>\(title)</h2><time datetime='2020-03-0\(number + 1)'>today</time>\(Self.text(number))</article>"
                }.joined())
        #expect(articles.map(\.title) == Self.titles)
        #expect(articles.compactMap { $0.published.stated?.iso8601 } == ["2020-03-01", "2020-03-02", "2020-03-03"])
    }

    @Test("gives articles that stand side by side under their headings")
    func sideBySide() throws {
        let body = Self.titles.enumerated().map { number, title in
            "<h2>\(title)</h2><p class='date'>March \(number + 1), 2020</p>\(Self.text(number))<hr>"
        }.joined()
        let articles = try read("<h1>Notes</h1>" + body)
        expectAll(articles)
        #expect(articles.compactMap { $0.published.stated?.iso8601 } == ["2020-03-01", "2020-03-02", "2020-03-03"])
        #expect(articles[0].leftOut.contains { $0.text == "Notes" })
        let menu = try read("<nav><a href='/'>Home of the boats</a></nav><h1>Notes</h1>" + body)
        #expect(menu.count == 3 && menu[0].leftOut.contains { $0.text.contains("Home of the boats") })
        #expect(!articles[0].leftOut.contains { $0.text.contains("Part") })
        let page = Array("<html><head><title>Notes</title></head><body><h1>Notes</h1>\(body)</body></html>".utf8)
        let date = try #require(articles[1].leftOut.first { $0.text.contains("March 2") })
        #expect(String(decoding: page[date.byteRange], as: UTF8.self).contains("March 2, 2020"))
    }

    @Test("is doubtful where much text stands beside the articles")
    func doubt() throws {
        let articles = Self.titles.enumerated().map { number, title in
            "<article><h2>\(title)</h2><time datetime='2020-03-0\(number + 1)'>today</time>\(Self.text(number))</article>"
        }.joined()
        let sure = try read("<h1>Notes</h1>" + articles)
        #expect(sure.count == 3 && sure.allSatisfy { $0.doubts.isEmpty })
        let about =
            "<p>These notes are written by two people. They live beside the pier and see all that is done to it from there.</p>"
        let doubtful = try read("<div>\(articles)</div><div class='about'>\(about)\(about)\(about)</div>")
        #expect(doubtful.count == 3 && doubtful[0].doubts.count == 1 && doubtful[1].doubts.isEmpty)
    }

    @Test("takes dates that stand over the articles")
    func datesAbove() throws {
        let body = Self.titles.enumerated().map { number, title in
            "<h2>March \(number + 1), 2020</h2><div class='post'><h3><a href='/\(number)'>\(title)</a></h3><div>\(Self.text(number))</div></div>"
        }.joined()
        let articles = try read(body)
        #expect(articles.map(\.title) == Self.titles)
        #expect(articles.compactMap { $0.published.stated?.iso8601 } == ["2020-03-01", "2020-03-02", "2020-03-03"])
    }

    @Test("takes each date to the text below it where the elements stand side by side")
    func datesBeside() throws {
        let body = Self.titles.enumerated().map { number, title in
            "<p><b>March \(number + 1), 2020</b></p><h3>\(title)</h3>\(Self.text(number))"
        }.joined()
        let articles = try read("<h1>Notes</h1>" + body)
        expectAll(articles)
        #expect(articles.compactMap { $0.published.stated?.iso8601 } == ["2020-03-01", "2020-03-02", "2020-03-03"])
    }

    @Test("gives cards that are links as a whole, where they have dates")
    func cards() throws {
        func cards(_ date: (Int) -> String) -> String {
            Self.titles.enumerated().map { number, title in
                "<article class='card'><a href='/\(number)'><h2>\(title)</h2><div>Part \(number) of the story: the council spoke about the pier for hours.</div></a>\(date(number))</article>"
            }.joined()
        }
        let articles = try read(cards { "<time datetime='2020-03-0\($0 + 1)'>\($0 + 1) March</time>" })
        #expect(articles.map(\.title) == Self.titles)
        #expect(articles.allSatisfy { $0.body.text.contains("of the story") })
        #expect(try read("<h1>All of our stories</h1>" + cards { _ in "" }).count == 1)
    }

    @Test("finds titles by what their elements are called where none is a heading")
    func namedTitles() throws {
        let body = Self.titles.enumerated().map { number, title in
            "<div class='item'><div><span class='theHeadline'>\(title)</span></div><div>\(number + 1) March 2020</div>\(Self.text(number))</div>"
        }.joined()
        let articles = try read(body)
        #expect(articles.map(\.title) == Self.titles)
    }

    @Test("is told from one article with headings, even where they link to other pages")
    func headings() throws {
        let sections = Self.titles.enumerated().map { number, title in
            "<h2><a href='https://example.org/\(number)'>\(title)</a></h2>\(Self.text(number))"
        }.joined()
        #expect(try read("<h1>Ten piers to see</h1><p>March 1, 2020</p>" + sections).count == 1)
        #expect(try read("<article><h1>Ten piers to see</h1>\(sections)</article>").count == 1)
        let stated = "<meta property='og:type' content='article'>"
        let entries = Self.titles.enumerated().map { "<article><h2>\($1)</h2>\(Self.text($0))</article>" }.joined()
        #expect(try read(entries, head: stated).count == 1)
    }

    @Test("written by a newspaper database is cut as a text is, by counters or by fields")
    func exports() throws {
        let counted = Self.titles.enumerated().map { number, title in
            "<div><p>\(number + 1) of 3 DOCUMENTS</p></div><div><p>The Town Courier</p></div><div><p>March \(number + 1), 2020 Monday</p></div>"
                + "<div><p><span>\(title)</span></p></div><div><p><span>BYLINE: </span><span>Ann Lee</span></p></div>"
                + "<div>\(Self.text(number))</div><div><p>Copyright 2020 The Town Courier</p></div>"
        }.joined()
        let articles = try read(counted)
        #expect(articles.map(\.title) == Self.titles)
        #expect(articles.compactMap { $0.published.stated?.iso8601 } == ["2020-03-01", "2020-03-02", "2020-03-03"])
        let rows = Self.titles.enumerated().map { number, title in
            let fields = [
                ("SE", "News"), ("HD", title), ("BY", "By Ann Lee"), ("WC", "12\(number) words"),
                ("PD", "\(number + 1) March 2020"), ("SN", "The Town Courier"), ("LA", "English"),
                (
                    "TD",
                    "Part \(number) of the story: the council spoke for three hours about the pier and left. It met again on Monday."
                ),
                ("AN", "Document TOWN00002020030\(number)"),
            ]
            return "<div class='article enArticle'><table>"
                + fields.map { "<tr><td><b>\($0)</b>&nbsp;</td><td>\($1)</td></tr>" }.joined() + "</table></div>"
        }.joined()
        let indexed = try read(rows + "<div>Saved by the town library</div><nav>Back to the search</nav>")
        let around = indexed[0].leftOut.map(\.text)
        #expect(around.contains("Saved by the town library") && around.contains("Back to the search"))
        #expect(indexed.map(\.title) == Self.titles)
        #expect(indexed.map(\.authors) == [["Ann Lee"], ["Ann Lee"], ["Ann Lee"]])
    }
}
