/// Reads one document: bytes in, identified and tagged articles out.
public struct DocumentReader: Sendable {
    /// How the reader wants text archives to be cut.
    public var layouts: ArchiveLayouts
    /// What makes text of documents of other kinds.
    public let converters: Converters
    private let takesHashtags: Bool

    /// `takesHashtags`: `#words` in Markdown are tags.
    public init(
        layouts: ArchiveLayouts = ArchiveLayouts(), converters: Converters = Converters(), takesHashtags: Bool = false
    ) {
        self.layouts = layouts
        self.converters = converters
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
    /// `sha256`: of the bytes, where it is known already.
    public func articles(of bytes: [UInt8], path: String, sha256: String? = nil) throws(DocumentError)
        -> DocumentArticles
    {
        let sha256 = sha256 ?? SHA256.digest(of: bytes)
        let parsed: ParsedDocument
        switch try open(bytes, path: path) {
        case .document(let entry):
            let content = try content(of: entry, path: path)
            if case .of(.textArchive) = content {
                let archive = textArchive(entry, path: path, isTraced: false)
                return DocumentArticles(
                    archive, count: archive.articleCount, layout: archive.layoutName, format: .textArchive,
                    sha256: sha256,
                    path: path)
            }
            parsed = parse(entry, content, path: path, isTraced: false)
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
        guard !ContainerReader.isContainer(head), ForeignKind(head) == nil, !RichText.claims(head),
            !WebArchive.isWebArchive(head),
            !SavedPageFile.isSavedPage(head),
            DocumentFormat.detect(head, name: path) == .textArchive
        else { return false }
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
        let content = try content(of: entry, path: path)
        let parsed = parse(entry, content, path: path, isTraced: true)
        return try outline(of: parsed, bytes: entry.bytes, path: path, lineStarts: content.lineStarts(entry.bytes))
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
    private static let version = 9

    /// By what a document is read: the version of the rules, and the reader's own layout for it.
    public func rules(path: String) -> String {
        let layout = layouts.layout(path: path)
        let own = layout.isEmpty ? "" : ArchiveLayouts.Entry(documents: [], layout: layout).toml
        let converted = converters.endings.contains { path.lowercased().hasSuffix(".\($0)") } ? converters.rules : ""
        return "\(Self.version)\(takesHashtags ? " hashtags" : "") \(own)\(converted)"
    }

    /// Why a document that begins so can't be read; nil for text, or something compressed.
    public func refusal(of head: [UInt8], path: String) -> DocumentError? {
        if head.isEmpty { return .empty(path: path) }
        if let kind = ForeignKind(head) {
            return converters.converts(kind)
                ? nil : .unsupported(path: path, kind: kind.sentence, advice: kind.advice)
        }
        let isReadable =
            ContainerReader.isContainer(head) || DocumentFormat.detect(head, name: path) != nil
            || WebArchive.isWebArchive(head)
        return isReadable ? nil : .binary(path: path)
    }

    private func open(_ bytes: [UInt8], path: String) throws(DocumentError) -> ContainerReader.Content {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        return try ContainerReader.open(bytes, name: name, path: path)
    }

    /// What an entry holds, by its bytes, then by its name.
    private func content(of entry: ContainerReader.Entry, path: String) throws(DocumentError) -> DocumentContent {
        if let kind = ForeignKind(entry.bytes) {
            return .office(try converters.text(of: entry.bytes, kind, path: path))
        }
        if RichText.claims(entry.bytes) { return .office(RichText(entry.bytes).text) }
        if WebArchive.isWebArchive(entry.bytes) { return .webArchive }
        if SavedPageFile.isSavedPage(entry.bytes), let page = SavedPageFile.page(in: entry.bytes) {
            return .savedPage(html: page.html, address: page.address)
        }
        guard let format = DocumentFormat.detect(entry.bytes, name: entry.name) else { throw .binary(path: path) }
        return .of(format)
    }

    private func parse(_ entry: ContainerReader.Entry, _ content: DocumentContent, path: String, isTraced: Bool)
        -> ParsedDocument
    {
        let name = Self.title(of: entry, path: path)
        switch content {
        case .webArchive: return webArchive(entry, name: name)
        case .savedPage(let html, let address):
            return html.withUnsafeBytes { HTMLParser.parse($0, name: name, address: address, isTraced: isTraced) }
        case .office(let text): return document(text, name: name, path: path, isTraced: isTraced)
        case .of(.textArchive): return ParsedDocument(textArchive(entry, path: path, isTraced: isTraced))
        case .of(.html):
            return entry.bytes.withUnsafeBytes { HTMLParser.parse($0, name: name, isTraced: isTraced) }
        case .of(.feed): return entry.bytes.withUnsafeBytes { FeedParser.parse($0, name: name) }
        case .of(.markdown): return MarkdownParser.parse(entry.bytes, name: name, takesHashtags: takesHashtags)
        }
    }

    /// A document of an office program; nil for a container of documents.
    private func office(_ entries: [ContainerReader.Entry], path: String, isTraced: Bool) throws(DocumentError)
        -> ParsedDocument?
    {
        switch OfficePackage(entries) {
        case .text(let text):
            return document(text, name: Self.titleFromName(Self.name(of: path)), path: path, isTraced: isTraced)
        case .book(let book):
            return ParsedDocument(format: .html, layout: "book", articles: book.articles, issues: book.issues)
        case .other(let kind):
            throw .unsupported(
                path: path, kind: kind, advice: "save what is to be read as text, HTML, .docx or .odt and open that")
        case nil: return nil
        }
    }

    /// The text of an office document, read as a text archive.
    ///
    /// What the document states of itself fills what the text leaves open.
    private func document(_ text: OfficeText, name: String, path: String, isTraced: Bool) -> ParsedDocument {
        let archive = TextArchive(
            text.bytes, name: name, layout: layouts.layout(path: path), isTraced: isTraced, hasPage: false)
        var document = ParsedDocument(archive)
        document.layout = "\(text.kind), \(archive.layoutName)"
        for index in document.articles.indices {
            // Offsets into the text say nothing of the document.
            document.articles[index].byteRange = 0..<0
            document.articles[index].issues = document.articles[index].issues.map {
                ParseIssue($0.kind, $0.message, byteOffset: nil)
            }
        }
        if !text.pageNumbers.isEmpty, !document.articles.isEmpty {
            document.articles[0].leftOut.append(
                LeftOut("numbers of pages", text.pageNumbers.joined(separator: "\n"), byteRange: 0..<0))
        }
        guard document.articles.count == 1 else { return document }
        if document.articles[0].title == name, let title = text.title, !title.foldingBlanks().isEmpty {
            document.articles[0].title = title.foldingBlanks()
        }
        if document.articles[0].authors.isEmpty, let author = text.author.flatMap({ FeedPerson.name($0) }) {
            document.articles[0].authors = [author]
        }
        return document
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

    private func textArchive(_ entry: ContainerReader.Entry, path: String, isTraced: Bool) -> TextArchive {
        TextArchive(
            entry.bytes, name: Self.title(of: entry, path: path), layout: layouts.layout(path: path), isTraced: isTraced
        )
    }

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
        let content = try content(of: entry, path: entry.name)
        return parse(entry, content, path: entry.name, isTraced: false)
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

/// What a document is read as.
private enum DocumentContent {
    case webArchive
    case savedPage(html: [UInt8], address: String?)
    case office(OfficeText)
    case of(DocumentFormat)

    /// The offset at which each line begins, as the offsets of an outline count them.
    func lineStarts(_ bytes: [UInt8]) -> [Int] {
        switch self {
        case .of(.textArchive), .of(.markdown): SourceText(bytes).lines.map(\.byteOffset)
        case .savedPage(let html, _): Self.lineStarts(ofMarkup: html)
        case .of(.html), .of(.feed): Self.lineStarts(ofMarkup: bytes)
        case .webArchive, .office: []
        }
    }

    /// Markup is decoded as a whole; lines are those of its text.
    private static func lineStarts(ofMarkup bytes: [UInt8]) -> [Int] {
        let text = bytes.withUnsafeBytes { DecodedText($0, declared: DeclaredEncoding.find(in: $0)).text }
        var starts = [0]
        var previous: UInt8 = 0
        for (offset, byte) in text.utf8.enumerated() {
            // A carriage return that no line feed follows ends a line as well.
            if previous == 0x0A || previous == 0x0D && byte != 0x0A { starts.append(offset) }
            previous = byte
        }
        return starts
    }
}
