/// A place on the screen; the origin is the upper left cell.
public struct Point: Equatable, Sendable {
    public var column: Int
    public var row: Int

    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// An extent in cells; never negative.
public struct Size: Equatable, Sendable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A rectangle of cells.
///
/// The functions that cut it never return one that reaches outside.
public struct Rect: Equatable, Sendable {
    public var column: Int
    public var row: Int
    public var columns: Int
    public var rows: Int

    public init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    public init(_ size: Size) {
        self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }

    public var endColumn: Int { column + columns }
    public var endRow: Int { row + rows }
    public var isEmpty: Bool { columns == 0 || rows == 0 }

    public func contains(_ point: Point) -> Bool {
        point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
    }

    /// The same rectangle without so many cells at its edges.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(
            column: column + min(left, columns), row: row + min(top, rows),
            columns: columns - left - right, rows: rows - top - bottom)
    }

    /// The same rectangle so many rows further down.
    public func moved(rows: Int) -> Rect {
        Rect(column: column, row: row + rows, columns: columns, rows: self.rows)
    }

    /// The upper `count` rows and what is left below them.
    public func splitTop(_ count: Int) -> (Rect, Rect) {
        let taken = min(max(0, count), rows)
        return (
            Rect(column: column, row: row, columns: columns, rows: taken),
            Rect(column: column, row: row + taken, columns: columns, rows: rows - taken)
        )
    }

    /// What is above the lowest `count` rows, and those.
    public func splitBottom(_ count: Int) -> (Rect, Rect) {
        splitTop(rows - min(max(0, count), rows))
    }

    /// The `count` columns at the left and what is right of them.
    public func splitLeft(_ count: Int) -> (Rect, Rect) {
        let taken = min(max(0, count), columns)
        return (
            Rect(column: column, row: row, columns: taken, rows: rows),
            Rect(column: column + taken, row: row, columns: columns - taken, rows: rows)
        )
    }
}
