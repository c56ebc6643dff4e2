import Terminal

extension AppState {
    /// What the list has of the screen, in per cent.
    var shownShare: Int {
        let layout = layoutOfList
        guard let list = layout.list, let body = layout.body else { return 42 }
        // The timeline is a part of it, with its line.
        let rows = list.rows + (layout.timeline.map { $0.rows + 1 } ?? 0)
        return layout.isStacked
            ? rows * 100 / (rows + body.rows + 1) : list.columns * 100 / (list.columns + body.columns + 1)
    }

    mutating func cyclePane(_ step: Int) -> [Effect] {
        panes.isZoomed = false
        // Panes that have the screen to themselves take turns too.
        let order = PaneLayout(size: size, panes: panes, showsTimeline: timeline.isShown).order
        guard let index = order.firstIndex(of: panes.focus) else {
            panes.focus = .list
            return []
        }
        panes.focus = order[(index + step + order.count) % order.count]
        afterLayout()
        return panes.focus == .body ? loadAwaited() : []
    }

    /// One pane back; a zoomed body goes back into its split first.
    mutating func back() -> [Effect] {
        if body.find != nil, panes.focus == .body {
            body.find = nil
            return []
        }
        switch panes.focus {
        case .body:
            panes.isZoomed = false
            panes.focus = .list
            afterLayout()
            return placeEffects()
        case .timeline:
            panes.focus = .list
            afterLayout()
            return []
        case .tags:
            if closeFacet() { return [] }
            panes.focus = .list
            if size.columns < PaneLayout.columnsForTags, panes.showsTags == true { panes.showsTags = nil }
            afterLayout()
            return []
        case .list where !list.marked.isEmpty:
            list.marked = []
            say("Nothing is marked any more")
            return []
        case .list:
            // An Escape may be the torn start of an arrow key on a slow link: only q leaves.
            say("This is the list; q quits")
            return []
        }
    }

    mutating func zoom() -> [Effect] {
        panes.isZoomed.toggle()
        if panes.isZoomed { panes.focus = .body }
        afterLayout()
        return panes.focus == .body ? loadAwaited() : []
    }

    /// The list above the text, or beside it.
    mutating func listAbove() -> [Effect] {
        guard !isOnePane else {
            say("One pane at a time has the screen here")
            return []
        }
        panes.isZoomed = false
        let before = panes.arrangement
        let wanted: Arrangement = layout.isStacked ? .beside : .above
        panes.arrangement = wanted == PaneLayout.usualArrangement(at: size) ? nil : wanted
        if wanted == .beside, layout.isStacked {
            panes.arrangement = before
            say("The screen is too narrow for two panes beside each other")
        }
        afterLayout()
        return []
    }

    mutating func setShare(_ share: Int?) -> [Effect] {
        panes.listShare = share.map { min(80, max(15, $0)) }
        afterLayout()
        return []
    }

    mutating func toggleTagPane() -> [Effect] {
        let hides = layout.tags != nil && panes.focus == .tags
        panes.showsTags = !hides
        panes.isZoomed = false
        panes.focus = hides ? .list : .tags
        afterLayout()
        return []
    }

    mutating func resize(to size: Size) -> [Effect] {
        self.size = size
        if size.columns < PaneLayout.columnsForSplit, panes.focus != .tags {
            panes.showsTags = panes.showsTags == true ? nil : panes.showsTags
        }
        afterLayout()
        return [.redraw] + contextEffects()
    }

    /// The panes have new sizes: selections stay on screen, the text is set anew around the same place.
    mutating func afterLayout() {
        list.settle(height: listHeight)
        makeFacetRows()
        makeTimeline()
        relayBody()
    }

    /// After a change of what is set: the text stays where it is.
    mutating func layAnew() {
        if let laidOut = body.laidOut, body.top > 0 { body.anchor = body.anchor ?? laidOut.offset(ofLine: body.top) }
        body.laidOut = nil
        relayBody()
    }

    /// Sets the article for the pane as it is now.
    mutating func relayBody() {
        guard let article = body.article, let area = layout.body else { return }
        let room = page.room(in: area.columns)
        var style = page
        style.isPlain = isLinear
        if body.laidOut?.style != style || body.laidOut?.measure != max(1, min(page.measure, room)) {
            let offset = body.anchor ?? (body.top == 0 ? 0 : body.laidOut?.offset(ofLine: body.top) ?? 0)
            body.anchor = offset
            let laidOut = BlockLayout.lay(article, style, room: room, hyphenator: hyphenator)
            body.laidOut = laidOut
            body.top = offset == 0 ? 0 : laidOut.line(of: offset)
        }
        body.top = min(body.top, lastTop)
    }
}
