import ArchiveModel
import Terminal

/// Saved filters, then tags, authors, sources, years and languages of what the list shows, with counts.
///
/// What the filter asks for is marked.
enum FacetPaneView {
    static func draw(_ state: AppState, in area: Rect, on surface: inout Surface) {
        let pane = state.facetPane
        for offset in 0..<area.rows {
            let index = pane.top + offset
            guard pane.rows.indices.contains(index) else { break }
            let line = Rect(column: area.column, row: area.row + offset, columns: area.columns, rows: 1)
            draw(pane.rows[index], state, in: line, on: &surface)
            guard state.panes.focus == .tags, index == pane.selected else { continue }
            select(line, state.theme, on: &surface)
            if state.isOnePane {
                surface.put("›", at: Point(column: line.column + 1, row: line.row), style: state.theme[.selected])
            }
        }
    }

    private static func draw(_ row: FacetRow, _ state: AppState, in area: Rect, on surface: inout Surface) {
        let theme = state.theme
        let count = row.count.map { NumberText.grouped($0) } ?? ""
        let indent = (isHeading(row) ? 1 : 2 + row.depth * 2) + (state.isOnePane ? 1 : 0)
        let isOpenHeading = isHeading(row) && row.isOpen
        let gap = row.branch == nil || isOpenHeading ? "" : row.isOpen ? "▾ " : "▸ "
        let room = area.columns - indent - count.utf8.count - 2
        var style = theme[role(of: row, isFocused: state.panes.focus == .tags)]
        if isHeading(row) { style.attributes.insert(.bold) }
        surface.put(
            CharacterWidth.truncate(gap + row.label, to: room), at: Point(column: area.column + indent, row: area.row),
            style: style)
        surface.put(
            count, at: Point(column: area.endColumn - count.utf8.count - 1, row: area.row), style: theme[.placeholder])
        let sign = sign(of: row, state)
        if !sign.isEmpty { surface.put(sign, at: Point(column: area.column, row: area.row), style: theme[.mark]) }
    }

    private static func isHeading(_ row: FacetRow) -> Bool { if case .heading = row.kind { true } else { false } }

    private static func sign(of row: FacetRow, _ state: AppState) -> String {
        switch row.kind {
        case .heading, .more: return ""
        case .saved(let index): return state.filter.saved[index].text == state.filter.text ? "+" : ""
        case .value(let term):
            switch FilterText.mark(of: term, in: state.filter.text) {
            case .included: return "+"
            case .excluded: return "-"
            case .none: return ""
            }
        }
    }

    private static func role(of row: FacetRow, isFocused: Bool) -> Role {
        switch row.kind {
        case .heading: isFocused ? .paneTitleFocused : .paneTitle
        case .saved: .filter
        case .more: .placeholder
        case .value(let term) where term.field == .tag:
            (row.isOwn ? .own : row.origin).role
        case .value(let term) where term.field == .author: .author
        case .value(let term) where term.field == .date: .date
        case .value: .text
        }
    }

    private static func select(_ line: Rect, _ theme: Theme, on surface: inout Surface) {
        let style = theme[.selected]
        surface.restyle(line) { old in
            style.attributes.contains(.reverse)
                ? style
                : Style(foreground: old.foreground, background: style.background, attributes: style.attributes)
        }
    }
}
