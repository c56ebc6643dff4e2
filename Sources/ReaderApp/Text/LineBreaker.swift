import Terminal

/// Breaks a text into lines of a measure: after blanks and hyphens, between ideographs but never before a closing or after an
/// opening mark (the core of UAX #14 and of kinsoku shori).
struct LineBreaker {
    /// UTF-8 offsets of a line in the text, without the blanks at its end.
    typealias Line = Range<Int>

    private static let neverStarts: Set<Character> = [
        "、", "。", "，", "．", "・", "：", "；", "？", "！", "）", "」", "』", "】", "〉", "》", "”", "’", ")", "]", "}", "…", "ー",
        "々", "%", ".", ",", "!", "?",
        ":", ";",
    ]
    private static let neverEnds: Set<Character> = ["（", "「", "『", "【", "〈", "《", "“", "‘", "(", "[", "{"]

    private let measure: Int

    init(measure: Int) {
        self.measure = max(1, measure)
    }

    /// Newlines in the text end a line too.
    func lines(of text: Substring) -> [Line] {
        var lines: [Line] = []
        var pass = Pass(measure: measure)
        var previous: Character?
        for cluster in text {
            if cluster == "\n" {
                lines.append(pass.finishParagraph())
                previous = nil
                continue
            }
            if let previous, Self.mayBreak(after: previous, before: cluster) { pass.noteOpportunity() }
            if let line = pass.add(cluster) { lines.append(line) }
            previous = cluster
        }
        lines.append(pass.finishParagraph())
        return lines
    }

    private static func mayBreak(after previous: Character, before next: Character) -> Bool {
        if next == " " || neverStarts.contains(next) || neverEnds.contains(previous) { return false }
        if previous == " " { return true }
        if previous == "-" || previous == "–" || previous == "—" || previous == "/" {
            return next.isLetter || isWide(next)
        }
        return isWide(previous) || isWide(next) && previous != "\u{A0}"
    }

    private static func isWide(_ cluster: Character) -> Bool {
        CharacterWidth.columns(of: cluster) == 2
    }
}

/// One pass over a text: where the line began, where it could end, how far it is.
private struct Pass {
    let measure: Int
    private var offset = 0
    private var lineStart = 0
    private var columns = 0
    /// Behind the last cluster that is no blank.
    private var inkEnd = 0
    private var opportunity: (offset: Int, inkEnd: Int, columns: Int)?

    init(measure: Int) {
        self.measure = measure
    }

    mutating func noteOpportunity() {
        opportunity = (offset, inkEnd, columns)
    }

    /// Adds a cluster; returns the line that it overflowed.
    mutating func add(_ cluster: Character) -> Range<Int>? {
        let width = CharacterWidth.columns(of: cluster)
        let length = cluster.utf8.count
        let isBlank = cluster == " "
        var line: Range<Int>?
        if !isBlank, columns + width > measure, offset > lineStart { line = breakLine() }
        offset += length
        if isBlank, offset - length == lineStart, lineStart != 0 {
            // Blanks at the start of a continuation are swallowed.
            lineStart = offset
            inkEnd = offset
            return line
        }
        columns += width
        if !isBlank { inkEnd = offset }
        return line
    }

    private mutating func breakLine() -> Range<Int> {
        let line: Range<Int>
        if let chance = opportunity, chance.offset > lineStart {
            line = lineStart..<max(lineStart, chance.inkEnd)
            lineStart = chance.offset
            columns -= chance.columns
        } else {
            line = lineStart..<offset
            lineStart = offset
            columns = 0
        }
        opportunity = nil
        return line
    }

    mutating func finishParagraph() -> Range<Int> {
        let line = lineStart..<max(lineStart, inkEnd)
        offset += 1
        lineStart = offset
        inkEnd = offset
        columns = 0
        opportunity = nil
        return line
    }
}
