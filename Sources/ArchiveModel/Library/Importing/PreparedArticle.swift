import GRDB

/// An article on its way to the archive, with what could be made ready before it is written.
struct PreparedArticle: Sendable {
    var article: Article
    let columns: ArticleColumns

    init(_ article: Article) {
        self.article = article
        columns = ArticleColumns(article)
    }
}

/// An article with its place in the archive.
struct PlacedArticle {
    var article: Article
    var columns: ArticleColumns
    var row: Int64
    var document: Int64
}

/// What the tables hold of an article, but for its tags: they may still change.
struct ArticleColumns: Sendable {
    /// Of the text, as `Body.wordCount` counts them.
    let words: Int
    let indexedTitle: String
    let indexedText: String
    let sortTitle: String
    let sortAuthor: String
    private let marks: String
    private let related: String
    private let issues: String
    private let enclosures: String
    private let authors: String

    init(_ article: Article) {
        words = article.body.wordCount
        indexedTitle = SearchFolding.indexText(article.title)
        indexedText = SearchFolding.indexText(article.body.text)
        sortTitle = TextFunctions.sortKey(article.title)
        sortAuthor = TextFunctions.sortKey(article.authors.joined(separator: " "))
        marks = BodyCoding.encode(article.body)
        related = StoredList.encode(article.related)
        issues = StoredList.encode(article.issues.map(IssueCoding.encode))
        enclosures = StoredList.encode(article.enclosures.map { $0.url + "\t" + $0.text })
        authors = StoredList.encode(article.authors)
    }

    func article(_ article: Article, row: Int64, document: Int64) -> StatementArguments {
        let span = article.published.span
        return [
            row, article.id.rawValue, document, article.source.byteRange.lowerBound,
            article.source.byteRange.upperBound, article.title, authors, article.publishedColumn,
            article.notBeforeColumn, article.notAfterColumn, article.updatedColumn, span.from, span.through,
            article.language ?? "", article.link ?? "", words, article.link != nil || !article.links.isEmpty ? 1 : 0,
            article.body.blocks.contains { $0.kind == .caption } ? 1 : 0, article.issues.count,
        ]
    }

    func body(_ article: Article, row: Int64) -> StatementArguments {
        [row, article.title, article.body.text, marks, related, issues, enclosures]
    }

    /// In the order in which `ArticleWriter` compares what is stored.
    func stored(_ article: Article, row: Int64, facets: String) -> StatementArguments {
        [
            row, article.body.text, article.title, marks, related, issues, enclosures, facets, authors,
            article.publishedColumn, article.notBeforeColumn, article.notAfterColumn, article.updatedColumn,
            article.link ?? "", article.language ?? "",
        ]
    }
}

extension Article {
    fileprivate var publishedColumn: String { published.stated?.iso8601 ?? "" }
    fileprivate var notBeforeColumn: String { published.notBefore?.iso8601 ?? "" }
    fileprivate var notAfterColumn: String { published.notAfter?.iso8601 ?? "" }
    fileprivate var updatedColumn: String { updated?.iso8601 ?? "" }
}
