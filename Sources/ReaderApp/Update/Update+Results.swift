import ArchiveModel
import Terminal

extension AppState {
    /// Asks for the first page and the totals of what is to be shown now; older answers no longer count.
    mutating func askAnew(select: ArticleID?) -> [Effect] {
        generation += 1
        // Another question ends the search for an article.
        if select != list.sought { list.sought = nil }
        if query != list.query { list.marked = [] }
        list.query = query
        list.stepsLeft = 0
        list.stepsFromStart = nil
        list.step = nil
        list.context = [:]
        list.askedContext = []
        filter.offers = []
        refreshFilterHits()
        return askForFirst(select: select) + [.loadFacets(query, generation: generation)]
    }

    mutating func take(_ answer: RowsAnswer) -> [Effect] {
        switch answer.place {
        case .after(let row) where list.rows.last?.row != row: return []
        case .before(let row) where list.rows.first?.row != row: return []
        default: return (answer.isStep ? takeStep(answer) : takeRows(answer)) + lackingMarks(of: answer.rows)
        }
    }

    private mutating func lackingMarks(of rows: [ArticleRow]) -> [Effect] {
        guard list.mayLackMarks else { return [] }
        list.mayLackMarks = false
        return [.readMarks(rows.map(\.row))]
    }

    mutating func takeRows(_ answer: RowsAnswer) -> [Effect] {
        list.isLoading = false
        var held: [Key] = []
        switch answer.place {
        case .replace:
            // Whoever moved on while the question was under way stays there.
            let current = list.selectedRow?.id
            let hadRows = !list.rows.isEmpty
            let select = current != list.selectedWhenAsked ? current : answer.select
            list.rows = answer.rows
            list.reachesStart = answer.reachesStart
            list.reachesEnd = answer.reachesEnd
            list.offset = answer.reachesStart ? 0 : nil
            let wanted = select.flatMap { id in answer.rows.firstIndex { $0.id == id } }
            // At the start the rows before it are seen too.
            let rowOnScreen = hadRows ? list.selected - list.top : listHeight / 2
            list.selected = answer.selectsLast ? answer.rows.count - 1 : wanted ?? 0
            // The end of the list may have been asked for before.
            if let steps = list.stepsFromStart, !answer.selectsLast {
                held = list.step?.held ?? []
                list.step = nil
                list.stepsFromStart = nil
                list.stepsLeft = steps
                list.selected = 0
            }
            // What stays selected stays where it is.
            list.top = wanted.map { $0 - rowOnScreen } ?? 0
            list.settle(height: listHeight)
            for change in issued.changes(after: answer.marksKnown) { applyToRows(change) }
            if answer.rows.isEmpty, let effects = missCiting() { return effects }
            if let sought = list.sought {
                let effects = takeSought(sought)
                return effects + contextEffects() + rowEffects()
            }
        case .after:
            list.rows += answer.rows
            list.reachesEnd = answer.reachesEnd
            let surplus = list.rows.count - ListState.mostRows
            if surplus > 0 {
                list.rows.removeFirst(surplus)
                list.selected -= surplus
                list.top -= surplus
                list.reachesStart = false
                list.offset = list.offset.map { $0 + surplus }
            }
        case .before:
            list.rows = answer.rows + list.rows
            list.reachesStart = answer.reachesStart
            list.selected += answer.rows.count
            list.top += answer.rows.count
            list.offset = answer.reachesStart ? 0 : list.offset.map { max(0, $0 - answer.rows.count) }
            if list.rows.count > ListState.mostRows {
                list.rows.removeLast(list.rows.count - ListState.mostRows)
                list.reachesEnd = false
            }
        }
        for change in issued.changes(after: answer.marksKnown) { applyToRows(change) }
        list.settle(height: listHeight)
        countFromEnd()
        let further = goOn()
        return further + showSelected() + contextEffects() + rowEffects() + press(held)
    }

    /// Where rows reach the end of the list, and not its start, their number tells how many come before them.
    private mutating func countFromEnd() {
        guard list.offset == nil, list.reachesEnd, !list.isLoading, countedGeneration == generation,
            let count = articleCount
        else { return }
        list.offset = max(0, count - list.rows.count)
    }

