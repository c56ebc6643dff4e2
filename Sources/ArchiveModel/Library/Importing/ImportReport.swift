/// A document that could not be read, and why.
public struct ImportProblem: Equatable, Sendable {
    public var error: DocumentError

    public init(error: DocumentError) { self.error = error }
}

/// How far an import is.
public struct ImportProgress: Equatable, Sendable {
    public var documentsDone = 0
    public var documentsFound = 0
    public var articles = 0
    /// Of the documents that were done, and as far as the one that is being read.
    public var bytesDone = 0
    public var bytesFound = 0

    public init() {}
}

/// What an import did.
public struct ImportSummary: Equatable, Sendable {
    /// Read because they were new or had changed.
    public var read = 0
    public var unchanged = 0
    /// Articles in what was read.
    public var articles = 0
    /// Those of them that came from another document before.
    public var shared = 0
    /// Those of them that may begin or end elsewhere than their document means them to, and the documents they are in.
    public var doubtful = 0
    public var doubtfulDocuments: [String] = []
    /// Known documents whose file is gone; their articles stay until they are pruned.
    public var missing = 0
    public var problems: [ImportProblem] = []
    /// How many files of folders are of a kind that is no text, by the endings of their names.
    public var passedOver: [String: Int] = [:]
    public var isCancelled = false

    public init() {}
}
