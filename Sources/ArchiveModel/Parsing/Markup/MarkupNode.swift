/// An element or a piece of text of a page or feed.
struct MarkupNode: Sendable {
    /// Lower-case local name; empty for text.
    var name: String
    /// The namespace prefix as written, empty without one.
    var prefix: String = ""
    var attributes: [String: String] = [:]
    var children: [MarkupNode] = []
    /// Of a text node.
    var content: String = ""

    var isText: Bool { name.isEmpty }

    /// All text below, as it stands.
    var text: String { isText ? content : children.map(\.text).joined() }

    /// All text below with blanks folded.
    var foldedText: String { text.foldingBlanks() }

    /// The first element below, in document order, that fulfils a condition.
    func first(where condition: (MarkupNode) -> Bool) -> MarkupNode? {
        for child in children where !child.isText {
            if condition(child) { return child }
            if let found = child.first(where: condition) { return found }
        }
        return nil
    }

    func first(named name: String) -> MarkupNode? { first { $0.name == name } }

    /// All elements below with a name, in document order.
    func all(named name: String) -> [MarkupNode] {
        children.flatMap { child in (child.name == name ? [child] : []) + (child.isText ? [] : child.all(named: name)) }
    }

    func child(_ name: String, prefix: String? = nil) -> MarkupNode? {
        children.first { $0.name == name && (prefix == nil || $0.prefix == prefix) }
    }
}
