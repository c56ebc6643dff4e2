/// What a list asks a library for.
public struct Query: Equatable, Sendable {
    public var filter: Filter
    /// Absolute paths of documents and folders; empty is the whole library.
    public var scope: [String]

    public init(filter: Filter = .all, scope: [String] = []) {
        self.filter = filter
        self.scope = scope
    }
}

/// Where in the order of a list to read on.
///
/// Lists are in order of time, the newest article first.
public enum ListPosition: Equatable, Sendable {
    case newest
    case oldest
    /// Rows after this one, further down.
    case olderThan(Int64)
    /// Rows before this one, further up; the nearest ones.
    case newerThan(Int64)
    /// The row itself and what follows.
    case from(Int64)
}

/// A tag with the number of articles that bear it.
public struct TagCount: Equatable, Sendable {
    public var name: String
    public var count: Int
    public var isOwn: Bool

    public init(name: String, count: Int, isOwn: Bool = false) {
        self.name = name
        self.count = count
        self.isOwn = isOwn
    }
}

/// Numbers about the articles of a query.
public struct QueryTotals: Equatable, Sendable {
    public var articles: Int
    public var unread: Int
    /// Most frequent first.
    public var tags: [TagCount]

    public init(articles: Int = 0, unread: Int = 0, tags: [TagCount] = []) {
        self.articles = articles
        self.unread = unread
        self.tags = tags
    }
}