    /// Rows stay where they are, even where the filter would not have them any more: the next list leaves them out.
    mutating func take(_ marked: MarkedElsewhere, marksKnown: Int) -> [Effect] {
        let known = Dictionary(marked.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let before = list.rows
        for index in list.rows.indices {
            if let row = known[list.rows[index].id] { list.rows[index] = row }
        }
        if let id = body.article?.id, let row = known[id] {
            onArticle([id]) { article in
                if article.tags != row.tags { article.tags = row.tags }
            }
        }
        for change in issued.changes(after: marksKnown) { applyToRows(change) }
        return marked.changesCounts || list.rows != before ? [.loadFacets(query, generation: generation)] : []
    }

    mutating func take(count: Int) -> [Effect] {
        articleCount = count
        countedGeneration = generation
        countFromEnd()
        return count == 0 && filter.active != .all ? [.loadOffers(filter.active, generation: generation)] : []
    }

    mutating func take(_ counted: CountedFacets, marksKnown: Int) -> [Effect] {
        self.counted = counted
        articleCount = counted.facets.articles
        countedGeneration = generation
        countFromEnd()
        for tag in counted.facets.tags { filter.knownTags.insert(tag.key) }
        makeFacetRows()
        makeTimeline()
        // Counted before the last mark: once more.
        let again: [Effect] = issued.count > marksKnown ? [.loadFacets(query, generation: generation)] : []
        return again + savedUnreadEffects()
    }

    mutating func take(_ article: Article?, for id: ArticleID, place: Int?) -> [Effect] {
        guard body.wanted == id || body.article?.id == id else { return [] }
        let isSame = body.article?.id == id
        body.wanted = nil
        guard let article else { return [] }
        let find = body.find
        let top = body.top
        let place = body.wantedOffset ?? place
        body = BodyState()
        body.article = article
        links = nil
        body.words = article.body.wordCount
        if showsLinks { body.addresses = ArticleLinks.addresses(in: article) }
        pace.begin(at: now.second)
        refreshFilterHits()
        relayBody()
        if body.laidOut == nil { body.laidOut = BlockLayout.lay(article, page) }
        if isSame {
            scrollBody(to: top)
        } else if let place, place > 0, let laidOut = body.laidOut {
            scrollBody(to: laidOut.line(of: place))
        }
        if let find, !find.isEditing, !find.input.text.isEmpty {
            body.find = find
            refreshHits()
        }
        if let direction = list.pendingHit {
            list.pendingHit = nil
            jumpIntoHits(forward: direction)
        }
        return hyphenationEffects()
    }

    mutating func take(_ progress: ImportProgress) -> [Effect] {
        let isFirst = importing == nil || list.rows.isEmpty
        if importing == nil {
            importStart = now
            beganEmpty = list.rows.isEmpty
        }
        // What comes in may belong below the last row.
        if progress.articles > importing?.articles ?? 0 { list.reachesEnd = false }
        importing = progress
        // The first articles show at once; the rest when the import is through or the list is asked anew.
        guard isFirst, progress.articles > 0, list.rows.count < ListState.page else { return [] }
        return askAnew(select: selectionToKeep)
    }

    mutating func take(_ summary: ImportSummary) -> [Effect] {
        importing = nil
        let wasAsked = looksForNews
        looksForNews = false
        var parts: [String] = []
        if summary.articles > 0 {
            let documents = summary.read == 1 ? "1 new or changed document" : "\(summary.read) new or changed documents"
            parts.append("\(articles(summary.articles)) of \(documents)")
        }
        if summary.doubtful > 0 { parts.append("\(summary.doubtful) of them doubtful (is:doubtful)") }
        if summary.missing > 0 {
            parts.append("\(summary.missing) document\(summary.missing == 1 ? " is" : "s are") gone, the articles stay")
        }
        var news = parts.joined(separator: "; ")
        if let problem = summary.problems.first {
            let others = summary.problems.count > 1 ? " (and \(summary.problems.count - 1) more)" : ""
            news = problem.error.sentence + others
        } else if parts.isEmpty, wasAsked {
            news = "Nothing new"
        }
        if !news.isEmpty {
            // The answer to a key stays, with what came in behind it.
            let answer = wasAsked ? nil : message
            say(
                [answer?.text, news].compactMap(\.self).joined(separator: "; "),
                isWarning: answer?.isWarning ?? false || !summary.problems.isEmpty)
        }
        // Another session may have marked articles meanwhile.
        guard summary.read > 0 || wasAsked else { return [] }
        return askAnew(select: selectionToKeep) + [.loadAuthors]
    }

    /// Whoever has touched nothing yet sees the newest of what comes in, and not what came first.
    private var selectionToKeep: ArticleID? {
        beganEmpty && panes.focus == .list && list.selected == 0 ? nil : list.selectedRow?.id ?? list.wanted
    }
}
