import ArchiveModel
import Terminal

extension AppState {
    private static let wheelRows = 3

    /// A click selects, the wheel scrolls what is under it.
    mutating func mouse(_ event: MouseEvent) -> [Effect] {
        message = nil
        guard popup == nil else { return mouseInPopup(event) }
        let layout = layout
        let pane = layout.order.first { rect(of: $0, in: layout)?.contains(event.point) == true }
        if event.kind == .press, layout.bar.contains(event.point), filter.editing == nil { return openFilter() }
        guard let pane, let rect = rect(of: pane, in: layout) else { return [] }
        if event.kind == .press {
            panes.focus = pane
            return press(atRow: event.point.row - rect.row, in: pane)
        }
        let rows = event.kind == .wheelDown ? Self.wheelRows : -Self.wheelRows
        switch pane {
        case .body:
            scrollBody(to: body.top + rows)
            return []
        case .list: return select(list.selected + rows)
        case .tags:
            tags.selected = min(max(0, tags.selected + rows), max(0, (facets?.tags.count ?? 1) - 1))
            settleTags()
            return []
        }
    }

    private func rect(of pane: Pane, in layout: PaneLayout) -> Rect? {
        switch pane {
        case .tags: layout.tags
        case .list: layout.list
        case .body: layout.body
        }
    }

    private mutating func press(atRow row: Int, in pane: Pane) -> [Effect] {
        switch pane {
        case .list:
            guard list.rows.indices.contains(list.top + row) else { return [] }
            return select(list.top + row)
        case .tags:
            let index = tags.top + row - 1
            guard row > 0, facets?.tags.indices.contains(index) == true else { return [] }
            tags.selected = index
            return toggleTagInPane(.included)
        case .body: return []
        }
    }

    private mutating func mouseInPopup(_ event: MouseEvent) -> [Effect] {
        switch event.kind {
        case .press: return []
        case .wheelUp: return pressInPopup(Key(.up))
        case .wheelDown: return pressInPopup(Key(.down))
        }
    }
}
