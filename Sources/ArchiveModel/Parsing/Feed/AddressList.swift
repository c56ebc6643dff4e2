/// OPML and sitemaps: one article that lists addresses.
struct AddressList {
    private struct Line {
        var text: String
        var url: String?
        /// From 1.
        var depth: Int
        var isGroup = false
    }

    let layout: String
    private var title: String
    private var authors: [String] = []
    private var created: String?
    private var lines: [Line] = []

    /// Nil for anything else.
    init?(_ root: MarkupNode, name: String) {
        title = name
        guard let top = root.elements.first else { return nil }
        switch top.name {
        case "opml":
            layout = "OPML"
            if let head = top.child("head") {
                if let stated = head.child("title")?.foldedText, !stated.isEmpty { title = stated }
                authors = [head.child("ownername")?.foldedText].compactMap { $0 }.filter { !$0.isEmpty }
                created = head.child("datemodified")?.foldedText ?? head.child("datecreated")?.foldedText
            }
            addOutlines(of: top.child("body") ?? top, depth: 1)
        case "urlset", "sitemapindex":
            layout = "sitemap"
            for entry in top.elements where entry.name == "url" || entry.name == "sitemap" {
                guard let address = entry.child("loc")?.foldedText, !address.isEmpty else { continue }
                let day = entry.child("lastmod")?.foldedText.prefix(10)
                lines.append(Line(text: address + (day.map { " (\($0))" } ?? ""), url: address, depth: 1))
            }
        default: return nil
        }
    }

    private mutating func addOutlines(of node: MarkupNode, depth: Int) {
        for outline in node.elements where outline.name == "outline" {
            let text = outline.attribute("title") ?? outline.attribute("text") ?? ""
            let url = outline.attribute("xmlurl") ?? outline.attribute("url") ?? outline.attribute("htmlurl")
            let isGroup = outline.elements.contains { $0.name == "outline" }
            lines.append(
                Line(text: text.isEmpty ? url ?? "" : text, url: url, depth: depth, isGroup: isGroup && url == nil))
            addOutlines(of: outline, depth: depth + 1)
        }
    }

    func article() -> ParsedArticle {
        var article = ParsedArticle()
        article.title = title
        article.authors = authors
        article.published = created.flatMap { FeedDate.read($0) }.map { .stated($0) } ?? .unknown
        var builder = BodyBuilder()
        for line in lines {
            let text = TextSanitiser.sanitise(line.text.foldingBlanks()).text
            let span = line.url.map { Span(.link(url: TextSanitiser.sanitise($0).text), range: 0..<text.utf8.count) }
            if line.isGroup, line.depth == 1 {
                builder.append(.heading, text, level: 2)
            } else {
                builder.append(.listItem, text, level: line.depth, spans: span.map { [$0] } ?? [])
            }
        }
        article.body = builder.body
        return article
    }
}
