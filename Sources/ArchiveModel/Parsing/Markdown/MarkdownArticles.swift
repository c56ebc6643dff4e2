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
        return article.published == .unknown && article.authors.isEmpty && takeByline(text, into: &article)
    }

    private static func takeByline(_ text: String, into article: inout ParsedArticle) -> Bool {
        var authors: [String] = []
        var published = PublicationDate.unknown
        var updated: DateStamp?
        for part in text.split(separator: "·").map({ String($0).trimmingBlanks() }) {
            if part.hasPrefix("updated "), let stamp = date(part.dropFirst("updated ".count)) {
                updated = stamp
            } else if part.hasPrefix("~ "), let bounds = bounds(part.dropFirst(2)) {
                published = bounds
            } else if published == .unknown, let stamp = date(part) {
                published = .stated(stamp)
            } else if authors.isEmpty, published == .unknown, isNames(part) {
                authors = part.split(separator: ",").map { String($0).trimmingBlanks() }
            } else {
                return false
            }
        }
        guard published != .unknown || !authors.isEmpty && text.contains("·") || updated != nil else { return false }
        (article.authors, article.published, article.updated) = (authors, published, updated)
        return true
    }

    private static func isNames(_ text: String) -> Bool {
        text.count <= 200 && !text.contains { ".!?:;".contains($0) && $0 != "." }
    }

    /// `between A and B, inferred`, `A or later, inferred`, `A or earlier, inferred`.
    private static func bounds(_ text: some StringProtocol) -> PublicationDate? {
        guard text.hasSuffix(", inferred") else { return nil }
        let rest = String(text.dropLast(", inferred".count))
        if rest.hasPrefix("between "), let and = rest.firstRange(of: " and ") {
            let from = date(rest[..<and.lowerBound].dropFirst("between ".count))
            let through = date(rest[and.upperBound...])
            return from == nil && through == nil ? nil : .inferred(notBefore: from, notAfter: through)
        }
        if rest.hasSuffix(" or later") { return date(rest.dropLast(9)).map { .inferred(notBefore: $0, notAfter: nil) } }
        if rest.hasSuffix(" or earlier") {
            return date(rest.dropLast(11)).map { .inferred(notBefore: nil, notAfter: $0) }
        }
        return nil
    }

    /// `4 Jun 2020`, `Jun 2020`, `2020`: the whole text.
    private static func date(_ text: some StringProtocol) -> DateStamp? {
        let tokens = LineTokens(String(text))
        if let found = DateScanner(tokens).date(at: 0), found.range.upperBound == tokens.tokens.count {
            return found.stamp
        }
        let words = text.split(separator: " ")
        guard let year = words.last.flatMap({ Int($0) }), (1000...2999).contains(year) else { return nil }
        if words.count == 1 { return DateStamp(year: year) }
        guard words.count == 2, let month = MonthNames.number(words[0].lowercased()) else { return nil }
        return DateStamp(year: year, month: month)
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
