/// An element or a piece of text of a page or feed.
struct MarkupNode: Hashable, Sendable {
    let tree: MarkupTree
    let index: Int

    static func == (a: MarkupNode, b: MarkupNode) -> Bool { a.index == b.index && a.tree === b.tree }
    func hash(into hasher: inout Hasher) { hasher.combine(index) }

    private var entry: MarkupTree.Entry { tree.entries[index] }

    /// Lower-case local name; empty for text.
    var name: String { entry.name < 0 ? "" : tree.names[Int(entry.name)] }
    /// What the namespace is called here, see `MarkupNamespaces`; empty without one.
    var namespace: String { tree.names[Int(entry.namespace)] }
    var isText: Bool { entry.name < 0 }
    var parent: MarkupNode? { entry.parent < 0 ? nil : MarkupNode(tree: tree, index: Int(entry.parent)) }
    /// Where the start tag begins in the markup; nil where that is not known.
    var byteOffset: Int? { entry.byteOffset < 0 ? nil : Int(entry.byteOffset) }

    /// From its start tag to the next element behind it, or to the end of the markup; nil where that is not known.
    func byteRange(in count: Int) -> Range<Int>? {
        guard let start = byteOffset else { return nil }
        let behind = tree.entries[Swift.min(endIndex, tree.entries.count)...].first { $0.byteOffset >= 0 }
        return start..<Swift.max(start, behind.map { Int($0.byteOffset) } ?? count)
    }

    /// The text of a text node.
    var content: String {
        String(decoding: tree.text[Int(entry.text.lowerBound)..<Int(entry.text.upperBound)], as: UTF8.self)
    }

    func attribute(_ name: String) -> String? {
        for attribute in tree.attributes[Int(entry.attributes.lowerBound)..<Int(entry.attributes.upperBound)]
        where tree.names[Int(attribute.name)] == name {
            return attribute.value
        }
        return nil
    }

    var attributes: [(name: String, value: String)] {
        tree.attributes[Int(entry.attributes.lowerBound)..<Int(entry.attributes.upperBound)].map {
            (tree.names[Int($0.name)], $0.value)
        }
    }
}

extension MarkupNode {
    struct Children: Sequence, IteratorProtocol {
        fileprivate let tree: MarkupTree
        fileprivate var following: Int32

        mutating func next() -> MarkupNode? {
            guard following >= 0 else { return nil }
            let node = MarkupNode(tree: tree, index: Int(following))
            following = tree.entries[Int(following)].next
            return node
        }
    }

    /// Elements and texts directly below.
    var children: Children { Children(tree: tree, following: entry.firstChild) }

    /// Elements directly below.
    var elements: [MarkupNode] { children.filter { !$0.isText } }

    /// The index after the last node below: a node and all below it are one run of the tree.
    var endIndex: Int {
        var node = index
        while true {
            if tree.entries[node].next >= 0 { return Int(tree.entries[node].next) }
            guard tree.entries[node].parent >= 0 else { return tree.entries.count }
            node = Int(tree.entries[node].parent)
        }
    }

    struct Descendants: Sequence, IteratorProtocol {
        fileprivate let tree: MarkupTree
        fileprivate var index: Int
        fileprivate let end: Int

        mutating func next() -> MarkupNode? {
            while index < end {
                defer { index += 1 }
                if tree.entries[index].name >= 0 { return MarkupNode(tree: tree, index: index) }
            }
            return nil
        }
    }

    /// All elements below, in document order.
    var descendants: Descendants { Descendants(tree: tree, index: index + 1, end: endIndex) }

    /// The first element below, in document order, that fulfils a condition.
    func first(where condition: (MarkupNode) -> Bool) -> MarkupNode? {
        for node in descendants where condition(node) { return node }
        return nil
    }

    func first(named name: String) -> MarkupNode? { first { $0.name == name } }

    /// All elements below with a name, in document order.
    func all(named name: String) -> [MarkupNode] { descendants.filter { $0.name == name } }

    func child(_ name: String) -> MarkupNode? { children.first { $0.name == name } }

    func child(_ name: String, in namespaces: Set<String>) -> MarkupNode? {
        children.first { $0.name == name && namespaces.contains($0.namespace) }
    }

    /// All text below, as it stands.
    var text: String {
        if isText { return content }
        var bytes: [UInt8] = []
        for node in index + 1..<Swift.max(endIndex, index + 1) where tree.entries[node].name < 0 {
            let range = tree.entries[node].text
            bytes.append(contentsOf: tree.text[Int(range.lowerBound)..<Int(range.upperBound)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All text below with blanks folded.
    var foldedText: String { text.foldingBlanks() }

    /// The bytes of all text below.
    var textByteCount: Int {
        (index + 1..<Swift.max(endIndex, index + 1)).reduce(0) { $0 + tree.entries[$1].text.count }
    }
}
