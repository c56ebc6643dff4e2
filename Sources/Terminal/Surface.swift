/// A grid of cells that views draw into.
///
/// Whatever is put here is safe to send to a terminal: control characters are refused once more, after the sanitiser.
public struct Surface: Equatable, Sendable {
    public let size: Size
    private var cells: [PackedCell]
    /// Clusters of several scalars, by their codes.
    private var clusters: [UInt32: String] = [:]
    /// Links of the terminal over what is drawn.
    private(set) var links: [SurfaceLink] = []

    public init(size: Size, style: Style = .plain) {
        self.size = size
        let blank = PackedCell(code: PackedCell.blank, style: PackedStyle(style))
        cells = Array(repeating: blank, count: size.columns * size.rows)
    }

    public var bounds: Rect { Rect(size) }

    public subscript(column: Int, row: Int) -> Cell {
        let cell = cells[row * size.columns + column]
        return Cell(text: text(of: cell), style: cell.style.style)
    }

    /// The columns between the first and the last at which a row differs from the same row of a surface of the same size; nil
    /// where none does.
    func changes(inRow row: Int, from other: Surface) -> ClosedRange<Int>? {
        let start = row * size.columns
        let indices = start..<start + size.columns
        guard let first = indices.first(where: { cells[$0] != other.cells[$0] }),
            let last = indices.last(where: { cells[$0] != other.cells[$0] })
        else { return nil }
        return first - start...last - start
    }

    func packed(_ column: Int, _ row: Int) -> PackedCell { cells[row * size.columns + column] }

    private func text(of cell: PackedCell) -> String {
        if cell.code >= PackedCell.firstCluster { return clusters[cell.code] ?? " " }
        return cell.isContinuation ? "" : Unicode.Scalar(cell.code).map { String($0) } ?? " "
    }

    /// Draws text from a point to the right and returns the columns it took; what would pass `limit` columns or the edge is cut.
    @discardableResult @inlinable
    public mutating func put(_ text: some StringProtocol, at point: Point, style: Style, limit: Int = .max) -> Int {
        put(Substring(text), at: point, style: style, limit: limit)
    }

    /// Draws text from a point to the right and returns the columns it took; what would pass `limit` columns or the edge is cut.
    @discardableResult
    public mutating func put(_ text: Substring, at point: Point, style: Style, limit: Int = .max) -> Int {
        guard point.row >= 0, point.row < size.rows else { return 0 }
        let end = min(size.columns, limit == .max ? .max : point.column + max(0, limit))
        let style = PackedStyle(style)
        if let columns = putSimple(text, at: point, end: end, style: style) { return columns }
        var column = point.column
        for cluster in text {
            let width = CharacterWidth.columns(of: cluster)
            guard width > 0 else {
                extendCluster(before: column, row: point.row, with: cluster)
                continue
            }
            guard column + width <= end else { break }
            for part in CharacterWidth.parts(of: cluster) {
                if column >= 0 {
                    set(code(of: part.text), width: part.columns, column: column, row: point.row, style: style)
                }
                column += part.columns
            }
        }
        return column - point.column
    }

    /// Makes what is drawn from a point on a link of the terminal; an address that is not of the web is none.
    public mutating func link(_ url: String, at point: Point, columns: Int) {
        let range = max(0, point.column)..<max(0, point.column, min(size.columns, point.column + columns))
        guard !range.isEmpty, (0..<size.rows).contains(point.row), let url = Hyperlink.safe(url) else { return }
        links.append(SurfaceLink(url: url, row: point.row, columns: range))
    }

