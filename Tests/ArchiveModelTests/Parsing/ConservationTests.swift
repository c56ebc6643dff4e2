import ArchiveModel
import TestSupport
import Testing

private func pick(_ choices: [String], _ random: inout SplitMix) -> String {
    choices[Int.random(in: choices.indices, using: &random)]
}

/// Every sentence of a document comes out: in an article, in its title, or in what was left out and can be looked at.
@Suite("No sentence is lost")
struct ConservationTests {
    /// Documents of several articles whose sentences are known, each of them once.
    struct Archive {
        struct Article {
            var title: String
            var paragraphs: [[String]]
        }

        var articles: [Article] = []

        init(_ random: inout SplitMix, isChinese: Bool = false) {
            var number = Int.random(in: 100...900, using: &random)
            func sentence() -> String {
                number += 1
                return isChinese ? Self.chineseSentence(number, &random) : Self.sentence(number, &random)
            }
            for _ in 0..<Int.random(in: 1...7, using: &random) {
                number += 1
                let title = isChinese ? "港口第\(number)号起重机的新年" : Self.title(number, &random)
                let paragraphs = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    (0..<Int.random(in: 2...5, using: &random)).map { _ in sentence() }
                }
                articles.append(Article(title: title, paragraphs: paragraphs))
            }
        }

        var sentences: [String] { articles.flatMap { $0.paragraphs.flatMap { $0 } } }

        private static let who = [
            "ferry company", "mayor of the town", "county council", "harbour master", "fish market",
        ]
        private static let what = [
            "a new boat", "the old pier", "cheaper tickets", "a longer season", "the lighthouse",
        ]
        private static let places = ["Holm", "Bergen", "the northern islands", "the east coast", "Gothenburg"]
        private static let days = ["Monday", "Tuesday", "last week", "the same evening", "the first of May"]

        private static func sentence(_ number: Int, _ random: inout SplitMix) -> String {
            let (who, what) = (pick(who, &random), pick(what, &random))
            let (place, day) = (pick(places, &random), pick(days, &random))
            return switch Int.random(in: 0...3, using: &random) {
            case 0: "The \(who) of \(place) asked on \(day) for \(what), which costs \(number) crowns a year."
            case 1: "Nobody in \(place) wanted \(what), said the \(who), and \(number) people signed a letter."
            case 2: "When \(day) came, \(number) of them stood at the quay, waiting for the \(who) and for \(what)."
            default: "“We have waited \(number) days for \(what),” the \(who) told the paper in \(place)."
            }
        }

        private static func chineseSentence(_ number: Int, _ random: inout SplitMix) -> String {
            let places = ["港口", "北方的岛屿", "老码头", "灯塔"]
            let place = pick(places, &random)
            return "市长星期二说，\(place)的第\(number)座桥已经关闭，没有人知道什么时候会重新开放。"
        }

