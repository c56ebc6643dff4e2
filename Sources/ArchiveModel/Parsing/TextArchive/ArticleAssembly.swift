/// Makes an article of the lines from one title to the next.
struct ArticleAssembly {
    let lines: ArchiveLines
    /// Among those of the document.
    let index: Int
    let boundaries: ArticleBoundaries
    let captions: CaptionSplitter
    /// Stands in where no line is a title.
    let fallbackTitle: String
    /// Whether to tell what became of each line.
    let isTraced: Bool

    /// The document is one article: nothing of it stands before or behind that.
    var isWhole = false

    private var start: ArticleStart { isWhole ? wholeStart : boundaries.starts[index] }
    private var range: Range<Int> { isWhole ? 0..<lines.count : start.line..<boundaries.end(of: index) }

    /// A title that stands alone at the head of the document; else what was found.
    private var wholeStart: ArticleStart {
        let head = lines.indices.lazy.filter { lines[$0].isContent && !lines[$0].isByline }.prefix(Self.longestHead)
        let alone = head.first { index in
            lines.couldBeTitle(index)
                && (index + 1 >= lines.count || lines[index + 1].isBlank || lines[index + 1].isByline)
        }
        return alone.map { ArticleStart(line: 0, title: $0, reason: .first) } ?? boundaries.starts[index]
    }

    /// Lines in which the title of a whole document is looked for.
    private static let longestHead = 3

    func article() -> ParsedArticle {
        var article = ParsedArticle()
        article.title = start.title.map { lines.text($0).foldingBlanks() } ?? fallbackTitle
        if isWhole { takeDress(start.title, off: &article) }
        let content = contentLines(&article)
        takeBody(content, into: &article)
        return article
    }

    /// A label or a sign before the title of a document that is one article.
    private func takeDress(_ line: Int?, off article: inout ParsedArticle) {
        guard let line else { return }
        let label = FieldLabels.read(lines.text(line)).flatMap {
            $0.role == .title && !$0.value.isEmpty ? $0.value : nil
        }
        let title = label?.foldingBlanks() ?? TitleDress([article.title]).undressed(article.title)
        guard title != article.title else { return }
        article.leftOut.append(LeftOut(TitleDress.reason, article.title, byteRange: lines.byteRange(line)))
        article.title = title
    }

    private func takeCounter(_ line: Int?, off article: inout ParsedArticle) {
        let title = TitleDress.withoutCounter(article.title, above: article.body.text)
        guard let line, title != article.title else { return }
        article.leftOut.append(LeftOut(TitleDress.reason, article.title, byteRange: lines.byteRange(line)))
        article.title = title
    }

    /// The only article of the document, as its page shows it; what the by-lines say fills in what the page left open.
    func article(of post: SavedPost) -> ParsedArticle {
        guard post.hasText, !isWhole else {
            var whole = self
            whole.isWhole = true
            return whole.article()
        }
        var stated = ParsedArticle()
        _ = contentLines(&stated)
        var article = ParsedArticle()
        article.title = post.titleText.isEmpty ? fallbackTitle : post.titleText
        takeDress(post.title, off: &article)
        article.authors = post.authors.isEmpty ? stated.authors : post.authors
        article.published = post.published.map { .stated($0) } ?? .unknown
        article.updated = stated.updated
        article.tags = stated.tags
        for tag in post.tags where !article.tags.contains(where: { $0.name.lowercased() == tag.name.lowercased() }) {
            article.tags.append(tag)
        }
        let body = withGaps(post.body)
        leavePage(Set(body), title: post.title, &article)
        takeBody(body, into: &article)
        takeCounter(post.title, off: &article)
        return article
    }

    /// The lines between the first and the last one that belong to the text as well: blank ones, which tell headings; pointers to
    /// related articles; who said what stands above.
    private func withGaps(_ content: [Int]) -> [Int] {
        let chosen = Set(content)
        guard let first = content.first, let last = content.last else { return content }
        var all: [Int] = []
        for index in first...last {
            switch lines[index].kind {
            case _ where chosen.contains(index): all.append(index)
            case .blank, .related: all.append(index)
            default:
                guard let above = lines.content(before: index), chosen.contains(above),
                    BlockReader.isQuotation(lines.text(above).foldingBlanks()),
                    BlockReader.isAttribution(lines.text(index))
                else { continue }
                all.append(index)
            }
        }
        return all
    }

    private func takeBody(_ content: [Int], into article: inout ParsedArticle) {
        let reader = BlockReader(
            lines: lines, indices: content, title: article.title, captions: captions,
            wantsDateline: boundaries.starts.count <= 1)
        let blocks = reader.read()
        article.body = blocks.body
        article.related = blocks.related
        for line in blocks.repeatedTitles { leaveOut(line, "the title once more", &article, isTold: false) }
        article.updated = article.updated ?? blocks.updated
        if article.published == .unknown, boundaries.starts.count <= 1, let date = blocks.dateline {
            article.published = .stated(date)
        }
        article.tags += blocks.captions.map { Tag($0, origin: .caption, why: "caption of a picture") }
        if isTraced { blocks.trace(in: lines, into: &article) }
    }

