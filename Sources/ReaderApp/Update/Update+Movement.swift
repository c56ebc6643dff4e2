import ArchiveModel
import Terminal

extension AppState {
    /// Rows of the pane that has the focus.
    var focusHeight: Int {
        let layout = layout
        switch panes.focus {
        case .tags: return max(1, layout.tags?.rows ?? 1)
        case .list: return listHeight
        case .timeline: return 1
        case .body: return bodyHeight
        }
    }

    /// Articles that the list shows at once, or will show when it is back.
    var listHeight: Int { max(1, listArea.map { $0.rows / rowsPerArticle } ?? 1) }
    private var listArea: Rect? { layout.list ?? layoutOfList.list }
    var bodyHeight: Int { max(1, layout.body?.rows ?? 1) }
    /// The line that stands on top at the end of the text; who goes by the cursor, which stands there, gets to the last one.
    var lastTop: Int { body.maximumTop(height: isLinear ? 1 : bodyHeight) }

    /// How far the text has been scrolled, 0–100; one that is seen whole is read.
    var percentRead: Int {
        let last = body.maximumTop(height: bodyHeight)
        return last == 0 ? 100 : min(100, body.top * 100 / last)
    }

    /// Rows that a list scrolls by: where each has to be sent anew, two thirds of them at once.
    private var listJump: Int {
        let isScrolled = scrollsPanes || listArea?.columns == size.columns
        return isScrolled ? 1 : max(1, listHeight * 2 / 3)
    }

    /// A page with a line of overlap, which eyes need.
    var pageStep: Int { max(1, focusHeight - (focusHeight > 4 ? 2 : 1)) }

    mutating func move(by rows: Int) -> [Effect] {
        switch panes.focus {
        case .tags:
            moveInFacets(by: rows)
            return []
        case .timeline: return moveInTimeline(by: rows)
        case .list: return moveInList(by: rows)
        case .body:
            if rows >= pageStep { turnPage(to: body.top + rows) } else { scrollBody(to: body.top + rows) }
            return markShownRead()
        }
    }

    /// Through as many rows as there are; those that are not at hand come by and by.
    private mutating func moveInList(by rows: Int) -> [Effect] {
        let target = list.selected + rows
        if target >= list.rows.count, !list.reachesEnd {
            list.stepsLeft = target - max(0, list.rows.count - 1)
        } else if target < 0, !list.reachesStart {
            list.stepsLeft = target
        }
        return stepTo(target)
    }

    /// Goes on where rows came for a movement that is not at its end.
    mutating func goOn() -> [Effect] {
        let rows = list.stepsLeft
        list.stepsLeft = 0
        return panes.focus == .list && rows != 0 ? moveInList(by: rows) : []
    }

    /// A page further, which tells how long it was read.
    private mutating func turnPage(to line: Int) {
        let before = body.wordsLeft
        scrollBody(to: line)
        pace.turnedPage(words: before - body.wordsLeft, at: now.second)
    }

    mutating func scrollBody(to line: Int) {
        body.top = min(max(0, line), lastTop)
        body.anchor = nil
    }

    /// Selects a row, shows its article, and asks for more rows when the end of what is known comes near.
    ///
    /// `jump`: rows that the list scrolls by where the row is not on screen.
    mutating func select(_ index: Int, jump: Int = 1) -> [Effect] {
        let before = list.selectedRow?.id
        list.selected = index
        list.settle(height: listHeight, jump: jump)
        var effects = rowEffects()
        if list.selectedRow?.id != before { effects += showSelected() }
        return effects
    }

    /// Selects a row by a key: one that is held goes row by row.
    mutating func stepTo(_ index: Int) -> [Effect] {
        select(index, jump: abs(index - list.selected) == 1 ? listJump : 1)
    }

    /// As many rows as show, and the others after them; by another order all are sorted for each page.
    private func firstRows(select: ArticleID?) -> RowsRequest {
        let isByDate = query.listOrder.key == .date
        return .first(
            select: select, rows: isByDate ? max(ListState.firstPage, listHeight + ListState.ahead) : ListState.page)
    }

    /// Asks for the list anew, from its start or around an article.
    mutating func askForFirst(select: ArticleID?) -> [Effect] {
        list.isLoading = true
        list.selectedWhenAsked = list.selectedRow?.id
        return [.loadRows(query, firstRows(select: select), generation: generation)]
    }

    /// Asks for more rows where the end of what is known is near.
    mutating func rowEffects() -> [Effect] {
        guard !list.isLoading else { return [] }
        if !list.reachesEnd, list.selected + ListState.margin >= list.rows.count, let last = list.rows.last {
            list.isLoading = true
            return [.loadRows(query, .after(last.row), generation: generation)]
        }
        if !list.reachesStart, list.selected < ListState.margin, let first = list.rows.first {
            list.isLoading = true
            return [.loadRows(query, .before(first.row), generation: generation)]
        }
        return []
    }

    /// Asks for the selected article; where one was read, its place is kept first.
    mutating func showSelected() -> [Effect] {
        guard let row = list.selectedRow else {
            let effects = placeEffects()
            body = BodyState()
            return effects
        }
        guard body.article?.id != row.id else {
            // Back where it was, before another one came.
            body.wanted = nil
            return []
        }
        guard body.wanted != row.id else { return [] }
        let effects = body.wanted == nil ? placeEffects() : []
        if isSlow, panes.focus == .list {
            // It is there when it is opened; until then the pane stays empty, and costs nothing.
            body = BodyState()
            body.wanted = row.id
            body.isAwaitingOpen = true
            return effects
        }
        body.wanted = row.id
        return effects + [.loadArticle(row.id)]
    }

