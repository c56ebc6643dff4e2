/// The articles of one document in their order: harmless, identified, and with their source.
public struct DocumentArticles: Sequence, IteratorProtocol {
    /// How many there are.
    let count: Int
    private var parsed: AnyIterator<ParsedArticle>
    private var identities: ArticleIdentity.Sequence
    private let source: Source
    /// Offset of these bytes in the document.
    private var byteOffset = 0
    /// The last article of a window may go on behind it, and is left for the next one.
    private var leavesLast = false
    private var held: ParsedArticle?

    init(
        _ parsed: some Swift.Sequence<ParsedArticle>, count: Int, layout: String, format: DocumentFormat,
        sha256: String, path: String
    ) {
        self.count = count
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
        self.init(
            articles, count: articles.count, layout: parsed.layout, format: parsed.format, sha256: sha256, path: path)
    }

    public mutating func next() -> Article? {
        guard leavesLast else { return parsed.next().map { identified($0) } }
        if held == nil { held = parsed.next() }
        guard let article = held, let following = parsed.next() else { return nil }
        held = following
        return identified(article)
    }

    /// Where the article begins that was left for the next window; nil where none was, or no other stood before it.
    var restart: Int? { held.flatMap { $0.byteRange.lowerBound > 0 ? byteOffset + $0.byteRange.lowerBound : nil } }

    /// These articles in a document of which `previous` were the ones before; their bytes begin at the offset.
    func continuing(_ previous: DocumentArticles?, at offset: Int, leavesLast: Bool) -> DocumentArticles {
        var articles = self
        if let previous { articles.identities = previous.identities }
        articles.byteOffset = offset
        articles.leavesLast = leavesLast
        return articles
    }

    private mutating func identified(_ parsed: ParsedArticle) -> Article {
        var article = parsed.sanitisingMetadata()
        for index in article.issues.indices {
            if let offset = article.issues[index].byteOffset { article.issues[index].byteOffset = offset + byteOffset }
        }
        for index in article.leftOut.indices where !article.leftOut[index].byteRange.isEmpty {
            let range = article.leftOut[index].byteRange
            article.leftOut[index].byteRange = range.lowerBound + byteOffset..<range.upperBound + byteOffset
        }
        var source = source
        source.byteRange = article.byteRange.lowerBound + byteOffset..<article.byteRange.upperBound + byteOffset
        var identified = Article(id: identities.next(article), parsed: article, source: source)
        identified.hasStatedIdentity = ArticleIdentity.isStated(article)
        return identified
    }
}

extension Article {
    init(id: ArticleID, parsed: ParsedArticle, source: Source) {
        self.init(
            id: id, title: parsed.title, authors: parsed.authors, published: parsed.published, updated: parsed.updated,
            tags: parsed.tags, language: parsed.language, link: parsed.link, links: parsed.links,
            enclosures: parsed.enclosures, related: parsed.related, body: parsed.body, source: source,
            issues: parsed.issues, leftOut: parsed.leftOut, facts: parsed.facts, doubts: parsed.doubts)
    }
}
