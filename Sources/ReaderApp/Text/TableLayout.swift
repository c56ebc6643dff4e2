import ArchiveModel
import Terminal

/// Sets the rows of a table in columns: as wide as their cells where there is room, else narrower with cells of several lines, else
/// each cell on lines of its own.
struct TableLayout {
    /// Between the cells of a row, as the text has it.
    private static let separator = " │ "
    /// A column is not made narrower.
    private static let narrowest = 6
    private static let gap = 3

    private let body: Body
    private let measure: Int
    private let isPlain: Bool
    /// Rows of cells, as UTF-8 ranges of the text.
    private let rows: [[Range<Int>]]
    /// Columns of the table whose cells are numbers: they stand at the right, digit under digit.
    private let numeric: Set<Int>

    init(_ blocks: [Block], of body: Body, measure: Int, isPlain: Bool = false) {
        self.body = body
        self.measure = measure
        self.isPlain = isPlain
        let rows = blocks.map { Self.cells(of: $0, in: body) }
        self.rows = rows
        numeric = Set(
            (0..<(rows.map(\.count).max() ?? 0)).filter { column in
                let cells = rows.dropFirst().compactMap { column < $0.count ? body.text(in: $0[column]) : nil }
                return cells.contains { !$0.isEmpty } && cells.allSatisfy(Self.isNumber)
            })
    }

    /// With its sign, unit or currency; an empty cell too, and one that says there is none.
    private static func isNumber(_ cell: Substring) -> Bool {
        let digits = cell.count { $0.isNumber }
        guard digits > 0 else { return cell.isEmpty || ["–", "—", "-"].contains(cell) }
        // 4.5.2021 is a date: points between digits stand before three of them, or once.
        let groups = cell.split(separator: ".").dropFirst()
        let isGrouped = groups.count < 2 || groups.allSatisfy { $0.prefix { $0.isNumber }.count == 3 }
        return isGrouped && cell.count - digits <= digits + 2 && !cell.dropFirst().contains { "-/".contains($0) }
            && cell.allSatisfy { $0.isNumber || ".,'’ \u{A0}\u{202F}+-−–%‰$€£¥()~≈<>".contains($0) }
    }

    func lines() -> [LaidOutLine] {
        let count = rows.map(\.count).max() ?? 0
        guard count > 0 else { return [] }
        guard let widths = widths(count) else { return stacked() }
        var lines: [LaidOutLine] = []
        for (index, row) in rows.enumerated() {
            lines += set(row, widths, role: index == 0 && rows.count > 1 ? .strong : .text)
            if index == 0, rows.count > 1, !isPlain {
                let dashes = widths.map { String(repeating: "─", count: $0) }
                lines.append(LaidOutLine(content: .label(dashes.joined(separator: "─┼─")), role: .border))
            }
        }
        return lines
    }

    private static func cells(of block: Block, in body: Body) -> [Range<Int>] {
        let text = Array(body.text(in: block.range).utf8)
        let separator = Array(separator.utf8)
        var cells: [Range<Int>] = []
        var start = 0
        var index = 0
        while index + separator.count <= text.count {
            if text[index..<index + separator.count].elementsEqual(separator) {
                cells.append(block.range.lowerBound + start..<block.range.lowerBound + index)
                index += separator.count
                start = index
            } else {
                index += 1
            }
        }
        return cells + [block.range.lowerBound + start..<block.range.upperBound]
    }

    /// The widest columns give first, those of numbers nothing; nil where that does not do.
    private func widths(_ count: Int) -> [Int]? {
        var widths = (0..<count).map { column in
            rows.map { column < $0.count ? CharacterWidth.columns(of: body.text(in: $0[column])) : 0 }.max() ?? 0
        }
        let room = measure - (count - 1) * Self.gap
        while widths.reduce(0, +) > room {
            let giving = widths.indices.filter { !numeric.contains($0) && widths[$0] > Self.narrowest }
            guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
        }
        return widths.map { max(1, $0) }
    }

    private func set(_ row: [Range<Int>], _ widths: [Int], role: Role) -> [LaidOutLine] {
        let parts = zip(row, widths).map { range, width in
            LineBreaker(measure: width).lines(of: body.text(in: range)).map { line in
                (range.lowerBound + line.range.lowerBound..<range.lowerBound + line.range.upperBound, line.columns)
            }
        }
        var starts = [0]
        for width in widths { starts.append((starts.last ?? 0) + width + Self.gap) }
        return (0..<(parts.map(\.count).max() ?? 0)).map { index in
            let cells = parts.indices.map { column in
                guard index < parts[column].count else {
                    let end = parts[column].last?.0.upperBound ?? row[column].upperBound
                    return TableCell(range: end..<end, column: starts[column])
                }
                let (range, columns) = parts[column][index]
                let shift = numeric.contains(column) ? max(0, widths[column] - columns) : 0
                return TableCell(range: range, column: starts[column], shift: shift)
            }
            return LaidOutLine(content: .cells(cells), role: role)
        }
    }

    /// The first cell of a row stands out, the others under it.
    private func stacked() -> [LaidOutLine] {
        var lines: [LaidOutLine] = []
        for (index, row) in rows.enumerated() {
            if index > 0 { lines.append(LaidOutLine(content: .blank, role: .text)) }
            for (column, range) in row.enumerated() {
                let indent = column == 0 ? 0 : 2
                for line in LineBreaker(measure: max(1, measure - indent)).lines(of: body.text(in: range)) {
                    let part = range.lowerBound + line.range.lowerBound..<range.lowerBound + line.range.upperBound
                    lines.append(LaidOutLine(content: .text(part), role: column == 0 ? .strong : .text, indent: indent))
                }
            }
        }
        return lines
    }
}
