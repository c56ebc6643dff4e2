extension DocumentParser {
    /// RSS, RDF, Atom, JSON feeds and JSON lines, sitemaps, outlines of feeds.
    static let feed = DocumentParser(
        format: .feed, endings: ["rss", "atom", "rdf", "opml", "xml", "json", "jsonl", "ndjson"],
        claims: { FeedDocuments.claims($0) },
        parse: { entry, options throws(DocumentError) in
            entry.bytes.withUnsafeBytes { FeedParser.parse($0, name: options.title) }
        },
        lineStarts: { MarkupLines.starts(in: $0) })
}

private enum FeedDocuments {
    private static let roots: Set<String> = [
        "rss", "feed", "rdf", "channel", "opml", "urlset", "sitemapindex", "entry", "item",
    ]
    private static let names: Set<String> = ["rss", "atom", "rdf", "opml"]

    static func claims(_ head: DocumentHead) -> Bool {
        guard let text = head.text else { return false }
        if let root = head.root, roots.contains(root) { return true }
        let isMarkdown = DocumentParser.markdown.endings.contains(head.ending)
        let isNamed = names.contains(head.ending)
        let isPage = head.root.map { PageRoots.holds($0) } ?? false
        if isPage, !isNamed, head.ending != "xml" { return false }
        if !isMarkdown, let offset = FeedBeginning.offset(in: text), offset > 0, !showsPage(head.start) { return true }
        switch head.start.first {
        case "<": return !isPage && isNamed
        // Markdown may have front matter in JSON.
        case "[", "{":
            if !isMarkdown, JSONLines.claims(head.start) { return true }
            guard head.start.first == "{" else { return isNamed }
            let isJSON = head.ending == "json" || head.isUnnamed
            return head.start.contains("jsonfeed.org/version") || head.start.contains("\"items\"") && isJSON || isNamed
        default: return isNamed
        }
    }

    /// A page that shows what a feed looks like is a page.
    private static func showsPage(_ head: Substring) -> Bool {
        head.contains("<!doctype html") || head.contains("<html")
    }
}
