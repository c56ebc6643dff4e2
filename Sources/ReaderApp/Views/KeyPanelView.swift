import Terminal

/// The keys that can follow those that were typed: in the last line, or above it where they need more room.
enum KeyPanelView {
    private struct Entry: Equatable {
        var key: String
        var name: String
    }

    /// Columns between the entries.
    private static let gap = 3

    static func isShown(_ state: AppState) -> Bool {
        !state.keys.pending.isEmpty && CharacterWidth.columns(of: line(state)) > state.size.columns / 2
    }

    /// All in one line.
    static func line(_ state: AppState) -> String {
        entries(state).map { $0.key + " " + $0.name }.joined(separator: "  ")
    }

    static func draw(_ state: AppState, above status: Rect, on surface: inout Surface) {
        guard isShown(state) else { return }
        let entries = entries(state)
        let keyColumns = entries.map { CharacterWidth.columns(of: $0.key) }.max() ?? 1
        let nameColumns = entries.map { CharacterWidth.columns(of: $0.name) }.max() ?? 1
        let entryColumns = keyColumns + 1 + nameColumns
        let across = max(1, (status.columns - 2 + gap) / (entryColumns + gap))
        let rows = min((entries.count + across - 1) / across, max(1, status.row - 1))
        let area = Rect(column: status.column, row: status.row - rows, columns: status.columns, rows: rows)
        surface.fill(area, style: state.theme[.popup])
        for (index, entry) in entries.prefix(rows * across).enumerated() {
            // Down the columns, as people read lists.
            let point = Point(
                column: area.column + 1 + index / rows * (entryColumns + gap), row: area.row + index % rows)
            surface.put(entry.key, at: point, style: state.theme[.popupKey])
            surface.put(
                entry.name, at: Point(column: point.column + keyColumns + 1, row: point.row),
                style: state.theme[.popup], limit: nameColumns)
        }
    }

    private static func entries(_ state: AppState) -> [Entry] {
        var entries: [Entry] = []
        for next in state.keymap.continuations(of: state.keys.pending, in: state.context) {
            let name = next.isEnd ? next.action.rawValue.replacing("-", with: " ") : "…"
            // `g1` to `g9` are one.
            if next.isEnd, let last = entries.indices.last, entries[last].name == name {
                entries[last].key = entries[last].key.prefix(1) + "–" + next.key.name
                continue
            }
            entries.append(Entry(key: next.key.name, name: name))
        }
        return entries
    }
}
