/// Reads one document: bytes in, identified and tagged articles out.
public struct DocumentReader: Sendable {
    private let layouts: ArchiveLayouts
    private let takesHashtags: Bool

    /// `layouts`: how the reader wants text archives to be cut; `takesHashtags`: `#words` in Markdown are tags.
    public init(layouts: ArchiveLayouts = ArchiveLayouts(), takesHashtags: Bool = false) {
        self.layouts = layouts
        self.takesHashtags = takesHashtags
    }

    /// Parses a whole document; throws only when it is no text at all.
    ///
    /// `path` is what `Source.path` says, and the name that decides where the bytes do not; without `tagged` the suggested tags
    /// are left out.
    public func read(_ bytes: [UInt8], path: String, tagged: Bool = true) throws(DocumentError) -> [Article] {
        let parsed = try parse(bytes, path: path, isTraced: false)
        var articles = Self.articles(of: parsed, bytes, path: path)
        if tagged { TagSuggester.suggest(for: &articles) }
        return articles
    }

    /// A document with what became of each of its pieces.
    public func outline(_ bytes: [UInt8], path: String) throws(DocumentError) -> DocumentOutline {
        let parsed = try parse(bytes, path: path, isTraced: true)
        let articles = Self.articles(of: parsed, bytes, path: path)
        let parts = zip(articles, parsed.articles).map { article, parsed in
            DocumentOutline.Part(article: article, entries: parsed.outline)
        }
        return DocumentOutline(
            format: parsed.format, layout: parsed.layout, parts: parts, outside: parsed.outside,
            lineStarts: Self.lineStarts(bytes))
    }

    /// Grows when documents are understood otherwise than before, so that the library reads them anew.
    private static let version = 2

    /// By what a document is read: the version of the rules, and the reader's own layout for it.
    public func rules(path: String) -> String {
        let layout = layouts.layout(path: path)
        let own = layout.isEmpty ? "" : ArchiveLayouts.Entry(documents: [], layout: layout).toml
        return "\(Self.version)\(takesHashtags ? " hashtags" : "") \(own)"
    }

    /// Whether a document that begins so can be read: text, or something compressed.
    public static func canRead(_ head: [UInt8], path: String) -> Bool {
        ContainerReader.isContainer(head) || DocumentFormat.detect(head, name: path) != nil
            || WebArchive.isWebArchive(head)
    }

    private func parse(_ bytes: [UInt8], path: String, isTraced: Bool) throws(DocumentError) -> ParsedDocument {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        var parsed: ParsedDocument
        switch try ContainerReader.open(bytes, name: name, path: path) {
        case .document(let entry): parsed = try parse(entry, path: path, isTraced: isTraced)
        case .documents(let entries, let issues):
            parsed = collection(entries, path: path)
            parsed.issues += issues
        }
        guard !parsed.articles.isEmpty else {
            let reason = parsed.issues.first?.message ?? "it is a \(parsed.layout) without entries"
            throw .noArticle(path: path, reason: reason)
        }
        parsed.articles[0].issues += parsed.issues
        parsed.articles = parsed.articles.map { $0.sanitisingMetadata() }
        return parsed
    }

    private func parse(_ entry: ContainerReader.Entry, path: String, isTraced: Bool) throws(DocumentError)
        -> ParsedDocument
    {
        let title = Self.titleFromName(entry.name.split(separator: "/").last.map { String($0) } ?? entry.name)
        if WebArchive.isWebArchive(entry.bytes) { return webArchive(entry, name: title) }
        if SavedPageFile.isSavedPage(entry.bytes), let page = SavedPageFile.page(in: entry.bytes) {
            return page.html.withUnsafeBytes { HTMLParser.parse($0, name: title, address: page.address) }
        }
        guard let format = DocumentFormat.detect(entry.bytes, name: entry.name) else { throw .binary(path: path) }
        let layout = format == .textArchive ? layouts.layout(path: path) : ArchiveLayout()
        return entry.bytes.withUnsafeBytes { bytes in
            switch format {
            case .textArchive: TextArchiveParser.parse(bytes, name: title, layout: layout, isTraced: isTraced)
            case .html: HTMLParser.parse(bytes, name: title)
            case .feed: FeedParser.parse(bytes, name: title)
            case .markdown: MarkdownParser.parse(bytes, name: title, takesHashtags: takesHashtags)
            }
        }
    }

    /// The articles of all documents in a zip or tar file; what is no text is passed over and counted.
    private func collection(_ entries: [ContainerReader.Entry], path: String) -> ParsedDocument {
        var whole = ParsedDocument(format: .textArchive, layout: "container", articles: [])
        var others = 0
        for entry in entries {
            guard let parsed = try? parse(entry, path: entry.name, isTraced: false) else {
                others += 1
                continue
            }
            if whole.articles.isEmpty { whole.format = parsed.format }
            whole.articles += parsed.articles.map { article in
                var article = article
                // Ranges inside of an entry are none of the container.
                article.byteRange = 0..<0
                return article
            }
            whole.issues += parsed.issues
        }
        whole.layout = "container of \(entries.count - others) documents"
        if others > 0 {
            whole.issues.append(ParseIssue(.bounded, "\(others) entries are no text and were passed over"))
        }
        return whole
    }

    /// The pages of a web archive; pictures, scripts and style sheets are no documents.
    private func webArchive(_ entry: ContainerReader.Entry, name: String) -> ParsedDocument {
        let (pages, issues) = WebArchive.pages(in: entry.bytes)
        var whole = ParsedDocument(format: .html, layout: "web archive", articles: [], issues: issues)
        for page in pages where page.mediaType.lowercased().contains("html") {
            let parsed = Array(page.bytes).withUnsafeBytes { HTMLParser.parse($0, name: name, address: page.address) }
            whole.articles += parsed.articles.map { article in
                var article = article
                article.link = article.link ?? page.address
                article.byteRange = page.byteRange
                return article
            }
        }
        return whole
    }

    private static func articles(of parsed: ParsedDocument, _ bytes: [UInt8], path: String) -> [Article] {
        var hash = SHA256()
        hash.update(bytes)
        let sha256 = hash.finalize()
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        let ids = ArticleIdentity.ids(of: parsed.articles, documentName: name)
        return zip(ids, parsed.articles).map { id, article in
            let source = Source(
                path: path, format: parsed.format, layout: parsed.layout, sha256: sha256, byteRange: article.byteRange)
            return Article(id: id, parsed: article, source: source)
        }
    }

    /// The lines of a text as they stand, harmless; their numbers are those of an outline.
    public static func lines(of bytes: [UInt8]) -> [String] {
        bytes.withUnsafeBytes { SourceText($0) }.lines.map(\.text)
    }

    private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
        [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
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
