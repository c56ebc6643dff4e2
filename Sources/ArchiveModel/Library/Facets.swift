/// What the articles of a query have in common, counted.
public struct Facets: Equatable, Sendable {
    public var articles = 0
    public var unread = 0
    /// Most frequent first, as all lists here; articles with a tag below another one count for that one too.
    public var tags: [FacetCount] = []
    public var authors: [FacetCount] = []
    /// Documents by the names of their files.
    public var sources: [FacetCount] = []
    /// BCP 47 without hyphens, in small letters.
    public var languages: [FacetCount] = []
    /// Days with articles that state their date, in the order of time.
    public var days: [DayCount] = []
    public var undated = 0

    public init() {}
}

/// A value with the number of articles that have it.
public struct FacetCount: Equatable, Sendable {
    public var name: String
    public var count: Int
    /// Of tags: where most of them come from.
    public var origin: Tag.Origin
    /// Of tags: the reader gave it to some of them.
    public var isOwn: Bool

    public init(name: String, count: Int, origin: Tag.Origin = .category, isOwn: Bool = false) {
        self.name = name
        self.count = count
        self.origin = origin
        self.isOwn = isOwn
    }
}

/// Articles of a day.
public struct DayCount: Equatable, Sendable {
    /// Days since 1970-01-01.
    public var day: Int
    public var count: Int

    public init(day: Int, count: Int) {
        self.day = day
        self.count = count
    }
}
