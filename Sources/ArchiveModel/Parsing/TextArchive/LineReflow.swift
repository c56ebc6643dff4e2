/// Joins the lines of documents that were wrapped at a fixed width; others keep a paragraph a line.
enum LineReflow {
    /// The lines without blanks at their ends.
    static func lines(of source: SourceText) -> SourceText {
        var source = source
        source.replaceLines { store, lines in
            let lines = lines.map { line in
                let trimmed = store.withBytes(line.range) { $0.trimmedRange }
                let start = line.range.lowerBound
                return SourceText.Line(
                    range: start + trimmed.lowerBound..<start + trimmed.upperBound, byteOffset: line.byteOffset)
            }
            return isHardWrapped(lines, store) ? joined(lines, &store) : lines
        }
        return source
    }

    private static func joined(_ lines: [SourceText.Line], _ store: inout TextStore) -> [SourceText.Line] {
        var joined: [SourceText.Line] = []
        var index = 0
        while index < lines.count {
            var end = index + 1
            while end < lines.count, continues(lines[end - 1], lines[end], store) { end += 1 }
            var line = lines[index]
            if end > index + 1 {
                var text: [UInt8] = []
                for part in index..<end {
                    if part > index { text.append(0x20) }
                    store.withBytes(lines[part].range) { text.append(contentsOf: $0) }
                }
                line.range = store.append(text)
            }
            joined.append(line)
            index = end
        }
        return joined
    }

    /// At the margin a wrapped line stops anywhere in its sentence, and the next goes on in lower case.
    private static func isHardWrapped(_ lines: [SourceText.Line], _ store: TextStore) -> Bool {
        var pairs = 0
        var broken = 0
        var long = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !line.range.isEmpty && !next.range.isEmpty {
            pairs += 1
            if line.range.count > 110 { long += 1 }
            if line.range.count > 40, store.withBytes(next.range, { $0.firstCharacter?.isSmall == true }),
                store.withBytes(line.range, { $0.lastCharacter.map { $0.isWordLetter || $0 == "," } == true })
            {
                broken += 1
            }
        }
        return broken >= 3 && broken * 4 >= pairs && long * 20 <= pairs
    }

    private static func continues(_ line: SourceText.Line, _ next: SourceText.Line, _ store: TextStore) -> Bool {
        guard line.range.count > 40, !next.range.isEmpty else { return false }
        return store.withBytes(next.range) { bytes in
            guard let first = bytes.firstCharacter, "•*-".contains(first) else { return true }
            return bytes.string.dropFirst().first != " "
        }
    }
}

extension String {
    /// Without blanks, no-break spaces and invisible marks at both ends.
    func trimmingBlanks() -> String {
        if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last) {
            return self
        }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.isInvisible }),
            let end = scalars.lastIndex(where: { !$0.isInvisible })
        else { return "" }
        return String(scalars[start...end])
    }
}
