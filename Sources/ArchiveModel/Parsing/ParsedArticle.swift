/// An article as a parser understood it; not yet identified, and with only the tags that its document states.
public struct ParsedArticle: Equatable, Sendable {
    public var title = ""
    public var authors: [String] = []
    public var published: PublicationDate = .unknown
    public var updated: DateStamp?
    public var tags: [Tag] = []
    public var language: String?
    public var link: String?
    /// The identifier that a feed gives it.
    public var guid: String?
    public var related: [String] = []
    /// Files that a feed attaches.
    public var enclosures: [Link] = []
    public var body = Body()
    public var byteRange: Range<Int> = 0..<0
    public var issues: [ParseIssue] = []
    /// What its document says around it, and no article shows.
    public var leftOut: [LeftOut] = []
    /// The fields of its export that say nothing of what is above.
    public var facts: [ArticleFact] = []
    /// What makes it doubtful, in words; empty for nearly all.
    public var doubts: [String] = []
    /// What became of the pieces of the document, where the parser was asked to tell.
    public var outline: [OutlineEntry] = []

    public init() {}

    /// Links of the body in their order, then what is attached.
    public var links: [Link] {
        body.links + enclosures
    }
}

extension Body {
    /// The links in their order.
    var links: [Link] {
        spans.compactMap { span in
            guard case .link(let url) = span.kind else { return nil }
            return Link(url: url, text: String(text(in: span.range)))
        }
    }
}

extension ParsedArticle {
    /// The article with harmless metadata.
    ///
    /// Bodies are sanitised where they are built, since offsets point into them.
    func sanitisingMetadata() -> ParsedArticle {
        var article = self
        var found: [Unicode.Scalar: Int] = [:]
        func clean(_ text: String) -> String {
            let result = TextSanitiser.sanitise(text)
            if !result.neutralised.isEmpty { found.merge(result.neutralised) { $0 + $1 } }
            // A title, a name or a tag is one line.
            return result.text.utf8.contains { $0 == 0x0A || $0 == 0x09 } ? result.text.foldingBlanks() : result.text
        }
        article.title = clean(title)
        article.authors = authors.map(clean).filter { !$0.isEmpty }
        article.tags = tags.map { Tag(clean($0.name), origin: $0.origin, why: clean($0.why)) }.filter {
            !$0.name.isEmpty
        }
        article.language = language.map(clean)
        article.link = link.map(clean)
        article.guid = guid.map(clean)
        article.enclosures = enclosures.map { Link(url: clean($0.url), text: clean($0.text)) }
        article.related = related.map(clean)
        article.body.spans = body.spans.map { span in
            guard case .link(let url) = span.kind else { return span }
            return Span(.link(url: clean(url)), range: span.range)
        }
        article.facts = facts.map { ArticleFact(clean($0.label), clean($0.value), isOfDocument: $0.isOfDocument) }
        article.issues = issues.map { ParseIssue($0.kind, clean($0.message), byteOffset: $0.byteOffset) }
        article.issues += ParseIssue.neutralised(found, byteOffset: nil)
        // Nothing of it is shown but what it says: no need to count what is wrong with it.
        article.leftOut = leftOut.map {
            LeftOut($0.reason, TextSanitiser.sanitise($0.text).text, byteRange: $0.byteRange)
        }
        return article
    }
}

/// A whole document as a parser understood it.
public struct ParsedDocument: Sendable {
    public var format: DocumentFormat
    /// How articles are separated, in words: `byline at the end`, `feed`, `single article`.
    public var layout: String
    public var articles: [ParsedArticle]
    /// About the document as a whole.
    public var issues: [ParseIssue]
    /// What stands outside of the articles, where the parser was asked to tell.
    public var outside: [OutlineEntry] = []

    public init(
        format: DocumentFormat, layout: String, articles: [ParsedArticle], issues: [ParseIssue] = [],
        outside: [OutlineEntry] = []
    ) {
        self.format = format
        self.layout = layout
        self.articles = articles
        self.issues = issues
        self.outside = outside
    }
}

extension ParsedDocument {
    /// A text archive with all of its articles.
    init(_ archive: TextArchive) {
        self.init(
            format: .textArchive, layout: archive.layoutName, articles: Array(archive), outside: archive.outside)
    }
}

/// Only what can't be read at all is an error; content never is.
public enum DocumentError: Error, Equatable, Sendable {
    case missing(path: String)
    case unreadable(path: String, reason: String)
    /// No text in it that could be an article.
    case binary(path: String)
    case empty(path: String)
    /// A document of a kind that is not understood: what it is, and what to do.
    case unsupported(path: String, kind: String, advice: String)
    /// Understood, but nothing in it is an article: a feed without entries.
    case noArticle(path: String, reason: String)
    case tooLarge(path: String, bytes: Int)
    /// Compressed data that grow beyond all measure.
    case bomb(path: String, bytes: Int)
}
