/// Several articles in one Markdown file, each under a heading of the first level with a line about it in emphasis, as Dossier writes
/// them: `*Mara Lindqvist · 12 Mar 2014*`, then an address, then `*Tags: sea, ferries*`.
struct MarkdownArticles {
    /// One for each heading; at least one of them states who wrote it or when.
    private(set) var articles: [ParsedArticle] = []

    private static let tagLabel = "Tags: "

    /// - Returns: nil for a body that is not of this form.
    init?(_ body: Body) {
        let starts = body.blocks.indices.filter { body.blocks[$0].kind == .heading && body.blocks[$0].level == 1 }
        guard starts.first == body.blocks.startIndex else { return nil }
        var isStated = false
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : body.blocks.count
            let (article, states) = Self.article(body, start..<end)
            articles.append(article)
            isStated = isStated || states
        }
        guard isStated else { return nil }
    }

    private static func article(_ body: Body, _ range: Range<Int>) -> (ParsedArticle, states: Bool) {
        var article = ParsedArticle()
        article.title = String(body.text(in: body.blocks[range.lowerBound].range))
        var next = range.lowerBound + 1
        var states = false
        while next < range.upperBound, take(body.blocks[next], of: body, into: &article) {
            states = states || article.published != .unknown || !article.authors.isEmpty
            next += 1
        }
        article.body = body.part(next..<range.upperBound)
        return (article, states)
    }

    /// - Returns: whether the block says something about the article.
    private static func take(_ block: Block, of body: Body, into article: inout ParsedArticle) -> Bool {
        guard block.kind == .paragraph else { return false }
        let text = String(body.text(in: block.range))
        let own = body.spans.filter { $0.range == block.range }
        for case .link(let url) in own.map(\.kind) where article.link == nil && url == text {
            article.link = url
            return true
        }
        guard own.contains(where: { $0.kind == .emphasis }) else { return false }
        if text.hasPrefix(tagLabel) {
            article.tags = text.dropFirst(tagLabel.count).split(separator: ",").map {
                Tag(String($0).trimmingBlanks(), origin: .keyword, why: "tag of the article")
            }
            return true
        }
        guard article.published == .unknown, article.authors.isEmpty, let byline = PrintedByline(text) else {
            return false
        }
        byline.add(to: &article)
        return true
    }
}

extension Body {
    /// A run of blocks as a body of its own.
    func part(_ range: Range<Int>) -> Body {
        guard let first = blocks[range].first, let last = blocks[range].last else { return Body() }
        let bytes = first.range.lowerBound..<last.range.upperBound
        func moved(_ range: Range<Int>) -> Range<Int> {
            range.lowerBound - bytes.lowerBound..<range.upperBound - bytes.lowerBound
        }
        return Body(
            text: String(text(in: bytes)),
            blocks: blocks[range].map { Block($0.kind, level: $0.level, range: moved($0.range)) },
            spans: spans.filter { $0.range.lowerBound >= bytes.lowerBound && $0.range.upperBound <= bytes.upperBound }
                .map { Span($0.kind, range: moved($0.range)) })
    }
}
