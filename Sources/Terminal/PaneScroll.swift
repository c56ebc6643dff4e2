/// Rows of a pane that stand higher or lower than in the frame before.
struct PaneScroll: Equatable {
    var area: Rect
    /// Rows that they moved up; below zero for down.
    var rows: Int

    /// Rows that may differ all the same: the selection goes from one to another.
    private static let mostOthers = 4
    /// Rows that have to be spared, for the moving to be worth its bytes.
    private static let leastSpared = 4

    init(area: Rect, rows: Int) {
        self.area = area
        self.rows = rows
    }

    /// Nil where the rows of an area did not move together.
    init?(in area: Rect, from old: Surface, to new: Surface) {
        guard old.size == new.size, area.rows > Self.leastSpared, area.columns < new.size.columns,
            area.endRow <= new.size.rows, area.endColumn <= new.size.columns, area.column >= 0, area.row >= 0
        else { return nil }
        let before = (area.row..<area.endRow).map { old.fingerprint(ofRow: $0, in: area) }
        let after = (area.row..<area.endRow).map { new.fingerprint(ofRow: $0, in: area) }
        let differing = zip(before, after).count { $0 != $1 }
        guard differing > Self.leastSpared, !old.cutsClusters(at: area) else { return nil }
        var best: (rows: Int, differing: Int)?
        for distance in 1..<area.rows {
            for rows in [distance, -distance] {
                let kept = area.rows - distance
                let others = (0..<kept).count {
                    rows > 0 ? after[$0] != before[$0 + distance] : after[$0 + distance] != before[$0]
                }
                let total = others + distance
                guard others <= Self.mostOthers, total + Self.leastSpared <= differing else { continue }
                if total < best?.differing ?? .max { best = (rows, total) }
            }
        }
        guard let best else { return nil }
        self.init(area: area, rows: best.rows)
    }

    /// Takes away what margins there are.
    static let withoutMargins = "\u{1B}[r\u{1B}[?69l"

    /// Asks where the cursor stops that goes to the right in a column between margins.
    ///
    /// Some terminals say that they know mode 69, and keep it with no effect: there `CSI s` keeps the place of the cursor, where it
    /// was kept before.
    static let question =
        "\u{1B}7\u{1B}[?69h\u{1B}[1;\(lastColumn)s\u{1B}[\(askedRow);1H\u{1B}[9C\u{1B}[6n\(withoutMargins)\u{1B}8"
    private static let lastColumn = 2
    private static let askedRow = 2

    /// Whether the cursor was stopped by the margin; nil for what is no answer to the question.
    static func hasMargins(row: Int, column: Int) -> Bool? { row == askedRow ? column == lastColumn : nil }

    /// The rows of the area that the terminal leaves blank.
    var freed: Range<Int> {
        rows > 0 ? area.endRow - rows..<area.endRow : area.row..<area.row - rows
    }

    /// Moves rows between margins at all four sides (DECLRMM, DECSLRM, DECSTBM, SU and SD of the VT420), and leaves no margins behind.
    ///
    /// The cursor ends somewhere.
    var sequence: String {
        let up = "\u{1B}[\(abs(rows))\(rows > 0 ? "S" : "T")"
        return "\u{1B}[?69h\u{1B}[\(area.column + 1);\(area.endColumn)s\u{1B}[\(area.row + 1);\(area.endRow)r" + up
            + Self.withoutMargins
    }
}

extension Surface {
    /// Of the cells of a row within an area; rows that look alike have the same one.
    fileprivate func fingerprint(ofRow row: Int, in area: Rect) -> Int {
        var hasher = Hasher()
        for column in area.column..<area.endColumn { hasher.combine(packed(column, row)) }
        return hasher.finalize()
    }

    /// Whether a wide cluster lies across the left or the right side of an area.
    fileprivate func cutsClusters(at area: Rect) -> Bool {
        (area.row..<area.endRow).contains { row in
            packed(area.column, row).isContinuation
                || area.endColumn < size.columns && packed(area.endColumn, row).isContinuation
        }
    }
}
