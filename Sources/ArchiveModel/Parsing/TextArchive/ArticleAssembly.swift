/// Makes an article of the lines from one title to the next.
struct ArticleAssembly {
    let lines: [DocumentLine]
    let range: Range<Int>
    let boundaries: ArticleBoundaries
    let captions: CaptionSplitter
    /// Stands in where the first line is text and not a title.
    var fallbackTitle: String?

    func article() -> ParsedArticle {
        var article = ParsedArticle()
        var bodyStart = range.lowerBound
        if let fallbackTitle {
            article.title = fallbackTitle
        } else {
            article.title = lines[range.lowerBound].text.foldingBlanks()
            bodyStart += 1
        }
        let content = contentLines(from: bodyStart, article: &article)
        let reader = BlockReader(lines: lines, indices: content, title: article.title, captions: captions)
        let blocks = reader.read()
        article.body = blocks.body
        article.related = blocks.related
        article.updated = article.updated ?? blocks.updated
        if article.published == .unknown, boundaries.titles.count <= 1, let date = blocks.dateline {
            article.published = .stated(date)
        }
        article.tags += blocks.captions.map { Tag($0, origin: .caption, why: "caption of a picture") }
        return article
    }

    /// The lines of the body; what the by-lines say goes into the article, what belongs to the page stays behind.
    private func contentLines(from start: Int, article: inout ParsedArticle) -> [Int] {
        var content: [Int] = []
        var index = start
        var isOver = false
        while index < range.upperBound {
            if let group = boundaries.placedMetadata(at: index) {
                for line in lines[group.lines] { line.byline.map { Self.add($0, to: &article) } }
                isOver = isOver || boundaries.ends(group, before: range.upperBound)
                index = group.lines.upperBound
                continue
            }
            if isOver {
                // Behind the footer stands what belongs to the page, and now and then a pointer to another article.
                if case .related = lines[index].kind { content.append(index) }
                index += 1
                continue
            }
            switch lines[index].kind {
            case .boilerplate(.line): break
            case .boilerplate: return content
            case .byline(let byline) where isLoose(byline, content: content, at: index):
                Self.add(byline, to: &article)
            default: content.append(index)
            }
            index += 1
        }
        return content
    }

    /// A by-line that no vote placed: at the very start or at the end it still speaks of the article; in the midst it is text.
    private func isLoose(_ byline: Byline, content: [Int], at index: Int) -> Bool {
        if content.allSatisfy({ lines[$0].isBlank }) { return true }
        let isWhole = byline.published != nil || byline.saysPermalink || !byline.categories.isEmpty
        guard byline.authors.isEmpty || isWhole, byline.template != "name|date" else {
            return !byline.saysSomething
        }
        let rest = lines[(index + 1)..<range.upperBound]
        return !byline.saysSomething || rest.allSatisfy { !$0.isText || $0.isTitleLike }
    }

    private static func add(_ byline: Byline, to article: inout ParsedArticle) {
        for author in byline.authors where !article.authors.contains(author) { article.authors.append(author) }
        if article.published == .unknown, let date = byline.published { article.published = .stated(date) }
        article.updated = article.updated ?? byline.updated
        for (names, origin) in [(byline.categories, Tag.Origin.category), (byline.tags, .keyword)] {
            for name in names where !article.tags.contains(where: { $0.name.lowercased() == name.lowercased() }) {
                article.tags.append(
                    Tag(
                        name.foldingBlanks(), origin: origin,
                        why: origin == .category ? "filed under it" : "tagged with it"))
            }
        }
    }
}
