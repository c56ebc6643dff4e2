/// What a list asks a library for.
public struct Query: Equatable, Sendable {
    public var filter: Filter
    /// Absolute paths of documents and folders; empty is the whole library.
    public var scope: [String]
    /// Where the filter names no order.
    public var order: ListOrder

    public init(filter: Filter = .all, scope: [String] = [], order: ListOrder = .newestFirst) {
        self.filter = filter
        self.scope = scope
        self.order = order
    }

    /// The order that holds.
    public var listOrder: ListOrder { filter.order ?? order }
}

/// Where in the order of a list to read on.
public enum ListPosition: Equatable, Sendable {
    case first
    /// The end of the list.
    case last
    /// Rows further down than this one.
    case after(Int64)
    /// Rows further up than this one; the nearest ones.
    case before(Int64)
    /// The row itself and what follows.
    case from(Int64)
}
