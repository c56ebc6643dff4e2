/// Reads one document: bytes in, identified and tagged articles out.
public struct DocumentReader: Sendable {
    /// How the reader wants text archives to be cut.
    public var layouts: ArchiveLayouts
    /// Whether articles get tags that nobody stated.
    public var suggestsTags = true
    /// What makes text of documents of other kinds.
    public let converters: Converters
    private let takesHashtags: Bool
    private let parsers: DocumentParsers

    /// `takesHashtags`: `#words` in Markdown are tags.
    public init(
        layouts: ArchiveLayouts = ArchiveLayouts(), converters: Converters = Converters(), takesHashtags: Bool = false
    ) {
        self.init(layouts: layouts, converters: converters, takesHashtags: takesHashtags, parsers: .standard)
    }

    init(layouts: ArchiveLayouts, converters: Converters, takesHashtags: Bool, parsers: DocumentParsers) {
        self.layouts = layouts
        self.converters = converters
        self.takesHashtags = takesHashtags
        self.parsers = parsers
    }

    /// Parses a whole document; throws only when it is no text at all.
    ///
    /// `path` is what `Source.path` says, and the name that decides where the bytes do not; without `tagged` the suggested tags
    /// are left out.
    public func read(_ bytes: [UInt8], path: String, tagged: Bool = true) throws(DocumentError) -> [Article] {
        var articles = Array(try self.articles(of: bytes, path: path))
        if tagged, suggestsTags { TagSuggester.suggest(for: &articles) }
        return articles
    }

    /// The articles of a document one after another, without suggested tags; throws only when it is no text at all.
    ///
    /// Those of a text archive are made as they are asked for: a large one is never in memory with all that is made of it.
    /// `sha256`: of the bytes, where it is known already.
    public func articles(of bytes: [UInt8], path: String, sha256: String? = nil) throws(DocumentError)
        -> DocumentArticles
    {
        let sha256 = sha256 ?? SHA256.digest(of: bytes)
        let parsed: ParsedDocument
        switch try open(bytes, path: path) {
        case .document(let entry):
            let parser = try parser(of: entry, path: path)
            let options = options(of: entry, path: path, isTraced: false)
            if let archive = parser.archive?(entry, options) {
                return DocumentArticles(
                    archive, count: archive.articleCount, layout: archive.layoutName, format: parser.format,
                    sha256: sha256, path: path)
            }
            parsed = try parser.parse(entry, options)
        case .documents(let entries, let issues):
            if let document = try office(entries, path: path, isTraced: false) {
                parsed = document
            } else {
                parsed = collection(entries, issues)
            }
        }
        return try DocumentArticles(parsed, sha256: sha256, path: path)
    }

    /// Whether a document that begins so is a text archive that can be read a window at a time: in an encoding in which a line end
    /// is a byte.
    func readsWindows(_ head: [UInt8], path: String) -> Bool {
        guard !ContainerReader.isContainer(head), parsers.parser(of: head, name: path)?.readsWindows == true else {
            return false
        }
        // UTF-16 and UTF-32 have zeros in them.
        return !head.contains(0)
    }

    /// A document with what became of each of its pieces; each one of a container, behind what the container itself says.
    public func outlines(of bytes: [UInt8], path: String) throws(DocumentError) -> [DocumentOutline] {
        switch try open(bytes, path: path) {
        case .document(let entry): return [try outline(of: entry, path: path)]
        case .documents(let entries, let issues):
            if let document = try office(entries, path: path, isTraced: true) {
                return [try outline(of: document, bytes: bytes, path: path, lineStarts: [])]
            }
            var outlines: [DocumentOutline] = []
            var leftOut = issues.map { OutlineEntry(.leftOut, $0.message, why: "", byteRange: 0..<0) }
            for entry in entries {
                do throws(DocumentError) {
                    outlines.append(try outline(of: entry, path: path + "/" + entry.name))
                } catch {
                    leftOut.append(OutlineEntry(.leftOut, entry.name, why: Self.reason(error), byteRange: 0..<0))
                }
            }
            guard !outlines.isEmpty else {
                throw .noArticle(path: path, reason: leftOut.first?.why ?? "the container is empty")
            }
            let container = DocumentOutline(
                path: path, format: outlines.first?.format ?? .textArchive,
                layout: "container of \(outlines.count) documents", parts: [], outside: leftOut, lineStarts: [])
            return [container] + outlines
        }
    }

    private static func reason(_ error: DocumentError) -> String {
        switch error {
        case .noArticle(_, let reason), .unreadable(_, let reason): reason
        case .unsupported(_, let kind, _): "it is \(kind)"
        default: "it holds no text"
        }
    }

    private func outline(of entry: ContainerReader.Entry, path: String) throws(DocumentError) -> DocumentOutline {
        let parser = try parser(of: entry, path: path)
        let parsed = try parser.parse(entry, options(of: entry, path: path, isTraced: true))
        return try outline(of: parsed, bytes: entry.bytes, path: path, lineStarts: parser.lineStarts(entry.bytes))
    }

