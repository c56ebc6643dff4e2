/// A grid of cells that views draw into.
///
/// Whatever is put here is safe to send to a terminal: control characters are refused once more, after the sanitiser.
public struct Surface: Equatable, Sendable {
    public let size: Size
    private var cells: [Cell]

    public init(size: Size, style: Style = .plain) {
        self.size = size
        cells = Array(repeating: Cell(style: style), count: size.columns * size.rows)
    }

    public var bounds: Rect { Rect(size) }

    public subscript(column: Int, row: Int) -> Cell {
        cells[row * size.columns + column]
    }

    /// The cells of one row, for whoever sends them on.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Draws text from a point to the right and returns the columns it took; what would pass `limit` columns or the edge is cut.
    @discardableResult
    public mutating func put(_ text: some StringProtocol, at point: Point, style: Style, limit: Int = .max) -> Int {
        guard point.row >= 0, point.row < size.rows else { return 0 }
        let end = min(size.columns, limit == .max ? .max : point.column + max(0, limit))
        var column = point.column
        for cluster in text {
            let width = CharacterWidth.columns(of: cluster)
            guard width > 0 else {
                extendCluster(before: column, row: point.row, with: cluster)
                continue
            }
            guard column + width <= end else { break }
            if column >= 0 { set(Self.harmless(cluster), width: width, column: column, row: point.row, style: style) }
            column += width
        }
        return column - point.column
    }

    /// Fills a rectangle with blanks.
    public mutating func fill(_ area: Rect, style: Style) {
        for row in max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow)) {
            for column in max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn)) {
                set(" ", width: 1, column: column, row: row, style: style)
            }
        }
    }

    /// Lays a style over what is already drawn; the text stays.
    public mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
        for row in max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow)) {
            for column in max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn)) {
                let index = row * size.columns + column
                cells[index].style = change(cells[index].style)
            }
        }
    }

    /// The rows as text without trailing blanks: what tests compare.
    public var lines: [String] {
        (0..<size.rows).map { index in
            var line = row(index).map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

extension Surface {
    private mutating func set(_ text: String, width: Int, column: Int, row: Int, style: Style) {
        guard column >= 0, column + width <= size.columns else { return }
        clearWideCluster(around: column, row: row)
        if width == 2 { clearWideCluster(around: column + 1, row: row) }
        let index = row * size.columns + column
        cells[index] = Cell(text: text, style: style)
        if width == 2 { cells[index + 1] = Cell(text: "", style: style) }
    }

    /// Half of a wide cluster never stays behind.
    private mutating func clearWideCluster(around column: Int, row: Int) {
        let index = row * size.columns + column
        if cells[index].isContinuation, column > 0 { cells[index - 1].text = " " }
        if column + 1 < size.columns, cells[index + 1].isContinuation { cells[index + 1].text = " " }
    }

    private mutating func extendCluster(before column: Int, row: Int, with mark: Character) {
        guard column > 0, column <= size.columns, mark.unicodeScalars.allSatisfy({ CharacterWidth.isCombining($0) })
        else { return }
        var index = row * size.columns + column - 1
        if cells[index].isContinuation, column > 1 { index -= 1 }
        if cells[index].text != " " { cells[index].text.append(mark) }
    }

    /// A cluster with nothing in it that a terminal would obey.
    private static func harmless(_ cluster: Character) -> String {
        let scalars = cluster.unicodeScalars
        guard scalars.contains(where: { ControlCharacter.isControl($0) }) else { return String(cluster) }
        return "\u{FFFD}"
    }
}
