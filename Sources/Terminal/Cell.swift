/// One place of a surface: a grapheme cluster and its style.
public struct Cell: Equatable, Sendable {
    /// Empty where a wide cluster at the left reaches into this cell.
    public var text: String
    public var style: Style

    public init(text: String = " ", style: Style = .plain) {
        self.text = text
        self.style = style
    }

    public var isContinuation: Bool { text.isEmpty }
}
