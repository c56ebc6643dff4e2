import ArchiveModel
import Testing

@Suite("A text archive with by-lines at the end")
struct FooterArchiveTests {
    let articles: [Article]

    init() throws { articles = try Fixtures.read(Fixtures.archive) }

    @Test("is cut at its titles, also where a by-line is missing")
    func titles() {
        #expect(
            articles.map(\.title) == [
                "Briefs from the harbour #12", "Norway refuses Danish cable ship entry over faulty papers",
                "Briefs from the harbour #11", "Swedish harbour tests a crane without any driver",
                "Lighthouse keepers of Denmark hold their last meeting",
                "Ferry line between Sweden and Norway starts again",
            ])
    }

    @Test("gives each article its own author and date")
    func bylines() {
        #expect(articles.map(\.authors) == [[], ["Maren Holt"], [], ["Ian Berg"], ["Maren Holt"], ["Ian Berg"]])
        #expect(
            articles.map { $0.published.stated?.iso8601 } == [
                nil, "2021-06-04", nil, "2021-05-25", "2021-05-18", "2021-05-02",
            ])
    }

    @Test("bounds undated articles by their neighbours, and never states a date for them")
    func bounds() {
        #expect(articles[0].published.notBefore?.iso8601 == "2021-06-04")
        #expect(articles[0].published.notAfter == nil)
        #expect(articles[2].published.notBefore?.iso8601 == "2021-05-25")
        #expect(articles[2].published.notAfter?.iso8601 == "2021-06-04")
        #expect(articles[2].published.stated == nil)
    }

    @Test(
        "makes captions of what was glued to the first word",
        arguments: [
            (0, "Lena Ortiz", "Norwegian divers"), (1, "Bergen Harbour", "The government"),
            (2, "Old Pier", "Danish fishers"),
            (3, "Gantry", "A harbour"), (4, "Radio Mast", "Officials of"), (5, "NATO", "British engineers"),
        ])
    func captions(index: Int, caption: String, start: String) {
        let body = articles[index].body
        #expect(body.blocks[0].kind == .caption)
        #expect(body.text(in: body.blocks[0].range) == caption)
        #expect(body.text(in: body.blocks[1].range).hasPrefix(start))
    }

    @Test(
        "takes the mark that closes a German quotation for no opening one",
        arguments: ["„Held der Berge“", "\"Held der Berge\""])
    func germanQuotation(quoted: String) throws {
        let sentence =
            "Als \(quoted) bezeichnete der Bürgermeister den Wanderer, der die drei Kinder aus dem Schnee geholt hatte."
        let text =
            "Als der Winter kam\n\n\(sentence)\n\nDer zweite Absatz ist länger und sagt noch einmal, was geschehen ist.\n"
        let read = try Fixtures.read(text, path: "winter.txt")
        #expect(read[0].body.text.contains(sentence))
        #expect(!read[0].body.blocks.contains { $0.kind == .caption })
    }

    @Test("leaves names with a capital inside whole")
    func names() {
        #expect(articles[0].body.text.contains("\n\nYouTube removes"))
        #expect(articles[3].body.text.contains("\n\nMcDonald and LinkedIn"))
    }

    @Test("keeps no by-line in a body")
    func noBylineInBody() {
        #expect(articles.allSatisfy { !$0.body.text.contains("Permalink") && !$0.body.text.contains("Author:") })
    }

    @Test("is tiled by the byte ranges of its articles")
    func tiling() {
        #expect(articles.first?.source.byteRange.lowerBound == 0)
        #expect(articles.last?.source.byteRange.upperBound == Fixtures.archive.utf8.count)
        for (article, next) in zip(articles, articles.dropFirst()) {
            #expect(article.source.byteRange.upperBound == next.source.byteRange.lowerBound)
        }
    }

    @Test(
        "reads the same in other encodings and with other line ends",
        arguments: ["utf-16", "windows-1252", "crlf", "bom"])
    func encodings(form: String) throws {
        var bytes: [UInt8]
        var expected = articles.map(\.title)
        switch form {
        case "utf-16": bytes = [0xFF, 0xFE] + Fixtures.archive.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case "windows-1252":
            bytes = Fixtures.archive.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
        case "crlf":
            bytes = Array(Fixtures.archive.replacing("\n", with: "\r\n").utf8)
        default: bytes = [0xEF, 0xBB, 0xBF] + Array(Fixtures.archive.utf8)
        }
        let read = try DocumentReader().read(bytes, path: "archive.txt")
        if form == "windows-1252" { expected = expected.map { $0 } }
        #expect(read.map(\.title) == expected)
        #expect(read.last?.source.byteRange.upperBound == bytes.count)
    }
}