    /// Fills a rectangle with blanks.
    public mutating func fill(_ area: Rect, style: Style) {
        if !links.isEmpty {
            links.removeAll { link in
                (area.row..<area.endRow).contains(link.row) && link.columns.overlaps(area.column..<area.endColumn)
            }
        }
        let packed = PackedStyle(style)
        for row in max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow)) {
            for column in max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn)) {
                set(PackedCell.blank, width: 1, column: column, row: row, style: packed)
            }
        }
    }

    /// Lays a style over what is already drawn; the text stays.
    public mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
        for row in max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow)) {
            for column in max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn)) {
                let index = row * size.columns + column
                cells[index].style = PackedStyle(change(cells[index].style.style))
            }
        }
    }

    /// Moves the rows of an area as a terminal does.
    mutating func move(_ scroll: PaneScroll, leaving blank: PackedStyle) {
        let area = scroll.area
        let rows = Array(area.row..<area.endRow)
        for row in scroll.rows > 0 ? rows : rows.reversed() {
            let from = row + scroll.rows
            for column in area.column..<area.endColumn {
                cells[row * size.columns + column] =
                    (area.row..<area.endRow).contains(from)
                    ? cells[from * size.columns + column] : PackedCell(code: PackedCell.blank, style: blank)
            }
        }
        links = links.compactMap { link in
            guard rows.contains(link.row), link.columns.overlaps(area.column..<area.endColumn) else { return link }
            var link = link
            link.row -= scroll.rows
            return rows.contains(link.row) ? link : nil
        }
    }

    /// The rows as text without trailing blanks: what tests compare.
    public var lines: [String] {
        (0..<size.rows).map { index in
            var line = (0..<size.columns).map { self[$0, index].text }.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

extension Surface {
    /// The most of all text, scalar by scalar; nil for other text.
    private mutating func putSimple(_ text: Substring, at point: Point, end: Int, style: PackedStyle) -> Int? {
        guard SimpleText.columns(of: text) != nil else { return nil }
        var column = point.column
        for scalar in text.unicodeScalars {
            guard column < end else { break }
            if column >= 0 { set(scalar.value, width: 1, column: column, row: point.row, style: style) }
            column += 1
        }
        return column - point.column
    }

    private mutating func set(_ code: UInt32, width: Int, column: Int, row: Int, style: PackedStyle) {
        guard column >= 0, column + width <= size.columns else { return }
        clearWideCluster(around: column, row: row)
        if width == 2 { clearWideCluster(around: column + 1, row: row) }
        let index = row * size.columns + column
        cells[index] = PackedCell(code: code, style: style)
        if width == 2 { cells[index + 1] = PackedCell(code: PackedCell.continuation, style: style) }
    }

    /// Half of a wide cluster never stays behind.
    private mutating func clearWideCluster(around column: Int, row: Int) {
        let index = row * size.columns + column
        if cells[index].isContinuation, column > 0 { cells[index - 1].code = PackedCell.blank }
        if column + 1 < size.columns, cells[index + 1].isContinuation { cells[index + 1].code = PackedCell.blank }
    }

    private mutating func extendCluster(before column: Int, row: Int, with mark: Character) {
        guard column > 0, column <= size.columns,
            mark.unicodeScalars.allSatisfy({ CharacterWidth.isCombining($0) && !ControlCharacter.isTag($0) })
        else { return }
        var index = row * size.columns + column - 1
        if cells[index].isContinuation, column > 1 { index -= 1 }
        guard cells[index].code != PackedCell.blank else { return }
        cells[index].code = keep(text(of: cells[index]) + String(mark))
    }

    /// The code of a cluster with nothing in it that a terminal would obey.
    private mutating func code(of cluster: String) -> UInt32 {
        let scalars = cluster.unicodeScalars
        guard !scalars.contains(where: { ControlCharacter.isControl($0) }), let first = scalars.first else {
            return 0xFFFD
        }
        if scalars.count == 1 { return first.value }
        guard first != ControlCharacter.flag, scalars.contains(where: { ControlCharacter.isTag($0) }) else {
            return keep(cluster)
        }
        return 0xFFFD
    }

    private mutating func keep(_ cluster: String) -> UInt32 {
        let code = PackedCell.code(ofCluster: cluster)
        clusters[code] = cluster
        return code
    }
}
