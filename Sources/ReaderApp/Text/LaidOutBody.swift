import ArchiveModel

/// A line of the body pane, before it is drawn.
struct LaidOutLine: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case blank
        /// A piece of the body's text, by UTF-8 offsets.
        case text(Range<Int>)
        /// Something that is not in the text: title, byline.
        case label(String)
        case tags([Tag])
        case rule
        /// A row of a table, or a part of one.
        case cells([TableCell])
        /// A line of code, of which a part may be seen only.
        case code(Range<Int>)
    }

    var content: Content
    var role: Role
    /// Columns from the left edge of the measure.
    var indent = 0
    /// Drawn in front of the text: a quote's bar, an item's bullet.
    var mark = ""
    var markRole: Role = .text
    /// Blanks to be added between the words.
    var stretch = 0
    /// It stands at the right edge, and is read from there.
    var isRightToLeft = false
    /// Of the text.
    var columns = 0
    /// It ends within a word, and a hyphen stands there; of its columns the last.
    var isDivided = false
    /// Up to this UTF-8 offset the text stands out: what an update begins with.
    var leadEnd = 0

    /// The text that the line shows, from its first to its last offset.
    var textRange: Range<Int>? {
        switch content {
        case .text(let range), .code(let range): range
        case .cells(let cells):
            cells.first { !$0.range.isEmpty }.map { first in
                first.range.lowerBound..<(cells.last?.range.upperBound ?? first.range.upperBound)
            }
        case .blank, .label, .tags, .rule: nil
        }
    }
}

/// A cell's part on one line of a table.
struct TableCell: Equatable, Sendable {
    /// UTF-8 offsets.
    var range: Range<Int>
    /// Columns from the left edge of the table.
    var column: Int
    /// Columns of the text from the left edge of its cell.
    var shift = 0
}

/// An article in lines of one style.
struct LaidOutBody: Equatable, Sendable {
    /// Columns of text; the style's measure or what the pane has.
    var measure: Int
    var style = PageStyle()
    var lines: [LaidOutLine] = []
    /// Columns of the longest line of code.
    var codeColumns = 0

    /// Columns at the left of the text in a pane.
    func margin(in columns: Int) -> Int {
        style.margin.map { max(0, min($0, columns - 1 - measure)) } ?? max(1, (columns - measure) / 2)
    }

    /// The line in which a UTF-8 offset of the text lies, or the last before it.
    func line(of offset: Int) -> Int {
        lines.lastIndex { line in line.textRange.map { $0.lowerBound <= offset } ?? false } ?? 0
    }

    /// The UTF-8 offset at which a line begins, or the next line with text.
    func offset(ofLine index: Int) -> Int {
        for line in lines.dropFirst(max(0, index)) {
            if let range = line.textRange { return range.lowerBound }
        }
        return index <= 0 ? 0 : .max
    }
}
