/// What a document is, by its first bytes, then by its name.
public enum DocumentFormat: String, CaseIterable, Sendable {
    case textArchive = "text archive"
    case html
    case feed
    case markdown

    /// Whether it says by itself where an article begins and ends.
    var statesArticles: Bool { self == .feed }

    /// How many bytes decide.
    static let sniffedBytes = 4096

    /// - Returns: nil for something that is no text.
    public static func detect(_ bytes: some Collection<UInt8>, name: String) -> DocumentFormat? {
        let head = Array(bytes.prefix(sniffedBytes))
        let mark = TextEncoding.ofByteOrderMark(head)
        guard mark?.encoding.isUTF16 == true || isText(head) else { return nil }
        let decoded = head.dropFirst(mark?.length ?? 0).withUnsafeBytes {
            TextDecoder(mark?.encoding ?? .utf8).decode($0).text
        }
        let start = decoded.lowercased().drop { $0.isBlank || $0 == "\u{FEFF}" }
        if let format = start.first == "<" ? ofMarkup(start) : nil, format == .feed || !isFeedName(name) {
            return format
        }
        if byName(name) != .markdown, let offset = FeedBeginning.offset(in: decoded), offset > 0, !isPage(start) {
            return .feed
        }
        switch start.first {
        case "<": return ofMarkup(start) ?? byName(name) ?? .textArchive
        // Markdown may have front matter in JSON.
        case "[" where byName(name) != .markdown && JSONLines.claims(start): return .feed
        case "{" where byName(name) != .markdown && JSONLines.claims(start): return .feed
        case "{":
            let isFeed = start.contains("jsonfeed.org/version") || start.contains("\"items\"") && isJSON(name)
            return isFeed ? .feed : byName(name) ?? .textArchive
        default: return byName(name) ?? .textArchive
        }
    }

    private static let feedRoots: Set<String> = [
        "rss", "feed", "rdf", "channel", "opml", "urlset", "sitemapindex", "entry", "item",
    ]
    private static let pageRoots: Set<String> = [
        "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "header", "title", "meta",
        "table",
        "center", "link", "script", "style", "base", "nav", "span", "ul", "ol", "blockquote",
    ]

    /// By the first element.
    private static func ofMarkup(_ head: Substring) -> DocumentFormat? {
        var rest = head
        while rest.first == "<" {
            if rest.hasPrefix("<!doctype") {
                let root = rest.dropFirst("<!doctype".count).drop { $0.isBlank }.prefix { $0.isLetter }
                if root == "html" { return .html }
                if feedRoots.contains(String(root)) { return .feed }
            }
            let end: String? = rest.hasPrefix("<!--") ? "-->" : rest.hasPrefix("<?") || rest.hasPrefix("<!") ? ">" : nil
            guard let end else {
                let qualified = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || ":_-.".contains($0) }
                let root = String(qualified.split(separator: ":").last ?? "")
                if pageRoots.contains(root) { return .html }
                return feedRoots.contains(root) ? .feed : head.hasPrefix("<?xml") ? .html : nil
            }
            guard let found = rest.firstRange(of: end) else { return nil }
            rest = rest[found.upperBound...].drop { $0.isBlank }
        }
        return nil
    }

    /// A page that shows what a feed looks like is a page.
    private static func isPage(_ head: Substring) -> Bool { head.contains("<!doctype html") || head.contains("<html") }

    private static func isFeedName(_ name: String) -> Bool {
        byName(name) == .feed || name.lowercased().hasSuffix(".xml")
    }

    private static func isJSON(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") || name == "-" }

    private static func byName(_ name: String) -> DocumentFormat? {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() }
        switch ending {
        case "html", "htm", "xhtml": return .html
        case "rss", "atom", "rdf", "opml": return .feed
        case "md", "markdown", "mdown", "mkd": return .markdown
        default: return nil
        }
    }

    /// Text has few control characters, and hardly ever a zero byte; with some of them it has to be UTF-8 all the same.
    private static func isText(_ head: [UInt8]) -> Bool {
        let zeros = head.count { $0 == 0 }
        let controls = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B, 0x08, 0x07].contains($0) }
        guard controls * 20 <= head.count else { return false }
        // A character may be cut off at the end.
        return zeros * 100 <= head.count || String(validating: head.dropLast(min(3, head.count)), as: UTF8.self) != nil
    }
}
