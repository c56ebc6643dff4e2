import Terminal

/// Pop-ups: frame, title, and a picker or a page inside.
enum PopupView {
    /// - Returns: where the cursor stands.
    static func draw(_ popup: Popup, _ state: AppState, on surface: inout Surface) -> Point? {
        switch popup {
        case .picker(let picker): return draw(picker, state, on: &surface)
        case .page(let page): return draw(page, state, on: &surface)
        }
    }

    /// - Returns: its first line, for those who go by the cursor.
    private static func draw(_ page: PopupPage, _ state: AppState, on surface: inout Surface) -> Point? {
        let theme = state.theme
        let area = state.isLinear ? PopupGeometry.whole(state.size) : PopupGeometry.area(of: page, in: state.size)
        let height = PopupGeometry.pageHeight(in: state.size)
        let last = min(page.lines.count, page.top + height)
        let footer =
            page.lines.count > height
            ? "\(page.top + 1)–\(last) of \(page.lines.count)  Space further  b back  any other key closes"
            : "any other key closes"
        let inner = frame(area, title: page.title, footer: footer, state, on: &surface)
        let keyColumns = min(inner.columns / 2, (page.lines.map { CharacterWidth.columns(of: $0.key) }.max() ?? 0) + 2)
        for offset in 0..<inner.rows {
            guard page.lines.indices.contains(page.top + offset) else { break }
            let line = page.lines[page.top + offset]
            let row = inner.row + offset
            if line.isHeading || line.key.isEmpty {
                surface.put(
                    line.text, at: Point(column: inner.column, row: row),
                    style: line.isHeading ? theme[.popupKey].adding(.bold) : theme[.popup], limit: inner.columns)
            } else {
                surface.put(
                    CharacterWidth.truncate(line.key, to: keyColumns - 1), at: Point(column: inner.column, row: row),
                    style: theme[.popupKey])
                let room = inner.columns - keyColumns
                surface.put(
                    CharacterWidth.truncate(line.text, to: room),
                    at: Point(column: inner.column + keyColumns, row: row), style: theme[.popup])
            }
        }
        return state.isLinear ? Point(column: inner.column, row: inner.row) : nil
    }

    private static func draw(_ picker: Picker, _ state: AppState, on surface: inout Surface) -> Point {
        let theme = state.theme
        let area = state.isLinear ? PopupGeometry.whole(state.size) : PopupGeometry.area(of: picker, in: state.size)
        let inner = frame(area, title: picker.title, footer: footer(picker), state, on: &surface)
        let prompt = surface.put("❯ ", at: Point(column: inner.column, row: inner.row), style: theme[.popupKey])
        let cursor = InputView.draw(
            picker.input, error: nil, at: Point(column: inner.column + prompt, row: inner.row),
            room: inner.columns - prompt,
            theme.replacing(.filter, with: theme[.popup]), on: &surface)
        let visible = picker.visible
        if visible.isEmpty {
            surface.put(
                emptyText(picker), at: Point(column: inner.column + 2, row: inner.row + 1), style: theme[.popupDetail],
                limit: inner.columns - 2)
        }
        for offset in 0..<max(0, inner.rows - 1) where visible.indices.contains(picker.top + offset) {
            let item = picker.items[visible[picker.top + offset]]
            draw(
                item, isSelected: picker.top + offset == picker.selected,
                in: Rect(column: inner.column, row: inner.row + 1 + offset, columns: inner.columns, rows: 1), theme,
                on: &surface)
            if state.isOnePane, picker.top + offset == picker.selected {
                let point = Point(column: inner.column + 1, row: inner.row + 1 + offset)
                surface.put("›", at: point, style: theme[.popupSelected])
            }
        }
        // Who hears the line of the cursor hears the item; what is typed is in the first line.
        guard state.isLinear, !picker.takesTyped, !visible.isEmpty else { return cursor }
        return Point(column: inner.column, row: inner.row + 1 + picker.selected - picker.top)
    }

    private static func draw(
        _ item: Picker.Item, isSelected: Bool, in area: Rect, _ theme: Theme, on surface: inout Surface
    ) {
        let style = theme[isSelected ? .popupSelected : .popup]
        surface.fill(area, style: style)
        let sign = item.mark == .included ? "+" : item.mark == .excluded ? "-" : " "
        surface.put(sign, at: Point(column: area.column, row: area.row), style: isSelected ? style : theme[.popupKey])
        let name = CharacterWidth.truncate(item.name, to: area.columns - 10)
        surface.put(name, at: Point(column: area.column + 2, row: area.row), style: style)
        let room = area.columns - 5 - CharacterWidth.columns(of: name)
        let detail = CharacterWidth.truncate(item.detail, to: max(0, room))
        let column = area.endColumn - CharacterWidth.columns(of: detail) - 1
        surface.put(detail, at: Point(column: column, row: area.row), style: isSelected ? style : theme[.popupDetail])
    }

