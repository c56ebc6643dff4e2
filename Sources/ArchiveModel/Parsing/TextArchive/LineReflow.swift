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
            if line.count > 110 { long += 1 }
            if line.count > 40, next.first?.isLowercase == true, line.last.map({ $0.isLetter || $0 == "," }) == true {
                broken += 1
            }
        }
        return broken >= 3 && broken * 4 >= pairs && long * 20 <= pairs
    }

    private static func continues(_ line: String, _ next: String) -> Bool {
        guard !line.isEmpty, let first = next.first, line.count > 40 else { return false }
        return !"•*-".contains(first) || next.dropFirst().first != " "
    }
}

extension String {
    /// Without blanks, no-break spaces and invisible marks at both ends.
    func trimmingBlanks() -> String {
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
        split { $0.isWhitespace }.joined(separator: " ")
    }
}
