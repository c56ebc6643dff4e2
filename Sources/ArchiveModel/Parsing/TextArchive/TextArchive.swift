/// A text dump that was understood as a whole; its articles are made one after another, as they are asked for.
///
/// Of a document of hundreds of megabytes, the bytes and a few numbers for each line are in memory, and one article.
struct TextArchive {
    /// How articles are separated, in words.
    let layoutName: String
    /// What stands before the first and behind the last article, where it was asked for.
    let outside: [OutlineEntry]
    private let source: SourceText
    private let name: String
    private let isTraced: Bool
    /// Whether the reader says where articles begin: nothing of that is doubtful then.
    private let isDecided: Bool
    private let parts: Parts

    private enum Parts {
        case printed(PrintedArticles)
        case mails(MailFolder)
        case plain(PlainDocument)
        /// One article in a page that was saved as text.
        case post(ArticleAssembly)
        case archive(ArchiveLines, ArticleBoundaries, CaptionSplitter)
        /// Cut by the form of its lines.
        case split(SplitArticles)
    }

    /// `name`: the title of a document in which no line is a title; `hasPage`: whether the lines of a page may stand around the text.
    init(_ bytes: [UInt8], name: String, layout: ArchiveLayout, isTraced: Bool, hasPage: Bool = true) {
        source = SourceText(bytes)
        self.name = name
        self.isTraced = isTraced
        isDecided = layout.decidesCuts || layout.reading != nil
        if layout.isEmpty, let printed = PrintedArticles(source) {
            (parts, layoutName, outside) = (.printed(printed), "printed by Dossier", [])
            return
        }
        if layout.isEmpty, let mails = MailFolder(source) {
            (parts, layoutName, outside) = (.mails(mails), "mails", [])
            return
        }
        if layout.isEmpty, let plain = PlainDocument(source) {
            (parts, layoutName, outside) = (.plain(plain), "single document", [])
            return
        }
        let joined = LineReflow.lines(of: source)
        let lines = ArchiveLines(joined, boilerplate: LinePatterns(layout.boilerplate))
        let boundaries = ArticleBoundaries(lines, layout: layout)
        let captions = CaptionSplitter(learningFrom: lines)
        let pageLines = lines.pageLines
        let form = layout.decidesCuts ? nil : DocumentSplit(LineUnits(source, joined: joined), .standard)
        var split = form.flatMap {
            $0.ofSeveral(pageLines: pageLines, onPage: lines.arePage) ?? $0.separated(pageLines: pageLines)
        }
        if split == nil, !lines.arePage, let found = form?.withoutOddOnes(pageLines: pageLines),
            !boundaries.isArchive || boundaries.starts.count < found.pieces.count
        {
            split = found
        }
        // Counters that reach their own number are surer than anything.
        if let found = split, let announced = ExportCover(found, lines).count, announced != found.pieces.count,
            let counted = form?.separated(pageLines: pageLines), counted.pieces.count == announced
        {
            split = counted
        }
        var isKnown = split.map { boundaries.isSurer(than: $0) } ?? boundaries.isArchive
        // `Page 1 of 1` may stand over several articles.
        if split?.pieces.count == 1, boundaries.isArchive { isKnown = true }
        switch layout.reading {
        case .recurringLines where form.map { $0.pieces.count > 1 } ?? false: (split, isKnown) = (split ?? form, false)
        case .knownBylines: isKnown = true
        default: break
        }
        if isKnown || layout.decidesCuts {
            parts = .archive(lines, boundaries, captions)
            layoutName = boundaries.layoutName
            outside = isTraced ? Self.outside(of: boundaries, in: lines) : []
        } else if let split {
            let articles = SplitArticles(
                split, lines: lines, captions: captions, fallbackTitle: name, isTraced: isTraced)
            parts = .split(articles)
            layoutName =
                (split.pieces.count == 1 ? "single article" : "recurring lines")
                + (articles.announcement.map { ", \($0)" } ?? "")
            outside = []
        } else if hasPage, pageLines == 0, let one = form?.asOne {
            parts = .split(
                SplitArticles(
                    one, lines: lines, captions: captions, fallbackTitle: "",
                    isTraced: isTraced))
            layoutName = "single article"
            outside = []
        } else {
            parts = .post(
                ArticleAssembly(
                    lines: lines, index: 0, boundaries: boundaries, captions: captions,
                    fallbackTitle: "", isTraced: isTraced, isWhole: !hasPage))
            layoutName = boundaries.layoutName.hasPrefix("single article") ? boundaries.layoutName : "single article"
            outside = []
        }
    }

    /// Known before the articles are made.
    var articleCount: Int {
        switch parts {
        case .printed(let printed): printed.count
        case .mails(let mails): mails.count
        case .archive(_, let boundaries, _): boundaries.starts.count
        case .split(let articles): articles.count
        case .plain, .post: 1
        }
    }

