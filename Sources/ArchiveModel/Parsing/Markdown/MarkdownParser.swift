/// Reads a Markdown document (CommonMark and GFM) with front matter as one article.
public enum MarkdownParser {
    public static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> ParsedDocument {
        let source = SourceText(bytes)
        let (frontMatter, start) = FrontMatter.read(source.lines.map(\.text))
        let markdown = source.lines[start...].map(\.text).joined(separator: "\n")
        var blocks = MarkdownBlocks.body(of: markdown)
        var article = ParsedArticle()
        article.byteRange = 0..<bytes.count
        article.issues = source.issues + frontMatter.issues
        article.title = frontMatter.title ?? ""
        if article.title.isEmpty, let heading = blocks.blocks.first, heading.kind == .heading {
            article.title = String(blocks.text(in: heading.range))
            blocks = blocks.droppingFirstBlock()
        }
        if article.title.isEmpty { article.title = name }
        article.body = blocks
        article.authors = frontMatter.authors
        article.published = frontMatter.published.map { .stated($0) } ?? .unknown
        article.updated = frontMatter.updated
        article.language = frontMatter.language
        article.link = frontMatter.link
        article.tags = frontMatter.categories.map { Tag($0, origin: .category, why: "category in the front matter") }
        article.tags += frontMatter.tags.map { Tag($0, origin: .keyword, why: "tag in the front matter") }
        return ParsedDocument(format: .markdown, layout: "one article", articles: [article])
    }
}

extension Body {
    /// The body without its first block; offsets move accordingly.
    fileprivate func droppingFirstBlock() -> Body {
        guard blocks.count > 1 else { return Body() }
        let shift = blocks[1].range.lowerBound
        func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound - shift..<range.upperBound - shift }
        return Body(
            text: String(text(in: shift..<text.utf8.count)),
            blocks: blocks.dropFirst().map { Block($0.kind, level: $0.level, range: moved($0.range)) },
            spans: spans.filter { $0.range.lowerBound >= shift }.map { Span($0.kind, range: moved($0.range)) })
    }
}
