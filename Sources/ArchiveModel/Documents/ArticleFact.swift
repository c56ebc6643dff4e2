/// What an export says about an article in a field of its own, or about all of its articles on its cover: a page, an edition, the
/// search that found it, its number in the database.
public struct ArticleFact: Equatable, Sendable {
    /// As the document writes it, without its sign: `Page`, `AN`.
    public var label: String
    public var value: String
    /// Whether the cover of the document says it of all articles.
    public var isOfDocument: Bool

    /// As one line.
    public var line: String { "\(label): \(value)" }

    public init(_ label: String, _ value: String, isOfDocument: Bool = false) {
        self.label = label
        self.value = value
        self.isOfDocument = isOfDocument
    }
}
