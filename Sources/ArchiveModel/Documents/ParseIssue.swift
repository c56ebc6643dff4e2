/// Something about a document that its reader may want to know.
public struct ParseIssue: Equatable, Sendable {
    public enum Kind: String, Sendable {
        /// A control character or bidirectional override was replaced.
        case neutralised
        /// Bytes that are no text in the document's encoding were replaced.
        case undecodable
        /// The markup is broken; it was read as far as it goes.
        case malformed
        /// Something larger or deeper than the bounds was left out.
        case bounded
        /// Front matter, a date or the like could not be understood.
        case notUnderstood = "not understood"
    }

    public var kind: Kind
    public var message: String
    /// Offset in the document, nil where the parser can't tell.
    public var byteOffset: Int?

    public init(_ kind: Kind, _ message: String, byteOffset: Int? = nil) {
        self.kind = kind
        self.message = message
        self.byteOffset = byteOffset
    }
}
