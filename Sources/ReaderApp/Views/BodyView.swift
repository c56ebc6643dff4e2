import ArchiveModel
import Terminal

/// The article, set in its measure and centred where the pane is wider.
enum BodyView {
    static func draw(_ state: AppState, in area: Rect, on surface: inout Surface) {
        guard let article = state.body.article, let laidOut = state.body.laidOut else { return }
        let left = area.column + laidOut.margin(in: area.columns)
        let painter = BodyPainter(
            article: article, theme: state.theme, hits: state.hits, currentHit: state.body.hit,
            measure: laidOut.measure, codeShift: state.body.codeShift,
            hints: state.links, selection: state.selectedRange, reordersBidi: state.reordersBidi,
            addresses: state.body.addresses, linksTitle: state.showsLinks, isPlain: laidOut.style.isPlain)
        for offset in 0..<area.rows {
            let index = state.body.top + offset
            guard laidOut.lines.indices.contains(index) else { break }
            painter.draw(
                laidOut.lines[index], at: Point(column: left, row: area.row + offset), limit: area.endColumn - left,
                on: &surface)
        }
    }

    /// Where one is in the text: at the selection, at the hit that was gone to, else at the first line.
    static func place(_ state: AppState, in area: Rect) -> Point {
        let start = Point(column: area.column, row: area.row)
        guard let article = state.body.article, let laidOut = state.body.laidOut else { return start }
        let hit = state.body.hit.flatMap { state.hits.indices.contains($0) ? state.hits[$0].lowerBound : nil }
        guard let offset = state.body.selection?.place.lowerBound ?? hit else { return start }
        let index = laidOut.line(of: offset)
        guard let range = laidOut.lines[index].textRange, range.contains(offset),
            (state.body.top..<state.body.top + area.rows).contains(index)
        else { return start }
        let before = CharacterWidth.columns(of: article.body.text(in: range.lowerBound..<offset))
        let column = area.column + laidOut.margin(in: area.columns) + laidOut.lines[index].indent + before
        return Point(column: min(column, area.endColumn - 1), row: area.row + index - state.body.top)
    }
}

/// Draws lines of one article.
private struct BodyPainter {
    let article: Article
    let theme: Theme
    let hits: [Range<Int>]
    let currentHit: Int?
    let measure: Int
    /// Columns of code that are scrolled out at the left.
    let codeShift: Int
    let hints: LinkHints?
    /// UTF-8 offsets.
    let selection: Range<Int>?
    let reordersBidi: Bool
    /// Links of the terminal.
    let addresses: [ArticleLinks.Address]
    let linksTitle: Bool
    /// No lines between the cells of tables.
    let isPlain: Bool

    func draw(_ line: LaidOutLine, at point: Point, limit: Int, on surface: inout Surface) {
        var point = point
        var limit = limit
        if !line.mark.isEmpty {
            let width = CharacterWidth.columns(of: line.mark)
            // What runs to the left has its marks at the right.
            let mark = line.isRightToLeft ? String(line.mark.reversed()) : line.mark
            let column = line.isRightToLeft ? measure - line.indent : max(0, line.indent - width)
            surface.put(
                mark, at: Point(column: point.column + column, row: point.row), style: theme[line.markRole],
                limit: limit - column)
        }
        let shift =
            line.isRightToLeft ? max(0, measure - line.indent - line.columns - line.stretch) : line.indent
        let left = point
        point.column += shift
        limit -= shift
        switch line.content {
        case .blank: break
        case .label(let text):
            let columns = surface.put(text, at: point, style: theme[line.role], limit: limit)
            if line.role == .title, linksTitle, let link = article.link {
                surface.link(link, at: point, columns: columns)
            }
        case .rule: surface.put(String(repeating: "─", count: min(measure, limit)), at: point, style: theme[.border])
        case .tags(let tags): draw(tags, at: point, limit: limit, on: &surface)
        case .text(let range):
            let text = article.body.text(in: range)
            if reordersBidi, let pieces = VisualOrder.pieces(of: text, isRightToLeft: line.isRightToLeft) {
                draw(pieces, from: range.lowerBound, role: line.role, at: point, limit: limit, on: &surface)
            } else {
                let end = draw(
                    range, role: line.role, leadEnd: line.leadEnd, stretch: line.stretch, at: point, limit: limit,
                    on: &surface)
                if line.isDivided, end < limit {
                    surface.put(
                        "-", at: Point(column: point.column + end, row: point.row),
                        style: style(at: range.upperBound - 1, role: line.role))
                }
            }
        case .cells(let cells): draw(cells, role: line.role, at: point, limit: limit, on: &surface)
        case .code(let range):
            drawCode(range, role: line.role, at: point, limit: min(limit, measure - 4), on: &surface)
            if !line.mark.isEmpty {
                surface.put("│", at: Point(column: left.column + measure - 1, row: point.row), style: theme[.border])
            }
        }
    }

