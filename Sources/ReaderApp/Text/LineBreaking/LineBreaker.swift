import Terminal

/// How paragraphs are set.
enum Fill: String, CaseIterable, Sendable {
    /// As many words on each line as fit.
    case first
    /// Lines of a paragraph as even as can be.
    case best
}

/// Breaks a text into lines of a measure.
///
/// A last line of a single short word is avoided where the line before can spare one.
struct LineBreaker: ~Copyable {
    /// A line of the text.
    struct Line: Equatable {
        /// UTF-8 offsets, without the blanks at the end.
        var range: Range<Int>
        /// Columns of its ink.
        var columns: Int
        /// Nothing follows in its paragraph.
        var endsParagraph: Bool
        /// It ends within a word, and a hyphen stands there; its column is counted.
        var isDivided = false
    }

    private let measure: Int
    private let fill: Fill
    private let pieces: TextPieces

    /// `hyphenator`: divides words; else they stay whole, but for soft hyphens of the text.
    init(measure: Int, fill: Fill = .first, hyphenator: Hyphenator? = nil) {
        self.measure = max(1, measure)
        self.fill = fill
        pieces = TextPieces(measure: max(1, measure), hyphenator: hyphenator)
    }

    /// Newlines in the text end a line too; the first line begins with so many columns of indent.
    func lines(of text: Substring, firstIndent: Int = 0) -> [Line] {
        var lines: [Line] = []
        var paragraph: [TextPiece] = []
        for piece in pieces.pieces(of: text) {
            paragraph.append(piece)
            guard piece.endsParagraph else { continue }
            lines += set(paragraph, indent: lines.isEmpty ? firstIndent : 0)
            paragraph = []
        }
        return paragraph.isEmpty ? lines : lines + set(paragraph, indent: lines.isEmpty ? firstIndent : 0)
    }

    private func set(_ pieces: [TextPiece], indent: Int) -> [Line] {
        let starts =
            fill == .best
            ? EvenLines(pieces, measure, indent: indent).starts() : Self.greedy(pieces, measure, indent: indent)
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : pieces.count
            let last = pieces[end - 1]
            let columns = Self.columns(of: pieces[starts[index]..<end])
            // A part of a word that fills the line alone has no room for a hyphen.
            let isDivided = last.isDivided && end < pieces.count && columns < measure
            return Line(
                range: pieces[starts[index]].start..<max(pieces[starts[index]].start, last.inkEnd),
                columns: columns + (isDivided ? 1 : 0), endsParagraph: end == pieces.count, isDivided: isDivided)
        }
    }

    static func columns(of pieces: ArraySlice<TextPiece>) -> Int {
        pieces.reduce(0) { $0 + $1.ink + $1.blank } - (pieces.last?.blank ?? 0)
    }

    /// The first piece of each line.
    private static func greedy(_ pieces: [TextPiece], _ measure: Int, indent: Int) -> [Int] {
        var starts = [0]
        var columns = indent
        var index = 0
        while index < pieces.count {
            let start = starts[starts.count - 1]
            guard columns + pieces[index].ink > measure, index > start else {
                columns += pieces[index].ink + pieces[index].blank
                index += 1
                continue
            }
            // Where the hyphen has no room, the part of the word before it goes along.
            while index > start + 1, pieces[index - 1].isDivided, columns + 1 > measure {
                index -= 1
                columns -= pieces[index].ink
            }
            starts.append(index)
            columns = 0
        }
        return withoutWidow(starts, pieces, measure)
    }

    /// Takes a word from the line before to a last line that has one short word only.
    private static func withoutWidow(_ starts: [Int], _ pieces: [TextPiece], _ measure: Int) -> [Int] {
        guard starts.count > 1, let last = starts.last, last == pieces.count - 1, !pieces[last - 1].isDivided,
            last - starts[starts.count - 2] > 2,
            pieces[last].ink * 4 < measure, pieces[last - 1].blank > 0
        else { return starts }
        let shorter = columns(of: pieces[starts[starts.count - 2]..<last - 1])
        // A line that became much shorter than the others would be worse.
        guard shorter * 4 > measure * 3 else { return starts }
        return starts.dropLast() + [last - 1]
    }
}

/// The even setting of a paragraph: the sum of the squares of what its lines lack is the least that there is (Knuth and Plass,
/// “Breaking Paragraphs into Lines”, without stretching of blanks).
private struct EvenLines {
    private let pieces: [TextPiece]
    private let measure: Int
    private let indent: Int

    init(_ pieces: [TextPiece], _ measure: Int, indent: Int) {
        self.pieces = pieces
        self.measure = measure
        self.indent = indent
    }

    /// The first piece of each line.
    func starts() -> [Int] {
        let count = pieces.count
        // Of the best setting of the pieces from each one on.
        var cost = [Int](repeating: .max, count: count + 1)
        var next = [Int](repeating: count, count: count)
        cost[count] = 0
        for start in stride(from: count - 1, through: 0, by: -1) {
            var columns = start == 0 ? indent : 0
            for end in start + 1...count {
                let piece = pieces[end - 1]
                if columns + piece.ink > measure, end > start + 1 { break }
                defer { columns += piece.ink + piece.blank }
                // The hyphen needs a column.
                if end < count, columns + piece.ink + piece.hyphen > measure, end > start + 1 { continue }
                let total = lack(columns + piece.ink + piece.hyphen, start, end) + cost[end]
                if total < cost[start] {
                    cost[start] = total
                    next[start] = end
                }
            }
        }
        var starts: [Int] = []
        var start = 0
        while start < count {
            starts.append(start)
            start = next[start]
        }
        return starts.isEmpty ? [0] : starts
    }

    /// The last line may be short, but one word alone is as bad as a line that lacks a third.
    private func lack(_ columns: Int, _ start: Int, _ end: Int) -> Int {
        let missing = measure - columns
        // A divided word is as bad as four columns that a line lacks.
        guard end == pieces.count else { return missing * missing + pieces[end - 1].hyphen * 16 }
        let isWidow = start > 0 && end - start == 1 && columns * 4 < measure
        return isWidow ? measure * measure / 9 : 0
    }
}