    private static func footer(_ picker: Picker) -> String {
        switch picker.purpose {
        case .tags where picker.input.text.isEmpty: "Space include  - exclude  Enter apply  Esc leave"
        case .tags: "Tab include  Shift-Tab exclude  Enter apply  Esc leave"
        case .ownTags where picker.input.text.isEmpty: "Space mark  Enter add or remove  Esc leave"
        case .ownTags where picker.visible.isEmpty: "Enter add  Esc leave"
        case .ownTags: "Tab mark  Enter add or remove  Esc leave"
        case .tagAll: "Enter give the tag  Esc leave"
        case .renameTag, .renameSaved: "Enter rename  Esc leave"
        case .saveFilter: "Enter keep  Esc leave"
        case .theme, .order: "Enter choose  Esc leave"
        case .palette: "Enter do it  Esc leave"
        case .outline, .history: "Enter go there  Esc leave"
        case .page: "Enter change  Esc leave"
        case .export: "Enter write  Esc leave"
        case .pipe: "Enter run  Esc leave"
        }
    }

    private static func emptyText(_ picker: Picker) -> String {
        switch picker.purpose {
        case .ownTags, .tagAll:
            picker.input.text.isEmpty ? "Type the name of a tag." : "Enter adds “\(picker.input.text)”."
        case .saveFilter, .renameTag, .renameSaved: "Type a name."
        case .tags where picker.input.text.isEmpty: "The list has no tags."
        default: "Nothing of that name."
        }
    }

    /// Draws a frame and returns what is inside, a column of air left.
    private static func frame(
        _ area: Rect, title: String, footer: String, _ state: AppState, on surface: inout Surface
    ) -> Rect {
        let theme = state.theme
        guard !state.isLinear else {
            surface.fill(area, style: theme[.popup])
            surface.put(
                "\(title): \(footer)", at: Point(column: 0, row: area.row), style: theme[.popupKey], limit: area.columns
            )
            return area.inset(top: 1)
        }
        guard !state.isSlow else {
            // Lines around it would be some hundred bytes.
            surface.fill(area, style: theme[.popup])
            surface.fill(
                Rect(column: area.column, row: area.row, columns: area.columns, rows: 1), style: theme[.status])
            let text = CharacterWidth.truncate("\(title): \(footer)", to: area.columns - 2)
            surface.put(text, at: Point(column: area.column + 1, row: area.row), style: theme[.status])
            return area.inset(left: 1, top: 1, right: 1)
        }
        let border = theme[.borderFocused].over(theme[.popup]).on(theme[.popup])
        surface.fill(area, style: theme[.popup])
        let line = String(repeating: "─", count: max(0, area.columns - 2))
        surface.put("╭" + line + "╮", at: Point(column: area.column, row: area.row), style: border)
        surface.put("╰" + line + "╯", at: Point(column: area.column, row: area.endRow - 1), style: border)
        for row in (area.row + 1)..<max(area.row + 1, area.endRow - 1) {
            surface.put("│", at: Point(column: area.column, row: row), style: border)
            surface.put("│", at: Point(column: area.endColumn - 1, row: row), style: border)
        }
        surface.put(
            " \(title) ", at: Point(column: area.column + 2, row: area.row),
            style: theme[.paneTitleFocused].on(theme[.popup]), limit: area.columns - 4)
        let shown = CharacterWidth.truncate(footer, to: max(0, area.columns - 6))
        surface.put(
            " \(shown) ", at: Point(column: area.column + 2, row: area.endRow - 1),
            style: theme[.popupDetail].on(theme[.popup]), limit: area.columns - 4)
        return area.inset(left: 2, top: 1, right: 2, bottom: 1)
    }
}

extension Style {
    fileprivate func adding(_ attributes: Attributes) -> Style {
        Style(foreground: foreground, background: background, attributes: self.attributes.union(attributes))
    }

    /// On the ground of another style.
    fileprivate func on(_ ground: Style) -> Style {
        Style(foreground: foreground, background: ground.background, attributes: attributes)
    }
}