    private func draw(_ cells: [TableCell], role: Role, at point: Point, limit: Int, on surface: inout Surface) {
        for cell in cells {
            if cell.column > 0, cell.column <= limit, !isPlain {
                let bar = Point(column: point.column + cell.column - 2, row: point.row)
                surface.put("│", at: bar, style: theme[.border])
            }
            draw(
                cell.range, role: role, stretch: 0,
                at: Point(column: point.column + cell.column + cell.shift, row: point.row),
                limit: limit - cell.column - cell.shift, on: &surface)
        }
    }

    /// Where a line goes on to a side, a sign stands at that edge.
    private func drawCode(_ range: Range<Int>, role: Role, at point: Point, limit: Int, on surface: inout Surface) {
        var column = -codeShift
        var offset = range.lowerBound
        for cluster in article.body.text(in: range) {
            let isTab = cluster == "\t"
            let width = isTab ? CodeText.tabWidth(at: column + codeShift) : CharacterWidth.columns(of: cluster)
            if column >= 0, column + width <= limit {
                surface.put(
                    isTab ? String(repeating: " ", count: width) : String(cluster),
                    at: Point(column: point.column + column, row: point.row), style: style(at: offset, role: role))
            }
            drawHint(at: offset, column: column, from: point, limit: limit, on: &surface)
            column += width
            offset += cluster.utf8.count
        }
        if codeShift > 0, !range.isEmpty { surface.put("‹", at: point, style: theme[.border], limit: limit) }
        if column > limit {
            surface.put("›", at: Point(column: point.column + limit - 1, row: point.row), style: theme[.border])
        }
    }

    /// The letters of a link that begins at an offset.
    private func drawHint(at offset: Int, column: Int, from point: Point, limit: Int, on surface: inout Surface) {
        guard let hints, column >= 0, column < limit,
            let hint = hints.shown.first(where: { $0.place.range.lowerBound == offset })
        else { return }
        surface.put(
            hint.label, at: Point(column: point.column + column, row: point.row), style: theme[.popupSelected],
            limit: limit - column)
    }

    private func draw(_ tags: [Tag], at point: Point, limit: Int, on surface: inout Surface) {
        var column = point.column
        for tag in tags {
            column +=
                surface.put(
                    tag.label, at: Point(column: column, row: point.row), style: theme[tag.origin.role],
                    limit: limit - (column - point.column)) + 1
        }
    }

    /// Text in pieces of one look: spans over the block's role, hits over both.
    ///
    /// - Returns: the columns that it took.
    @discardableResult
    private func draw(
        _ range: Range<Int>, role: Role, leadEnd: Int = 0, stretch: Int, at point: Point, limit: Int,
        on surface: inout Surface
    ) -> Int {
        var column = point.column
        var blanks = WiderBlanks(stretch, in: article.body.text(in: range))
        var hinted: [(offset: Int, column: Int)] = []
        for piece in pieces(of: range, leadEnd: leadEnd) {
            if hints != nil { hinted.append((piece.lowerBound, column - point.column)) }
            let text = blanks.widen(Self.printable(article.body.text(in: piece)))
            let width = surface.put(
                text, at: Point(column: column, row: point.row),
                style: style(at: piece.lowerBound, role: role, isLead: piece.lowerBound < leadEnd),
                limit: limit - (column - point.column))
            if let address = addresses.first(where: { $0.range.contains(piece.lowerBound) }) {
                surface.link(address.url, at: Point(column: column, row: point.row), columns: width)
            }
            column += width
        }
        for (offset, column) in hinted {
            drawHint(at: offset, column: column, from: point, limit: limit, on: &surface)
        }
        return column - point.column
    }

