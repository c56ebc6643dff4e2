import ArchiveModel
import Terminal

extension AppState {
    mutating func openFind() -> [Effect] {
        guard body.article != nil else { return [] }
        panes.focus = .body
        noteJump()
        body.find = FindState(startTop: body.top)
        return []
    }

    mutating func pressInFind(_ key: Key) -> [Effect] {
        switch key.code {
        case .enter: keepFind()
        case .up: recallFind(1)
        case .down: recallFind(-1)
        case .escape:
            scrollBody(to: body.find?.startTop ?? body.top)
            body.find = nil
        case .character("r") where key.modifiers == .control:
            body.find?.isPattern.toggle()
            findTextChanged()
        case .backspace where body.find?.input.text.isEmpty == true:
            body.find = nil
        default:
            if body.find?.input.edit(key) == true { findTextChanged() }
        }
        return []
    }

    /// An empty line looks for the last thing once more, as in less and vim.
    private mutating func keepFind() {
        guard let find = body.find else { return }
        if find.input.text.isEmpty {
            guard let last = finds.last else {
                body.find = nil
                return
            }
            put(last)
            findTextChanged()
        }
        guard let text = body.find?.input.text else { return }
        if body.find?.isPattern == true, FilterPattern(text) == nil {
            say("This is no regular expression", isWarning: true)
            return
        }
        let isFound = !hits.isEmpty
        body.find?.isEditing = false
        body.find?.wasFound = isFound
        let sought = Sought(text: text, isPattern: body.find?.isPattern ?? false)
        finds.removeAll { $0 == sought }
        finds.append(sought)
        if !isFound { say("Not found: \(text)") }
    }

    private mutating func recallFind(_ step: Int) {
        guard let find = body.find else { return }
        let draft =
            find.historyIndex == nil ? Sought(text: find.input.text, isPattern: find.isPattern) : find.draft
        let index = (find.historyIndex ?? -1) + step
        guard index >= -1, index < finds.count else { return }
        body.find?.draft = draft
        body.find?.historyIndex = index < 0 ? nil : index
        put(index < 0 ? draft : finds[finds.count - 1 - index])
        findTextChanged()
    }

    private mutating func put(_ sought: Sought) {
        body.find?.input = TextInput(sought.text)
        body.find?.isPattern = sought.isPattern
    }

    /// Finds at each key, from the line where the search began.
    mutating func findTextChanged() {
        refreshHits()
        guard let find = body.find, let laidOut = body.laidOut, !find.hits.isEmpty else {
            scrollBody(to: body.find?.startTop ?? body.top)
            return
        }
        let start = laidOut.offset(ofLine: find.startTop)
        showHit(find.hits.firstIndex { $0.lowerBound >= start } ?? 0)
    }

    mutating func refreshHits() {
        guard let find = body.find, let article = body.article else { return }
        let pattern = find.isPattern ? FilterPattern(find.input.text) : nil
        body.find?.isBroken = find.isPattern && pattern == nil && !find.input.text.isEmpty
        body.find?.hits =
            find.isPattern
            ? pattern?.ranges(in: article.body.text) ?? []
            : TextHits.ranges(of: find.input.text, in: article.body.text)
        body.find?.current = nil
    }

    /// The hits of the find, else of the filter's words.
    var hits: [Range<Int>] {
        if let find = body.find { return find.hits }
        return body.filterHits
    }

    /// The filter or the article is another one.
    mutating func refreshFilterHits() {
        body.filterHits = body.article.map { WantedWords(filter.active).ranges(in: $0.body.text) } ?? []
    }

    mutating func goToHit(forward: Bool) -> [Effect] {
        let hits = hits
        guard let laidOut = body.laidOut, !hits.isEmpty else { return goToHitElsewhere(forward: forward) }
        let current = body.hit ?? -1
        let visible = laidOut.offset(ofLine: body.top)
        let next: Int? =
            if current >= 0, current < hits.count {
                forward ? (current + 1 < hits.count ? current + 1 : nil) : (current > 0 ? current - 1 : nil)
            } else {
                forward ? hits.firstIndex { $0.lowerBound >= visible } : hits.lastIndex { $0.lowerBound < visible }
            }
        guard let next else { return goToHitElsewhere(forward: forward) }
        showHit(next)
        return []
    }

    /// On into the next article; its first or last hit is shown when it is there.
    private mutating func goToHitElsewhere(forward: Bool) -> [Effect] {
        if body.find == nil, WantedWords(filter.active).isEmpty {
            guard let last = finds.last, body.article != nil, panes.focus == .body else {
                say("Nothing to find: / searches, \\ filters")
                return []
            }
            // Once more, from here on.
            body.find = FindState(isEditing: false, startTop: body.top, wasFound: true)
            put(last)
            refreshHits()
            if !hits.isEmpty { return goToHit(forward: forward) }
            body.find = nil
            say("Not found: \(last.text)")
            return []
        }
        if let find = body.find, !find.wasFound {
            say("Not found: \(find.input.text)")
            return []
        }
        let target = list.selected + (forward ? 1 : -1)
        guard list.rows.indices.contains(target) else {
            say(forward ? "No further hit" : "No earlier hit")
            return []
        }
        list.pendingHit = forward
        return stepTo(target)
    }

    mutating func jumpIntoHits(forward: Bool) {
        let count = hits.count
        if count > 0 { showHit(forward ? 0 : count - 1) }
    }

    /// Brings a hit into the upper third of the pane.
    mutating func showHit(_ index: Int) {
        guard let laidOut = body.laidOut, hits.indices.contains(index) else { return }
        body.hit = index
        body.find?.current = index
        let line = laidOut.line(of: hits[index].lowerBound)
        if line < body.top || line >= body.top + bodyHeight { scrollBody(to: line - bodyHeight / 3) }
    }
}
