/// RSS 0.9x–2.0, RDF and Atom.
enum XMLFeed {
    static func articles(in bytes: UnsafeRawBufferPointer) -> [ParsedArticle] {
        let encoding = TextEncoding.ofByteOrderMark(bytes)
        guard let root = MarkupTree.parse(bytes, as: .xml, encoding: encoding) else { return [] }
        let language = root.attributes["xml:lang"] ?? root.first(named: "channel")?.child("language")?.foldedText
        let entries = root.all(named: "item").map(rss) + root.all(named: "entry").map(atom)
        return entries.map { entry in
            var entry = entry
            entry.language = language
            return entry.article
        }
    }

    private static func rss(_ item: MarkupNode) -> FeedEntry {
        var entry = FeedEntry()
        entry.title = item.child("title", prefix: "")?.text ?? item.child("title")?.text ?? ""
        entry.authors = [item.child("creator")?.foldedText ?? item.child("author")?.foldedText].compactMap { $0 }
        entry.published = item.child("pubdate")?.foldedText ?? item.child("date")?.foldedText
        entry.link = item.child("link", prefix: "")?.foldedText ?? item.attributes["rdf:about"]
        entry.guid = item.child("guid")?.foldedText
        if entry.link == nil || entry.link == "", item.child("guid")?.attributes["ispermalink"] != "false" {
            entry.link = entry.guid
        }
        entry.categories = item.children.filter { $0.name == "category" || $0.name == "subject" }.map(\.text)
        entry.content = item.child("encoded", prefix: "content")?.text ?? item.child("description")?.text ?? ""
        return entry
    }

    private static func atom(_ item: MarkupNode) -> FeedEntry {
        var entry = FeedEntry()
        entry.title = item.child("title")?.text ?? ""
        entry.authors = item.children.filter { $0.name == "author" }.compactMap { $0.child("name")?.foldedText }
        entry.published = item.child("published")?.foldedText ?? item.child("issued")?.foldedText
        entry.updated = item.child("updated")?.foldedText ?? item.child("modified")?.foldedText
        let links = item.children.filter { $0.name == "link" }
        entry.link =
            (links.first { ($0.attributes["rel"] ?? "alternate") == "alternate" } ?? links.first)?.attributes["href"]
        entry.guid = item.child("id")?.foldedText
        entry.categories = item.children.filter { $0.name == "category" }.compactMap {
            $0.attributes["label"] ?? $0.attributes["term"]
        }
        let content = item.child("content") ?? item.child("summary")
        switch content?.attributes["type"] {
        case "xhtml"?: entry.content = content.map(serialised) ?? ""
        case "text"?, "text/plain"?:
            entry.content = content?.text ?? ""
            entry.isPlain = true
        default: entry.content = content.map { $0.children.contains { !$0.isText } ? serialised($0) : $0.text } ?? ""
        }
        return entry
    }

    /// XHTML in a feed is a tree already; it is written out once so that one builder serves all.
    private static func serialised(_ node: MarkupNode) -> String {
        node.children.map { child in
            guard !child.isText else { return escaped(child.content) }
            let attributes = child.attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.sorted().joined()
            return "<\(child.name)\(attributes)>\(serialised(child))</\(child.name)>"
        }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;")
    }
}