    private static func outside(of boundaries: ArticleBoundaries, in lines: ArchiveLines) -> [OutlineEntry] {
        let first = boundaries.starts.first?.line ?? 0
        func entries(_ range: Range<Int>, _ why: String) -> [OutlineEntry] {
            range.filter { !lines[$0].isBlank }.map {
                OutlineEntry(.leftOut, lines.text($0), why: why, byteRange: lines.byteRange($0))
            }
        }
        return entries(0..<first, "before the first article")
            + entries(boundaries.pageEnd..<lines.count, "behind the last article")
    }
}

extension TextArchive: Sequence {
    /// The articles in their order; their byte ranges tile the document.
    func makeIterator() -> AnyIterator<ParsedArticle> {
        let articles = rawArticles
        var issues = source.issues[...]
        var inference = DateInference(isNewestFirst: isNewestFirst)
        var ready: ArraySlice<ParsedArticle> = []
        var isOver = false
        return AnyIterator {
            while ready.isEmpty, !isOver {
                if var article = articles.next() {
                    let end = article.byteRange.upperBound
                    let own = issues.prefix { ($0.byteOffset ?? 0) < end }
                    article.issues += own
                    issues = issues.dropFirst(own.count)
                    ready = inference.add(article)[...]
                } else {
                    ready = inference.finish()[...]
                    isOver = true
                }
            }
            return ready.popFirst()
        }
    }

    /// What stands around the titles of an archive that the reader did not cut.
    private var dresses: TitleDresses? {
        guard !isDecided, case .archive(let lines, let boundaries, _) = parts else { return nil }
        return TitleDresses(boundaries.starts.map { $0.title.map { lines.text($0).foldingBlanks() } ?? "" })
    }

    private var isNewestFirst: Bool? {
        switch parts {
        case .archive(_, let boundaries, _): boundaries.isNewestFirst
        case .split(let articles): articles.isNewestFirst
        case .plain, .post, .printed, .mails: nil
        }
    }

    private var rawArticles: AnyIterator<ParsedArticle> {
        switch parts {
        case .printed(let printed):
            AnyIterator((0..<printed.count).lazy.map { printed.article($0) }.makeIterator())
        case .mails(let mails):
            AnyIterator((0..<mails.count).lazy.map { [name] in mails.article($0, name: name) }.makeIterator())
        case .split(let articles):
            AnyIterator(
                (0..<articles.count).lazy.map { [count = source.byteCount] in
                    named(articles.article($0, byteCount: count), by: articles.lines)
                }.makeIterator())
        case .plain(let plain):
            // It says itself that it is one.
            AnyIterator(CollectionOfOne(whole(plain.article(name: name))).makeIterator())
        case .post(let assembly):
            AnyIterator(
                CollectionOfOne(single(assembly.article(of: SavedPost(assembly.lines)), assembly.lines)).makeIterator())
        case .archive(let lines, let boundaries, let captions):
            AnyIterator(
                boundaries.starts.indices.lazy.map {
                    [usual = isDecided ? nil : boundaries.usualLength, dresses] index in
                    let assembly = ArticleAssembly(
                        lines: lines, index: index, boundaries: boundaries, captions: captions, fallbackTitle: name,
                        isTraced: isTraced)
                    var article = assembly.article()
                    if let dresses, let line = boundaries.starts[index].title {
                        let title = dresses[index].undressed(article.title)
                        if title != article.title {
                            article.leftOut.append(
                                LeftOut(TitleDress.reason, article.title, byteRange: lines.byteRange(line)))
                        }
                        article.title = title
                    }
                    article.byteRange = byteRange(of: index, boundaries, lines)
                    article.leftOut.sort { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
                    if !isDecided { article.doubts = Doubts.ofLeftOut(article.leftOut, body: article.body) }
                    if let usual { article.doubts += Doubts.ofPart(article.body, usual: usual) }
                    return article
                }.makeIterator())
        }
    }

    /// A text without a title is known by its first words.
    private func named(_ article: ParsedArticle, by lines: ArchiveLines) -> ParsedArticle {
        var article = article
        if article.title.isEmpty { article.title = lines.openingWords ?? name }
        return article
    }

    private func single(_ article: ParsedArticle, _ lines: ArchiveLines) -> ParsedArticle {
        var article = whole(named(article, by: lines))
        guard !isDecided else { return article }
        article.doubts =
            Doubts.ofWhole(lines, body: article.body) + Doubts.ofLeftOut(article.leftOut, body: article.body)
        return article
    }

    private func whole(_ article: ParsedArticle) -> ParsedArticle {
        var article = article
        article.byteRange = 0..<source.byteCount
        return article
    }

    /// The first article takes what stands before it, each one what follows until the next.
    private func byteRange(of index: Int, _ boundaries: ArticleBoundaries, _ lines: ArchiveLines) -> Range<Int> {
        func offset(_ index: Int) -> Int { lines[boundaries.starts[index].line].byteOffset }
        let end = index + 1 < boundaries.starts.count ? offset(index + 1) : source.byteCount
        return (index == 0 ? 0 : offset(index))..<end
    }
}
