import Foundation

/// Reads RSS, RDF, Atom and JSON feeds: an article an entry.
public enum FeedParser {
    public static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> ParsedDocument {
        let first = bytes.first {
            !($0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF)
        }
        let articles =
            first == UInt8(ascii: "{") ? JSONFeed.articles(in: Data(bytes)) : XMLFeed.articles(in: trimmed(bytes))
        guard articles.isEmpty else {
            return ParsedDocument(format: .feed, layout: "feed", articles: tiled(articles, bytes.count))
        }
        var whole = ParsedArticle()
        whole.title = name
        whole.byteRange = 0..<bytes.count
        whole.issues = [ParseIssue(.malformed, "a feed without entries")]
        return ParsedDocument(format: .feed, layout: "feed", articles: [whole])
    }

    /// An XML declaration has to stand at the very start; feeds in the wild have blanks before it.
    private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let start = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) else {
            return bytes
        }
        return UnsafeRawBufferPointer(rebasing: bytes[start...])
    }

    /// The parser does not tell where an entry stood: the first article answers for the document, the others for its end.
    private static func tiled(_ articles: [ParsedArticle], _ count: Int) -> [ParsedArticle] {
        articles.enumerated().map { index, article in
            var article = article
            article.byteRange = index == 0 ? 0..<count : count..<count
            return article
        }
    }
}

/// The fields of an entry, whatever the format.
struct FeedEntry {
    var title = ""
    var authors: [String] = []
    var published: String?
    var updated: String?
    var link: String?
    var guid: String?
    var categories: [String] = []
    /// HTML, or text where `isPlain`.
    var content = ""
    var isPlain = false
    var language: String?

    var article: ParsedArticle {
        var article = ParsedArticle()
        article.title = plain(title)
        article.authors = authors.map { plain($0) }.filter { !$0.isEmpty }
        article.published = date(published).map { .stated($0) } ?? .unknown
        article.updated = date(updated)
        if article.published == .unknown, let updated = article.updated { article.published = .stated(updated) }
        article.link = link.map { $0.foldingBlanks() }
        article.guid = guid
        article.language = language
        article.tags = categories.map { Tag(plain($0), origin: .category, why: "category of the feed") }.filter {
            !$0.name.isEmpty
        }
        if isPlain {
            var builder = BodyBuilder()
            for paragraph in content.split(separator: "\n") {
                builder.append(.paragraph, TextSanitiser.sanitise(String(paragraph).foldingBlanks()).text)
            }
            article.body = builder.body
            article.issues = ParseIssue.neutralised(TextSanitiser.sanitise(content).neutralised, byteOffset: nil)
        } else {
            var text = content
            let root = text.withUTF8 { MarkupTree.parse(UnsafeRawBufferPointer($0), as: .html, encoding: .utf8) }
            if let root {
                let blocks = HTMLBlocks.body(of: root, base: link)
                article.body = blocks.body
                article.issues = blocks.issues
            }
        }
        return article
    }

    private func date(_ text: String?) -> DateStamp? {
        text.flatMap { DateStamp(iso8601: $0.trimmingBlanks()) ?? RFC822Date.read($0) }
    }

    /// Titles and names may hold markup; what is left is text.
    private func plain(_ text: String) -> String {
        guard text.contains("<") || text.contains("&") else { return text.foldingBlanks() }
        var copy = text
        let root = copy.withUTF8 { MarkupTree.parse(UnsafeRawBufferPointer($0), as: .html, encoding: .utf8) }
        return root?.foldedText ?? text.foldingBlanks()
    }
}

/// Dates of RSS: `Tue, 10 Jun 2003 04:00:00 GMT` (RFC 822 with four-digit years), zones by name or offset.
enum RFC822Date {
    static func read(_ text: String) -> DateStamp? {
        let tokens = LineTokens(text.prefix(80))
        let scanner = DateScanner(tokens)
        guard let found = scanner.first() else { return nil }
        guard let time = scanner.time(at: found.range.upperBound) else { return found.stamp }
        return DateStamp(
            year: found.stamp.year, month: found.stamp.month, day: found.stamp.day, secondOfDay: time.secondOfDay,
            zoneMinutes: zone(text))
    }

    private static func zone(_ text: String) -> Int? {
        guard let last = text.split(separator: " ").last else { return nil }
        let named = [
            "GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
            "MDT": -360, "PST": -480, "PDT": -420,
        ]
        if let minutes = named[String(last)] { return minutes }
        guard last.count == 5, let sign = last.first, sign == "+" || sign == "-", let digits = Int(last.dropFirst())
        else { return nil }
        return (sign == "-" ? -1 : 1) * (digits / 100 * 60 + digits % 100)
    }
}
