/// The width at which a document's paragraphs were wrapped, found in its lines themselves.
///
/// A line that was wrapped at some width is no wider than it, and the first word of the next line would not have fitted behind it. So
/// each line that another follows allows a range of widths; the width that most of them allow, and hardly any line exceeds, is the
/// document's.
struct LineWrap {
    /// A line as far as its width goes.
    struct Measure {
        /// Columns, with the blanks before it.
        var columns: Int
        /// Blanks before it.
        var indent: Int
        /// Columns of its first word, which goes to the next line as a whole; of text without blanks those of a character or two.
        var firstWord: Int
        /// Columns more that others may have counted: quotation marks and dashes are two wide in fonts of East Asia, and three bytes.
        var allowance = 0
        /// Whether no blank stands between its characters.
        var beginsWide: Bool
        var endsWide: Bool
        /// Whether it begins with a small letter, or with one of a script that has no capitals.
        var goesOn: Bool
        /// Whether it ends like a sentence.
        var endsSentence: Bool
        /// Whether it ends within a word.
        var isDivided: Bool

        var isBlank: Bool { columns == 0 }
    }

    /// A line that another one follows: the widths that it allows.
    private struct Pair {
        var low: Int
        var high: Int
        var goesOn: Bool
        var endsSentence: Bool
    }

    /// Fewer wrapped lines tell nothing; one less does where no line speaks against it and none ends a sentence.
    private static let fewestPairs = 3
    /// So many tell it as well as all.
    private static let mostPairs = 50_000
    /// Of the lines at least half as wide as the width, so many follow it: all but the last ones of paragraphs, and what has lines of
    /// its own.
    ///
    /// Prose of 20 to 100 columns has .85 and more.
    private static let share = 0.6
    /// From here on nothing else has to speak for it: verse of even lines has up to .7.
    private static let sureShare = 0.9
    /// The same where lines end some columns early, as in columns of a newspaper.
    private static let looseShare = 0.75
    /// Of such lines, so many go on in small letters.
    private static let looseGoingOn = 0.5
    /// In verse the last lines of stanzas are as wide as the others; those of paragraphs end anywhere.
    private static let fullLastLines = 0.6
    /// Where more of them end a sentence, a line is a paragraph.
    private static let mostSentences = 0.6
    /// Wider lines of a wrapped document, such as addresses.
    private static let mostWider = 0.05
    /// Among so many one may be wider, as a by-line is.
    private static let fewestForOneWider = 8
    /// The same, of all lines, also of those that none follows.
    private static let mostWiderAlone = 0.2
    /// Nobody wraps text at more.
    fileprivate static let widest = 140

    /// Columns.
    let width: Int
    /// Columns that a line may lack.
    let slack: Int

