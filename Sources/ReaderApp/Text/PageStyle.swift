/// How the text of articles is set; the reader's choice.
struct PageStyle: Equatable, Sendable {
    /// Columns of text at most.
    var measure = 72
    var fill = Fill.first
    /// Lines end at the same column, with wider blanks.
    var isJustified = false
    /// Paragraphs begin with an indent, as in books, and not after a blank line.
    var indentsParagraphs = false
    /// The text stands at the left of a wider pane, and not in its middle.
    var isAtLeft = false
    /// Nothing is drawn around the text.
    var isPlain = false
    /// Words are divided at the ends of lines, where there are patterns for their language.
    var hyphenates = false

    static let measures = 20...200
}
