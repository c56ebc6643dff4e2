/// A filter that the reader keeps under a name.
public struct SavedFilter: Equatable, Sendable {
    public var name: String
    /// As it was typed.
    public var text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
