/// What comes of reading documents, on its way to the archive.
enum ImportStep: Sendable {
    /// Known by size and time.
    case unchanged
    /// Known content under a new time.
    case touched(sha256: String)
    /// `bytesRead`: of the document so far.
    case articles([PreparedArticle], bytesRead: Int)
    /// All articles are there.
    case end(sha256: String)
    case problem(DocumentError)
}

/// What the archive knows of a document.
struct KnownDocument: Sendable {
    var size: Int
    var modified: Int
    var isMissing: Bool
    var rules: String
    var sha256: String
}
