import Terminal

enum Pane: Equatable, Sendable {
    case tags, list, timeline, body
}

/// How list and text share the screen.
enum Arrangement: String, Sendable {
    /// The list is at the left.
    case beside
    /// The list is on top, and both are as wide as the screen where no tags stand beside them: so every terminal can scroll them.
    case above
}

/// Which pane has the focus and how the screen is shared.
struct PaneState: Equatable, Sendable {
    var focus: Pane = .list
    var isZoomed = false
    /// nil: shown where there is room.
    var showsTags: Bool?
    /// nil: as the width of the screen suggests.
    var arrangement: Arrangement?
    /// Share of the list beside or above the body, in per cent; nil is the usual one.
    var listShare: Int?
}

/// Where everything stands at a size.
struct PaneLayout: Equatable, Sendable {
    /// Smaller screens get one line that says so.
    static let smallest = Size(columns: 40, rows: 10)
    /// From here on the tag pane is shown unasked.
    static let columnsForTags = 140
    /// Below this, list and body stand above each other, where the reader has not decided.
    static let columnsForSplit = 90

    private static let tagColumns = 26
    private static let fewestListColumns = 24
    private static let fewestBodyColumns = 30
    private static let fewestRows = 3
    /// Columns that stay blank beside a text in a pane that is wider.
    private static let airBesideText = 12
    /// A line, the blocks, and what they mean.
    private static let timelineRows = 3

    var isTooSmall = false
    var isStacked = false
    var tags: Rect?
    var list: Rect?
    var body: Rect?
    /// Under the list.
    var timeline: Rect?
    /// Between panes: a column, or a row where they are stacked.
    var dividers: [Rect] = []
    var bar = Rect(column: 0, row: 0, columns: 0, rows: 0)
    var status = Rect(column: 0, row: 0, columns: 0, rows: 0)

    /// `measure`: columns of text at most; what a body would leave blank beside them goes to the list, where the reader has not decided.
    init(size: Size, panes: PaneState, showsTimeline: Bool = false, measure: Int = .max / 2) {
        guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
            isTooSmall = true
            return
        }
        var rest: Rect
        (rest, status) = Rect(size).splitBottom(1)
        (bar, rest) = rest.splitTop(1)
        if panes.isZoomed {
            switch panes.focus {
            case .tags: tags = rest
            case .list: list = rest
            case .timeline: timeline = rest
            case .body: body = rest
            }
            return
        }
        let fitsTags = size.columns >= Self.columnsForSplit || panes.focus == .tags
        if panes.showsTags ?? (size.columns >= Self.columnsForTags) || panes.focus == .tags, fitsTags {
            (tags, rest) = takeLeft(min(Self.tagColumns, size.columns / 2), of: rest)
        }
        let fitsBeside = rest.columns > Self.fewestListColumns + Self.fewestBodyColumns
        isStacked = !fitsBeside || (panes.arrangement ?? Self.usualArrangement(at: size)) == .above
        if isStacked {
            let share = panes.listShare ?? 38
            let rows = min(max(Self.fewestRows, rest.rows * share / 100), rest.rows - Self.fewestRows - 1)
            let (top, below) = rest.splitTop(rows)
            let (line, bottom) = below.splitTop(1)
            list = top
            body = bottom
            dividers.append(line)
        } else {
            let spare = min(rest.columns / 2, rest.columns - measure - Self.airBesideText)
            let wanted = panes.listShare.map { rest.columns * $0 / 100 } ?? max(rest.columns * 42 / 100, spare)
            let columns = min(max(Self.fewestListColumns, wanted), rest.columns - Self.fewestBodyColumns - 1)
            (list, rest) = takeLeft(columns, of: rest)
            body = rest
        }
        if showsTimeline { cutTimeline() }
    }

    static func usualArrangement(at size: Size) -> Arrangement { size.columns < columnsForSplit ? .above : .beside }

    /// The last rows of the list, where it has some to spare.
    private mutating func cutTimeline() {
        guard let list, list.rows >= Self.timelineRows + Self.fewestRows else { return }
        let (rows, strip) = list.splitBottom(Self.timelineRows)
        let (line, rest) = strip.splitTop(1)
        self.list = rows
        dividers.append(line)
        timeline = rest
    }

    private mutating func takeLeft(_ columns: Int, of rect: Rect) -> (Rect, Rect) {
        let (left, rest) = rect.splitLeft(columns)
        let (line, right) = rest.splitLeft(1)
        dividers.append(line)
        return (left, right)
    }

    /// The panes that are there, from left to right.
    var order: [Pane] {
        [(Pane.tags, tags), (.list, list), (.timeline, timeline), (.body, body)].filter { $0.1 != nil }.map(\.0)
    }
}
