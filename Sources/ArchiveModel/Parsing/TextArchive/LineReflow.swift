/// Joins the lines of documents that were wrapped at a fixed width; others keep a paragraph a line.
enum LineReflow {
    /// Lines at the head of a run that may each state something of their own: a title, who wrote it, when.
    private static let longestHead = 4

    /// The lines without blanks at their ends.
    static func lines(of source: SourceText) -> SourceText {
        var source = source
        source.replaceLines { store, lines in
            var measures: [LineWrap.Measure] = []
            measures.reserveCapacity(lines.count)
            let lines = lines.map { line in
                let trimmed = store.withBytes(line.range) { $0.trimmedRange }
                let start = line.range.lowerBound
                let range = start + trimmed.lowerBound..<start + trimmed.upperBound
                measures.append(
                    store.withBytes(range) { LineWrap.Measure($0, indent: range.isEmpty ? 0 : trimmed.lowerBound) })
                return SourceText.Line(range: range, byteOffset: line.byteOffset)
            }
            guard let wrap = LineWrap(measures) else { return lines }
            return Joining(wrap: wrap, lines: lines, measures: measures, store: store).joined(&store)
        }
        return source
    }
}

/// One pass over the lines of a wrapped document.
private struct Joining {
    let wrap: LineWrap
    let lines: [SourceText.Line]
    let measures: [LineWrap.Measure]
    let store: TextStore

    func joined(_ output: inout TextStore) -> [SourceText.Line] {
        var hyphens = DividedWords(lines.lazy.map { $0.range }, store)
        var joined: [SourceText.Line] = []
        var index = 0
        /// Where the lines without a blank one between them begin.
        var run = 0
        while index < lines.count {
            if measures[index].isBlank { run = index + 1 }
            var end = index + 1
            while end < lines.count, continues(end - 1, run: run) { end += 1 }
            var line = lines[index]
            if end > index + 1 { line.range = output.append(text(index..<end, &hyphens)) }
            joined.append(line)
            index = end
        }
        return joined
    }

    private func text(_ range: Range<Int>, _ hyphens: inout DividedWords) -> [UInt8] {
        var text: [UInt8] = []
        for part in range {
            store.withBytes(lines[part].range) { bytes in
                if part > range.lowerBound, !measures[part - 1].endsWide || !measures[part].beginsWide {
                    switch hyphens.join(text, bytes) {
                    case .blank: text.append(0x20)
                    case .hyphen: break
                    case .nothing: text.removeLast()
                    }
                }
                text.append(contentsOf: bytes)
            }
        }
        return text
    }

    /// Whether the paragraph of a line goes on in the next one.
    private func continues(_ index: Int, run: Int) -> Bool {
        let (line, next) = (measures[index], measures[index + 1])
        guard !line.isBlank, !next.isBlank, wrap.continues(line, next), !isRule(index), !isRule(index + 1),
            !isRow(index), !isRow(index + 1)
        else {
            return false
        }
        // The first line of a paragraph may stand back; what follows an item stands under its text.
        if next.indent >= line.indent + 2, !beginsItem(index) { return false }
        if beginsItem(index + 1) { return false }
        guard index - run < LineReflow.headLines else { return true }
        return !isByline(index) && !isByline(index + 1)
    }

    private func isByline(_ index: Int) -> Bool { store.withBytes(lines[index].range) { BylineReader.read($0) != nil } }

    /// A line drawn by one sign.
    private func isRule(_ index: Int) -> Bool {
        store.withBytes(lines[index].range) { bytes in
            guard bytes.count >= 3, let first = bytes.first, "=-*_#~.+".utf8.contains(first) else { return false }
            return bytes.allSatisfy { $0 == first || $0 == 0x20 }
        }
    }

    /// A menu: many short entries with a sign between.
    private func isRow(_ index: Int) -> Bool {
        store.withBytes(lines[index].range) { line in
            var (entries, start, offset) = (1, 0, 0)
            while offset < line.count {
                guard line[offset] == 0x20, let length = Self.lengthOfSign(line, offset + 1) else {
                    offset += 1
                    continue
                }
                guard offset - start <= Self.longestEntry else { return false }
                entries += 1
                offset += length + 2
                start = offset
            }
            return entries >= Self.fewestEntries && line.count - start <= Self.longestEntry
        }
    }

    private static let fewestEntries = 5
    /// UTF-8 bytes.
    private static let longestEntry = 24

    /// Bytes of a sign of a menu that has a blank behind it.
    private static func lengthOfSign(_ line: LineBytes, _ offset: Int) -> Int? {
        for sign in signsOfRows where line.count > offset + sign.count && line[offset + sign.count] == 0x20 {
            if line[offset..<offset + sign.count].elementsEqual(sign) { return sign.count }
        }
        return nil
    }

    private static let signsOfRows = ["|", "·", "•", "-", "/", ">"].map { Array($0.utf8) }

    private func beginsItem(_ index: Int) -> Bool {
        store.withBytes(lines[index].range) { bytes in
            guard let first = bytes.firstCharacter else { return false }
            if "•*-–‣◦·".contains(first) { return bytes.string.dropFirst().first == " " }
            let digits = bytes.prefix { $0.isASCIIDigit }.count
            guard (1...2).contains(digits), digits + 1 < bytes.count else { return false }
            return ".)".utf8.contains(bytes[digits]) && bytes[digits + 1] == 0x20 && wrap.width > 30
        }
    }
}

extension LineReflow {
    fileprivate static var headLines: Int { longestHead }
}

/// Words that were divided at the ends of lines.
///
/// A hyphen goes where the whole word stands elsewhere in the document, or where its parts are no words of it; it stays where the
/// word is written with it elsewhere.
private struct DividedWords {
    enum Joint { case blank, hyphen, nothing }

    private let ranges: [Range<Int>]
    private let store: TextStore
    /// Words of the document in lower case; made when the first divided word comes.
    private var words: Set<String>?

    init(_ ranges: some Sequence<Range<Int>>, _ store: TextStore) {
        self.ranges = Array(ranges)
        self.store = store
    }

    mutating func join(_ before: [UInt8], _ next: LineBytes) -> Joint {
        guard before.last == UInt8(ascii: "-"), before.count > 2, let first = next.firstCharacter, first.isSmall else {
            return .blank
        }
        let start = before.lastIndex { $0 == 0x20 }.map { $0 + 1 } ?? 0
        let opening = String(decoding: before[start...].dropLast(), as: UTF8.self).lowercased().trimmingMarks()
        let ending = next.string.prefix { $0.isWordLetter || $0 == "-" }.lowercased()
        guard let last = opening.last, last.isWordLetter, !ending.isEmpty else { return .hyphen }
        let known = words ?? allWords()
        words = known
        if known.contains(opening + ending) { return .nothing }
        if known.contains(opening + "-" + ending) { return .hyphen }
        let isCompound = known.contains(opening) && known.contains(String(ending)) && opening.count > 2
        return isCompound ? .hyphen : .nothing
    }

    private func allWords() -> Set<String> {
        var words: Set<String> = []
        for range in ranges {
            store.withBytes(range) { bytes in
                // The last word of a line may be a part of one.
                for word in bytes.string.lowercased().split(whereSeparator: { !$0.isWordLetter && $0 != "-" })
                where !word.hasSuffix("-") {
                    words.insert(String(word))
                }
            }
        }
        return words
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
