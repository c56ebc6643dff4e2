/// A piece of a document that is shown in no article, and why.
public struct LeftOut: Equatable, Sendable {
    /// What it was taken for: `a menu`, `behind the last article`.
    public var reason: String
    /// All that it says; lines end with a line feed.
    public var text: String
    /// In the document; empty where the format does not tell.
    public var byteRange: Range<Int>

    public init(_ reason: String, _ text: String, byteRange: Range<Int>) {
        self.reason = reason
        self.text = text
        self.byteRange = byteRange
    }
}

extension [LeftOut] {
    /// Adds a piece, to the one before it where both were left out for the same reason and nothing stands between them.
    mutating func add(_ piece: LeftOut) {
        if let last, last.reason == piece.reason, last.byteRange.upperBound + 2 >= piece.byteRange.lowerBound,
            !piece.byteRange.isEmpty, last.byteRange.lowerBound <= piece.byteRange.lowerBound
        {
            self[count - 1].text += "\n" + piece.text
            self[count - 1].byteRange = last.byteRange.lowerBound..<piece.byteRange.upperBound
        } else {
            append(piece)
        }
    }
}
