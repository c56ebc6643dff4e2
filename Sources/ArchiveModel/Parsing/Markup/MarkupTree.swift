/// The elements and texts of a page or feed in document order, packed.
///
/// Read through `MarkupNode`.
final class MarkupTree: Sendable {
    struct Entry {
        /// Index into `names`; −1 for text.
        var name: Int32
        /// Index into `names`.
        var namespace: Int32
        var parent: Int32
        var firstChild: Int32 = -1
        var next: Int32 = -1
        var attributes: Range<Int32> = 0..<0
        /// Of a text, in `text`.
        var text: Range<Int32> = 0..<0
        /// Of an element, where its start tag begins in the markup, as far as known.
        var byteOffset: Int32 = -1
    }

    let entries: [Entry]
    let names: [String]
    let attributes: [(name: Int32, value: String)]
    let text: [UInt8]

    init(_ builder: MarkupBuilder) {
        entries = builder.entries
        names = builder.names
        attributes = builder.attributes
        text = builder.text
    }

    /// The element that holds all others.
    var root: MarkupNode { MarkupNode(tree: self, index: 0) }
}

/// Packs elements and texts as a parser meets them.
struct MarkupBuilder {
    /// Deeper elements are flattened into the last level.
    static let deepest = 200

    private(set) var entries: [MarkupTree.Entry] = []
    private(set) var names: [String] = [""]
    private(set) var attributes: [(name: Int32, value: String)] = []
    private(set) var text: [UInt8] = []
    private var namesByText: [String: Int32] = ["": 0]
    /// Open elements with their last child.
    private var open: [(entry: Int32, lastChild: Int32)] = []
    /// Open elements below the deepest level.
    private var buried = 0

    /// The tree begins with an element without a name that holds all others; `byteCount`: of the markup, more than its text has.
    init(byteCount: Int) {
        text.reserveCapacity(byteCount)
        entries.append(MarkupTree.Entry(name: 0, namespace: 0, parent: -1))
        open.append((0, -1))
    }

    mutating func name(_ text: String) -> Int32 {
        if let known = namesByText[text] { return known }
        let index = Int32(names.count)
        names.append(text)
        namesByText[text] = index
        return index
    }

    mutating func begin(name: Int32, namespace: Int32, byteOffset: Int) {
        guard open.count < Self.deepest else {
            buried += 1
            return
        }
        var entry = MarkupTree.Entry(name: name, namespace: namespace, parent: open[open.count - 1].entry)
        entry.byteOffset = Int32(clamping: byteOffset)
        let count = Int32(attributes.count)
        entry.attributes = count..<count
        append(entry)
        open.append((Int32(entries.count - 1), -1))
    }

    /// An attribute of the element that began last.
    mutating func attribute(_ name: Int32, _ value: String) {
        guard buried == 0 else { return }
        attributes.append((name, value))
        let last = entries.count - 1
        entries[last].attributes = entries[last].attributes.lowerBound..<Int32(attributes.count)
    }

    mutating func end() {
        if buried > 0 { buried -= 1 } else if open.count > 1 { open.removeLast() }
    }

    mutating func add(text bytes: UnsafeBufferPointer<UInt8>) {
        guard !bytes.isEmpty else { return }
        let start = Int32(text.count)
        text.append(contentsOf: bytes)
        let last = open[open.count - 1].lastChild
        if last >= 0, entries[Int(last)].name < 0, entries[Int(last)].text.upperBound == start {
            entries[Int(last)].text = entries[Int(last)].text.lowerBound..<Int32(text.count)
            return
        }
        var entry = MarkupTree.Entry(name: -1, namespace: 0, parent: open[open.count - 1].entry)
        entry.text = start..<Int32(text.count)
        append(entry)
    }

    private mutating func append(_ entry: MarkupTree.Entry) {
        let index = Int32(entries.count)
        let last = open[open.count - 1].lastChild
        if last >= 0 { entries[Int(last)].next = index } else { entries[Int(entry.parent)].firstChild = index }
        open[open.count - 1].lastChild = index
        entries.append(entry)
    }
}
