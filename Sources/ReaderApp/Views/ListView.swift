import ArchiveModel
import Terminal

/// The article list, a row an article.
enum ListView {
    private static let columnsForAuthor = 100
    private static let columnsForDate = 36
    private static let authorColumns = 18
    /// Star, unread, marked or selected.
    private static let signColumns = 3

    static func draw(_ state: AppState, in area: Rect, on surface: inout Surface) {
        let list = state.list
        guard !list.rows.isEmpty else {
            drawEmpty(state, in: area, on: &surface)
            return
        }
        let words = WantedWords(state.filter.active)
        let height = state.rowsPerArticle
        for offset in 0..<max(1, area.rows / height) {
            let index = list.top + offset
            guard list.rows.indices.contains(index) else { break }
            let row = Rect(column: area.column, row: area.row + offset * height, columns: area.columns, rows: 1)
            guard row.row < area.endRow else { break }
            draw(list.rows[index], state, words, in: row, on: &surface)
            if height > 1, row.row + 1 < area.endRow, let snippet = list.context[list.rows[index].id] {
                draw(snippet, state.theme, in: row.moved(rows: 1), on: &surface)
            }
            if index == list.selected, !state.isOnePane { select(row, state, on: &surface) }
        }
    }

    /// A line of the text, under the title.
    private static func draw(_ snippet: Snippet, _ theme: Theme, in area: Rect, on surface: inout Surface) {
        let indent = area.columns >= columnsForDate ? BylineText.dateColumns + signColumns + 2 : signColumns
        let room = area.columns - indent - 1
        let (text, hits) = shortened(snippet, to: room)
        let shown = CharacterWidth.truncate(text, to: room)
        let point = Point(column: area.column + indent, row: area.row)
        surface.put(shown, at: point, style: theme[.placeholder], limit: room)
        mark(hits, of: shown, at: point, theme, limit: room, on: &surface)
    }

    /// Where the first hit would not be seen, words before it are left out, but for a third of the room.
    private static func shortened(_ snippet: Snippet, to room: Int) -> (text: String, hits: [Range<Int>]) {
        let utf8 = snippet.text.utf8
        guard let hit = snippet.hits.first, hit.upperBound <= utf8.count,
            CharacterWidth.columns(of: snippet.text[..<utf8.index(utf8.startIndex, offsetBy: hit.upperBound)]) >= room
        else { return (snippet.text, snippet.hits) }
        var start = utf8.index(utf8.startIndex, offsetBy: hit.lowerBound)
        let end = start
        while let blank = snippet.text[..<start].lastIndex(of: " "),
            CharacterWidth.columns(of: snippet.text[blank..<end]) < room / 3
        {
            start = blank
        }
        let rest = snippet.text[start...].drop { $0 == " " }
        guard rest.startIndex > snippet.text.startIndex else { return (snippet.text, snippet.hits) }
        let ellipsis = "…"
        let shift = utf8.distance(from: utf8.startIndex, to: rest.startIndex) - ellipsis.utf8.count
        let hits = snippet.hits.map { $0.lowerBound - shift..<$0.upperBound - shift }
        return (ellipsis + rest, hits.filter { $0.lowerBound >= ellipsis.utf8.count })
    }