@Suite("A single post")
struct SinglePostTests {
    let articles: [Article]
    var article: Article { articles[0] }

    init() throws { articles = try Fixtures.read(Fixtures.post, path: "post.txt") }

    @Test("is one article with the title of its first line")
    func one() {
        #expect(articles.count == 1)
        #expect(article.title == "Harbour — The Crane Is Clear and Present [UPDATE : Crane under Repair]")
    }

    @Test("has the date of its dateline and of its update")
    func dates() {
        #expect(article.published.stated?.iso8601 == "2021-05-30")
        #expect(article.updated?.iso8601 == "2021-06-07")
    }

    @Test("opens with quotations that carry their attributions")
    func quotations() {
        let quotes = article.body.blocks.filter { $0.kind == .quote }.map { article.body.text(in: $0.range) }
        #expect(quotes.count == 2)
        #expect(quotes[0].hasSuffix("\nMaren Holt — Former Keeper of the Lighthouse (May 21 2021)"))
        #expect(quotes[1].hasSuffix("\nCaptain Ian Berg Former head of the Danish Ferry Line"))
    }

    @Test("keeps its update together up to the wider gap, with lines about other posts where they stand")
    func update() throws {
        let updates = article.body.blocks.filter { $0.kind == .update }.map { article.body.text(in: $0.range) }
        #expect(updates.count == 2)
        #expect(updates[0].hasPrefix("UPDATE (June 7 2021)"))
        #expect(updates.last?.hasSuffix("what comes of it.”") == true)
        let kinds = article.body.blocks.map(\.kind)
        let start = try #require(kinds.firstIndex(of: .update))
        #expect(kinds[start...].prefix(3) == [.update, .related, .update])
        // Every line about another post is in the text, too.
        let shown = article.body.blocks.filter { $0.kind == .related }.map { article.body.text(in: $0.range) }
        #expect(article.related.allSatisfy { related in shown.contains { $0.hasSuffix(related) } })
    }

    @Test("lists related posts")
    func related() {
        #expect(
            article.related == [
                "Cranes — When Will the Harbour Overtake the Pier ?", "The Rise of the Ferry", "Harbour Switch Found",
            ])
    }

    @Test("has its headings")
    func headings() {
        #expect(
            article.body.blocks.filter { $0.kind == .heading }.map { article.body.text(in: $0.range) } == [
                "Where the boxes go"
            ])
    }

    @Test("has the categories of its footer")
    func categories() {
        #expect(article.tags.filter { $0.origin == .category }.map(\.name) == ["Denmark", "Harbours", "Cranes"])
    }

    @Test(
        "keeps nothing of form, log-in and repeated title",
        arguments: ["Leave a Reply", "Fill in", "commenting", "%s", "Bookmark"])
    func boilerplate(words: String) {
        #expect(!article.body.text.contains(words))
        #expect(!article.body.text.contains("The Crane Is Clear and Present"))
    }
}

@Suite("A text archive with by-lines under the titles")
struct HeaderArchiveTests {
    let articles: [Article]

    init() throws { articles = try Fixtures.read(Fixtures.bylinesUnderTitles) }

    @Test("is cut at titles and footers")
    func titles() {
        #expect(
            articles.map(\.title) == [
                "The pier gets a new roof", "Storm takes the old roof away", "Ferry prices rise again",
            ])
    }

    @Test("has authors, dates, categories and tags")
    func metadata() {
        #expect(articles.map(\.authors) == [["Jon Aas"], [], ["Eva de Vries"]])
        #expect(articles.map { $0.published.stated?.iso8601 } == ["2020-03-05", nil, "2020-03-01"])
        #expect(articles[0].tags.filter { $0.origin == .keyword }.map(\.name) == ["pier", "roof"])
        #expect(articles[1].tags.filter { $0.origin == .category }.map(\.name) == ["Town"])
    }

    @Test("keeps a by-line that is quoted in the text, and drops the page around")
    func quotedByline() {
        #expect(articles[2].body.text.contains("stood on the old ticket"))
        #expect(articles.allSatisfy { !$0.body.text.contains("Older posts") && !$0.body.text.contains("Skip to") })
    }
}

