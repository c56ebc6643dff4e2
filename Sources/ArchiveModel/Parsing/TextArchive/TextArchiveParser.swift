/// Cuts a text dump into articles.
///
/// Never fails on content: text without any recognisable boundary is one article.
///
/// The rules know shapes, not sites: lines that are by-lines through and through, titles around them, and what recurs. The byte
/// ranges of the articles tile the document.
public enum TextArchiveParser {
    /// `name`: the title of a document in which no line is a title.
    public static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> ParsedDocument {
        let source = SourceText(bytes)
        let lines = LineReflow.documentLines(source)
        let boundaries = ArticleBoundaries(lines)
        let captions = CaptionSplitter(learningFrom: lines.map(\.text))
        let starts = boundaries.titles.isEmpty ? [lines.startIndex] : boundaries.titles
        var articles = starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : boundaries.pageEnd
            var assembly = ArticleAssembly(
                lines: lines, range: starts[index]..<end, boundaries: boundaries, captions: captions)
            if boundaries.titles.isEmpty { assembly.fallbackTitle = name }
            return assembly.article()
        }
        tile(
            &articles, starts: starts.map { lines.isEmpty ? 0 : lines[$0].byteRange.lowerBound },
            byteCount: source.byteCount)
        for issue in source.issues {
            let owner = articles.lastIndex { $0.byteRange.lowerBound <= issue.byteOffset ?? 0 } ?? 0
            articles[owner].issues.append(issue)
        }
        DateInference.inferBounds(&articles)
        return ParsedDocument(format: .textArchive, layout: boundaries.layout, articles: articles)
    }

    /// The first article takes what stands before it, each one what follows until the next.
    private static func tile(_ articles: inout [ParsedArticle], starts: [Int], byteCount: Int) {
        for index in articles.indices {
            let start = index == 0 ? 0 : starts[index]
            articles[index].byteRange = start..<(index + 1 < starts.count ? starts[index + 1] : byteCount)
        }
    }
}
