/// Where articles begin in a document that separates them with a sign of its own: wide gaps, drawn lines, counters.
///
/// What stands behind each of the separators has to be of one form, so that no scene break in one article cuts it.
struct SeparatedStarts {
    /// First units of the articles; empty where nothing separates any.
    private(set) var units: [Int] = []
    /// Whether the separators count the articles: 1, 2, 3.
    private(set) var areCounted = false

    private let document: LineUnits

    init(_ document: LineUnits) {
        self.document = document
        if let counters = counters ?? only.map({ [$0] }) {
            (units, areCounted) = (counters, true)
            return
        }
        if let dated {
            units = dated
            return
        }
        if let numbered {
            (units, areCounted) = (numbered, true)
            return
        }
        for starts in [behindWideGaps, behindRules].compactMap({ $0 }) {
            guard let articles = articles(startingAt: starts) else { continue }
            (units, areCounted) = articles
            return
        }
    }

    private func shape(_ unit: Int) -> UnitShape { document.units[unit].shape }

    /// A line that could be a title or stand over one.
    private func isShort(_ unit: Int) -> Bool {
        let shape = shape(unit)
        return shape.columns <= Self.shortLine && !shape.isRule && (shape.last != .fullStop || shape.words <= 3)
    }

    private func hasText(_ range: Range<Int>) -> Bool {
        range.contains { unit in
            let shape = shape(unit)
            return document.units[unit].lineCount > 1 || shape.columns >= Self.longText
                || shape.columns >= Self.textLine && (shape.stops > 0 || Self.ends.contains(shape.last))
        }
    }

    private static let ends: Set<EdgeClass> = [.fullStop, .wideStop, .question, .quotation, .ellipsis]

    // MARK: Separators

    /// Gaps that are at least two blank lines wider than those between paragraphs.
    private var behindWideGaps: [Int]? {
        let gaps = document.units.dropFirst().map(\.gapBefore)
        guard let widest = gaps.max(), widest >= Self.wideGap else { return nil }
        let paragraphs = gaps.filter { $0 > 0 && $0 < widest - 1 }.max() ?? 0
        guard paragraphs <= widest - 2 else { return nil }
        return document.units.indices.dropFirst().filter { document.units[$0].gapBefore >= widest - 1 }
    }

    /// Drawn lines that are all the same and recur.
    private var behindRules: [Int]? {
        let whole = UnitShape.Skeleton.whole.rawValue
        var places: [UInt64: [Int]] = [:]
        for unit in document.units.indices where shape(unit).isRule && shape(unit).letters == 0 {
            guard shape(unit).columns >= Self.ruleColumns else { continue }
            places[shape(unit).hashes[whole], default: []].append(unit)
        }
        // A title is underlined tight; a separator stands apart.
        let apart = places.values.filter { $0.allSatisfy { stands($0, apartIn: document) } }
        return apart.max { ($0.count, $1[0]) < ($1.count, $0[0]) }?
            .map { $0 + 1 }.filter { $0 < document.units.count }
    }

    private func stands(_ unit: Int, apartIn document: LineUnits) -> Bool {
        unit == 0 || document.units[unit].gapBefore > 0 || shape(unit - 1).columns >= Self.textLine
    }

    /// Short lines of one wording that count 1, 2, 3 and so on, each with a short line behind it and text before the next one.
    private var counters: [Int]? {
        let blanked = UnitShape.Skeleton.digitsBlanked.rawValue
        var places: [UInt64: [Int]] = [:]
        for unit in document.units.indices {
            let shape = shape(unit)
            guard shape.digits > 0, shape.digits <= 10, shape.words <= 6, shape.columns <= Self.shortLine,
                !shape.saysDate, !shape.hasTime
            else { continue }
            places[shape.hashes[blanked], default: []].append(unit)
        }
        return places.values.filter { $0.count > 1 && count($0) }.max { ($0.count, $1[0]) < ($1.count, $0[0]) }
    }

    /// `1 of 1 DOCUMENTS`: the export holds one article; `Current Document: 1-1` may stand on its cover.
    private var only: Int? {
        document.units.indices.last { unit in
            let shape = shape(unit)
            guard shape.digits == 2, shape.letters > 0, (3...6).contains(shape.words), shape.columns <= Self.shortLine
            else { return false }
            let line = document.store.text(document.units[unit].range)
            return Self.isOneOfOne(line) && !hasText(0..<unit)
                && hasText(unit + 1..<document.units.count)
        }
    }

    /// `1 of 1`, in any language: a small word or a slash between the numbers, and no team that scored.
    private static func isOneOfOne(_ line: String) -> Bool {
        guard line.split(whereSeparator: { !$0.isASCIIDigit }) == ["1", "1"], let first = line.firstIndex(of: "1"),
            let last = line.lastIndex(of: "1")
        else { return false }
        let between = line[line.index(after: first)..<last].split(separator: " ")
        return between.count == 1
            && (between[0] == "/" || between[0].count <= 4 && between[0].allSatisfy { $0.isLetter && !$0.isUppercase })
    }

