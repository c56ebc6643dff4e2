/// Cuts a text dump into articles.
///
/// Never fails on content: text without any recognisable boundary is one article.
///
/// The rules know shapes, not sites: lines that are by-lines through and through, titles around them, and what recurs. The byte
/// ranges of the articles tile the document. A document that holds one article is read as a saved page, see `SavedPost`.
public enum TextArchiveParser {
    /// `name`: the title of a document in which no line is a title.
    public static func parse(
        _ bytes: UnsafeRawBufferPointer, name: String, layout: ArchiveLayout = ArchiveLayout(), isTraced: Bool = false
    ) -> ParsedDocument {
        let source = SourceText(bytes)
        if layout.isEmpty, let plain = PlainDocument(source) {
            var article = plain.article(name: name)
            article.byteRange = 0..<source.byteCount
            article.issues = source.issues
            return ParsedDocument(format: .textArchive, layout: "single document", articles: [article])
        }
        let lines = ArchiveLines(documentLines(source, layout))
        let boundaries = ArticleBoundaries(lines, layout: layout)
        let captions = CaptionSplitter(learningFrom: lines.lazy.map(\.text))
        func assembly(_ index: Int) -> ArticleAssembly {
            ArticleAssembly(
                lines: lines, range: boundaries.starts[index].line..<boundaries.end(of: index),
                start: boundaries.starts[index], boundaries: boundaries, captions: captions, fallbackTitle: name,
                isTraced: isTraced)
        }
        var document = ParsedDocument(format: .textArchive, layout: boundaries.layoutName, articles: [])
        var starts = boundaries.starts.map(\.line)
        document.articles = starts.indices.map { assembly($0).article() }
        if boundaries.isArchive(document.articles) || layout.decidesCuts {
            if isTraced { document.outside = outside(of: boundaries, in: lines) }
        } else {
            document.articles = [assembly(0).article(of: SavedPost(lines))]
            if !document.layout.hasPrefix("single article") { document.layout = "single article" }
            starts = [0]
        }
        tile(
            &document.articles, starts: starts.map { lines.isEmpty ? 0 : lines[$0].byteRange.lowerBound },
            byteCount: source.byteCount)
        for issue in source.issues {
            let owner = document.articles.lastIndex { $0.byteRange.lowerBound <= issue.byteOffset ?? 0 } ?? 0
            document.articles[owner].issues.append(issue)
        }
        DateInference.inferBounds(&document.articles)
        return document
    }

    private static func documentLines(_ source: SourceText, _ layout: ArchiveLayout) -> [DocumentLine] {
        var lines = LineReflow.documentLines(source)
        let boilerplate = LinePatterns(layout.boilerplate)
        guard !boilerplate.isEmpty else { return lines }
        for index in lines.indices where !lines[index].isBlank && boilerplate.match(lines[index].text) {
            lines[index].leaveOut()
        }
        return lines
    }

    /// The first article takes what stands before it, each one what follows until the next.
    private static func tile(_ articles: inout [ParsedArticle], starts: [Int], byteCount: Int) {
        for index in articles.indices {
            let start = index == 0 ? 0 : starts[index]
            articles[index].byteRange = start..<(index + 1 < starts.count ? starts[index + 1] : byteCount)
        }
    }

    private static func outside(of boundaries: ArticleBoundaries, in lines: ArchiveLines) -> [OutlineEntry] {
        let first = boundaries.starts.first?.line ?? 0
        func entries(_ range: Range<Int>, _ why: String) -> [OutlineEntry] {
            range.filter { !lines[$0].isBlank }.map {
                OutlineEntry(.leftOut, lines[$0].text, why: why, byteRange: lines[$0].byteRange)
            }
        }
        return entries(0..<first, "before the first article")
            + entries(boundaries.pageEnd..<lines.count, "behind the last article")
    }
}
