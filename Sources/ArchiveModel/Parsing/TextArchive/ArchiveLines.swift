/// The lines of a document with their neighbours.
struct ArchiveLines: RandomAccessCollection {
    /// Characters of a paragraph that is no menu entry, name or question.
    static let wholeParagraph = 110
    /// Characters beyond which a line that reads like text is no title.
    private static let longestTitle = 150

    /// By-lines in their order.
    private(set) var bylines: [BylineFacts] = []
    private(set) var templates = NumberedTexts()
    /// `4/6/2020` is the fourth of June.
    private(set) var isDayFirst = false
    private var lines: [DocumentLine] = []
    /// For each line the last one before it that belongs to an article, −1 for none; then the first one behind it.
    private var before: [Int32] = []
    private var after: [Int32] = []
    private let store: TextStore
    private let byteCount: Int

    /// `source`: without blanks at the ends of its lines; `boilerplate`: what the reader says is the page's own.
    init(_ source: SourceText, boilerplate: LinePatterns = LinePatterns([])) {
        store = source.store
        byteCount = source.byteCount
        lines.reserveCapacity(source.lines.count)
        for line in source.lines { append(line) }
        if !boilerplate.isEmpty {
            for index in lines.indices where !lines[index].isBlank && boilerplate.match(text(index)) {
                lines[index].leaveOut()
            }
            bylines.removeAll { !lines[$0.line].isByline }
        }
        findNeighbours()
        findDayOrder()
    }

    /// All dates of a document name the day and the month in the same order.
    private mutating func findDayOrder() {
        isDayFirst = DayOrder(bylines.map { text($0.line) }).isDayFirst
        guard isDayFirst else { return }
        for index in bylines.indices { bylines[index].setDay(byline(bylines[index].line)?.published) }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { lines.count }
    subscript(index: Int) -> DocumentLine { lines[index] }
    subscript(range: Range<Int>) -> ArraySlice<DocumentLine> { lines[range] }

    /// Without blanks at its ends; no-break spaces inside stay.
    func text(_ index: Int) -> String { store.text(lines[index].range) }

    @inline(__always)
    func withBytes<Result>(_ index: Int, _ body: (LineBytes) -> Result) -> Result {
        store.withBytes(lines[index].range, body)
    }

    func byline(_ index: Int) -> Byline? {
        guard lines[index].isByline, let byline = withBytes(index, { BylineReader.read($0) }) else { return nil }
        return isDayFirst ? byline.readDayFirst(text(index)) : byline
    }

    /// The title that a line points to.
    func related(_ index: Int) -> String? { withBytes(index) { BoilerplateVocabulary.related(in: $0) } }

    /// The line's bytes in the document, with its line end.
    func byteRange(_ index: Int) -> Range<Int> {
        lines[index].byteOffset..<(index + 1 < lines.count ? lines[index + 1].byteOffset : byteCount)
    }

    /// The nearest line before one that is neither blank nor the page's own.
    func content(before index: Int) -> Int? { before[index] < 0 ? nil : Int(before[index]) }

    /// The nearest line behind one that is neither blank nor the page's own.
    func content(after index: Int) -> Int? { after[index] < 0 ? nil : Int(after[index]) }

    /// The next line that is not blank.
    func next(after index: Int) -> Int? { lines[(index + 1)...].firstIndex { !$0.isBlank } }

    /// Lines that are known to belong to a page and to no article.
    var pageLines: Int { lines.count { $0.boilerplate != nil } }

    /// Whether the page of a site stands around the text: it says so, or has a menu.
    var arePage: Bool { pageLines >= Self.linesOfPage || hasMenu }

    var hasMenu: Bool { longestMenu >= Self.linesOfMenu }

    /// The most lines one behind another that are short and no sentences, hardly any of them a field.
    private var longestMenu: Int {
        var (run, fields, longest) = (0, 0, 0)
        for index in lines.indices where !lines[index].isBlank {
            if lines[index].length <= Self.columnsOfEntry, !lines[index].isParagraphLike {
                run += 1
                fields += isField(index) ? 1 : 0
                if fields * 3 <= run { longest = Swift.max(longest, run - fields) }
            } else {
                (run, fields) = (0, 0)
            }
        }
        return longest
    }

    /// `Label: value`, `AU  - value`: records have many of them.
    private func isField(_ index: Int) -> Bool {
        withBytes(index) { line in
            line.contains(UInt8(ascii: ":"))
                || line.count > 2 && line[0].isASCIICapital && line[2] == 0x20
                    && (line[1].isASCIICapital || line[1].isASCIIDigit)
        }
    }

    private static let linesOfPage = 5
    private static let linesOfMenu = 12
    private static let columnsOfEntry = 40

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

    /// Characters in whole paragraphs.
    func textLength(_ range: some Sequence<Int>) -> Int {
        range.reduce(0) { isWholeParagraph($1) ? $0 + lines[$1].length : $0 }
    }
}

extension ArchiveLines {
    private mutating func append(_ line: SourceText.Line) {
        let (kind, byline) = store.withBytes(line.range) { Self.classify($0) }
        if let byline {
            let template = templates.number(byline.template)
            bylines.append(BylineFacts(byline, line: lines.count, template: template))
        }
        lines.append(store.withBytes(line.range) { DocumentLine(line, kind: kind, $0) })
    }

    private static func classify(_ line: LineBytes) -> (DocumentLine.Kind, Byline?) {
        if line.isEmpty { return (.blank, nil) }
        if BoilerplateVocabulary.related(in: line) != nil { return (.related, nil) }
        if let kind = BoilerplateVocabulary.kind(of: line) { return (.boilerplate(kind), nil) }
        if let byline = BylineReader.read(line) { return (.byline, byline) }
        return (.text, nil)
    }

    private mutating func findNeighbours() {
        before = [Int32](repeating: -1, count: lines.count + 1)
        after = before
        var last: Int32 = -1
        for index in lines.indices {
            before[index] = last
            if lines[index].isContent { last = Int32(clamping: index) }
        }
        before[lines.count] = last
        var next: Int32 = -1
        for index in lines.indices.reversed() {
            after[index] = next
            if lines[index].isContent { next = Int32(clamping: index) }
        }
    }
}

extension ArchiveLines {
    /// What a text without a title is known by: the first words of its first line with a letter.
    var openingWords: String? {
        lines.indices.lazy.filter { lines[$0].isText }.compactMap { text($0).openingWords }.first
    }
}

extension String {
    /// The first sentence, or the first words and an ellipsis.
    ///
    /// - Returns: nil where nothing has a letter.
    var openingWords: String? {
        let longest = 80
        let line = String(prefix { !$0.isNewline }.prefix(longest * 4)).foldingBlanks()
        guard line.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
        if let end = line.firstRange(of: /[.!?…](?=\s)/), line[..<end.upperBound].count <= longest {
            return String(line[..<end.upperBound])
        }
        guard line.count > longest else { return line }
        let opening = line.prefix(longest)
        let words = opening.lastIndex(of: " ").map { opening[..<$0] } ?? opening
        return String(words).trimmingMarks() + "…"
    }
}