    /// Titles behind dates in their lines, as journals write them, each with text below.
    private var dated: [Int]? {
        let starts = document.units.indices.filter { unit in
            let shape = shape(unit)
            guard shape.saysDate, [.digit, .openBracket].contains(shape.first),
                unit == 0 || document.units[unit].gapBefore > 0, shape.columns <= Self.shortLine, shape.words > 3
            else { return false }
            let line = document.store.text(document.units[unit].range)
            let date = TitleDress.dateLength(line)
            return date > 0 && line.dropFirst(date).count(where: \.isLetter) >= Self.lettersOfTitle
        }
        guard let first = starts.first, starts.count > 1, !hasText(0..<first),
            Set(starts.map { shape($0).first }).count == 1
        else { return nil }
        let ends = starts.dropFirst() + [document.units.count]
        return zip(starts, ends).allSatisfy { hasText($0 + 1..<$1) } ? starts : nil
    }

    /// Titles that are numbered 1, 2, 3 from the top of the document, each with a short line of its own under it, and text below.
    private var numbered: [Int]? {
        var starts: [Int] = []
        for unit in document.units.indices where shape(unit).isEnumerated && isShort(unit) {
            if number(at: unit) == starts.count + 1 { starts.append(unit) }
        }
        guard starts.count > 1, !hasText(0..<starts[0]) else { return nil }
        let ends = starts.dropFirst() + [document.units.count]
        let areWhole = zip(starts, ends).allSatisfy { start, end in
            start + 1 < end && shape(start + 1).columns <= Self.fieldColumns && shape(start + 1).last != .fullStop
                && document.units[start + 1].lineCount == 1 && hasText(start + 2..<max(start + 2, end))
        }
        return areWhole ? starts : nil
    }

    /// Heads of pages count too, and stand anywhere in the text.
    private func count(_ places: [Int]) -> Bool {
        for (index, unit) in places.enumerated() where number(at: unit) != index + 1 { return false }
        let ends = places.dropFirst() + [document.units.count]
        let followed = places.count { $0 + 1 < document.units.count && isShort($0 + 1) }
        return followed * 10 >= places.count * 9 && !hasText(0..<places[0])
            && zip(places, ends).allSatisfy { hasText($0 + 1..<$1) }
    }

    /// The first number of a line.
    private func number(at unit: Int) -> Int? {
        document.store.withBytes(document.units[unit].range) { line in
            guard let start = line.firstIndex(where: \.isASCIIDigit) else { return nil }
            let digits = line[start...].prefix { $0.isASCIIDigit }
            return digits.count > 5 ? nil : digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        }
    }

    // MARK: What stands behind them

    private func articles(startingAt separated: [Int]) -> ([Int], Bool)? {
        guard !separated.isEmpty, separated.allSatisfy(isShort) else { return nil }
        var starts = separated
        if let first = first(before: separated) { starts.insert(first, at: 0) }
        guard starts.count > 1 else { return nil }
        let ends = starts.dropFirst() + [document.units.count]
        let pieces = zip(starts, ends).map { $0..<$1 }
        // Behind the last separator a page may end.
        guard pieces.dropLast().allSatisfy({ hasText($0.dropFirst()) }) else { return nil }
        if let last = pieces.last, !hasText(last.dropFirst()) { starts.removeLast() }
        guard starts.count > 1 else { return nil }
        if starts.indices.allSatisfy({ shape(starts[$0]).isEnumerated && number(at: starts[$0]) == $0 + 1 }) {
            return (starts, true)
        }
        return areDressedAlike(starts) ? (starts, false) : nil
    }

    /// The first article has no separator over it; a menu may stand there.
    private func first(before separated: [Int]) -> Int? {
        let head = 0..<separated[0]
        guard hasText(head) else { return nil }
        return head.first { unit in
            isShort(unit)
                && (isDressed(unit, as: separated[0])
                    || (1...Self.headLines).contains { isAlike(unit + $0, separated[0] + $0) })
        }
    }

    private func areDressedAlike(_ starts: [Int]) -> Bool {
        starts.dropFirst().allSatisfy { isDressed($0, as: starts[0]) }
            || (1...Self.headLines).contains { distance in
                starts.dropFirst().allSatisfy { isAlike($0 + distance, starts[0] + distance) }
            }
    }

    /// Whether lines under two titles say the same, or are both drawn, or both have a date.
    private func isAlike(_ unit: Int, _ other: Int) -> Bool {
        guard max(unit, other) < document.units.count else { return false }
        let (own, others) = (shape(unit), shape(other))
        guard max(own.columns, others.columns) <= Self.shortLine else { return false }
        if own.isRule || others.isRule { return own.isRule && others.isRule && own.first == others.first }
        if own.hasNumericDate && others.hasNumericDate { return true }
        return [UnitShape.Skeleton.digitsBlanked, .label].contains { kind in
            own.hashes[kind.rawValue] != 0 && own.hashes[kind.rawValue] == others.hashes[kind.rawValue]
        }
    }

    /// Whether two lines have the same word before a colon, the same signs around them, or are both numbered.
    private func isDressed(_ unit: Int, as other: Int) -> Bool {
        let (own, others) = (shape(unit), shape(other))
        let label = UnitShape.Skeleton.label.rawValue
        if own.hashes[label] != 0, own.hashes[label] == others.hashes[label] { return true }
        if own.isEnumerated && others.isEnumerated { return true }
        let signs: Set<EdgeClass> = [.quotation, .openBracket, .bullet, .hash]
        return signs.contains(own.first) && own.first == others.first
            && (own.last == others.last || [.bullet, .hash].contains(own.first))
    }

    private static let shortLine = 160
    /// Lines under a title that tell it from a line of text.
    private static let headLines = 3
    private static let textLine = 60
    private static let lettersOfTitle = 8
    private static let longText = 160
    private static let fieldColumns = 70
    private static let wideGap = 2
    private static let ruleColumns = 3
}
