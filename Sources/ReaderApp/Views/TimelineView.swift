import ArchiveModel
import Terminal

/// A block for each day, month or year, as high as there are articles; below it the selected one in words.
enum TimelineView {
    private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    static func draw(_ state: AppState, in area: Rect, on surface: inout Surface) {
        guard let timeline = state.timeline.shown, area.rows >= 2 else { return }
        let theme = state.theme
        let left = area.column + 1
        if state.isOnePane { return drawList(timeline, state, in: area, on: &surface) }
        guard !timeline.buckets.isEmpty else {
            surface.put(
                undatedText(timeline), at: Point(column: left, row: area.row + 1), style: theme[.placeholder],
                limit: area.columns - 2)
            return
        }
        let selected = state.timelineIndex(in: timeline)
        for (index, bucket) in timeline.buckets.enumerated() {
            let column = left + index * timeline.bucketColumns
            let isSelected = index == selected && state.panes.focus == .timeline
            let text = String(repeating: block(bucket.count, most: timeline.most), count: width(timeline))
            surface.put(
                text, at: Point(column: column, row: area.row), style: theme[isSelected ? .hit : .progress],
                limit: area.endColumn - column)
        }
        drawAxis(
            timeline, timeline.buckets[selected], state,
            Rect(column: left, row: area.row + 1, columns: area.columns - 2, rows: 1), &surface)
    }

    /// The same as a list: a row each.
    private static func drawList(_ timeline: Timeline, _ state: AppState, in area: Rect, on surface: inout Surface) {
        let theme = state.theme
        let undated = undatedText(timeline)
        surface.put(
            timeline.buckets.isEmpty && undated.isEmpty ? "No dates" : undated,
            at: Point(column: area.column + 2, row: timeline.buckets.isEmpty ? area.row : area.endRow - 1),
            style: theme[.placeholder], limit: area.columns - 2)
        let area = Rect(column: area.column, row: area.row, columns: area.columns, rows: rows(of: timeline, in: area))
        let first = top(timeline, state, rows: area.rows)
        let selected = timeline.buckets.isEmpty ? 0 : state.timelineIndex(in: timeline)
        for offset in 0..<min(area.rows, timeline.buckets.count - first) {
            let bucket = timeline.buckets[first + offset]
            let row = area.row + offset
            if first + offset == selected {
                surface.put("›", at: Point(column: area.column, row: row), style: theme[.text])
            }
            let used = surface.put(
                name(bucket.date) + ": ", at: Point(column: area.column + 2, row: row), style: theme[.date])
            let count = NumberText.grouped(bucket.count) + (bucket.count == 1 ? " article" : " articles")
            surface.put(
                count, at: Point(column: area.column + 2 + used, row: row), style: theme[.text],
                limit: max(0, area.columns - 2 - used))
        }
    }

    /// The undated ones have the last row.
    private static func rows(of timeline: Timeline, in area: Rect) -> Int {
        max(0, area.rows - (timeline.undated > 0 ? 1 : 0))
    }

    /// The selected one is in the middle, as far as there are others.
    private static func top(_ timeline: Timeline, _ state: AppState, rows: Int) -> Int {
        guard timeline.buckets.count > rows else { return 0 }
        return min(max(0, state.timelineIndex(in: timeline) - rows / 2), timeline.buckets.count - rows)
    }

    /// Where one is.
    static func place(_ state: AppState, in area: Rect) -> Point {
        guard state.isOnePane, let timeline = state.timeline.shown, !timeline.buckets.isEmpty else {
            return Point(column: area.column, row: area.row)
        }
        let row = state.timelineIndex(in: timeline) - top(timeline, state, rows: rows(of: timeline, in: area))
        return Point(column: area.column, row: area.row + row)
    }

    /// A column of air between broad ones.
    private static func width(_ timeline: Timeline) -> Int {
        max(1, timeline.bucketColumns - (timeline.bucketColumns > 2 ? 1 : 0))
    }

    /// A gap is a gap; a single article is a line already.
    private static func block(_ count: Int, most: Int) -> String {
        guard count > 0 else { return " " }
        return blocks[min(blocks.count - 1, (count * blocks.count - 1) / max(1, most))]
    }

    /// The first date, the selected one with its count, the last one, and the undated.
    private static func drawAxis(
        _ timeline: Timeline, _ bucket: Timeline.Bucket, _ state: AppState, _ area: Rect, _ surface: inout Surface
    ) {
        let theme = state.theme
        let isFocused = state.panes.focus == .timeline
        let shown =
            isFocused
            ? "\(name(bucket.date)): \(NumberText.grouped(bucket.count))"
            : timeline.buckets.count == 1
                ? name(bucket.date)
                : "\(name(timeline.buckets[0].date)) – \(name(timeline.buckets[timeline.buckets.count - 1].date))"
        let used = surface.put(
            CharacterWidth.truncate(shown, to: area.columns), at: Point(column: area.column, row: area.row),
            style: theme[isFocused ? .date : .placeholder], limit: area.columns)
        let undated = undatedText(timeline)
        let columns = CharacterWidth.columns(of: undated)
        guard !undated.isEmpty, used + columns + 2 <= area.columns else { return }
        surface.put(
            undated, at: Point(column: area.endColumn - columns, row: area.row), style: theme[.inferredDate])
    }

    private static func undatedText(_ timeline: Timeline) -> String {
        timeline.undated > 0 ? "~ \(NumberText.grouped(timeline.undated)) undated" : ""
    }

    private static func name(_ date: String) -> String {
        guard let stamp = DateStamp(iso8601: date) else { return date }
        return BylineText.trimmed(stamp)
    }
}
