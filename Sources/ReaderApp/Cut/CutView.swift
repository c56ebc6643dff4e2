import ArchiveModel
import Terminal

/// Draws proposed articles at the left and the document with its cuts at the right.
enum CutView {
    static let smallest = Size(columns: 50, rows: 8)
    /// Number, mark and the blank behind them.
    private static let gutterColumns = 8

    static func frame(of state: CutState) -> Frame {
        var surface = Surface(size: state.size, style: state.theme[.text])
        guard state.size.columns >= smallest.columns, state.size.rows >= smallest.rows else {
            surface.put(
                "Needs \(smallest.columns)×\(smallest.rows)", at: Point(column: 0, row: 0), style: state.theme[.text])
            return Frame(surface: surface)
        }
        let (head, rest) = surface.bounds.splitTop(1)
        let (panes, foot) = rest.splitBottom(state.footRows)
        let (list, right) = panes.splitLeft(state.listColumns)
        drawHead(state, head, &surface)
        drawList(state, list.inset(right: 1), &surface)
        for row in panes.row..<panes.endRow {
            surface.put("│", at: Point(column: list.endColumn - 1, row: row), style: state.theme[.border])
        }
        drawText(state, right, &surface)
        drawFoot(state, foot, &surface)
        if state.showsKeys { drawKeys(state, panes, &surface) }
        return Frame(surface: surface)
    }

    private static func drawHead(_ state: CutState, _ area: Rect, _ surface: inout Surface) {
        surface.fill(area, style: state.theme[.status])
        let name = state.path.split(separator: "/").last.map { String($0) } ?? state.path
        let count = state.articles.count == 1 ? "1 article" : "\(state.articles.count) articles"
        let odd = state.articles.count { !$0.oddities.isEmpty }
        let left = " Cut \(name)\(state.isChanged ? " *" : "")"
        let right =
            (state.outline.map { "\($0.layout) · \(count)" + (odd > 0 ? ", \(odd) odd" : "") } ?? "cutting…") + " "
        let column = max(0, area.endColumn - CharacterWidth.columns(of: right))
        surface.put(left, at: Point(column: 0, row: area.row), style: state.theme[.status], limit: max(0, column - 1))
        surface.put(right, at: Point(column: column, row: area.row), style: state.theme[.status])
    }

    private static func drawList(_ state: CutState, _ area: Rect, _ surface: inout Surface) {
        for offset in 0..<area.rows {
            let index = state.listTop + offset
            guard state.articles.indices.contains(index) else { break }
            let article = state.articles[index]
            let row = area.row + offset
            let isOdd = !article.oddities.isEmpty
            surface.put(isOdd ? "!" : " ", at: Point(column: area.column, row: row), style: state.theme[.warning])
            let confidence = "\(article.confidence)%"
            surface.put(
                String(repeating: " ", count: max(0, 4 - confidence.count)) + confidence,
                at: Point(column: area.column + 1, row: row), style: state.theme[.date])
            let title = CharacterWidth.truncate(
                article.title.isEmpty ? "Untitled" : article.title, to: area.columns - 7)
            surface.put(title, at: Point(column: area.column + 6, row: row), style: state.theme[.unread])
            if index == state.selected {
                let selected = state.theme[state.focus == .articles ? .selected : .selectedUnfocused]
                surface.restyle(Rect(column: area.column, row: row, columns: area.columns, rows: 1)) { _ in selected }
            }
        }
    }

    private static func drawText(_ state: CutState, _ area: Rect, _ surface: inout Surface) {
        for offset in 0..<area.rows {
            let index = state.textTop + offset
            guard state.lines.indices.contains(index) else { break }
            let row = area.row + offset
            let (mark, role) = look(of: state.kinds.indices.contains(index) ? state.kinds[index] : nil)
            let number = "\(index + 1)"
            surface.put(
                String(repeating: " ", count: max(0, 5 - number.count)) + number,
                at: Point(column: area.column, row: row),
                style: state.theme[.placeholder])
            surface.put(mark, at: Point(column: area.column + 6, row: row), style: state.theme[role])
            let room = max(0, area.columns - gutterColumns)
            surface.put(
                CharacterWidth.truncate(state.lines[index], to: room),
                at: Point(column: area.column + gutterColumns, row: row), style: state.theme[role])
            if index == state.line {
                let selected = state.theme[state.focus == .text ? .selected : .selectedUnfocused]
                surface.restyle(Rect(column: area.column, row: row, columns: area.columns, rows: 1)) { _ in selected }
            }
        }
    }

