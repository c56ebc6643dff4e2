import Foundation

/// Finds the entries of RSS 0.9x–2.0, RDF, Atom 0.3–1.0 and WordPress exports, and reads OPML and sitemaps as lists.
enum XMLFeed {
    static func document(_ root: MarkupNode, name: String) -> ParsedDocument {
        var document = ParsedDocument(format: .feed, layout: "feed", articles: [])
        if let list = AddressList(root, name: name) {
            document.layout = list.layout
            document.articles = [list.article()]
            return document
        }
        // An item inside an entry is none of the feed's.
        let entries = root.descendants.filter { node in
            (node.name == "item" || node.name == "entry") && !isInsideEntry(node)
        }
        let feed = FeedFrame(root, document: name)
        let isExport = root.descendants.contains { $0.namespace == "wp" && $0.name == "wxr_version" }
        if isExport {
            document.layout = "WordPress export"
            let export = WordPressExport(root)
            document.articles = FeedEntry.articles(entries.compactMap { export.entry($0, feed) }, of: feed.name)
        } else {
            let kinds = EntryKinds(entries)
            document.issues += kinds.issues
            let read = kinds.articles.map { entry in
                entry.name == "item" ? RSSEntry.read(entry, feed) : AtomEntry.read(entry, feed)
            }
            document.articles = FeedEntry.articles(read, of: feed.name)
        }
        return document
    }

    private static func isInsideEntry(_ node: MarkupNode) -> Bool {
        var above = node.parent
        while let current = above {
            if current.name == "item" || current.name == "entry" { return true }
            above = current.parent
        }
        return false
    }
}

/// What a feed says for all of its entries.
struct FeedFrame {
    let language: String?
    /// What tells the feed from others: its own id, else the address of its site, its title, or the document.
    let name: String
    let authors: [String]

    /// `document`: the name of the file.
    init(_ root: MarkupNode, document: String) {
        let channel = root.first { $0.name == "channel" || $0.name == "feed" } ?? root
        name =
            [
                channel.name == "feed" ? channel.child("id")?.foldedText : nil,
                channel.child("link", in: ["", "rss"])?.foldedText,
                channel.attribute("rdf:about"), AtomEntry.links(of: channel).alternate,
                channel.child("title")?.foldedText,
            ].compactMap(\.self).first { !$0.isEmpty } ?? document
        language =
            channel.attribute("xml:lang") ?? channel.child("language")?.foldedText
            ?? root.first(named: "rss")?.attribute("xml:lang")
        // RFC 4287, 4.2.1: the authors of the feed are those of an entry that has none. In RSS they edit, and write nothing.
        authors = channel.name == "feed" ? AtomEntry.authors(of: channel) : []
    }

    /// The address that relative links in a node start from: `xml:base` of it and of what it stands in.
    static func base(of node: MarkupNode) -> String? {
        var bases: [String] = []
        var current: MarkupNode? = node
        while let element = current {
            if let base = element.attribute("xml:base") ?? element.attribute("base") { bases.append(base) }
            current = element.parent
        }
        guard var base = bases.popLast() else { return nil }
        while let inner = bases.popLast() { base = LinkResolution.absolute(inner, base: base) }
        return base
    }

    /// The nearest language that is stated for a node.
    func language(of node: MarkupNode) -> String? {
        var current: MarkupNode? = node
        while let element = current {
            if let language = element.attribute("xml:lang") { return language }
            current = element.parent
        }
        return language
    }
}
