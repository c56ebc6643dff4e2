import Foundation

/// An entry of Atom 0.3 or 1.0 (RFC 4287).
enum AtomEntry {
    static func read(_ item: MarkupNode, _ feed: FeedFrame) -> FeedEntry {
        var entry = FeedEntry()
        entry.byteOffset = item.byteOffset
        entry.language = feed.language(of: item)
        let base = FeedFrame.base(of: item)
        func own(_ name: String) -> MarkupNode? { item.child(name, in: ["atom", ""]) }
        func text(_ name: String) -> String? { own(name)?.foldedText }
        entry.title =
            (own("title") ?? item.child("title", in: ["dc"])).map(content)
            ?? item.first { $0.name == "title" && $0.namespace == "media" }.map { .html($0.text) }
        entry.authors = authors(of: item)
        if entry.authors.isEmpty, let source = own("source") { entry.authors = authors(of: source) }
        if entry.authors.isEmpty { entry.authors = feed.authors }
        entry.published = text("published") ?? text("issued") ?? text("created") ?? item.child("date")?.foldedText
        entry.updated = text("updated") ?? text("modified")
        entry.guid = text("id")
        let links = links(of: item)
        let address = links.alternate ?? entry.guid.flatMap { $0.hasPrefix("http") ? $0 : nil }
        entry.link = address.map { LinkResolution.absolute($0, base: base) }
        entry.enclosures = links.enclosures.map {
            Link(url: LinkResolution.absolute($0.url, base: base), text: $0.text)
        }
        entry.categories =
            item.children.filter {
                $0.name == "category" && ["atom", ""].contains($0.namespace) && !EntryKinds.isKind($0)
            }.flatMap(names)
            + item.children.filter { $0.name == "subject" && $0.namespace == "dc" }.map(\.foldedText)
        MediaExtensions.add(from: item, to: &entry)
        for node in [own("content"), own("summary"), item.child("description", in: ["dc"])].compactMap({ $0 }) {
            entry.contents.append(content(node))
        }
        let media = item.descendants.filter { $0.namespace == "media" && $0.name == "description" }
        if let longest = media.max(by: { $0.textByteCount < $1.textByteCount }) {
            entry.contents.append(content(longest))
        }
        return entry
    }

    static func authors(of node: MarkupNode) -> [String] {
        let people = node.children.filter { $0.name == "author" && ["atom", ""].contains($0.namespace) }
        let names = people.compactMap { person in
            let name = person.child("name")?.foldedText ?? ""
            let email = person.child("email")?.foldedText ?? ""
            let bare = person.elements.isEmpty ? person.foldedText : ""
            return [name, email, bare].first { !$0.isEmpty }.flatMap(FeedPerson.name)
        }
        guard names.isEmpty else { return names }
        return node.children.filter { $0.name == "creator" && $0.namespace == "dc" }
            .compactMap { FeedPerson.name($0.foldedText) }
    }

    /// The page of an entry, and what is attached to it.
    static func links(of item: MarkupNode) -> (alternate: String?, enclosures: [Link]) {
        let links = item.children.filter { $0.name == "link" && ["atom", ""].contains($0.namespace) }
        func relation(_ link: MarkupNode) -> String { link.attribute("rel")?.lowercased() ?? "alternate" }
        let pages = links.filter { relation($0) == "alternate" && $0.attribute("href") != nil }
        // Of several, the one for people.
        let page =
            pages.first { ($0.attribute("type") ?? "text/html").contains("html") } ?? pages.first
            ?? links.first { relation($0) == "self" }
        let enclosures = links.filter { relation($0) == "enclosure" }.compactMap { link in
            link.attribute("href").map { Link(url: $0, text: link.attribute("title") ?? link.attribute("type") ?? "") }
        }
        return (page?.attribute("href"), enclosures)
    }

    /// What a category is called.
    ///
    /// The label is for people; a term that the label only decorates (`r/rust` for `rust`) says the same shorter, and one that
    /// says something else belongs to it.
    static func names(of category: MarkupNode) -> [String] {
        let term = (category.attribute("term") ?? category.foldedText).trimmingBlanks()
        guard let label = category.attribute("label")?.trimmingBlanks(), !label.isEmpty, label != term else {
            return [term]
        }
        let isForMachines = term.isEmpty || term.contains("://") || !term.contains { $0.isLetter }
        if isForMachines || letters(label) == letters(term) { return [label] }
        if label.hasSuffix(term) { return [term] }
        return [label, term]
    }

    private static func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// RFC 4287, 4.1.3: text, html, xhtml, a media type with markup or text in it, anything else in Base64.
    static func content(_ node: MarkupNode) -> FeedEntry.Text {
        let type = (node.attribute("type") ?? "").lowercased()
        var text: FeedEntry.Text
        if node.children.contains(where: { !$0.isText }) {
            text = FeedEntry.Text(kind: .tree(node), content: "")
        } else if isBase64(node, type: type), let decoded = base64(node.text) {
            text = .html(decoded)
        } else if type == "text" || type == "text/plain" {
            text = .plain(node.text)
        } else {
            text = .html(node.text)
        }
        text.base = FeedFrame.base(of: node)
        text.language = node.attribute("xml:lang")
        return text
    }

    private static func isBase64(_ node: MarkupNode, type: String) -> Bool {
        if let mode = node.attribute("mode") { return mode.lowercased() == "base64" }
        guard type.contains("/") else { return false }
        return !type.hasPrefix("text/") && !type.hasSuffix("xml") && !type.hasSuffix("html") && !type.hasSuffix("json")
    }

    private static func base64(_ text: String) -> String? {
        Data(base64Encoded: text, options: .ignoreUnknownCharacters).flatMap { String(data: $0, encoding: .utf8) }
    }
}
