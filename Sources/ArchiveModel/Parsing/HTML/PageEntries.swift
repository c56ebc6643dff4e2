/// Several articles on one page: the front page of a blog, the archive of a tag.
enum PageEntries {
    struct Entry {
        var node: MarkupNode
        var heading: MarkupNode
        var link: String
    }

    private static let fewestCharacters = 300

    /// - Returns: nothing where the page says that it is one article, or where one entry holds nearly all of the text.
    static func find(in body: MarkupNode, _ metadata: PageMetadata, _ page: inout PageTree) -> [Entry] {
        guard metadata.article == nil, metadata.first("og:type")?.lowercased() != "article",
            metadata.first("article:published_time") == nil
        else { return [] }
        let running = RunningText(body, in: page)
        var nodes = body.descendants.filter { node in
            running[node] >= fewestCharacters && ["article", "div", "section", "li"].contains(node.name)
                && isEntry(node, &page) && !isComment(node, &page)
        }
        // An entry that holds two others is a list of them.
        nodes = nodes.filter { node in nodes.count { page.isInside($0, node) } < 2 }
        nodes = nodes.filter { node in !nodes.contains { page.isInside(node, $0) } }
        let entries = nodes.compactMap { entry($0, page) }
        guard entries.count >= 2, entries.count >= nodes.count - 1,
            Set(entries.map { page.text(of: $0.heading) }).count >= 2
        else { return [] }
        let held = entries.map { running[$0.node] }
        let sum = held.reduce(0, +)
        guard sum * 10 >= running[body] * 6, (held.max() ?? 0) * 100 <= sum * 85 else { return [] }
        return entries
    }

    private static func entry(_ node: MarkupNode, _ page: PageTree) -> Entry? {
        guard let heading = node.first(where: { ($0.headingLevel ?? 9) <= 4 && !page.text(of: $0).isEmpty }) else {
            return nil
        }
        let link =
            heading.all(named: "a").first { $0.attribute("href") != nil }
            ?? page.ancestors(of: heading).first { $0.name == "a" && $0.attribute("href") != nil }
        return link?.attribute("href").map { Entry(node: node, heading: heading, link: $0) }
    }

    private static func isEntry(_ node: MarkupNode, _ page: inout PageTree) -> Bool {
        node.name == "article" || node.attribute("itemtype")?.hasSuffix("BlogPosting") == true
            || page.names(of: node).say(.entry)
    }

    private static func isComment(_ node: MarkupNode, _ page: inout PageTree) -> Bool {
        ([node] + page.ancestors(of: node)).contains { element in
            element.name != "body" && element.name != "html" && page.names(of: element).say(.comments)
        }
    }
}
