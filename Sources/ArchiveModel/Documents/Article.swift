/// An article, immutable once it is read from its document.
///
/// What the reader does with it is kept elsewhere.
public struct Article: Equatable, Sendable {
    public var id: ArticleID
    /// Whether its publisher gave it its identity, by a GUID or a permanent address; else its document's name, or its text, did.
    public var hasStatedIdentity = false
    public var title: String
    public var authors: [String]
    public var published: PublicationDate
    public var updated: DateStamp?
    public var tags: [Tag]
    /// BCP 47; nil where unknown.
    public var language: String?
    /// The permanent address, nil where the document names none.
    public var link: String?
    /// Links of the body in their order, then what is attached.
    public var links: [Link]
    /// Files that a feed attaches.
    public var enclosures: [Link]
    /// Titles of articles that the document calls related.
    public var related: [String]
    public var body: Body
    public var source: Source
    public var issues: [ParseIssue]
    /// What its document says around it, and no article shows.
    public var leftOut: [LeftOut] = []
    /// The fields of its export that say nothing of what is above.
    public var facts: [ArticleFact] = []
    /// What makes it doubtful that it begins and ends where its document means it to, in words; empty for nearly all.
    public var doubts: [String] = []

    /// What its document says beside its text: pieces that were left out, and fields of exports.
    var textsBeside: [String] { leftOut.map(\.text) + facts.map(\.line) }

    /// From 0 to 1: how sure it is that the article begins and ends where its document means it to.
    ///
    /// 1 where the format says so; never where it was told from the look of lines.
    public var confidence: Double {
        guard doubts.isEmpty else { return 0.5 / Double(doubts.count) }
        return source.format.statesArticles ? 1 : 0.9
    }
}

/// A link in a body.
public struct Link: Equatable, Sendable {
    public var url: String
    public var text: String

    public init(url: String, text: String) {
        self.url = url
        self.text = text
    }
}