        private static func title(_ number: Int, _ random: inout SplitMix) -> String {
            let (what, place) = (pick(what, &random), pick(places, &random))
            return pick(
                ["Plans for \(what) in \(place), part \(number)", "How \(place) lost \(what) \(number) times"], &random)
        }
    }

    /// Letters and digits alone: how lines break, and which quotation marks stand, is another matter.
    private static func folded(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
    }

    private static func lost(_ sentences: [String], in bytes: [UInt8], _ name: String) throws -> [String] {
        let articles = try DocumentReader().read(bytes, path: name, tagged: false)
        let all = folded(
            articles.map { article in
                ([article.title, article.body.text] + article.leftOut.map(\.text)).joined(separator: "\n")
            }.joined(separator: "\n"))
        return sentences.filter { !all.contains(folded($0)) }
    }

    private static func check(_ sentences: [String], in bytes: [UInt8], _ name: String, _ seed: UInt64) throws {
        let lost = try lost(sentences, in: bytes, name)
        #expect(lost.isEmpty, "seed \(seed): \(lost.count) of \(sentences.count), first: \(lost.first ?? "")")
    }

    /// How a dump of text sets its articles.
    private static func dump(_ archive: Archive, _ random: inout SplitMix) -> String {
        let place = Int.random(in: 0...3, using: &random)
        let gap = Bool.random(using: &random) ? "\n\n" : "\n"
        let hasFooter = Bool.random(using: &random)
        let articles = archive.articles.enumerated().map { number, article in
            let byline =
                [
                    "March \(number + 1), 2014 by Mara Lindqvist", "Posted on \(number + 1) March 2014",
                    "2014-03-0\(number + 1)",
                    "By Mara Lindqvist",
                ][place]
            let text = article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: gap)
            let foot = hasFooter ? "\n\nShare this:\nFacebook\nTwitter" : ""
            return place == 1
                ? "\(article.title)\n\n\(text)\n\n\(byline)\(foot)" : "\(article.title)\n\(byline)\n\n\(text)\(foot)"
        }
        let head = Bool.random(using: &random) ? "The Harbour News\nHome\nAbout\n\n" : ""
        let separator = pick(["\n\n", "\n\n\n", "\n\n* * *\n\n"], &random)
        return head + articles.joined(separator: separator) + "\n"
    }

    @Test("of a dump of text, wrapped at any width", arguments: [nil, 24, 36, 40, 60, 72, 80])
    func dumps(columns: Int?) throws {
        for seed in UInt64(1)...40 {
            var random = SplitMix(seed: seed)
            let archive = Archive(&random, isChinese: seed.isMultiple(of: 8))
            var text = Self.dump(archive, &random)
            if let columns { text = Wrapping.wrapped(text, at: columns) }
            try Self.check(archive.sentences, in: Array(text.utf8), "a.txt", seed)
        }
    }

    @Test("of a dump of text that is cut off anywhere, or whose paragraphs are out of order")
    func brokenDumps() throws {
        for seed in UInt64(1)...60 {
            var random = SplitMix(seed: seed)
            let archive = Archive(&random)
            let text = Array(Self.dump(archive, &random).utf8)
            let from = Int.random(in: 0..<text.count / 2, using: &random)
            let part = Array(text[from..<Int.random(in: from..<text.count, using: &random)])
            let whole = String(decoding: part, as: UTF8.self)
            try Self.check(archive.sentences.filter { whole.contains($0) }, in: part, "a.txt", seed)
            let paragraphs = String(decoding: text, as: UTF8.self).split(separator: "\n").shuffled(using: &random)
            try Self.check(
                archive.sentences, in: Array(paragraphs.joined(separator: "\n\n").utf8), "a.txt", seed)
        }
    }

    private static func paragraphs(_ article: Archive.Article, _ open: String, _ close: String) -> String {
        article.paragraphs.map { open + $0.joined(separator: " ") + close }.joined(separator: "\n")
    }

    @Test(
        "of documents in every other format, whole or with their articles out of order",
        arguments: ["html", "rss", "atom", "json", "jsonl", "md", "docx", "odt", "rtf", "epub", "eml"])
    func formats(format: String) throws {
        for seed in UInt64(1)...30 {
            var random = SplitMix(seed: seed)
            var archive = Archive(&random)
            try Self.check(archive.sentences, in: Self.bytes(of: archive, as: format), "a.\(format)", seed)
            archive.articles.shuffle(using: &random)
            for index in archive.articles.indices { archive.articles[index].paragraphs.shuffle(using: &random) }
            try Self.check(archive.sentences, in: Self.bytes(of: archive, as: format), "a.\(format)", seed)
        }
    }

    @Test("of markup that is cut off anywhere", arguments: ["html", "rss", "atom", "md", "rtf"])
    func brokenFormats(format: String) throws {
        for seed in UInt64(1)...30 {
            var random = SplitMix(seed: seed)
            let archive = Archive(&random)
            let bytes = Self.bytes(of: archive, as: format)
            let part = Array(bytes.prefix(Int.random(in: bytes.count / 3..<bytes.count, using: &random)))
            let whole = String(decoding: part, as: UTF8.self)
            try Self.check(archive.sentences.filter { whole.contains($0) }, in: part, "a.\(format)", seed)
        }
    }

    private static func bytes(of archive: Archive, as format: String) -> [UInt8] {
        let articles = archive.articles
        func each(_ make: (Archive.Article) -> String) -> String { articles.map(make).joined(separator: "\n") }
        func escaped(_ markup: String) -> String {
            markup.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }
        func quoted(_ text: String) -> String { "\"" + text.replacing("\n", with: "\\n") + "\"" }
        func elements(_ article: Archive.Article) -> String { paragraphs(article, "<p>", "</p>") }
        switch format {
        case "html":
            let posts = each { "<article><h2>\($0.title)</h2>\n\(elements($0))</article>" }
            return Array(
                "<html><head><title>The Harbour News</title></head><body><nav><a href='/'>Home</a></nav>\(posts)<footer>All rights reserved</footer></body></html>"
                    .utf8)
        case "rss":
            let items = each {
                "<item><title>\($0.title)</title><description>\(escaped(elements($0)))</description></item>"
            }
            return Array(
                "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>\(items)</channel></rss>".utf8)
        case "atom":
            let entries = each {
                "<entry><title>\($0.title)</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>\(elements($0))</div></content></entry>"
            }
            return Array("<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>\(entries)</feed>".utf8)
        case "json":
            let items = articles.map { "{\"title\":\(quoted($0.title)),\"content_html\":\(quoted(elements($0)))}" }
            return Array(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"News\",\"items\":[\(items.joined(separator: ","))]}"
                    .utf8)
        case "jsonl":
            return Array(each { "{\"title\":\(quoted($0.title)),\"text\":\(quoted(paragraphs($0, "", "")))}" }.utf8)
        case "md":
            return Array(
                each { "# \($0.title)\n\n" + paragraphs($0, "", "\n") }.utf8)
        case "eml":
            let text = each { $0.title + "\n\n" + paragraphs($0, "", "\n") }
            return Array(
                "From: Mara Lindqvist <m@example.org>\nTo: all\nSubject: News\n\n\(Wrapping.wrapped(text, at: 72))".utf8
            )
        case "docx":
            func run(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
            let body = each { run($0.title) + paragraphs($0, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>") }
            return StoredZip.bytes([
                ("[Content_Types].xml", "<Types/>"),
                (
                    "word/document.xml",
                    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>\(body)</w:body></w:document>"
                ),
            ])
        case "odt":
            let body = each { "<text:h>\($0.title)</text:h>" + paragraphs($0, "<text:p>", "</text:p>") }
            return StoredZip.bytes([
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                (
                    "content.xml",
                    "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
                ),
            ])
        case "rtf":
            let body = each { "{\\b \($0.title)}\\par\n" + paragraphs($0, "", "\\par") }
            let plain = body.replacing("“", with: "\\ldblquote ").replacing("”", with: "\\rdblquote ")
            return Array("{\\rtf1\\ansi\\ansicpg1252 \(plain)}".utf8)
        default:
            let items = articles.indices.map { "<item id='i\($0)' href='\($0).xhtml'/>" }.joined()
            let spine = articles.indices.map { "<itemref idref='i\($0)'/>" }.joined()
            return StoredZip.bytes(
                [
                    ("mimetype", "application/epub+zip"),
                    (
                        "META-INF/container.xml",
                        "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>"
                    ),
                    ("p.opf", "<package><manifest>\(items)</manifest><spine>\(spine)</spine></package>"),
                ]
                    + articles.enumerated().map {
                        ("\($0).xhtml", "<html><body><h1>\($1.title)</h1>\(elements($1))</body></html>")
                    })
        }
    }
}
