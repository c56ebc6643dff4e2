import ArchiveModel
import Terminal

/// Candidates under the filter bar, or what is wrong with the filter.
enum CompletionView {
    private static let widest = 44

    static func draw(_ state: AppState, below bar: Rect, cursor: Point?, on surface: inout Surface) {
        guard let editing = state.filter.editing, let cursor else { return }
        if state.isLinear { return drawLines(editing.completion, state, below: bar, on: &surface) }
        if let error = editing.error, !error.message.isEmpty, editing.completion.candidates.isEmpty {
            drawBox(
                [(error.message.capitalisedFirst, "")], selected: nil, role: .filterError, state, below: bar,
                column: cursor.column, on: &surface)
            return
        }
        let rows = editing.completion.candidates.map { ($0.label, $0.detail) }
        let word = editing.completion.range
        let typed = CharacterWidth.columns(
            of: String(decoding: Array(editing.input.text.utf8)[clamped(word, editing.input.text)], as: UTF8.self))
        drawBox(
            rows, selected: editing.completion.selected, role: .popup, state, below: bar, column: cursor.column - typed,
            on: &surface)
    }

    /// In lines of their own; what is wrong is said in the last line.
    private static func drawLines(
        _ completion: CompletionState, _ state: AppState, below bar: Rect, on surface: inout Surface
    ) {
        for (index, candidate) in completion.candidates.enumerated() where bar.endRow + index < surface.size.rows - 1 {
            let area = Rect(column: 0, row: bar.endRow + index, columns: bar.columns, rows: 1)
            surface.fill(area, style: state.theme[.popup])
            let text = candidate.label + (candidate.detail.isEmpty ? "" : ", " + candidate.detail)
            surface.put(
                (index == completion.selected ? "› " : "  ") + text, at: Point(column: 0, row: area.row),
                style: state.theme[.popup], limit: bar.columns)
        }
    }

    private static func clamped(_ range: Range<Int>, _ text: String) -> Range<Int> {
        let count = text.utf8.count
        return min(range.lowerBound, count)..<min(range.upperBound, count)
    }

    private static func drawBox(
        _ rows: [(label: String, detail: String)], selected: Int?, role: Role, _ state: AppState, below bar: Rect,
        column: Int, on surface: inout Surface
    ) {
        guard !rows.isEmpty else { return }
        let wanted =
            rows.map {
                CharacterWidth.columns(of: $0.label)
                    + ($0.detail.isEmpty ? 0 : CharacterWidth.columns(of: $0.detail) + 2)
            }.max() ?? 0
        let columns = min(max(wanted + 2, 12), max(role == .filterError ? bar.columns - 2 : widest, 12), bar.columns)
        let left = max(0, min(column - 1, bar.endColumn - columns))
        for (index, row) in rows.enumerated() {
            let line = bar.endRow + index
            guard line < surface.size.rows - 1 else { return }
            let area = Rect(column: left, row: line, columns: columns, rows: 1)
            let style = state.theme[index == selected ? .popupSelected : .popup]
            surface.fill(area, style: style)
            let label = CharacterWidth.truncate(row.label, to: columns - 2)
            surface.put(
                label, at: Point(column: left + 1, row: line),
                style: role == .filterError ? state.theme[.warning].over(style) : style)
            let room = columns - 4 - CharacterWidth.columns(of: label)
            let detail = CharacterWidth.truncate(row.detail, to: max(0, room))
            let detailColumn = left + columns - 1 - CharacterWidth.columns(of: detail)
            surface.put(
                detail, at: Point(column: detailColumn, row: line),
                style: index == selected ? style : state.theme[.popupDetail])
        }
        drawEdges(
            Rect(column: left, row: bar.endRow, columns: columns, rows: rows.count), selected: selected, state,
            on: &surface)
    }

    /// Lines at the sides and beneath, where no ground tells the box from what it lies on; on a slow line they would cost too much.
    private static func drawEdges(_ box: Rect, selected: Int?, _ state: AppState, on surface: inout Surface) {
        let ground = state.theme[.popup]
        let hasGround = ground.background != state.theme[.text].background || ground.attributes.contains(.reverse)
        guard !hasGround, !state.isSlow else { return }
        let style = state.theme[.border]
        let last = min(box.endRow, surface.size.rows - 1)
        for row in box.row..<last where row - box.row != selected {
            for column in [box.column, box.endColumn - 1] {
                surface.put("│", at: Point(column: column, row: row), style: style)
            }
        }
        guard box.endRow < surface.size.rows - 1 else { return }
        let line = "╰" + String(repeating: "─", count: max(0, box.columns - 2)) + "╯"
        surface.put(line, at: Point(column: box.column, row: box.endRow), style: style)
    }
}
