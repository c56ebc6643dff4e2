import ArchiveModel

/// Words, lines or paragraphs of the article that are being selected.
struct TextSelection: Equatable, Sendable {
    enum Unit: String, Equatable, Sendable { case words, lines, paragraphs }

    var unit = Unit.words
    /// Indices into `words`.
    private(set) var anchor: Int
    private(set) var cursor: Int
    /// UTF-8 ranges between blanks.
    private let words: [Range<Int>]

    /// Begins at the first word from an offset on; nil for a text without words.
    ///
    /// `shownFrom`: what stands before is not on the page.
    init?(_ text: String, from offset: Int, shownFrom: Int = 0) {
        words = Self.words(of: text).filter { $0.lowerBound >= shownFrom }
        guard !words.isEmpty else { return nil }
        cursor = words.firstIndex { $0.lowerBound >= offset } ?? words.count - 1
        anchor = cursor
    }

    private static func words(of text: String) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        let bytes = Array(text.utf8)
        for (offset, byte) in bytes.enumerated() {
            // U+3000 to U+9FFF, of which each is a word, begin with these bytes.
            let isIdeograph = (0xE3...0xE9).contains(byte)
            if byte == 0x20 || byte == 0x0A || byte == 0x09 || isIdeograph {
                if let begun = start { words.append(begun..<offset) }
                start = isIdeograph ? offset : nil
            } else if let begun = start, byte & 0xC0 != 0x80, (0xE3...0xE9).contains(bytes[begun]) {
                words.append(begun..<offset)
                start = offset
            } else if start == nil {
                start = offset
            }
        }
        if let begun = start { words.append(begun..<bytes.count) }
        return words
    }

    /// The word at the cursor.
    var place: Range<Int> { words[cursor] }

    mutating func move(by count: Int) { cursor = min(max(0, cursor + count), words.count - 1) }

    /// To the last word that begins at an offset or before it.
    mutating func move(to offset: Int) {
        cursor = max(0, (words.firstIndex { $0.lowerBound > offset } ?? words.count) - 1)
    }

    /// To the first word that begins at an offset or behind it.
    mutating func move(from offset: Int) {
        cursor = words.firstIndex { $0.lowerBound >= offset } ?? words.count - 1
    }

    mutating func swapEnds() { swap(&anchor, &cursor) }

    /// The selected words, grown to whole lines or blocks.
    func range(_ laidOut: LaidOutBody, _ blocks: [Block]) -> Range<Int> {
        let exact = words[min(anchor, cursor)].lowerBound..<words[max(anchor, cursor)].upperBound
        let whole =
            switch unit {
            case .words: [Range<Int>]()
            case .lines: laidOut.lines.compactMap(\.textRange)
            case .paragraphs: blocks.map(\.range)
            }
        let touched = whole.filter { $0.overlaps(exact) }
        guard let first = touched.first, let last = touched.last else { return exact }
        return min(first.lowerBound, exact.lowerBound)..<max(last.upperBound, exact.upperBound)
    }
}
