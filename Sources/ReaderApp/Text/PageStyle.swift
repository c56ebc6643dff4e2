/// How the text of articles is set; the reader's choice.
struct PageStyle: Equatable, Sendable {
    /// Columns of text at most.
    var measure = 72
    var fill = Fill.first
    /// Lines end at the same column, with wider blanks.
    var isJustified = false
    /// Paragraphs begin with an indent, as in books, and not after a blank line.
    var indentsParagraphs = false
    /// Columns at the left of the text; nil for the middle of a wider pane.
    var margin: Int?
    /// A line stays free between those of a paragraph.
    var isDoubleSpaced = false
    /// Nothing is drawn around the text.
    var isPlain = false
    /// Words are divided at the ends of lines, where there are patterns for their language.
    var hyphenates = false

    static let measures = 20...200
    static let margins = 0...60

    /// Columns for text in a pane, at least one; a column at its right stays free, and a margin leaves room for the shortest measure.
    func room(in columns: Int) -> Int {
        let most = max(0, columns - 1 - Self.measures.lowerBound)
        return max(1, columns - 1 - (margin.map { min($0, most) } ?? 1))
    }
}
