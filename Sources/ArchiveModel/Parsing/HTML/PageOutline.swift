/// What became of the elements of a page, in the order of the markup.
struct PageOutline {
    private let content: PageContent
    private let root: MarkupNode
    private let byteCount: Int

    /// `byteCount`: of the markup.
    init(_ content: PageContent, within root: MarkupNode, byteCount: Int) {
        self.content = content
        self.root = root
        self.byteCount = byteCount
    }

    func entries(_ blocks: [PageBlock], title: PageTitle) -> [OutlineEntry] {
        var entries: [(order: Int, entry: OutlineEntry)] = []
        if let heading = title.heading {
            entries.append((heading.index, entry(.title, title.text, "the title of the page stands in it", heading)))
        }
        for block in blocks {
            let owner = MarkupNode(tree: root.tree, index: block.owner)
            entries.append((block.owner, entry(.block(block.kind), block.text, "", owner)))
        }
        for (block, why) in content.dropped {
            let owner = MarkupNode(tree: root.tree, index: block.owner)
            entries.append((block.owner, entry(.leftOut, block.text, why, owner)))
        }
        for (node, why) in content.leftOut + outside + unseen {
            let text = content.page.text(of: node)
            if !text.isEmpty { entries.append((node.index, entry(.leftOut, text, why, node))) }
        }
        return entries.sorted { $0.order < $1.order }.map(\.entry)
    }

    private func entry(_ kind: OutlineEntry.Kind, _ text: String, _ why: String, _ node: MarkupNode) -> OutlineEntry {
        OutlineEntry(kind, text, why: why, byteRange: node.byteRange(in: byteCount) ?? 0..<0)
    }

    /// What stands beside the element that holds the article.
    private var outside: [(node: MarkupNode, why: String)] {
        guard var inner = content.found, inner != root else { return [] }
        var found: [(MarkupNode, String)] = []
        while let outer = inner.parent, content.page.isInside(inner, root) || inner == root {
            if inner == root { break }
            found += outer.elements.filter { $0 != inner && content.page.isShown($0) }
                .map { ($0, "outside of the element that holds the article") }
            inner = outer
        }
        return found
    }

    private static let controls: Set<String> = ["nav", "menu", "dialog", "button", "select"]

    /// Menus and buttons, which no reader misses.
    private var unseen: [(node: MarkupNode, why: String)] {
        root.descendants.filter { node in
            Self.controls.contains(node.name) && content.page.isAttached(node)
                && !content.page.ancestors(of: node).contains { Self.controls.contains($0.name) }
        }.map { ($0, $0.name == "nav" || $0.name == "menu" ? "a menu" : "a control of the page") }
    }
}