    private func draw(
        _ pieces: [VisualOrder.Piece], from start: Int, role: Role, at point: Point, limit: Int,
        on surface: inout Surface
    ) {
        var column = point.column
        for piece in pieces {
            let place = column - point.column
            column += surface.put(
                piece.text, at: Point(column: column, row: point.row),
                style: style(at: start + piece.range.lowerBound, role: role), limit: limit - place)
            drawHint(at: start + piece.range.lowerBound, column: place, from: point, limit: limit, on: &surface)
        }
    }

    private func pieces(of range: Range<Int>, leadEnd: Int) -> [Range<Int>] {
        var cuts: Set<Int> = [range.lowerBound, range.upperBound, leadEnd]
        for span in article.body.spans where span.range.overlaps(range) {
            cuts.formUnion([span.range.lowerBound, span.range.upperBound])
        }
        for address in addresses where address.range.overlaps(range) {
            cuts.formUnion([address.range.lowerBound, address.range.upperBound])
        }
        for hit in hits where hit.overlaps(range) { cuts.formUnion([hit.lowerBound, hit.upperBound]) }
        if let selection { cuts.formUnion([selection.lowerBound, selection.upperBound]) }
        for hint in hints?.shown ?? [] { cuts.insert(hint.place.range.lowerBound) }
        for offset in neutralised(in: range) { cuts.formUnion([offset, offset + Self.replacement.count]) }
        let sorted = cuts.filter { $0 >= range.lowerBound && $0 <= range.upperBound }.sorted()
        return zip(sorted, sorted.dropFirst()).map { $0..<$1 }
    }

    /// U+FFFD stands where a character was made harmless or could not be decoded.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    private func neutralised(in range: Range<Int>) -> [Int] {
        guard !article.issues.isEmpty else { return [] }
        let bytes = Array(article.body.text(in: range).utf8)
        return bytes.indices.filter { bytes[$0...].starts(with: Self.replacement) }.map { range.lowerBound + $0 }
    }

    private func style(at offset: Int, role: Role, isLead: Bool = false) -> Style {
        if let selection, selection.contains(offset) { return theme[.selected] }
        if !article.issues.isEmpty, article.body.text(in: offset..<offset + Self.replacement.count) == "\u{FFFD}" {
            return theme[.warning]
        }
        if let hit = hits.firstIndex(where: { $0.contains(offset) }) {
            var style = theme[.hit]
            if hit == currentHit { style.attributes.insert(.bold) }
            return style
        }
        var style = theme[role]
        if isLead { style.attributes.insert(.bold) }
        for span in article.body.spans where span.range.contains(offset) {
            let over = theme[Self.role(of: span.kind)]
            style = Style(
                foreground: over.foreground, background: style.background,
                attributes: style.attributes.union(over.attributes))
        }
        return style
    }

    private static func role(of kind: Span.Kind) -> Role {
        switch kind {
        case .emphasis: .emphasis
        case .strong: .strong
        case .code: .code
        case .link: .link
        }
    }

    /// Tabs have no column of their own on a surface.
    private static func printable(_ text: Substring) -> String {
        text.utf8.contains(UInt8(ascii: "\t")) ? String(text).replacing("\t", with: "    ") : String(text)
    }
}

/// Gives the columns that a justified line lacks to the blanks between its words.
private struct WiderBlanks {
    private var left: Int
    private var gaps: Int

    init(_ stretch: Int, in text: Substring) {
        left = stretch
        gaps = stretch > 0 ? text.utf8.count { $0 == UInt8(ascii: " ") } : 0
    }

    mutating func widen(_ text: String) -> String {
        guard left > 0, gaps > 0 else { return text }
        var result = ""
        for character in text {
            result.append(character)
            guard character == " ", gaps > 0 else { continue }
            // What can't be shared out evenly goes to the gaps in the middle of what is left.
            let share = (left + gaps / 2) / gaps
            result += String(repeating: " ", count: share)
            left -= share
            gaps -= 1
        }
        return result
    }
}