    /// Signs, date, title, then author and tags as far as there is room.
    private static func draw(
        _ row: ArticleRow, _ state: AppState, _ words: WantedWords, in area: Rect, on surface: inout Surface
    ) {
        let theme = state.theme
        var column = area.column
        func put(_ text: String, _ role: Role, limit: Int) {
            surface.put(text, at: Point(column: column, row: area.row), style: theme[role], limit: limit)
        }
        if state.pending.marked.contains(row.id) {
            put("…", .star, limit: 1)
        } else if row.isStarred {
            put("★", .star, limit: 1)
        }
        column += 1
        if state.pending.read.contains(row.id) {
            put("…", .unread, limit: 1)
        } else if !row.isRead {
            put("●", .unread, limit: 1)
        }
        column += 1
        let isMarked = state.list.marked.contains(row.id)
        if state.isOnePane, state.list.selectedRow?.id == row.id {
            // A mark is some bytes, a row in another look some hundred.
            put(isMarked ? "◆" : "›", .text, limit: 1)
        } else if isMarked {
            put("◇", .mark, limit: 1)
        }
        column += 1
        if area.columns >= columnsForDate {
            let inferred = if case .inferred = row.published { true } else { false }
            let text = BylineText.short(row.published)
            let indent = max(0, BylineText.dateColumns - CharacterWidth.columns(of: text))
            column += indent
            put(text, inferred ? .inferredDate : .date, limit: BylineText.dateColumns - indent)
            column += BylineText.dateColumns - indent + 2
        }
        if row.isDoubtful {
            put("?", .warning, limit: 1)
            column += 2
        }
        let end = area.endColumn - 1
        var titleEnd = end
        if area.columns >= columnsForAuthor { titleEnd = end - authorColumns - 2 }
        let title = row.title.isEmpty ? "Untitled" : row.title
        let room = max(0, titleEnd - column)
        let shown = CharacterWidth.truncate(title, to: room)
        put(shown, row.isRead ? .read : .unread, limit: room)
        mark(
            words.ranges(in: shown), of: shown, at: Point(column: column, row: area.row), theme, limit: room,
            on: &surface)
        column += CharacterWidth.columns(of: shown) + 2
        if titleEnd < end {
            drawTags(row.tags, from: column, to: titleEnd, row: area.row, theme, on: &surface)
            column = titleEnd + 2
            let by = row.authors.isEmpty ? row.sourceName : row.authors.joined(separator: ", ")
            put(CharacterWidth.truncate(by, to: authorColumns), .author, limit: authorColumns)
        } else {
            drawTags(row.tags, from: column, to: end, row: area.row, theme, on: &surface)
        }
    }

    /// Whole names only: half a tag says less than none.
    private static func drawTags(
        _ tags: [Tag], from start: Int, to end: Int, row: Int, _ theme: Theme, on surface: inout Surface
    ) {
        var column = start
        for tag in tags where tag.origin != .caption {
            let width = CharacterWidth.columns(of: tag.name) + 1
            guard column + width <= end else { return }
            surface.put(tag.label, at: Point(column: column, row: row), style: theme[tag.origin.role])
            column += width + 1
        }
    }

    private static func mark(
        _ hits: [Range<Int>], of text: String, at point: Point, _ theme: Theme, limit: Int, on surface: inout Surface
    ) {
        for range in hits where range.upperBound <= text.utf8.count {
            let utf8 = text.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            let columns = CharacterWidth.columns(of: text[..<start])
            let width = CharacterWidth.columns(of: text[start..<utf8.index(start, offsetBy: range.count)])
            let area = Rect(
                column: point.column + columns, row: point.row, columns: min(width, max(0, limit - columns)), rows: 1)
            surface.restyle(area) { _ in theme[.hit] }
        }
    }

    /// The selection keeps the colours of what it lies on where it only changes the ground.
    private static func select(_ area: Rect, _ state: AppState, on surface: inout Surface) {
        let style = state.theme[state.panes.focus == .list ? .selected : .selectedUnfocused]
        let ground = state.theme[.text]
        surface.restyle(area) { old in
            if style.attributes.contains(.reverse) {
                return Style(foreground: ground.foreground, background: ground.background, attributes: [.reverse])
            }
            return Style(
                foreground: old.background == ground.background ? old.foreground : style.foreground,
                background: style.background,
                attributes: old.attributes.union(style.attributes))
        }
    }

    private static func advice(_ state: AppState) -> [String] {
        guard !state.filter.offers.isEmpty, state.filter.editing?.error == nil else {
            return [state.filter.editing == nil ? "x clears it." : "Ctrl-u empties the line."]
        }
        let words = state.filter.offers.map { "“\($0.offered)”" }.joined(separator: ", ")
        return [
            "Did you mean \(words)?",
            state.filter.editing == nil
                ? "Enter \(state.panes.focus == .tags ? "in the list " : "")takes it, x clears the filter." : "",
        ]
    }

    private static func drawEmpty(_ state: AppState, in area: Rect, on surface: inout Surface) {
        let lines: [String]
        // While a filter is typed, what was said of it stays until the next answer.
        if state.articleCount == nil || state.list.isLoading && state.filter.editing == nil {
            lines = []
        } else if state.importing != nil {
            lines = ["Reading…"]
        } else if !state.filter.text.isEmpty || state.filter.editing != nil {
            lines = ["No article fits the filter."] + advice(state)
        } else if let path = state.scope.active.first {
            lines = ["No articles in \(path)."]
        } else {
            lines = ["No articles here.", "dossier PATH opens documents, ? shows the keys."]
        }
        for (offset, line) in lines.enumerated() where offset + 1 < area.rows {
            surface.put(
                line, at: Point(column: area.column + 2, row: area.row + 1 + offset), style: state.theme[.placeholder],
                limit: area.columns - 3)
        }
    }
}
