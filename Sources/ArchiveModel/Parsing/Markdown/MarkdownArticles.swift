/// Several articles in one Markdown file, each under a heading with a line that states who wrote it or when.
///
/// Dossier writes them under headings of the first level, with the line in emphasis: `*Mara Lindqvist · 12 Mar 2014*`, then an
/// address, then `*Tags: sea, ferries*`, then what an export says of it. Others write a plain line, and a heading of the file above.
struct MarkdownArticles {
    /// One for each heading.
    private(set) var articles: [ParsedArticle] = []

    private static let tagLabel = "Tags: "
    private static let levels = 1...3
    /// In so many of ten articles a line states something, where it does so in plain words.
    private static let mostStating = 8

    /// - Returns: nil for a body that is not of this form.
    init?(_ body: Body) {
        for level in Self.levels {
            let starts = body.blocks.indices.filter {
                body.blocks[$0].kind == .heading && body.blocks[$0].level == level
            }
            guard !starts.isEmpty else { continue }
            if let found = Self.articles(body, starts) {
                articles = found
                return
            }
            // The heading of the file alone may stand above those of its articles.
            guard starts == [body.blocks.startIndex] else { return nil }
        }
        return nil
    }

    private static func articles(_ body: Body, _ starts: [Int]) -> [ParsedArticle]? {
        let first = body.blocks.startIndex
        let isCovered = starts[0] > first
        guard !isCovered || starts[0] == first + 1 && starts.count > 1 else { return nil }
        let ranges = starts.enumerated().map { number, start in
            start..<(number + 1 < starts.count ? starts[number + 1] : body.blocks.count)
        }
        var read = ranges.map { article(body, $0, takesPlain: false) }
        // Where Dossier wrote the file, a plain line is text.
        if !read.contains(where: \.states) {
            read = ranges.map { article(body, $0, takesPlain: true) }
            guard read.count(where: \.states) * 10 >= starts.count * mostStating else { return nil }
        }
        var articles = read.map(\.article)
        if isCovered {
            let cover = String(body.text(in: body.blocks[first].range))
            articles[0].leftOut.append(LeftOut("the title of the file", cover, byteRange: 0..<0))
        }
        return articles
    }

    private static func article(_ body: Body, _ range: Range<Int>, takesPlain: Bool)
        -> (article: ParsedArticle, states: Bool)
    {
        var article = ParsedArticle()
        article.title = String(body.text(in: body.blocks[range.lowerBound].range))
        var next = range.lowerBound + 1
        while next < range.upperBound, take(body.blocks[next], of: body, into: &article) { next += 1 }
        if takesPlain, next < range.upperBound, takePlain(body.blocks[next], of: body, into: &article) { next += 1 }
        article.body = body.part(next..<range.upperBound)
        return (article, article.published != .unknown || !article.authors.isEmpty)
    }

    /// A line of nothing but who wrote the article and when.
    private static func takePlain(_ block: Block, of body: Body, into article: inout ParsedArticle) -> Bool {
        guard block.kind == .paragraph else { return false }
        let text = String(body.text(in: block.range))
        // A sentence may speak of a day or a person too.
        guard text.utf8.count <= longestLine, !text.contains("\n"), !PostLineReader.endsSentence(text) else {
            return false
        }
        var fields = FieldReader(isDayFirst: false)
        guard fields.read(text), fields.published != nil || !fields.authors.isEmpty else { return false }
        article.authors = fields.people
        if let date = fields.published { article.published = .stated(date) }
        article.updated = fields.updated
        article.tags = fields.categories.map { Tag($0, origin: .category, why: "filed under it") }
        // It may say more than what is kept of it.
        article.leftOut.append(LeftOut("a field of the article", text, byteRange: 0..<0))
        return true
    }

    /// UTF-8 bytes.
    private static let longestLine = 120

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
        let facts = text.split(separator: "\n").map { PrintedFact.read($0) }
        if article.facts.isEmpty, !facts.isEmpty, !facts.contains(nil) {
            article.facts = facts.compactMap(\.self)
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
