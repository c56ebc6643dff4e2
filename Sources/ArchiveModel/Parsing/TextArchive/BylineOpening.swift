/// A look at the bytes of a line that tells nearly all text from by-lines, before words are made of them.
enum BylineOpening {
    /// Logins stand in short lines.
    private static let longestLogin = 60

    static func couldBegin(_ line: LineBytes) -> Bool {
        couldOpen(line) && couldState(line)
    }

    /// By the first two words.
    private static func couldOpen(_ line: LineBytes) -> Bool {
        guard let first = line.first, first.isASCIILetter else { return true }
        let end = line.firstIndex { !$0.isASCIILetter } ?? line.count
        // Letters beyond ASCII, marks and line ends are left to the reader itself.
        guard end < line.count, line[end] == 0x20, end + 1 < line.count else { return true }
        if known.contains(hash(line[..<end])) { return true }
        guard first.isASCIICapital else {
            return line.count < longestLogin && line.contains(where: \.isASCIIDigit)
        }
        let next = line[(end + 1)...].prefix { $0 != 0x20 }
        return next.first.map { !$0.isASCIISmall } ?? true || particles.contains(hash(next))
    }

    /// Whether a date, or a word that announces something, is in it at all.
    private static func couldState(_ line: LineBytes) -> Bool {
        if line.first == UInt8(ascii: "#") { return true }
        var hash = WordFilter.seed
        var isInWord = false
        var marks = 0
        var previous: UInt8 = 0
        for byte in line {
            if byte >= 0x80 { return true }
            // `4. 6. 2020`: a blank may stand behind a mark.
            if byte.isASCIIBlank, "-/.".utf8.contains(previous) { continue }
            if byte.isASCIILetter || byte == UInt8(ascii: "'") {
                hash = WordFilter.step(hash, byte.isASCIILetter ? byte | 0x20 : byte)
                isInWord = true
            } else if isInWord {
                if stating.contains(hash) { return true }
                hash = WordFilter.seed
                isInWord = false
            }
            // `2020-06-04`, `4.6.2020`: two marks with digits around them.
            if byte.isASCIIDigit, "-/.".utf8.contains(previous) { marks += 1 }
            if marks == 2 { return true }
            if !byte.isASCIIDigit, !("-/.".utf8.contains(byte) && previous.isASCIIDigit) { marks = 0 }
            previous = byte
        }
        return isInWord && stating.contains(hash)
    }

    private static func hash(_ word: Slice<LineBytes>) -> UInt32 {
        word.reduce(WordFilter.seed) { WordFilter.step($0, $1.isASCIILetter ? $1 | 0x20 : $1) }
    }

    private static let stating = WordFilter(Array(BylineVocabulary.phrases.keys) + MonthNames.all)
    private static let known = WordFilter(
        Array(BylineVocabulary.phrases.keys) + MonthNames.all + Array(BylineVocabulary.weekdays))
    private static let particles = WordFilter(BylineVocabulary.nameParticles)
}
