/// Where an article was read from.
public struct Source: Equatable, Sendable {
    /// As the reader named it, or the absolute path in a library.
    public var path: String
    public var format: DocumentFormat
    /// How the document separates its articles, in words.
    public var layout: String
    /// SHA-256 of the whole document, in lower-case hexadecimal.
    public var sha256: String
    /// The article's bytes in the document.
    public var byteRange: Range<Int>

    public init(path: String, format: DocumentFormat, layout: String, sha256: String, byteRange: Range<Int>) {
        self.path = path
        self.format = format
        self.layout = layout
        self.sha256 = sha256
        self.byteRange = byteRange
    }
}