@Suite("Any text")
struct AnyTextTests {
    @Test("names day and month in one order in all of its dates")
    func dayOrder() throws {
        let text = ["12/03/2014", "13/03/2014", "05/03/2014"].map { date in
            "The ferry of \(date.prefix(2)) sails\n\nBy Mara Lindqvist | \(date)\n\nThe company said on Wednesday that its boats will sail to the islands through the whole winter, and the mayor was glad of it, as was the town.\n\n\n"
        }
        let articles = try Fixtures.read(text.joined())
        #expect(articles.map { $0.published.stated?.iso8601 } == ["2014-03-12", "2014-03-13", "2014-03-05"])
        let feed =
            "<rss version=\"2.0\"><channel>"
            + ["03/05/2014", "25/05/2014"].map { "<item><title>\($0)</title><pubDate>\($0)</pubDate></item>" }.joined()
            + "</channel></rss>"
        let entries = try DocumentReader().read(Array(feed.utf8), path: "a.xml", tagged: false)
        #expect(entries.map { $0.published.stated?.iso8601 } == ["2014-05-03", "2014-05-25"])
    }

    @Test(
        "keeps two capitals that begin a title",
        arguments: ["HD radio comes to the harbour", "TI opens a plant in town"])
    func capitals(title: String) throws {
        let body =
            "The company said on Wednesday that it will stay through the winter. The mayor was glad of it, as was the town."
        let articles = try Fixtures.read(
            "\(title)\n\nBy Mara Lindqvist and Bono\n\n\(body)\n\n\(body) So it will be.\n")
        #expect(articles.map(\.title) == [title] && articles[0].authors == ["Mara Lindqvist", "Bono"])
    }

    @Test(
        "of one article has the title and the author that its labels and its place tell",
        arguments: [
            "Titel: A winter ferry sails\nAutor: Mara Lindqvist, Korrespondentin",
            "HD  A winter ferry sails\nBY  By MARA LINDQVIST",
            "Business\n\nA winter ferry sails\n\nBy Mara Lindqvist, Vienna", "# A winter ferry sails\n\nMara Lindqvist",
        ])
    func oneHead(head: String) throws {
        let body =
            "The company said on Wednesday that its boats will sail to the islands through the winter. The mayor has promised a brass band."
        let articles = try Fixtures.read("\(head)\n\n\(body)\n\n\(body) So it will be.\n")
        #expect(articles.count == 1)
        #expect(articles[0].title == "A winter ferry sails" && articles[0].authors == ["Mara Lindqvist"])
        #expect(articles[0].body.text.contains("So it will be.") && articles[0].doubts.isEmpty)
    }

    @Test("without a boundary is one article called by its first words")
    func noBoundary() throws {
        let articles = try Fixtures.read(
            "just some words, and no title at all.\nand more of them.", path: "/a/notes about cranes.txt")
        #expect(articles.map(\.title) == ["just some words, and no title at all."])
        #expect(articles[0].body.text.contains("and more of them."))
    }

    @Test(
        "never traps",
        arguments: [
            "\n", "\n\n\n", "x", "\u{FEFF}", "\r\r\r", "Author: | Date: | Permalink", "By ", "|||", "#tag", "“”",
            "UPDATE", "RELATED POST:",
            "日本語の見出し\n\n2020年6月4日\n\n本文です。", String(repeating: "a", count: 100_000),
            String(repeating: "By A | 1 May 2020\n", count: 500),
        ])
    func robust(text: String) throws {
        let articles = try Fixtures.read(text)
        #expect(!articles.isEmpty)
        #expect(articles.last?.source.byteRange.upperBound == text.utf8.count)
    }

    @Test("loses its control characters, and says so")
    func controls() throws {
        let articles = try Fixtures.read(
            "A title here\n\nRed \u{1B}[31malert\u{9B}2J and \u{202E}reversed text, in a whole sentence of words.")
        let article = try #require(articles.first)
        #expect(!article.body.text.unicodeScalars.contains { ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0) })
        #expect(article.issues.filter { $0.kind == .neutralised }.count == 3)
    }

    @Test(
        "that is no text is refused",
        arguments: [[0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 0, 0, 0], [UInt8](repeating: 1, count: 100)] as [[UInt8]])
    func binary(bytes: [UInt8]) {
        #expect(throws: DocumentError.binary(path: "a.bin")) { try DocumentReader().read(bytes, path: "a.bin") }
    }

    @Test("that is empty is refused")
    func empty() {
        #expect(throws: DocumentError.empty(path: "a.txt")) { try DocumentReader().read([], path: "a.txt") }
    }
}
