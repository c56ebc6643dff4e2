/// An item of RSS or RDF, with Dublin Core, content, Atom, Media RSS and iTunes elements in it.
enum RSSEntry {
    /// RSS elements stand in no namespace, or in one of RSS 0.9–1.0.
    private static let own: Set<String> = ["", "rss"]

    static func read(_ item: MarkupNode, _ feed: FeedFrame) -> FeedEntry {
        var entry = FeedEntry()
        entry.byteOffset = item.byteOffset
        entry.language = feed.language(of: item)
        let base = FeedFrame.base(of: item)
        entry.title = title(of: item)
        entry.authors = authors(of: item)
        entry.published =
            text(item, "pubdate", own) ?? text(item, "published", ["atom"]) ?? text(item, "date", ["dc"])
            ?? text(item, "issued", ["dcterms", "atom"]) ?? text(item, "created", ["dcterms"])
        entry.updated = text(item, "updated", ["atom", ""]) ?? text(item, "modified", ["dcterms"])
        takeLink(from: item, base: base, into: &entry)
        entry.categories =
            item.children.filter { $0.name == "category" && own.contains($0.namespace) }.map(\.literalText)
            + item.children.filter { $0.name == "categories" }.flatMap(\.elements).map(\.foldedText)
            + item.children.filter { $0.name == "subject" && $0.namespace == "dc" }.map(\.foldedText)
            + item.children.filter { $0.name == "category" && $0.namespace == "atom" }.flatMap(AtomEntry.names)
        MediaExtensions.add(from: item, to: &entry)
        takeContents(from: item, base: base, into: &entry)
        return entry
    }

    private static func text(_ item: MarkupNode, _ name: String, _ namespaces: Set<String>) -> String? {
        item.child(name, in: namespaces).map(\.foldedText).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func title(of item: MarkupNode) -> FeedEntry.Text? {
        let node =
            item.child("title", in: own) ?? item.child("title", in: ["dc"]) ?? item.child("title", in: ["atom"])
            ?? item.child("title", in: ["itunes"]) ?? item.first { $0.name == "title" && $0.namespace == "media" }
        return node.map { $0.elements.isEmpty ? .html($0.text) : FeedEntry.Text(kind: .tree($0), content: "") }
    }

    private static func authors(of item: MarkupNode) -> [String] {
        for (name, namespaces) in [
            ("author", own), ("creator", ["dc"]), ("author", ["dc"]), ("author", ["itunes"]),
        ] as [(String, Set<String>)] {
            let names = item.children.filter { $0.name == name && namespaces.contains($0.namespace) }
                .compactMap { FeedPerson.name($0.literalText) }
            if !names.isEmpty { return names }
        }
        return AtomEntry.authors(of: item)
    }

    private static func takeLink(from item: MarkupNode, base: String?, into entry: inout FeedEntry) {
        let guid = item.child("guid", in: own)
        entry.guid = guid?.foldedText
        let links = item.children.filter { $0.name == "link" && own.contains($0.namespace) }.map { link in
            link.foldedText.isEmpty ? link.attribute("href") ?? "" : link.foldedText
        }
        var link = links.last { !$0.isEmpty }
        link = link ?? item.attribute("rdf:about") ?? item.attribute("about")
        if link == nil, guid?.attribute("ispermalink")?.lowercased() != "false",
            let address = guid?.foldedText, address.hasPrefix("http")
        {
            link = address
        }
        link = link ?? AtomEntry.links(of: item).alternate
        entry.link = link.map { LinkResolution.absolute($0, base: base) }
        for enclosure in item.children where enclosure.name == "enclosure" {
            guard let url = enclosure.attribute("url") else { continue }
            entry.enclosures.append(
                Link(url: LinkResolution.absolute(url, base: base), text: enclosure.attribute("type") ?? ""))
        }
    }

    /// Whole texts first; of the summaries the longest.
    private static func takeContents(from item: MarkupNode, base: String?, into entry: inout FeedEntry) {
        for node in [
            item.child("encoded", in: ["content"]), item.child("content", in: ["atom"]),
            item.child("body", in: ["xhtml"]), item.child("div", in: ["xhtml"]), item.child("content", in: own),
            item.child("body", in: own), item.child("fullitem"), item.child("fulltext"),
        ].compactMap({ $0 }) {
            entry.contents.append(AtomEntry.content(node))
        }
        let summaries =
            item.children.filter { $0.name == "description" && own.contains($0.namespace) }
            + [
                item.child("summary", in: ["itunes"]), item.child("description", in: ["dc"]),
                item.child("summary", in: ["atom", ""]),
            ].compactMap { $0 } + item.descendants.filter { $0.namespace == "media" && $0.name == "description" }
        let longest = summaries.max { $0.textByteCount < $1.textByteCount }
        for node in [longest, item.child("subtitle", in: ["itunes"])].compactMap({ $0 }) {
            entry.contents.append(AtomEntry.content(node))
        }
        entry.contents = entry.contents.map { text in
            var text = text
            text.base = text.base ?? base
            return text
        }
    }
}

extension MarkupNode {
    /// The text as it stands, with the markup that a careless feed leaves unescaped in it.
    var literalText: String {
        guard children.contains(where: { !$0.isText }) else { return foldedText }
        return children.map { $0.isText ? $0.content : "<\($0.name)>\($0.literalText)</\($0.name)>" }.joined()
            .foldingBlanks()
    }
}
