import ArchiveModel
import Terminal

/// The tags of what the list shows, with counts; what the filter asks for is marked.
enum TagPaneView {
    static func draw(_ state: AppState, in area: Rect, on surface: inout Surface) {
        let theme = state.theme
        let isFocused = state.panes.focus == .tags
        surface.put(
            " Tags", at: Point(column: area.column, row: area.row),
            style: theme[isFocused ? .paneTitleFocused : .paneTitle], limit: area.columns)
        let tags = state.facets?.tags ?? []
        for offset in 0..<max(0, area.rows - 1) {
            let index = state.tags.top + offset
            guard tags.indices.contains(index) else { break }
            let row = Rect(column: area.column, row: area.row + 1 + offset, columns: area.columns, rows: 1)
            draw(tags[index], state, in: row, on: &surface)
            if isFocused, index == state.tags.selected {
                let style = theme[.selected]
                surface.restyle(row) { old in
                    style.attributes.contains(.reverse)
                        ? style
                        : Style(foreground: old.foreground, background: style.background, attributes: style.attributes)
                }
            }
        }
    }

    private static func draw(_ tag: FacetCount, _ state: AppState, in area: Rect, on surface: inout Surface) {
        let theme = state.theme
        let mark = FilterText.mark(of: tag.name, in: state.filter.text)
        let sign = mark == .included ? "+" : mark == .excluded ? "-" : " "
        surface.put(sign, at: Point(column: area.column, row: area.row), style: theme[.mark])
        let count = String(tag.count)
        let room = area.columns - count.utf8.count - 4
        surface.put(
            CharacterWidth.truncate(tag.name, to: room), at: Point(column: area.column + 2, row: area.row),
            style: theme[tag.isOwn ? .ownTag : .tag])
        surface.put(
            count, at: Point(column: area.endColumn - count.utf8.count - 1, row: area.row), style: theme[.placeholder])
    }
}
