/// Joins the lines of documents that were wrapped at a fixed width; others keep a paragraph a line.
enum LineReflow {
    static func documentLines(_ source: SourceText) -> [DocumentLine] {
        let lines = source.lines.map { (text: $0.text.trimmingBlanks(), byteRange: $0.byteRange) }
        guard isHardWrapped(lines.map(\.text)) else {
            return lines.map { DocumentLine($0.text, byteRange: $0.byteRange) }
        }
        var joined: [(text: String, byteRange: Range<Int>)] = []
        for (index, line) in lines.enumerated() {
            if index > 0, continues(lines[index - 1].text, line.text), let last = joined.last {
                joined[joined.count - 1] = (
                    last.text + " " + line.text, last.byteRange.lowerBound..<line.byteRange.upperBound
                )
            } else {
                joined.append(line)
            }
        }
        return joined.map { DocumentLine($0.text, byteRange: $0.byteRange) }
    }

    /// At the margin a wrapped line stops anywhere in its sentence, and the next goes on in lower case.
    private static func isHardWrapped(_ lines: [String]) -> Bool {
        var pairs = 0
        var broken = 0
        var long = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
            pairs += 1
            if line.utf8.count > 110 { long += 1 }
            if line.utf8.count > 40, next.first?.isSmall == true,
                line.last.map({ $0.isWordLetter || $0 == "," }) == true
            {
                broken += 1
            }
        }
        return broken >= 3 && broken * 4 >= pairs && long * 20 <= pairs
    }

    private static func continues(_ line: String, _ next: String) -> Bool {
        guard !line.isEmpty, let first = next.first, line.utf8.count > 40 else { return false }
        return !"•*-".contains(first) || next.dropFirst().first != " "
    }
}

extension String {
    /// Without blanks, no-break spaces and invisible marks at both ends.
    func trimmingBlanks() -> String {
        if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last) {
            return self
        }
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" || scalar == "\u{2060}"
        }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// Runs of blanks, no-break spaces included, become one space.
    func foldingBlanks() -> String {
        hasOddBlanks ? split { $0.isBlank }.joined(separator: " ") : self
    }

    /// Whether a blank is something else than one space between two words.
    private var hasOddBlanks: Bool {
        var previous: UInt8 = 0x20
        var beforePrevious: UInt8 = 0
        for byte in utf8 {
            switch byte {
            case 0x20: if previous == 0x20 { return true }
            case 0x09...0x0D: return true
            case 0xA0, 0x85: if previous == 0xC2 { return true }
            // U+2000–200A, U+2028, U+2029, U+202F, U+205F, U+3000, and U+1680.
            case 0x80...0x8A, 0xA8, 0xA9, 0xAF, 0x9F:
                if previous == 0x80, beforePrevious == 0xE2 || beforePrevious == 0xE3 { return true }
                if previous == 0x81, beforePrevious == 0xE2 { return true }
                if previous == 0x9A, beforePrevious == 0xE1 { return true }
            default: break
            }
            beforePrevious = previous
            previous = byte
        }
        return previous == 0x20
    }
}
