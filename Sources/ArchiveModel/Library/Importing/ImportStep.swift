/// What comes of reading documents, on its way to the archive: articles as they were read, then as records.
enum ImportStep<Content: Sendable>: Sendable {
    /// Known by size and time.
    case unchanged
    /// Known content under a new time.
    case touched(sha256: String)
    /// `bytesRead`: of the document so far.
    case articles([Content], bytesRead: Int)
    /// All articles are there.
    case end(sha256: String)
    case problem(DocumentError)

    func map<Other>(_ transform: ([Content]) -> [Other]) -> ImportStep<Other> {
        switch self {
        case .unchanged: .unchanged
        case .touched(let sha256): .touched(sha256: sha256)
        case .articles(let articles, let bytesRead): .articles(transform(articles), bytesRead: bytesRead)
        case .end(let sha256): .end(sha256: sha256)
        case .problem(let error): .problem(error)
        }
    }
}

/// What the archive knows of a document.
struct KnownDocument: Sendable {
    var size: Int
    var modified: Int
    var isMissing: Bool
    var rules: String
    var sha256: String
    /// Documents that articles of this one went to, and when those were changed.
    var others: [(path: String, modified: Int)] = []
}