    /// The mark in the gutter tells without colour what a line is.
    private static func look(of entry: OutlineEntry?) -> (String, Role) {
        switch entry?.kind {
        case .title: ("▶", .title)
        case .byline: ("@", .byline)
        case .leftOut: ("×", .placeholder)
        case .block(.heading): ("#", .heading)
        case .block(.caption): ("▸", .caption)
        case .block(.related): ("→", .related)
        case .block: ("│", .text)
        case nil: (" ", .text)
        }
    }

    private static func drawFoot(_ state: CutState, _ area: Rect, _ surface: inout Surface) {
        let reason = state.message ?? reason(state)
        let last = area.endRow - 1
        for (row, line) in folded(reason, columns: area.columns - 2, lines: area.rows - 1).enumerated() {
            surface.put(
                line, at: Point(column: 1, row: area.row + row),
                style: state.theme[state.message == nil ? .byline : .message])
        }
        surface.fill(Rect(column: 0, row: last, columns: area.columns, rows: 1), style: state.theme[.status])
        var column = 1
        let shown: [CutAction] = [
            .split, .join, .title, .boilerplate, .nextLayout, .save, .help, .quit, .undo, .otherPane, .nextOdd,
            .generalise, .saveForSource,
        ]
        for action in shown {
            let (keys, help) = action.row
            guard let key = keys.first, column + key.count + help.count + 1 < area.columns else { continue }
            column += surface.put(key, at: Point(column: column, row: last), style: state.theme[.statusKey]) + 1
            column += surface.put(help, at: Point(column: column, row: last), style: state.theme[.status]) + 2
        }
    }

    /// Broken between words; what is too long ends with an ellipsis.
    private static func folded(_ text: String, columns: Int, lines: Int) -> [String] {
        var folded: [String] = []
        var rest = text[...]
        while folded.count < lines - 1, CharacterWidth.columns(of: rest) > columns {
            let room = CharacterWidth.truncate(String(rest), to: columns).count
            let line = rest.prefix(room)
            guard let blank = line.lastIndex(of: " ") else { break }
            folded.append(String(rest[..<blank]))
            rest = rest[rest.index(after: blank)...]
        }
        return folded + [CharacterWidth.truncate(String(rest), to: columns)]
    }

    /// Every key in two columns, as far as there is room.
    private static func drawKeys(_ state: CutState, _ area: Rect, _ surface: inout Surface) {
        surface.fill(area, style: state.theme[.popup])
        let rows = CutAction.allCases.map { (keys: $0.row.keys.joined(separator: " "), help: $0.row.help) }
        let half = (rows.count + 1) / 2
        var column = 2
        for part in [rows[..<half], rows[half...]] {
            let keyColumns = (part.map { CharacterWidth.columns(of: $0.keys) }.max() ?? 0) + 2
            for (row, entry) in zip(area.row + 1..<max(area.row + 1, area.endRow - 1), part) {
                surface.put(entry.keys, at: Point(column: column, row: row), style: state.theme[.popupKey])
                surface.put(
                    entry.help, at: Point(column: column + keyColumns, row: row), style: state.theme[.popup],
                    limit: max(0, area.columns - column - keyColumns))
            }
            column += keyColumns + (part.map { CharacterWidth.columns(of: $0.help) }.max() ?? 0) + 4
        }
        surface.put(
            "Any key closes this.", at: Point(column: 2, row: area.endRow - 1), style: state.theme[.popupDetail])
    }

    /// Why the line under the cursor, or the article, is taken for what it is.
    private static func reason(_ state: CutState) -> String {
        if state.focus == .text, state.kinds.indices.contains(state.line), let entry = state.kinds[state.line] {
            return entry.why.isEmpty ? entry.kind.name : "\(entry.kind.name): \(entry.why)"
        }
        guard state.articles.indices.contains(state.selected) else { return "" }
        let article = state.articles[state.selected]
        let facts = article.oddities + (article.why.isEmpty ? [] : ["begins here: \(article.why)"])
        return ([article.date].filter { !$0.isEmpty } + facts).joined(separator: " · ")
    }
}
