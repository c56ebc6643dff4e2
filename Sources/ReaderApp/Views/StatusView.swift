import ArchiveModel
import Terminal

/// The last line: what just happened, else where one is.
enum StatusView {
    /// - Returns: where the cursor stands while one finds in the article.
    static func draw(_ state: AppState, in area: Rect, on surface: inout Surface) -> Point? {
        let theme = state.theme
        surface.fill(area, style: theme[.status])
        let right = rightText(state)
        let rightColumns = CharacterWidth.columns(of: right)
        let room = max(0, area.columns - rightColumns - 3)
        let point = Point(column: area.column + 1, row: area.row)
        var cursor: Point?
        if let find = state.body.find, find.isEditing {
            let prompt = surface.put(find.isPattern ? "regex /" : "/", at: point, style: theme[.statusKey])
            let place = Point(column: point.column + prompt, row: point.row)
            cursor = InputView.draw(
                find.input, error: nil, at: place, room: room - prompt, theme.replacing(.filter, with: theme[.status]),
                on: &surface)
        } else if let question = state.question {
            let end = surface.put(
                CharacterWidth.truncate(question.text, to: room), at: point, style: theme[.statusKey], limit: room)
            surface.put(
                "   y yes   any other key no", at: Point(column: point.column + end, row: point.row),
                style: theme[.status], limit: room - end)
            cursor = Point(column: point.column + end, row: point.row)
        } else if !state.pending.isEmpty {
            surface.put(CharacterWidth.truncate("Saving …", to: room), at: point, style: theme[.status], limit: room)
        } else if let message = state.message {
            let style = theme[message.isWarning ? .warning : .status]
            surface.put(
                CharacterWidth.truncate(message.text, to: room), at: point, style: style.over(theme[.status]),
                limit: room)
        } else {
            surface.put(
                CharacterWidth.truncate(leftText(state), to: room), at: point, style: theme[.status], limit: room)
        }
        surface.put(
            right, at: Point(column: area.endColumn - rightColumns - 1, row: area.row), style: theme[.status],
            limit: rightColumns)
        return cursor
    }

    private static func leftText(_ state: AppState) -> String {
        if let action = state.keys.argument {
            return "\(action.rawValue.replacing("-", with: " ").capitalisedFirst): press its letter"
        }
        if let selection = state.body.selection {
            if state.isLinear, let range = state.selectedRange, let article = state.body.article {
                // What is behind the end of the line is not heard.
                return "Selected: " + article.body.text(in: range).prefix(state.size.columns).replacing("\n", with: " ")
            }
            return
                "Selecting \(selection.unit.rawValue): Esc leaves, y copies, q quotes, v V p words, lines, paragraphs"
        }
        if state.links != nil { return "Type the letters of a link; Esc leaves" }
        if !state.keys.pending.isEmpty || state.keys.count != nil {
            let typed = (state.keys.count.map(String.init) ?? "") + KeySequence(state.keys.pending).name
            // More keys than fit into the line are shown above it.
            return KeyPanelView.isShown(state) ? typed : typed + "   " + KeyPanelView.line(state)
        }
        // What the keys do stands on the pop-up.
        if let popup = state.popup { return state.isLinear ? current(popup) : "" }
        if let editing = state.filter.editing { return filterText(editing, state) }
        if let letter = state.macros.recording { return "Recording macro \(letter)" }
        if let progress = state.importing {
            let seconds = Double(state.now.second - state.importStart.second)
            return ProgressText.line(progress, seconds: seconds, columns: state.size.columns * 2 / 3)
        }
        if state.panes.focus == .body, let article = state.body.article {
            return article.source.path.split(separator: "/").last.map { String($0) } ?? article.source.path
        }
        return (state.panes.focus == .list ? counted(state) : "") + state.hints.line(in: state.context)
    }

    /// What the cursor stands on.
    private static func current(_ popup: Popup) -> String {
        switch popup {
        case .page(let page):
            guard page.lines.indices.contains(page.top) else { return "" }
            let line = page.lines[page.top]
            return line.key.isEmpty ? line.text : line.key + ": " + line.text
        case .picker(let picker):
            guard let index = picker.selectedItem else { return "" }
            let item = picker.items[index]
            let mark = item.mark == .included ? "+" : item.mark == .excluded ? "-" : ""
            return mark + item.name + (item.detail.isEmpty ? "" : ", " + item.detail)
        }
    }

    private static func filterText(_ editing: FilterEditing, _ state: AppState) -> String {
        if state.isLinear {
            if let error = editing.error, !error.message.isEmpty, editing.completion.candidates.isEmpty {
                return error.message.capitalisedFirst
            }
            if let selected = editing.completion.selected, editing.completion.candidates.indices.contains(selected) {
                let candidate = editing.completion.candidates[selected]
                return candidate.label + (candidate.detail.isEmpty ? "" : ", " + candidate.detail)
            }
        }
        return counted(state) + "Enter keep   Tab complete   Esc leave"
    }

    /// For those who hear this line alone.
    private static func counted(_ state: AppState) -> String {
        state.isLinear ? FilterBarView.countText(state) + "   " : ""
    }

    private static func count(_ hits: [Range<Int>]) -> String {
        NumberText.grouped(hits.count) + (hits.count >= WantedWords.mostHits ? "+" : "")
    }

    private static func rightText(_ state: AppState) -> String {
        var parts: [String] = []
        if let find = state.body.find, !find.input.text.isEmpty {
            let none = find.isBroken ? "no regular expression" : "no hit"
            parts.append(find.hits.isEmpty ? none : "\((find.current ?? 0) + 1) of \(Self.count(find.hits))")
        }
        if state.body.find == nil, state.panes.focus == .body, let hit = state.body.hit,
            state.body.filterHits.indices.contains(hit)
        {
            parts.append("\(hit + 1) of \(count(state.body.filterHits))")
        }
        if state.isGuest { parts.append("guest") }
        if !state.list.marked.isEmpty { parts.append("\(state.list.marked.count) marked") }
        if !state.scope.paths.isEmpty, state.scope.showsWholeLibrary { parts.append("whole library") }
        if state.panes.focus == .body, let laidOut = state.body.laidOut {
            let last = state.body.maximumTop(height: state.bodyHeight)
            if last > state.body.top { parts.append("\(state.pace.time(for: state.body.wordsLeft)) left") }
            parts.append(laidOut.lines.isEmpty ? "" : "\(state.percentRead) %")
        } else if !state.list.rows.isEmpty, let offset = state.list.offset {
            // Rows that the filter would not have any more stay until the list is read anew.
            let shown = offset + state.list.rows.count
            let count = state.list.reachesEnd ? shown : state.articleCount.map { max($0, shown) }
            let place = NumberText.grouped(offset + state.list.selected + 1)
            parts.append("\(place)/\(count.map { NumberText.grouped($0) } ?? "…")")
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
