import ArchiveModel
import Terminal

extension AppState {
    mutating func openFilter() -> [Effect] {
        let text = filter.text.isEmpty ? "" : filter.text + " "
        filter.editing = FilterEditing(
            input: TextInput(text), previousText: filter.text, previousFilter: filter.active,
            previousSelection: list.selectedRow?.id)
        complete()
        return []
    }

    mutating func pressInFilter(_ key: Key) -> [Effect] {
        switch (key.code, key.modifiers) {
        case (.enter, _): return keepFilter()
        case (.escape, _): return abandonFilter()
        case (.tab, []), (.tab, .shift): return pickCompletion(key.modifiers.contains(.shift) ? -1 : 1)
        case (.down, _), (.character("n"), .control): return recall(-1)
        case (.up, _), (.character("p"), .control): return recall(1)
        case (.backspace, _) where filter.editing?.input.text.isEmpty == true: return abandonFilter()
        default:
            guard filter.editing?.input.edit(key) == true else { return [] }
            return filterTextChanged()
        }
    }

    /// Each key filters at once; what can't be understood yet leaves the last good result on screen.
    mutating func filterTextChanged() -> [Effect] {
        guard var editing = filter.editing else { return [] }
        editing.completion.selected = nil
        do {
            let filter = try parser(isTyping: true).parse(editing.input.text)
            editing.error = nil
            self.filter.editing = editing
            complete()
            guard filter != self.filter.active else { return [] }
            self.filter.active = filter
            return askAnew(select: nil)
        } catch {
            editing.error = error
            filter.editing = editing
            complete()
            return []
        }
    }

    private mutating func keepFilter() -> [Effect] {
        guard let editing = filter.editing else { return [] }
        if editing.completion.selected != nil, editing.error == nil, editing.completion.candidates.isEmpty { return [] }
        let kept: (text: String, filter: Filter)
        do { kept = try finished(editing.input.text.trimmingSpaces) } catch {
            filter.editing?.error = error
            say(error.message.capitalisedFirst, isWarning: true)
            return []
        }
        filter.editing = nil
        filter.text = kept.text
        var effects: [Effect] = []
        if kept.filter != filter.active {
            filter.active = kept.filter
            effects = askAnew(select: list.selectedRow?.id)
        }
        if !filter.text.isEmpty {
            filter.history.removeAll { $0 == filter.text }
            filter.history.append(filter.text)
        }
        panes.focus = panes.focus == .body ? .list : panes.focus
        return effects + [
            .saveSetting("filter history", filter.history.suffix(FilterState.longestHistory).joined(separator: "\n"))
        ]
    }

    /// The filter as it stays in the bar: a word that was still open while it was typed gets a star, so that what was found stays,
    /// and a tag that is called so is meant as it is.
    private func finished(_ text: String) throws(FilterError) -> (text: String, filter: Filter) {
        let exact = try parser(isTyping: false).parse(text)
        guard exact != filter.active, let open = try? parser(isTyping: false).parse(text + "*"), open == filter.active,
            !FilterText.endsWithTag(of: filter.knownTags, text)
        else { return (text, exact) }
        return (text + "*", open)
    }

    private mutating func abandonFilter() -> [Effect] {
        guard let editing = filter.editing else { return [] }
        filter.editing = nil
        filter.text = editing.previousText
        guard filter.active != editing.previousFilter else { return [] }
        filter.active = editing.previousFilter
        return askAnew(select: editing.previousSelection)
    }

    /// Sets a filter that is already right: by `x`, by the tag picker, at the start.
    mutating func setFilter(text: String) -> [Effect] {
        guard let filter = try? parser(isTyping: false).parse(text) else { return [] }
        body.find = nil
        self.filter.text = text
        guard filter != self.filter.active else { return [] }
        self.filter.active = filter
        return askAnew(select: list.selectedRow?.id)
    }

    /// Up goes back through the filters that were kept, Down forward to the line as it was.
    private mutating func recall(_ step: Int) -> [Effect] {
        guard var editing = filter.editing, !filter.history.isEmpty else { return [] }
        if editing.historyIndex == nil { editing.draft = editing.input.text }
        let next = (editing.historyIndex ?? -1) + step
        guard next >= -1, next < filter.history.count else { return [] }
        editing.historyIndex = next < 0 ? nil : next
        editing.input = TextInput(next < 0 ? editing.draft : filter.history[filter.history.count - 1 - next])
        filter.editing = editing
        return filterTextChanged()
    }
}

extension AppState {
    private mutating func complete() {
        guard let editing = filter.editing else { return }
        filter.editing?.completion = Completion.state(
            text: editing.input.text, byteOffset: editing.input.byteOffset, tags: counted?.tagNames ?? [],
            authors: authorNames,
            saved: filter.saved.map { Completion.Name($0.name, detail: "saved filter") })
    }

    /// Tab puts the next candidate in, Shift-Tab the one before.
    private mutating func pickCompletion(_ step: Int) -> [Effect] {
        guard var editing = filter.editing, !editing.completion.candidates.isEmpty else { return [] }
        let count = editing.completion.candidates.count
        let index = editing.completion.selected.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
        let candidate = editing.completion.candidates[index]
        let range = editing.completion.range
        let utf8 = Array(editing.input.text.utf8)
        let before = String(decoding: utf8[..<range.lowerBound], as: UTF8.self)
        let after = String(decoding: utf8[min(range.upperBound, utf8.count)...], as: UTF8.self)
        editing.input.text = before + candidate.text + after
        editing.input.cursor = (before + candidate.text).count
        editing.completion.selected = index
        editing.completion.range = range.lowerBound..<range.lowerBound + candidate.text.utf8.count
        let completion = editing.completion
        filter.editing = editing
        let effects = filterTextChanged()
        // The pop-up stays while one goes through it, unless the candidate itself opens another: a field.
        if !candidate.text.hasSuffix(":") { filter.editing?.completion = completion }
        return effects
    }
}

extension FilterState {
    static let longestHistory = 200
}

extension String {
    var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
