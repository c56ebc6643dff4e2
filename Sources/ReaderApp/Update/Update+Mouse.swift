import ArchiveModel
import Terminal

extension AppState {
    private static let wheelRows = 3

    /// A click selects, the wheel scrolls what is under it.
    mutating func mouse(_ event: MouseEvent) -> [Effect] {
        message = nil
        list.stepsLeft = 0
        list.stepsFromStart = nil
        list.step = nil
        links = nil
        question = nil
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
            return markShownRead()
        case .list: return select(list.selected + rows)
        case .tags:
            moveInFacets(by: rows)
            return []
        case .timeline: return moveInTimeline(by: rows)
        }
    }

    private func rect(of pane: Pane, in layout: PaneLayout) -> Rect? {
        switch pane {
        case .tags: layout.tags
        case .list: layout.list
        case .body: layout.body
        case .timeline: layout.timeline
        }
    }

    private mutating func press(atRow row: Int, in pane: Pane) -> [Effect] {
        switch pane {
        case .list:
            let index = list.top + row / rowsPerArticle
            return list.rows.indices.contains(index) ? select(index) : []
        case .tags:
            guard facetPane.rows.indices.contains(facetPane.top + row) else { return [] }
            facetPane.selected = facetPane.top + row
            return toggleFacet(.included)
        case .timeline, .body: return []
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
