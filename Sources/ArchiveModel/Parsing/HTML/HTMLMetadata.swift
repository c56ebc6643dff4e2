/// What the head of a page says about its article.
struct HTMLMetadata {
    var title: String?
    var authors: [String] = []
    var published: DateStamp?
    var modified: DateStamp?
    var keywords: [String] = []
    var canonicalLink: String?

    init(_ root: MarkupNode) {
        var values: [String: [String]] = [:]
        for meta in root.all(named: "meta") {
            guard let name = meta.attribute("property") ?? meta.attribute("name") ?? meta.attribute("itemprop"),
                let content = meta.attribute("content")?.foldingBlanks(), !content.isEmpty
            else { continue }
            values[name.lowercased(), default: []].append(content)
        }
        func first(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.first }.first }
        let heading = root.first(named: "h1")?.foldedText
        title = [first("og:title", "twitter:title", "dc.title"), heading, root.first(named: "title")?.foldedText]
            .compactMap { $0 }.first { !$0.isEmpty }
        authors = (values["author"] ?? values["article:author"] ?? values["dc.creator"] ?? []).filter {
            !$0.hasPrefix("http")
        }
        published =
            Self.date(first("article:published_time", "datepublished", "date", "dc.date", "pubdate"))
            ?? Self.timeElement(root)
        modified = Self.date(first("article:modified_time", "datemodified", "og:updated_time"))
        keywords =
            (values["article:tag"] ?? [])
            + (first("keywords", "news_keywords")?.split(separator: ",").map { String($0).foldingBlanks() } ?? [])
        canonicalLink =
            root.first { $0.name == "link" && $0.attribute("rel") == "canonical" }?.attribute("href")
            ?? first("og:url")
        canonicalLink = canonicalLink.flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    private static func date(_ text: String?) -> DateStamp? {
        text.flatMap { DateStamp(iso8601: $0) ?? DateScanner(LineTokens($0.prefix(80))).first()?.stamp }
    }

    private static func timeElement(_ root: MarkupNode) -> DateStamp? {
        root.first { $0.name == "time" }.flatMap { date($0.attribute("datetime") ?? $0.foldedText) }
    }
}
