/// The fields of an entry, whatever the format.
struct FeedEntry {
    /// A text of a feed: what it says, and whether that is markup.
    struct Text {
        enum Kind {
            case plain
            /// Markup in a string; in a title or summary perhaps plain text after all.
            case html
            /// Markup that is part of the feed.
            case tree(MarkupNode)
        }

        var kind: Kind
        var content: String
        /// The address that relative links start from.
        var base: String?
        var language: String?

        static func plain(_ content: String) -> Text { Text(kind: .plain, content: content) }
        static func html(_ content: String, base: String? = nil) -> Text {
            Text(kind: .html, content: content, base: base)
        }

        /// One line without markup.
        var line: String {
            switch kind {
            case .plain: content.foldingBlanks()
            case .tree(let node): node.foldedText
            case .html: HTMLText.line(content)
            }
        }
    }

    var title: Text?
    var authors: [String] = []
    var published: String?
    var updated: String?
    var link: String?
    var guid: String?
    var categories: [String] = []
    var keywords: [String] = []
    /// Whole articles before summaries; the first that has text is taken.
    var contents: [Text] = []
    var enclosures: [Link] = []
    var language: String?
    var byteOffset: Int?

    /// The articles of entries of one feed, which writes all of its dates in the same order.
    ///
    /// `feed`: what tells the feed from others.
    static func articles(_ entries: [FeedEntry], of feed: String) -> [ParsedArticle] {
        let order = DayOrder(entries.lazy.flatMap { [$0.published, $0.updated] }.compactMap(\.self))
        return entries.map { $0.article(of: feed, isDayFirst: order.isDayFirst) }
    }

    private func article(of feed: String, isDayFirst: Bool) -> ParsedArticle {
        var article = ParsedArticle()
        article.title = title?.line ?? ""
        article.authors = authors.uniqued()
        article.published =
            published.flatMap { FeedDate.read($0, isDayFirst: isDayFirst) }.map { .stated($0) } ?? .unknown
        article.updated = updated.flatMap { FeedDate.read($0, isDayFirst: isDayFirst) }
        if article.published == .unknown, let updated = article.updated { article.published = .stated(updated) }
        article.link = link.flatMap { $0.isEmpty ? nil : $0 }
        article.guid = guid.flatMap { $0.isEmpty ? nil : Self.isUniversal($0) ? $0 : "\(Self.folded(feed)) \($0)" }
        article.enclosures = enclosures
        article.byteRange = (byteOffset ?? 0)..<(byteOffset ?? 0)
        article.tags = tags
        takeBody(into: &article)
        return article
    }

    /// Addresses, tag and URN names and UUIDs are unique in the world; a number is so within its feed at best.
    private static func isUniversal(_ guid: String) -> Bool {
        if guid.contains("://") { return ArticleIdentity.isPermalink(guid) }
        let names = ["tag:", "urn:"].contains { guid.hasPrefix($0) && guid.count > $0.count }
        return names || guid.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12]
    }

    /// A site that moves to https, or whose feed comes by pages, is the same one.
    private static func folded(_ feed: String) -> String {
        guard let scheme = feed.firstRange(of: "://") else { return feed }
        var address = feed[scheme.upperBound...].prefix { !"?#".contains($0) }
        if address.hasPrefix("www.") { address = address.dropFirst(4) }
        while address.hasSuffix("/") { address = address.dropLast() }
        return address.lowercased()
    }

    private var tags: [Tag] {
        var seen: Set<String> = []
        let stated =
            categories.map { Tag($0.foldingBlanks(), origin: .category, why: "category of the feed") }
            + keywords.map { Tag($0.foldingBlanks(), origin: .keyword, why: "keyword of the feed") }
        return stated.filter { !$0.name.isEmpty && seen.insert($0.name.lowercased()).inserted }
    }

    private func takeBody(into article: inout ParsedArticle) {
        article.language = contents.first?.language ?? language
        for content in contents {
            switch content.kind {
            case .plain:
                let clean = TextSanitiser.sanitise(content.content)
                article.body = PlainText.body(clean.text)
                article.issues = ParseIssue.neutralised(clean.neutralised, byteOffset: nil)
            case .tree(let node):
                (article.body, article.issues) = HTMLBlocks.body(of: node, base: content.base ?? link)
            case .html:
                let markup = MarkupRepair.closingShells(content.content)
                guard let tree = MarkupParser.parse("<body>" + markup, as: .html) else { continue }
                (article.body, article.issues) = HTMLBlocks.body(of: tree.root, base: content.base ?? link)
            }
            if !article.body.text.isEmpty { return }
        }
    }
}

/// Short texts that may be markup.
enum HTMLText {
    /// One line without markup; text that only looks like markup (`a < b`) stays.
    static func line(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return text.foldingBlanks()
        }
        guard let tree = MarkupParser.parse("<body>" + escapingStrayMarks(text), as: .html) else {
            return text.foldingBlanks()
        }
        return tree.root.foldedText
    }

    /// A `<` that begins no tag is text.
    private static func escapingStrayMarks(_ text: String) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        for (index, byte) in source.enumerated() {
            let next = index + 1 < source.count ? source[index + 1] : 0
            let opensTag =
                (0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
            if byte == UInt8(ascii: "<"), !opensTag {
                bytes.append(contentsOf: Array("&lt;".utf8))
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Text without markup: paragraphs apart by blank lines, else a paragraph a line.
enum PlainText {
    /// `text`: sanitised.
    static func body(_ text: String) -> Body {
        var builder = BodyBuilder()
        for paragraph in text.split(separator: "\n") {
            builder.append(.paragraph, String(paragraph).foldingBlanks())
        }
        return builder.body
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of its first occurrence.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
