/// The lines of a document with their neighbours.
struct ArchiveLines: RandomAccessCollection {
    /// Characters of a paragraph that is no menu entry, name or question.
    static let wholeParagraph = 110
    /// Characters beyond which a line that reads like text is no title.
    private static let longestTitle = 150

    private let lines: [DocumentLine]
    /// For each line the last one before it that belongs to an article, −1 for none; then the first one behind it.
    private let before: [Int32]
    private let after: [Int32]

    init(_ lines: [DocumentLine]) {
        self.lines = lines
        var before = [Int32](repeating: -1, count: lines.count + 1)
        var after = [Int32](repeating: -1, count: lines.count + 1)
        var last: Int32 = -1
        for index in lines.indices {
            before[index] = last
            if lines[index].isContent { last = Int32(index) }
        }
        before[lines.count] = last
        var next: Int32 = -1
        for index in lines.indices.reversed() {
            after[index] = next
            if lines[index].isContent { next = Int32(index) }
        }
        self.before = before
        self.after = after
    }

    var startIndex: Int { 0 }
    var endIndex: Int { lines.count }
    subscript(index: Int) -> DocumentLine { lines[index] }
    subscript(range: Range<Int>) -> ArraySlice<DocumentLine> { lines[range] }

    /// The nearest line before one that is neither blank nor the page's own.
    func content(before index: Int) -> Int? { before[index] < 0 ? nil : Int(before[index]) }

    /// The nearest line behind one that is neither blank nor the page's own.
    func content(after index: Int) -> Int? { after[index] < 0 ? nil : Int(after[index]) }

    /// The next line that is not blank.
    func next(after index: Int) -> Int? { lines[(index + 1)...].firstIndex { !$0.isBlank } }

    func couldBeTitle(_ index: Int) -> Bool {
        lines[index].isTitleLike && !(lines[index].isParagraphLike && lines[index].length > Self.longestTitle)
    }

    /// A line that could be a title, with a paragraph under it.
    func opensText(_ index: Int) -> Bool {
        guard lines[index].isTitleLike, let next = content(after: index) else { return false }
        return lines[next].isParagraphLike
    }

    func isWholeParagraph(_ index: Int) -> Bool {
        lines[index].length > Self.wholeParagraph && lines[index].isParagraphLike
    }

    func hasParagraph(in range: Range<Int>) -> Bool { range.contains(where: isWholeParagraph) }

    /// Characters in lines that read like text.
    func paragraphLength(_ range: some Sequence<Int>) -> Int {
        range.reduce(0) { lines[$1].isParagraphLike ? $0 + lines[$1].length : $0 }
    }

    /// Characters in whole paragraphs.
    func textLength(_ range: some Sequence<Int>) -> Int {
        range.reduce(0) { isWholeParagraph($1) ? $0 + lines[$1].length : $0 }
    }
}
