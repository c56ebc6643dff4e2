/// Reads one document: bytes in, identified and tagged articles out.
public struct DocumentReader: Sendable {
    public init() {}

    /// Parses a whole document; throws only when it is no text at all.
    ///
    /// `path` is what `Source.path` says, and the name that decides where the bytes do not; without `tagged` the suggested tags
    /// are left out.
    public func read(_ bytes: [UInt8], path: String, tagged: Bool = true) throws(DocumentError) -> [Article] {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        let (content, innerName) = try Decompression.expand(bytes, name: name, path: path)
        guard let format = DocumentFormat.detect(content, name: innerName) else { throw .binary(path: path) }
        var parsed = content.withUnsafeBytes { Self.parse($0, format: format, name: innerName) }
        guard !parsed.articles.isEmpty else {
            throw .noArticle(
                path: path, reason: parsed.issues.first?.message ?? "it is a \(parsed.layout) without entries")
        }
        parsed.articles[0].issues += parsed.issues
        parsed.articles = parsed.articles.map { $0.sanitisingMetadata() }
        var hash = SHA256()
        hash.update(bytes)
        let sha256 = hash.finalize()
        let ids = ArticleIdentity.ids(of: parsed.articles, documentName: name)
        var articles = zip(ids, parsed.articles).map { id, article in
            let source = Source(
                path: path, format: parsed.format, layout: parsed.layout, sha256: sha256, byteRange: article.byteRange)
            return Article(id: id, parsed: article, source: source)
        }
        if tagged { TagSuggester.suggest(for: &articles) }
        return articles
    }

    /// Whether a document that begins so can be read: text, or something compressed.
    public static func canRead(_ head: [UInt8], path: String) -> Bool {
        Decompression.isCompressed(head) || DocumentFormat.detect(head, name: path) != nil
    }

    private static func parse(_ bytes: UnsafeRawBufferPointer, format: DocumentFormat, name: String) -> ParsedDocument {
        let title = titleFromName(name)
        return switch format {
        case .textArchive: TextArchiveParser.parse(bytes, name: title)
        case .html: HTMLParser.parse(bytes, name: title)
        case .feed: FeedParser.parse(bytes, name: title)
        case .markdown: MarkdownParser.parse(bytes, name: title)
        }
    }

    /// The file's name without its ending.
    static func titleFromName(_ name: String) -> String {
        let stem = name.lastIndex(of: ".").map { $0 == name.startIndex ? name[...] : name[..<$0] } ?? name[...]
        return String(stem.isEmpty ? name[...] : stem)
    }
}

extension Article {
    init(id: ArticleID, parsed: ParsedArticle, source: Source) {
        self.init(
            id: id, title: parsed.title, authors: parsed.authors, published: parsed.published, updated: parsed.updated,
            tags: parsed.tags,
            language: parsed.language, link: parsed.link, links: parsed.links, enclosures: parsed.enclosures,
            related: parsed.related,
            body: parsed.body, source: source,
            issues: parsed.issues)
    }
}
