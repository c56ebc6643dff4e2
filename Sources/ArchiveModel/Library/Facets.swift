/// What the articles of a query have in common, counted.
public struct Facets: Equatable, Sendable {
    /// Of a list no more than so many of the most frequent values are named, and all own tags: texts suggest names without end.
    static let mostValues = 5000

    public var articles = 0
    public var unread = 0
    /// Most frequent first, as all lists here; articles with a tag below another one count for that one too.
    public var tags: [FacetCount] = []
    /// Tags that are not named, as they are rarer than all that are.
    public var rarerTags = 0
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
    /// Folded, as filters compare it.
    public var key: String
    public var count: Int
    /// Of tags: where most of them come from.
    public var origin: Tag.Origin
    /// Of tags: the reader gave it to some of them.
    public var isOwn: Bool

    /// Whether most articles have the tag only because it was suggested.
    public var isSuggested: Bool { origin == .suggested && !isOwn }

    /// `key`: where it is known already.
    public init(
        name: String, key: String? = nil, count: Int, origin: Tag.Origin = .category, isOwn: Bool = false
    ) {
        self.name = name
        self.key = key ?? TagKey.key(name)
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