    /// The row or line of a number, counted from one.
    mutating func goTo(number: Int) -> [Effect] {
        switch panes.focus {
        case .tags: moveInFacets(by: number - 1 - facetPane.selected)
        case .timeline: return moveInTimeline(by: number - 1 - (timeline.shown.map { timelineIndex(in: $0) } ?? 0))
        case .body:
            noteJump()
            scrollBody(to: number - 1)
            return markShownRead()
        case .list:
            if let offset = list.offset, number > offset { return moveInList(by: number - 1 - offset - list.selected) }
            let effects = askForFirst(select: nil)
            list.stepsFromStart = number - 1
            list.step = PendingStep(
                waitsFor: "Going to row \(NumberText.grouped(number)); Esc ends that", article: list.selectedRow?.id,
                focus: panes.focus)
            return effects
        }
        return []
    }

    mutating func goToStart() -> [Effect] {
        switch panes.focus {
        case .tags: moveInFacets(by: -facetPane.rows.count)
        case .timeline: return moveInTimeline(by: -(timeline.shown?.buckets.count ?? 0))
        case .body:
            noteJump()
            scrollBody(to: 0)
        case .list:
            return list.reachesStart ? select(0) : askForFirst(select: nil)
        }
        return []
    }

    mutating func goToEnd() -> [Effect] {
        switch panes.focus {
        case .tags: moveInFacets(by: facetPane.rows.count)
        case .timeline: return moveInTimeline(by: timeline.shown?.buckets.count ?? 0)
        case .body:
            noteJump()
            scrollBody(to: .max - 1)
            return markShownRead()
        case .list:
            guard list.reachesEnd else {
                list.isLoading = true
                return [.loadRows(query, .last, generation: generation)]
            }
            return select(list.rows.count - 1)
        }
        return []
    }

    /// Space: a page further in the article, at its end the next unread one.
    mutating func readOn() -> [Effect] {
        guard body.article != nil else { return open() }
        // The next article is on its way: whoever holds the key must not skip it.
        guard body.wanted == nil else { return panes.focus == .list ? open() : [] }
        if panes.focus != .body {
            let wasInList = panes.focus == .list
            let effects = open()
            if wasInList, body.top == 0 { return effects }
        }
        if body.top < body.maximumTop(height: bodyHeight) {
            turnPage(to: body.top + max(1, bodyHeight - 2))
            return markShownRead()
        }
        let effects = markShownRead()
        return effects + stepToUnread(forward: true)
    }

    /// Whoever came into the text by another way than opening it reads it once something moves there.
    mutating func markShownRead() -> [Effect] {
        guard panes.focus == .body, !body.isMarkedByHand, let row = list.selectedRow, body.article?.id == row.id else {
            return []
        }
        return markRead(row)
    }

    /// Into the body; the article counts as read from now on.
    mutating func open() -> [Effect] {
        if panes.focus == .tags { return openFacet() }
        if panes.focus == .timeline { return narrowToBucket() }
        guard let row = list.selectedRow else { return takeOffers() }
        panes.focus = .body
        relayBody()
        return loadAwaited() + markRead(row)
    }

    /// The article that was left out until the text is looked at.
    mutating func loadAwaited() -> [Effect] {
        guard body.isAwaitingOpen, let wanted = body.wanted else { return [] }
        body.isAwaitingOpen = false
        return [.loadArticle(wanted)]
    }

    mutating func step(by rows: Int) -> [Effect] {
        guard !list.rows.isEmpty else { return [] }
        let target = list.selected + rows
        guard list.rows.indices.contains(target) else {
            if rows > 0 ? list.reachesEnd : list.reachesStart {
                say(rows > 0 ? "This is the last article" : "This is the first article")
            }
            return []
        }
        return selectAndRead(target)
    }

    mutating func stepToUnread(forward: Bool, count: Int = 1) -> [Effect] {
        let candidates =
            forward
            ? Array((list.selected + 1)..<max(list.selected + 1, list.rows.count))
            : Array((0..<list.selected).reversed())
        let rows = list.rows
        let unread = candidates.lazy.filter { rows.indices.contains($0) && !rows[$0].isRead }.prefix(count)
        if let target = unread.last { return selectAndRead(target) }
        guard !(forward ? list.reachesEnd : list.reachesStart), let edge = forward ? list.rows.last : list.rows.first
        else { return missUnread(forward: forward) }
        list.step = PendingStep(article: list.selectedRow?.id, focus: panes.focus)
        let request: RowsRequest = forward ? .unreadAfter(edge.row) : .unreadBefore(edge.row)
        return [.loadRows(query, request, generation: generation)]
    }

    /// The row that a step leads to; whoever moved on meanwhile stays there.
    mutating func takeStep(_ answer: RowsAnswer) -> [Effect] {
        guard let step = list.step else { return [] }
        list.step = nil
        guard step.article == list.selectedRow?.id, step.focus == panes.focus,
            answer.rows.contains(where: { $0.id == answer.select })
        else { return press(step.held) }
        list.selectedWhenAsked = step.article
        var effects = takeRows(answer)
        if panes.focus == .body, let row = list.selectedRow { effects += markRead(row) }
        return effects + press(step.held)
    }

    mutating func press(_ held: [Key]) -> [Effect] { held.flatMap { press($0) } }

    mutating func missUnread(forward: Bool) -> [Effect] {
        list.step = nil
        say(forward ? "No unread article further down" : "No unread article further up")
        return []
    }

    /// In the body, an article that one steps to is opened.
    private mutating func selectAndRead(_ index: Int) -> [Effect] {
        let effects = stepTo(index)
        guard panes.focus == .body, let row = list.selectedRow else { return effects }
        return effects + markRead(row)
    }
}
