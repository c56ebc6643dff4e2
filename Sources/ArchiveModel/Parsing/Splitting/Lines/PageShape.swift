/// What is usual on the pages of a document.
struct PageShape {
    let unitCount: Int
    /// Blank lines between paragraphs.
    private let usualGap: Int
    /// Blanks before text.
    private let usualIndent: Int
    /// Columns that half of the text has.
    let usualText: Int
    /// Lines of text among all lines.
    let textShare: Double
    private let widest: Int
    private(set) var sinceText: [Int] = []
    private(set) var untilText: [Int] = []
    /// How long the text is that ends above, and that begins below.
    private(set) var textAbove: [Int] = []
    private(set) var textBelow: [Int] = []

    init(_ units: [LineUnits.Unit], _ recurrence: UnitRecurrence) {
        unitCount = units.count
        let text = units.indices.filter { recurrence.isText(units[$0]) }
        let gaps = text.dropFirst().filter { recurrence.isText(units[$0 - 1]) }.map { units[$0].gapBefore }
        usualGap = Self.mode(gaps.isEmpty ? units.dropFirst().map(\.gapBefore) : gaps)
        usualIndent = Self.mode(text.map { units[$0].indent })
        let lengths = text.map { units[$0].shape.columns }.sorted()
        textShare = Double(text.count) / Double(max(1, units.count))
        usualText = lengths.isEmpty ? 80 : lengths[lengths.count / 2]
        widest = units.map { $0.indent + $0.shape.columns / max(1, $0.lineCount) }.filter { $0 <= 140 }.max() ?? 72
        measure(units, recurrence)
    }

    private mutating func measure(_ units: [LineUnits.Unit], _ recurrence: UnitRecurrence) {
        sinceText = [Int](repeating: 7, count: units.count)
        untilText = sinceText
        textAbove = [Int](repeating: 0, count: units.count)
        textBelow = textAbove
        var (since, run) = (7, 0)
        for index in units.indices {
            sinceText[index] = since
            textAbove[index] = run
            if recurrence.isText(units[index]) {
                run = since == 0 ? min(3, run + 1) : 1
                since = 0
            } else {
                since = min(7, since + 1)
            }
        }
        (since, run) = (7, 0)
        for index in units.indices.reversed() {
            untilText[index] = since
            textBelow[index] = run
            if recurrence.isText(units[index]) {
                run = since == 0 ? min(3, run + 1) : 1
                since = 0
            } else {
                since = min(7, since + 1)
            }
        }
    }

    /// 0 for none, 1 for fewer blank lines than between paragraphs, 2 for as many, 3 for more.
    func gap(_ blanks: Int) -> Int { blanks > usualGap ? 3 : blanks == usualGap ? 2 : blanks == 0 ? 0 : 1 }

    /// 0 for that of text, then somewhat more, much more, less.
    func indent(_ unit: LineUnits.Unit) -> Int {
        let more = unit.indent - usualIndent
        return more == 0 ? 0 : more < 0 ? 4 : more <= 4 ? 1 : more <= 10 ? 2 : 3
    }

    func isCentred(_ unit: LineUnits.Unit) -> Bool {
        let right = widest - unit.indent - unit.shape.columns
        return unit.indent >= 5 && unit.lineCount == 1 && abs(unit.indent - right) <= 4
    }

    private static func mode(_ numbers: [Int]) -> Int {
        var counts: [Int: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    }
}
