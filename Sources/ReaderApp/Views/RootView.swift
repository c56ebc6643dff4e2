import Terminal

/// The whole screen as a function of the state.
enum RootView {
    static func frame(of state: AppState) -> Frame {
        var surface = Surface(size: state.size, style: state.theme[.text])
        let layout = state.layout
        guard !layout.isTooSmall else {
            drawTooSmall(state, on: &surface)
            return Frame(surface: surface)
        }
        if let area = layout.tags { FacetPaneView.draw(state, in: area, on: &surface) }
        if let area = layout.list { ListView.draw(state, in: area, on: &surface) }
        if let area = layout.timeline { TimelineView.draw(state, in: area, on: &surface) }
        if let area = layout.body { BodyView.draw(state, in: area, on: &surface) }
        for divider in layout.dividers { drawDivider(divider, state, on: &surface) }
        var cursor = FilterBarView.draw(state, in: layout.bar, on: &surface)
        cursor = StatusView.draw(state, in: layout.status, on: &surface) ?? cursor
        KeyPanelView.draw(state, above: layout.status, on: &surface)
        if state.filter.editing != nil { CompletionView.draw(state, below: layout.bar, cursor: cursor, on: &surface) }
        if let popup = state.popup { cursor = PopupView.draw(popup, state, on: &surface) }
        return Frame(
            surface: surface, cursor: cursor ?? (state.isLinear ? place(state, layout) : nil),
            panes: [layout.list, layout.body, layout.tags].compactMap(\.self))
    }

    /// Where one is: the selected row, or the line of the text.
    private static func place(_ state: AppState, _ layout: PaneLayout) -> Point? {
        switch state.panes.focus {
        case .list:
            // Where there are no rows, there is a sentence in the second line.
            let offset =
                state.list.rows.isEmpty ? 1 : max(0, state.list.selected - state.list.top) * state.rowsPerArticle
            return layout.list.map { Point(column: $0.column, row: $0.row + offset) }
        case .tags:
            return layout.tags.map {
                Point(column: $0.column, row: $0.row + state.facetPane.selected - state.facetPane.top)
            }
        case .timeline: return layout.timeline.map { TimelineView.place(state, in: $0) }
        case .body: return layout.body.map { BodyView.place(state, in: $0) }
        }
    }

    private static func drawTooSmall(_ state: AppState, on surface: inout Surface) {
        let text = "Needs \(PaneLayout.smallest.columns)×\(PaneLayout.smallest.rows)"
        let row = max(0, (state.size.rows - 1) / 2)
        let column = max(0, (state.size.columns - CharacterWidth.columns(of: text)) / 2)
        surface.put(text, at: Point(column: column, row: row), style: state.theme[.text])
    }

    private static func drawDivider(_ area: Rect, _ state: AppState, on surface: inout Surface) {
        let style = state.theme[.border]
        if area.columns == 1 {
            for row in area.row..<area.endRow {
                surface.put("│", at: Point(column: area.column, row: row), style: style)
            }
        } else {
            surface.put(
                String(repeating: "─", count: area.columns), at: Point(column: area.column, row: area.row), style: style
            )
        }
    }
}
