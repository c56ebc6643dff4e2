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
        var articles = Array(try self.articles(of: bytes, path: path))
        if tagged { TagSuggester.suggest(for: &articles) }
        return articles
    }

    /// The articles of a document one after another, without suggested tags; throws only when it is no text at all.
    ///
    /// Those of a text archive are made as they are asked for: a large one is never in memory with all that is made of it.
    public func articles(of bytes: [UInt8], path: String) throws(DocumentError) -> DocumentArticles {
        let entries = try self.entries(of: bytes, path: path)
        if case .document(let entry) = entries, isTextArchive(entry) {
            let archive = textArchive(entry, path: path, isTraced: false)
            return DocumentArticles(
                archive, layout: archive.layoutName, format: .textArchive, sha256: SHA256.digest(of: bytes), path: path)
        }
        let parsed = try parse(entries, path: path, isTraced: false)
        return DocumentArticles(
            parsed.articles, layout: parsed.layout, format: parsed.format, sha256: SHA256.digest(of: bytes), path: path)
    }

    /// A document with what became of each of its pieces.
    public func outline(_ bytes: [UInt8], path: String) throws(DocumentError) -> DocumentOutline {
        let parsed = try parse(entries(of: bytes, path: path), path: path, isTraced: true)
        let articles = DocumentArticles(
            parsed.articles, layout: parsed.layout, format: parsed.format, sha256: SHA256.digest(of: bytes), path: path)
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

    private func entries(of bytes: [UInt8], path: String) throws(DocumentError) -> ContainerReader.Content {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        return try ContainerReader.open(bytes, name: name, path: path)
    }

    private func parse(_ content: ContainerReader.Content, path: String, isTraced: Bool) throws(DocumentError)
        -> ParsedDocument
    {
        var parsed: ParsedDocument
        switch content {
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
        return parsed
    }

    private func isTextArchive(_ entry: ContainerReader.Entry) -> Bool {
        !WebArchive.isWebArchive(entry.bytes) && !SavedPageFile.isSavedPage(entry.bytes)
            && DocumentFormat.detect(entry.bytes, name: entry.name) == .textArchive
    }

    private func textArchive(_ entry: ContainerReader.Entry, path: String, isTraced: Bool) -> TextArchive {
        TextArchive(
            entry.bytes,
            name: Self.titleFromName(entry.name.split(separator: "/").last.map { String($0) } ?? entry.name),
            layout: layouts.layout(path: path), isTraced: isTraced)
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
        switch format {
        case .textArchive: return ParsedDocument(textArchive(entry, path: path, isTraced: isTraced))
        case .html: return entry.bytes.withUnsafeBytes { HTMLParser.parse($0, name: title) }
        case .feed: return entry.bytes.withUnsafeBytes { FeedParser.parse($0, name: title) }
        case .markdown: return MarkdownParser.parse(entry.bytes, name: title, takesHashtags: takesHashtags)
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

    /// The lines of a text as they stand, harmless; their numbers are those of an outline.
    public static func lines(of bytes: [UInt8]) -> [String] {
        SourceText(bytes).texts
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
