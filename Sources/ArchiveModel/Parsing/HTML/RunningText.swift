/// Characters of running text in each element of a page.
struct RunningText {
    private var sums: [Int]
    private let tree: MarkupTree

    init(_ root: MarkupNode, in page: PageTree) {
        tree = root.tree
        sums = [Int](repeating: 0, count: root.tree.entries.count)
        for block in PageBlocks.read(root, in: page) where block.isRunningText {
            var index = block.owner
            while index >= 0 {
                sums[index] += block.weight
                if index == root.index { break }
                index = Int(tree.entries[index].parent)
            }
        }
    }

    subscript(node: MarkupNode) -> Int { sums[node.index] }

    /// What an element held that was left out is no longer around it.
    mutating func subtract(_ node: MarkupNode) {
        let lost = sums[node.index]
        guard lost > 0 else { return }
        var current = node.parent
        while let element = current {
            sums[element.index] = max(0, sums[element.index] - lost)
            current = element.parent
        }
    }
}
