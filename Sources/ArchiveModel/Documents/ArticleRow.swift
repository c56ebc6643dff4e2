/// What a list shows of an article: everything but its body.
public struct ArticleRow: Equatable, Sendable, Identifiable {
    /// The row in the library; newer articles have larger ones.
    public var row: Int64
    public var id: ArticleID
    public var title: String
    public var authors: [String]
    public var published: PublicationDate
    /// Tags in the order of their weight.
    public var tags: [Tag]
    /// The document's file name.
    public var sourceName: String
    public var words: Int
    public var hasIssues: Bool
    /// Whether the article may begin or end elsewhere than its document means it to.
    public var isDoubtful: Bool
    public var isRead: Bool
    public var isStarred: Bool

    public init(
        row: Int64, id: ArticleID, title: String, authors: [String] = [], published: PublicationDate = .unknown,
        tags: [Tag] = [], sourceName: String = "", words: Int = 0, hasIssues: Bool = false, isDoubtful: Bool = false,
        isRead: Bool = false, isStarred: Bool = false
    ) {
        self.row = row
        self.id = id
        self.title = title
        self.authors = authors
        self.published = published
        self.tags = tags
        self.sourceName = sourceName
        self.words = words
        self.hasIssues = hasIssues
        self.isDoubtful = isDoubtful
        self.isRead = isRead
        self.isStarred = isStarred
    }
}
