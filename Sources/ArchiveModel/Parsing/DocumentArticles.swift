/// The articles of one document in their order: harmless, identified, and with their source.
public struct DocumentArticles: Sequence, IteratorProtocol {
    private var parsed: AnyIterator<ParsedArticle>
    private var identities: ArticleIdentity.Sequence
    private let source: Source

    init(
        _ parsed: some Swift.Sequence<ParsedArticle>, layout: String, format: DocumentFormat, sha256: String,
        path: String
    ) {
        self.parsed = AnyIterator(parsed.makeIterator())
        source = Source(path: path, format: format, layout: layout, sha256: sha256, byteRange: 0..<0)
        identities = ArticleIdentity.Sequence(
            documentName: path.split(separator: "/").last.map { String($0) } ?? path)
    }

    /// - Throws: `noArticle` for a feed without entries and its like.
    init(_ parsed: ParsedDocument, sha256: String, path: String) throws(DocumentError) {
        var articles = parsed.articles
        guard !articles.isEmpty else {
            let reason = parsed.issues.first?.message ?? "it is a \(parsed.layout) without entries"
            throw .noArticle(path: path, reason: reason)
        }
        articles[0].issues += parsed.issues
        self.init(articles, layout: parsed.layout, format: parsed.format, sha256: sha256, path: path)
    }

    public mutating func next() -> Article? {
        guard let article = parsed.next()?.sanitisingMetadata() else { return nil }
        var source = source
        source.byteRange = article.byteRange
        return Article(id: identities.next(article), parsed: article, source: source)
    }
}

extension Article {
    init(id: ArticleID, parsed: ParsedArticle, source: Source) {
        self.init(
            id: id, title: parsed.title, authors: parsed.authors, published: parsed.published, updated: parsed.updated,
            tags: parsed.tags, language: parsed.language, link: parsed.link, links: parsed.links,
            enclosures: parsed.enclosures, related: parsed.related, body: parsed.body, source: source,
            issues: parsed.issues)
    }
}