    private func outline(of parsed: ParsedDocument, bytes: [UInt8], path: String, lineStarts: [Int])
        throws(DocumentError) -> DocumentOutline
    {
        let articles = try DocumentArticles(parsed, sha256: SHA256.digest(of: bytes), path: path)
        let parts = zip(articles, parsed.articles).map { article, parsed in
            DocumentOutline.Part(article: article, entries: parsed.outline)
        }
        return DocumentOutline(
            path: path, format: parsed.format, layout: parsed.layout, parts: parts, outside: parsed.outside,
            lineStarts: lineStarts)
    }

    /// Grows when documents are understood otherwise than before, so that the library reads them anew.
    private static let version = 12

    /// By what a document is read: the version of the rules, and the reader's own layout for it.
    public func rules(path: String) -> String {
        let layout = layouts.layout(path: path)
        let own = layout.isEmpty ? "" : ArchiveLayouts.Entry(documents: [], layout: layout).toml
        let converted = converters.endings.contains { path.lowercased().hasSuffix(".\($0)") } ? converters.rules : ""
        let tags = (takesHashtags ? " hashtags" : "") + (suggestsTags ? "" : " no suggestions")
        return "\(Self.version)\(tags) \(own)\(converted)"
    }

    /// Why a document that begins so can't be read; nil for text, or something compressed.
    public func refusal(of head: [UInt8], path: String) -> DocumentError? {
        if head.isEmpty { return .empty(path: path) }
        if let kind = ForeignKind(head) {
            return converters.converts(kind)
                ? nil : .unsupported(path: path, kind: kind.sentence, advice: kind.advice)
        }
        let isReadable = ContainerReader.isContainer(head) || parsers.parser(of: head, name: path) != nil
        return isReadable ? nil : .binary(path: path)
    }

    private func open(_ bytes: [UInt8], path: String) throws(DocumentError) -> ContainerReader.Content {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        return try ContainerReader.open(bytes, name: name, path: path)
    }

    private func parser(of entry: ContainerReader.Entry, path: String) throws(DocumentError) -> DocumentParser {
        guard let parser = parsers.parser(of: entry.bytes, name: entry.name) else { throw .binary(path: path) }
        return parser
    }

    private func options(of entry: ContainerReader.Entry, path: String, isTraced: Bool) -> ParsingOptions {
        ParsingOptions(
            path: path, title: Self.title(of: entry, path: path), layout: layouts.layout(path: path),
            converters: converters, takesHashtags: takesHashtags, isTraced: isTraced)
    }

    /// A document of an office program; nil for a container of documents.
    private func office(_ entries: [ContainerReader.Entry], path: String, isTraced: Bool) throws(DocumentError)
        -> ParsedDocument?
    {
        switch OfficePackage(entries) {
        case .text(let text):
            let whole = ContainerReader.Entry(name: Self.name(of: path), bytes: [])
            return text.document(options(of: whole, path: path, isTraced: isTraced))
        case .book(let book):
            return ParsedDocument(format: .html, layout: "book", articles: book.articles, issues: book.issues)
        case .other(let kind):
            throw .unsupported(
                path: path, kind: kind, advice: "save what is to be read as text, HTML, .docx or .odt and open that")
        case nil: return nil
        }
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

    /// The articles of all documents in a zip or tar file; what is no text is passed over and counted.
    private func collection(_ entries: [ContainerReader.Entry], _ issues: [ParseIssue]) -> ParsedDocument {
        var whole = ParsedDocument(format: .textArchive, layout: "container", articles: [])
        var others = 0
        for entry in entries {
            guard let parsed = try? document(in: entry) else {
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
        whole.issues += issues
        return whole
    }

    /// A document within a container, which may be one of an office program.
    private func document(in entry: ContainerReader.Entry) throws(DocumentError) -> ParsedDocument {
        if ContainerReader.isContainer(entry.bytes),
            case .documents(let parts, _) = try ContainerReader.open(entry.bytes, name: entry.name, path: entry.name),
            let document = try office(parts, path: entry.name, isTraced: false)
        {
            return document
        }
        return try parser(of: entry, path: entry.name).parse(
            entry, options(of: entry, path: entry.name, isTraced: false))
    }

    /// The lines of a text as they stand, harmless; their numbers are those of an outline.
    public static func lines(of bytes: [UInt8]) -> [String] {
        SourceText(bytes).texts
    }

    /// What a document is called that has no title of its own: by its file, or by its folder where it is the page of that.
    private static func title(of entry: ContainerReader.Entry, path: String) -> String {
        let parts = entry.name.split(separator: "/")
        let title = titleFromName(parts.last.map { String($0) } ?? entry.name)
        guard ["index", "_index"].contains(title.lowercased()) else { return title }
        let folders = (parts.count > 1 ? parts : path.split(separator: "/")).dropLast()
        return folders.last.map { String($0) } ?? title
    }

    /// The file's name without its ending.
    static func titleFromName(_ name: String) -> String {
        let stem = name.lastIndex(of: ".").map { $0 == name.startIndex ? name[...] : name[..<$0] } ?? name[...]
        return String(stem.isEmpty ? name[...] : stem)
    }
}