    /// - Returns: nil for lines that were not wrapped.
    init?(_ lines: [Measure]) {
        var pairs: [Pair] = []
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
            guard pairs.count < Self.mostPairs else { break }
            let gap = line.endsWide && next.beginsWide ? 0 : 1
            pairs.append(
                Pair(
                    low: line.columns, high: line.columns + line.allowance + gap + next.firstWord - 1,
                    goesOn: next.goesOn,
                    endsSentence: line.endsSentence))
        }
        guard pairs.count >= Self.fewestPairs - 1 else { return nil }
        let strict = Self.best(pairs, slack: { _ in 0 }, share: Self.share).flatMap {
            Self.isExceeded($0.width, lines) ? nil : $0
        }
        if let found = strict, found.share >= Self.sureShare || !Self.isVerse(lines, found.width) {
            (width, slack) = (found.width, 0)
            return
        }
        guard let loose = Self.best(pairs, slack: { $0 / 8 }, share: Self.looseShare)?.width,
            !Self.isVerse(lines, loose), !Self.isExceeded(loose, lines)
        else { return nil }
        let wrapped = pairs.filter { $0.high + loose / 8 >= loose }
        guard Double(wrapped.count(where: \.goesOn)) >= Double(wrapped.count) * Self.looseGoingOn else { return nil }
        (width, slack) = (loose, loose / 8)
    }

    /// Whether paragraphs that are a line each are wider: then only heads and menus have the width.
    private static func isExceeded(_ width: Int, _ lines: [Measure]) -> Bool {
        let wider = lines.count { $0.columns > width }
        return Double(wider) > Double(lines.count { !$0.isBlank }) * mostWiderAlone
    }

    private static func isVerse(_ lines: [Measure], _ width: Int) -> Bool {
        var (last, full) = (0, 0)
        for index in lines.indices.dropFirst() where !lines[index].isBlank && !lines[index - 1].isBlank {
            guard index + 1 == lines.count || lines[index + 1].isBlank else { continue }
            last += 1
            if lines[index].columns * 4 >= width * 3 { full += 1 }
        }
        return last >= 2 && Double(full) > Double(last) * fullLastLines
    }

    /// Whether a paragraph goes on from a line to the next, as far as widths tell.
    func continues(_ line: Measure, _ next: Measure) -> Bool {
        if line.isDivided, next.goesOn { return true }
        if !next.goesOn, isTooWide(line) || isTooWide(next) { return false }
        let gap = line.endsWide && next.beginsWide ? 0 : 1
        return line.columns + line.allowance + gap + next.firstWord + slack > width
    }

    /// Several words in a line that wrapping would have divided stand for themselves.
    private func isTooWide(_ line: Measure) -> Bool {
        slack == 0 && line.columns > width + Self.tolerance && line.columns > line.indent + line.firstWord
    }

    /// Columns, of signs that others may have counted otherwise.
    private static let tolerance = 2

    /// The width that most pairs allow.
    ///
    /// - Returns: nil where fewer than a share of the lines do.
    private static func best(
        _ pairs: [Pair], slack: (Int) -> Int, share: Double
    ) -> (width: Int, share: Double)? {
        let widths = Set(pairs.map(\.low).filter { $0 <= widest })
        guard !widths.isEmpty else { return nil }
        // How many lines have each width, and how many are wider.
        let sorted = pairs.map(\.low).sorted()
        let mostWiderLines = max(pairs.count < fewestForOneWider ? 0 : 1, Int(Double(pairs.count) * mostWider))
        let least = sorted[max(0, sorted.count - 1 - mostWiderLines)]
        guard least <= widest else { return nil }
        var best: (width: Int, share: Double)?
        for width in least...min(widest, max(least, sorted[sorted.count - 1])) {
            let slack = slack(width)
            var (considered, allowing, sentences) = (0, 0, 0)
            for pair in pairs where pair.low * 2 >= width {
                considered += 1
                guard pair.low <= width, pair.high + slack >= width else { continue }
                allowing += 1
                if pair.endsSentence { sentences += 1 }
            }
            let isSure = allowing >= fewestPairs - 1 && allowing == considered && sentences == 0
            guard allowing >= fewestPairs || isSure, Double(sentences) <= Double(allowing) * mostSentences else {
                continue
            }
            let found = Double(allowing) / Double(considered)
            if found > best?.share ?? 0 { best = (width, found) }
        }
        return best.flatMap { $0.share >= share ? $0 : nil }
    }
}

extension LineWrap.Measure {
    /// `line`: without blanks at its ends; `indent`: the blanks before it.
    init(_ line: LineBytes, indent: Int) {
        self.indent = line.isEmpty ? 0 : indent
        guard !line.isEmpty else {
            (columns, firstWord) = (0, 0)
            (beginsWide, endsWide, goesOn, endsSentence, isDivided) = (false, false, false, false, false)
            return
        }
        let isLong = line.count > Self.bytesOfLong
        // No character has more bytes than four: wider than any text that was wrapped, however wide exactly.
        columns = indent + (isLong ? line.count / 4 : ColumnWidth.columns(of: line))
        // Bytes of ASCII take a column each.
        allowance =
            isLong || columns == indent + line.count
            ? 0 : line.indices.dropLast().reduce(0) { $0 + (line[$1] == 0xE2 && line[$1 + 1] == 0x80 ? 2 : 0) }
        let first = line.firstCharacter?.unicodeScalars.first ?? " "
        // Hangul is wide, but put apart by blanks.
        beginsWide = Self.isUnspaced(first)
        endsWide = line.lastCharacter?.unicodeScalars.first.map { Self.isUnspaced($0) } ?? false
        // A mark that may not begin a line takes the character before it along.
        firstWord =
            beginsWide
            ? 4 : ColumnWidth.columns(of: LineBytes(rebasing: line.prefix { $0 != 0x20 && $0 != 0x09 }))
        let character = line.firstCharacter ?? " "
        endsSentence = !isLong && line.lastCharacter.map { ".!?…:\"”»’')。！？」』".contains($0) } ?? false
        isDivided =
            line.count > 2 && line.last == UInt8(ascii: "-")
            && line.dropLast().last.map { $0 != 0x20 && $0 != UInt8(ascii: "-") } ?? false
        goesOn = character.isSmall || character.isWordLetter && !character.isCased
    }

    private static let bytesOfLong = 4 * (LineWrap.widest + 1)

    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        ColumnWidth.isWide(scalar) && !(0xAC00...0xD7A3).contains(scalar.value)
            && !(0x1F300...0x1FAFF).contains(scalar.value)
    }
}
