import GRDB

/// An article between the thread that reads it and the one that suggests tags for it.
struct PreparedArticle: Sendable {
    var article: Article
    let columns: ArticleColumns

    init(_ article: Article) {
        self.article = article
        columns = ArticleColumns(article)
    }
}

/// What the archive is to keep of an article, made ready on another thread than the one that writes.
struct ArticleRecord: Sendable {
    let columns: ArticleColumns
    let tags: [TagRecord]

    init(_ prepared: PreparedArticle) {
        columns = prepared.columns
        tags = prepared.article.tags.enumerated().compactMap { TagRecord($1, position: $0) }
    }
}

/// A tag of an article.
struct TagRecord: Sendable {
    let key: String
    let name: String
    let position: Int
    let origin: Tag.Origin
    let why: String

    /// - Returns: nil for a name without a letter or digit.
    init?(_ tag: Tag, position: Int) {
        key = TagKey.key(tag.name)
        guard !key.isEmpty else { return nil }
        name = tag.name
        origin = tag.origin
        why = tag.why
        self.position = position
    }
}

/// A record with its place in the archive.
struct PlacedRecord {
    /// What the archive has of the same identity already.
    struct Stored {
        var row: Int64
        var document: Int64
        /// Nil where an older version wrote it.
        var textHash: Int64?
    }

    var record: ArticleRecord
    /// In the archive: mostly the one that the record has by itself.
    var id: ArticleID
    var stored: Stored?
    var row: Int64
    var document: Int64
}

/// What the tables hold of an article, but for its tags: those come later.
///
/// A class, as it goes from thread to thread and is sorted by its row on the way.
final class ArticleColumns: Sendable {
    let id: ArticleID
    /// Whether its publisher gave it its identity, and not its document's name or its text.
    let hasStatedIdentity: Bool
    let source: Source
    let published: PublicationDate
    let text: String
    let textHash: Int64
    let authors: [String]
    let sortTitle: String
    let sortAuthor: String
    /// Of the text, as `Body.wordCount` counts them.
    let words: Int
    let indexedTitle: String
    let indexedText: String
    /// Words of the index for what the article is like.
    let properties: String
    /// Words of the index for what the words of the text begin with.
    let beginnings: String
    let title: String
    private let marks: String
    private let related: String
    private let issues: String
    private let issueCount: Int
    private let leftOut: String
    private let doubts: String
    private let facts: String
    private let doubtCount: Int
    var isDoubtful: Bool { doubtCount > 0 }
    private let enclosures: String
    private let authorList: String
    private let updated: String
    private let language: String
    private let link: String
    private let hasLink: Bool
    private let hasCaption: Bool

    init(_ article: Article) {
        id = article.id
        hasStatedIdentity = article.hasStatedIdentity
        source = article.source
        published = article.published
        title = article.title
        text = article.body.text
        textHash = TextHash.of(article.body.text)
        authors = article.authors
        words = article.body.wordCount
        indexedTitle = SearchFolding.indexText(article.title)
        indexedText = SearchFolding.indexText(article.body.text)
        sortTitle = TextFunctions.sortKey(article.title)
        sortAuthor = TextFunctions.sortKey(article.authors.joined(separator: " "))
        marks = BodyCoding.encode(article.body)
        related = StoredList.encode(article.related)
        issues = StoredList.encode(article.issues.map(IssueCoding.encode))
        issueCount = article.issues.count
        leftOut = LeftOutCoding.encode(article.leftOut)
        doubts = StoredList.encode(article.doubts)
        facts = FactCoding.encode(article.facts)
        doubtCount = article.doubts.count
        enclosures = StoredList.encode(article.enclosures.map { $0.url + "\t" + $0.text })
        authorList = StoredList.encode(article.authors)
        updated = article.updated?.iso8601 ?? ""
        language = article.language ?? ""
        link = article.link ?? ""
        hasLink = article.link != nil || !article.links.isEmpty
        hasCaption = article.body.blocks.contains { $0.kind == .caption }
        beginnings = FacetToken.beginnings(article.title, article.body.text)
        properties = FacetToken.properties(of: article, hasLink: hasLink, hasCaption: hasCaption)
    }

    /// `id`: in the archive.
    func article(_ id: ArticleID, row: Int64, document: Int64) -> StatementArguments {
        let span = published.span
        return [
            row, id.rawValue, textHash, document, source.byteRange.lowerBound, source.byteRange.upperBound, title,
            authorList,
            published.stated.column, published.notBefore.column, published.notAfter.column, updated, span.from,
            span.through, language, link, words, hasLink, hasCaption, issueCount,
            doubtCount,
        ]
    }

    func body(row: Int64) -> StatementArguments {
        [row, title, text, marks, related, issues, enclosures, leftOut, doubts, facts]
    }

    /// In the order in which `ArticleWriter` compares what is stored.
    func stored(row: Int64, facets: String) -> StatementArguments {
        [
            row, text, title, marks, related, issues, enclosures, leftOut, doubts, facts, facets, authorList,
            published.stated.column,
            published.notBefore.column, published.notAfter.column, updated, link, language,
        ]
    }
}

extension DateStamp? {
    fileprivate var column: String { self?.iso8601 ?? "" }
}
