import ArchiveModel
import Terminal

/// The top line: the filter, and how many articles it has.
enum FilterBarView {
    private static let prompt = " Filter "

    /// - Returns: where the cursor stands while the bar has the keys.
    static func draw(_ state: AppState, in area: Rect, on surface: inout Surface) -> Point? {
        let theme = state.theme
        let start =
            area.column
            + surface.put(prompt, at: Point(column: area.column, row: area.row), style: theme[.filterPrompt])
        let count = countText(state)
        let countColumns = CharacterWidth.columns(of: count)
        let room = max(4, area.endColumn - start - countColumns - 3)
        surface.put(
            count, at: Point(column: area.endColumn - countColumns - 1, row: area.row), style: theme[.placeholder],
            limit: countColumns)
        let point = Point(column: start, row: area.row)
        guard let editing = state.filter.editing else {
            let shown = state.filter.text.isEmpty ? "/ to filter" : CharacterWidth.truncate(state.filter.text, to: room)
            surface.put(shown, at: point, style: theme[state.filter.text.isEmpty ? .placeholder : .filter], limit: room)
            return nil
        }
        return InputView.draw(editing.input, error: editing.error?.range, at: point, room: room, theme, on: &surface)
    }

    static func countText(_ state: AppState) -> String {
        // What can't be understood has no number.
        guard let articles = state.articleCount, state.filter.editing?.error == nil else { return "" }
        let isSorted = state.order != .newestFirst && state.filter.active.order == nil
        let order =
            isSorted ? ", by \(state.order.key.rawValue)" + (state.order.isReversed ? ", turned around" : "") : ""
        let unread =
            state.facets.map {
                $0.unread > 0 && $0.articles == articles ? ", \(NumberText.grouped($0.unread)) unread" : ""
            } ?? ""
        return "\(NumberText.grouped(articles)) article\(articles == 1 ? "" : "s")\(unread)\(order)"
    }
}

/// A line that is being typed: scrolled so that the cursor shows, mistakes underlined.
enum InputView {
    static func draw(
        _ input: TextInput, error: Range<Int>?, at point: Point, room: Int, _ theme: Theme, on surface: inout Surface
    ) -> Point {
        let characters = Array(input.text)
        let widths = characters.map { CharacterWidth.columns(of: $0) }
        var first = 0
        var columns = widths[..<input.cursor].reduce(0, +)
        while columns >= room, first < input.cursor {
            columns -= widths[first]
            first += 1
        }
        var column = point.column
        var offset = String(characters[..<first]).utf8.count
        for (index, character) in characters[first...].enumerated() {
            let width = widths[first + index]
            guard column + width <= point.column + room else { break }
            let isWrong = error.map { $0.contains(offset) } ?? false
            surface.put(
                String(character), at: Point(column: column, row: point.row),
                style: theme[isWrong ? .filterError : .filter])
            column += width
            offset += String(character).utf8.count
        }
        // A mistake at the end has no letter to underline: the place of the next one is marked.
        if let error, error.isEmpty || error.lowerBound >= input.text.utf8.count, column < point.column + room {
            surface.put(" ", at: Point(column: column, row: point.row), style: theme[.filterError])
        }
        return Point(column: point.column + columns, row: point.row)
    }
}
