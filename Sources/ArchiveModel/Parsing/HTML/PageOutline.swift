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
        entries += pieces.map { ($0.node.index, entry(.leftOut, $0.text, $0.why, $0.node)) }
        return entries.sorted { $0.order < $1.order }.map(\.entry)
    }

    /// What the page says beside its article, in the order of the markup.
    var leftOut: [LeftOut] {
        pieces.sorted { $0.node.index < $1.node.index }.map { LeftOut($0.why, $0.text, byteRange: bytes(of: $0.node)) }
    }

    private var pieces: [(node: MarkupNode, text: String, why: String)] {
        let blocks = content.dropped.map { (MarkupNode(tree: root.tree, index: $0.owner), $0.text, $1) }
        let nodes = (content.leftOut + Self.unseen(in: root, content.page)).map { ($0, text(of: $0), $1) }
        let around = outside.map { ($0, text(of: $0, without: content.takenFromOutside), $1) }
        return (blocks + nodes + around).filter { !$0.1.isEmpty }
    }

    /// A line for each block.
    ///
    /// `taken`: indices of elements whose blocks are in the article.
    private func text(of node: MarkupNode, without taken: Set<Int> = []) -> String {
        let blocks = PageBlocks.read(node, in: content.page)
        let left = blocks.filter { !taken.contains($0.owner) }.map(\.text).filter { !$0.isEmpty }
        return blocks.isEmpty ? content.page.text(of: node) : left.joined(separator: "\n")
    }

    private func entry(_ kind: OutlineEntry.Kind, _ text: String, _ why: String, _ node: MarkupNode) -> OutlineEntry {
        OutlineEntry(kind, text, why: why, byteRange: bytes(of: node))
    }

    private func bytes(of node: MarkupNode) -> Range<Int> { node.byteRange(in: byteCount) ?? 0..<0 }

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
    static func unseen(in root: MarkupNode, _ page: PageTree) -> [(node: MarkupNode, why: String)] {
        root.descendants.filter { node in
            controls.contains(node.name) && page.isAttached(node)
                && !page.ancestors(of: node).contains { controls.contains($0.name) }
        }.map { ($0, $0.name == "nav" || $0.name == "menu" ? "a menu" : "a control of the page") }
    }
}
