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

extension LeftOut {
    fileprivate func isFollowed(by piece: LeftOut) -> Bool {
        reason == piece.reason && !piece.byteRange.isEmpty && byteRange.lowerBound <= piece.byteRange.lowerBound
            && byteRange.upperBound + 2 >= piece.byteRange.lowerBound
    }
}

extension [LeftOut] {
    /// Adds a piece, to the one before it where both were left out for the same reason and nothing stands between them.
    mutating func add(_ piece: LeftOut) {
        guard !isEmpty, self[count - 1].isFollowed(by: piece) else { return append(piece) }
        // In its place: a copy a line would take a time that grows with the square of them.
        self[count - 1].text += "\n"
        self[count - 1].text += piece.text
        self[count - 1].byteRange = self[count - 1].byteRange.lowerBound..<piece.byteRange.upperBound
    }
}