    /// The lines of the body; what the by-lines say goes into the article, what belongs to the page stays behind.
    private func contentLines(_ article: inout ParsedArticle) -> [Int] {
        var content = index == 0 ? paragraphs(in: 0..<range.lowerBound, "before the first article", &article) : []
        /// Why the rest of the lines is none of the article's.
        var over: String?
        var isBehindFooter = false
        var isInComments = false
        var index = range.lowerBound
        while index < range.upperBound {
            if let group = boundaries.bylines.placed(at: index), over == nil {
                for line in group.lines {
                    lines.byline(line).map { Self.add($0, to: &article) }
                    trace(line, .byline, "a by-line, as others \(group.place?.rawValue ?? "") are worded", &article)
                }
                if boundaries.ends(group, before: range.upperBound), content.contains(where: { lines[$0].isText }) {
                    over = "behind the by-line at the end"
                    isBehindFooter = true
                }
                index = group.lines.upperBound
                continue
            }
            if let reason = over {
                // Behind a footer stands what belongs to the page, and now and then a pointer to another article.
                if isBehindFooter && lines[index].kind == .related || !isInComments && isParagraph(index) {
                    content.append(index)
                } else {
                    leaveOut(index, isInComments ? Self.behindComments : reason, &article)
                }
            } else if index == start.title {
                trace(index, .title, start.reason.sentence, &article)
            } else {
                switch lines[index].kind {
                case .boilerplate(let kind):
                    leaveOut(index, kind.sentence, &article)
                    if kind.endsArticle { over = "behind \(kind.sentence)" }
                    if kind == .commentsBegin { isInComments = true }
                case .byline:
                    guard let byline = lines.byline(index), isLoose(byline, content: content, at: index) else {
                        content.append(index)
                        break
                    }
                    Self.add(byline, to: &article)
                    trace(index, .byline, "a by-line", &article)
                default: content.append(index)
                }
            }
            if lines[min(index, lines.count - 1)].boilerplate == .commentsBegin { isInComments = true }
            index += 1
        }
        guard self.index == boundaries.starts.count - 1 else { return content }
        let rest = range.upperBound..<lines.count
        guard !isInComments else {
            for index in rest { leaveOut(index, Self.behindComments, &article, isTold: false) }
            return content
        }
        return content + paragraphs(in: rest, "behind the last article", &article)
    }

    /// Running text that stands before the first article or behind the last one stays in that, up to where comments begin.
    private func paragraphs(in range: Range<Int>, _ reason: String, _ article: inout ParsedArticle) -> [Int] {
        var kept: [Int] = []
        var isInComments = false
        for index in range {
            if lines[index].boilerplate == .commentsBegin { isInComments = true }
            if !isInComments && isParagraph(index) {
                kept.append(index)
            } else {
                leaveOut(index, isInComments ? Self.behindComments : reason, &article, isTold: false)
            }
        }
        return kept
    }

    private static let behindComments = "in comments or behind them"

    /// Several sentences, whatever they are about.
    private func isParagraph(_ index: Int) -> Bool {
        guard lines[index].isText, lines[index].isParagraphLike else { return false }
        return PostLine(lines.text(index), index: index, isMonthFirst: false).isParagraph
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
        let people = byline.authors.filter { !RoleWords.isRole($0) }
        for author in people.isEmpty ? byline.authors : people where !article.authors.contains(author) {
            article.authors.append(author)
        }
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

extension ArticleAssembly {
    private func trace(_ index: Int, _ kind: OutlineEntry.Kind, _ why: String, _ article: inout ParsedArticle) {
        guard isTraced, !lines[index].isBlank else { return }
        article.outline.append(OutlineEntry(kind, lines.text(index), why: why, byteRange: lines.byteRange(index)))
    }

    /// `isTold`: whether the outline of the article names the line; else that of the document does.
    private func leaveOut(
        _ index: Int, _ reason: String, _ article: inout ParsedArticle, isTold: Bool = true
    ) {
        guard !lines[index].isBlank else { return }
        article.leftOut.add(LeftOut(reason, lines.text(index), byteRange: lines.byteRange(index)))
        if isTold { trace(index, .leftOut, reason, &article) }
    }

    private func leavePage(_ body: Set<Int>, title: Int?, _ article: inout ParsedArticle) {
        var isInComments = false
        for index in lines.indices where !body.contains(index) {
            if lines[index].boilerplate == .commentsBegin { isInComments = true }
            if index == title {
                trace(index, .title, "it reads like the title of the text", &article)
            } else if lines[index].isByline {
                // Several may stand around a text, and the article has the facts of one.
                trace(index, .byline, "outside of the running text", &article)
                leaveOut(index, "a by-line", &article, isTold: false)
            } else {
                leaveOut(
                    index, isInComments ? Self.behindComments : "outside of the running text", &article)
            }
        }
    }
}
