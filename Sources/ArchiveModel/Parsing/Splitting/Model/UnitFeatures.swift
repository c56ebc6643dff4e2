/// What is known of each line of a document, as rows of the table of weights.
///
/// Every feature is a small number of cases; the rows of a line say which case of each holds. No feature knows a word of a language but
/// the last one, which says what the wordings that Dossier knows make of the line.
package struct UnitFeatures: Sendable {
    /// For each unit its rows in their order.
    package private(set) var rows: [[UInt16]] = []
    /// For each unit a hash of each kind; zero where it has none of that kind, or is text.
    private var skeletons: [[UInt64]] = []

    private var row = Rows()

    package init(of bytes: [UInt8]) {
        let source = SourceText(bytes)
        self.init(LineUnits(source, joined: LineReflow.lines(of: source)))
    }

    init(_ units: LineUnits) {
        let recurrence = UnitRecurrence(units.units)
        let page = PageShape(units.units, recurrence)
        let alignment = Alignment(units.units, recurrence, page)
        rows.reserveCapacity(units.units.count)
        for index in units.units.indices {
            row.begin()
            let unit = units.units[index]
            let width = Self.bucket(unit.shape.columns, Self.widths)
            addForm(unit, width)
            addPlace(index, unit, page, recurrence, width)
            if recurrence.isText(unit) {
                row.skip(Self.recurrenceFeatures)
            } else {
                addRecurrence(index, recurrence, width)
            }
            addDocument(page, recurrence, width)
            for place in alignment.places[index] { row.add(place, of: Alignment.places) }
            addWording(units.store.withBytes(unit.range) { Self.wording($0) })
            rows.append(row.rows)
            skeletons.append(
                recurrence.isText(unit)
                    ? [] : (0..<UnitRecurrence.kinds).map { UnitRecurrence.hash($0, index, units.units) })
        }
    }

    /// Rows of the table of weights.
    package static let rowCount: Int = {
        let text = Array("One line\nand another one.\n".utf8)
        let source = SourceText(text)
        var features = UnitFeatures(LineUnits(source, joined: source))
        return features.row.next
    }()

    private static let widths = [4, 9, 16, 24, 32, 40, 50, 60, 70, 85, 100, 130, 180, 300, 600]
    private static let wordCounts = [1, 2, 3, 4, 6, 8, 10, 13, 18, 30]
    private static let ratios = [0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.85, 1.2, 2]

    private static func bucket<Number: Comparable>(_ value: Number, _ limits: [Number]) -> Int {
        limits.firstIndex { value < $0 } ?? limits.count
    }
}

extension UnitFeatures {
    private static let labels = LineLabel.count
    private static let shares = 3
    /// Rows behind those of a first look: what the line was taken for, and what lines of its form were.
    package static let agreementRowCount =
        labels + UnitRecurrence.kinds * (labels * shares + 1) + UnitRecurrence.kinds + 1

    /// The rows of each unit for a second look, with those that tell what the first one made of the line and of lines like it.
    package func rows(after first: [LineLabel]) -> [[UInt16]] {
        var tallies = [[UInt64: [Int]]](repeating: [:], count: UnitRecurrence.kinds)
        for (unit, hashes) in skeletons.enumerated() {
            for (kind, hash) in hashes.enumerated() where hash != 0 {
                tallies[kind][hash, default: [Int](repeating: 0, count: Self.labels)][Int(first[unit].rawValue)] += 1
            }
        }
        return rows.indices.map { unit in
            var row = Rows(from: Self.rowCount)
            let own = Int(first[unit].rawValue)
            row.add(own, of: Self.labels)
            var agreeing = 0
            for kind in 0..<UnitRecurrence.kinds {
                let cases = Self.labels * Self.shares + 1
                guard skeletons[unit].indices.contains(kind), var tally = tallies[kind][skeletons[unit][kind]] else {
                    row.skip(cases)
                    continue
                }
                tally[own] -= 1
                let total = tally.reduce(0, +)
                guard total > 0, let label = tally.indices.max(by: { tally[$0] < tally[$1] }) else {
                    row.add(cases - 1, of: cases)
                    continue
                }
                let share = tally[label] * 10 >= total * 9 ? 2 : tally[label] * 10 >= total * 6 ? 1 : 0
                row.add(label * Self.shares + share, of: cases)
                if label == own { agreeing += 1 }
            }
            row.add(agreeing, of: UnitRecurrence.kinds + 1)
            return rows[unit] + row.rows
        }
    }
}

/// The rows of one line; each feature takes as many numbers as it has cases.
private struct Rows: Sendable {
    private(set) var rows: [UInt16] = []
    private(set) var next = 0

    init(from first: Int = 0) { next = first }

    mutating func begin() {
        rows = []
        next = 0
    }

    mutating func add(_ value: Int, of cases: Int) {
        rows.append(UInt16(next + min(max(0, value), cases - 1)))
        next += cases
    }

    /// For features that say nothing of this line.
    mutating func skip(_ cases: Int) { next += cases }

    mutating func add(_ holds: Bool) {
        if holds { rows.append(UInt16(next)) }
        next += 1
    }
}

extension UnitFeatures {
    private static let edges = EdgeClass.allCases.count

    /// What the line looks like, alone.
    private mutating func addForm(_ unit: LineUnits.Unit, _ width: Int) {
        let shape = unit.shape
        let widthCases = Self.widths.count + 1
        row.add(0, of: 1)
        row.add(width, of: widthCases)
        let words = shape.wideLetters > shape.words ? shape.wideLetters / 2 : shape.words
        let wordCount = Self.bucket(words, Self.wordCounts.map { $0 + 1 })
        row.add(wordCount, of: Self.wordCounts.count + 1)
        let letterCase = Self.letterCase(shape)
        row.add(letterCase, of: Self.letterCases)
        row.add(shape.first.rawValue, of: Self.edges)
        row.add(shape.last.rawValue, of: Self.edges)
        row.add(Self.digits(shape), of: 5)
        row.add(shape.hasYear)
        row.add(shape.hasNumericDate)
        row.add(shape.hasTime)
        row.add(shape.saysDate && words <= 8)
        row.add(shape.isAddress)
        row.add(shape.isEnumerated)
        row.add(shape.isRule)
        row.add(shape.bindsLastWord)
        row.add(shape.labelWords, of: 5)
        row.add(shape.labelWords > 0 && shape.labelIsUpper)
        row.add(min(3, shape.separators), of: 4)
        row.add(min(3, shape.stops), of: 4)
        row.add(min(2, unit.lineCount - 1), of: 3)
        row.add(shape.first == .quotation && shape.last == .quotation)
        row.add(shape.first == .openBracket && shape.last == .closeBracket)
        row.add(Self.namesOnly(shape))
        // Together they tell more than each.
        row.add(width * Self.edges + shape.last.rawValue, of: widthCases * Self.edges)
        row.add(wordCount * Self.letterCases + letterCase, of: (Self.wordCounts.count + 1) * Self.letterCases)
        row.add(shape.first.rawValue * Self.edges + shape.last.rawValue, of: Self.edges * Self.edges)
    }

    private static let letterCases = 8

    private static func letterCase(_ shape: UnitShape) -> Int {
        let cased = shape.capitalWords + shape.upperWords + shape.smallWords
        if cased == 0 { return shape.letters == 0 ? 0 : 1 }
        if shape.upperWords == cased { return 2 }
        if shape.smallWords == cased { return 3 }
        let share = Double(shape.capitalWords + shape.upperWords) / Double(cased)
        if share == 1 { return 4 }
        return share > 0.6 ? 5 : share > 0.3 ? 6 : 7
    }

    private static func digits(_ shape: UnitShape) -> Int {
        guard shape.digits > 0 else { return 0 }
        if shape.digits >= shape.letters { return 4 }
        return shape.digits <= 2 ? 1 : shape.digits <= 4 ? 2 : 3
    }

    /// Two to five words with capitals, or names in capitals, and no end of a sentence.
    private static func namesOnly(_ shape: UnitShape) -> Bool {
        (2...5).contains(shape.words) && shape.smallWords <= 1 && shape.digits == 0
            && shape.capitalWords + shape.upperWords >= 2 && shape.last != .fullStop && shape.last != .question
    }
}

extension UnitFeatures {
    /// Where the line stands: on its page, and in the document.
    private mutating func addPlace(
        _ index: Int, _ unit: LineUnits.Unit, _ page: PageShape, _ recurrence: UnitRecurrence, _ width: Int
    ) {
        let widthCases = Self.widths.count + 1
        let before = page.gap(unit.gapBefore)
        let after = page.gap(unit.gapAfter)
        row.add(min(4, unit.gapBefore), of: 5)
        row.add(before, of: 4)
        row.add(after, of: 4)
        row.add(before * 4 + after, of: 16)
        row.add(before * widthCases + width, of: 4 * widthCases)
        row.add(page.indent(unit), of: 5)
        row.add(page.isCentred(unit))
        row.add(Self.bucket(Double(unit.shape.columns) / Double(max(1, page.usualText)), Self.ratios), of: 10)
        row.add(min(index, 5), of: 6)
        row.add(min(page.unitCount - 1 - index, 5), of: 6)
        let textBefore = recurrence.textBefore[index]
        let total = recurrence.textBefore[page.unitCount]
        row.add(textBefore == 0)
        row.add(total - textBefore == 0)
        row.add(recurrence.isText(unit))
        // Lines since text ended, and until it begins.
        row.add(page.sinceText[index], of: 8)
        row.add(page.untilText[index], of: 8)
        row.add(page.sinceText[index] * 8 + page.untilText[index], of: 64)
        row.add(page.textAbove[index], of: 4)
        row.add(page.textBelow[index], of: 4)
    }

    /// What the document is like, for each of its lines.
    private mutating func addDocument(_ page: PageShape, _ recurrence: UnitRecurrence, _ width: Int) {
        let period = Self.bucket(recurrence.period, [2, 3, 4, 6, 10])
        row.add(period, of: 6)
        row.add(recurrence.anchors.count, of: 4)
        row.add(Self.bucket(page.textShare, [0.1, 0.2, 0.35, 0.5, 0.7]), of: 6)
        row.add(period * 16 + width, of: 6 * 16)
    }

    /// Cases of `addRecurrence`.
    fileprivate static let recurrenceFeatures = (UnitShape.Skeleton.allCases.count + 2) * (5 * 2 + 3) + 6 + 6 * 16

    /// How the line recurs, with text between.
    private mutating func addRecurrence(_ index: Int, _ recurrence: UnitRecurrence, _ width: Int) {
        let total = max(1, recurrence.textBefore[recurrence.textBefore.count - 1])
        var best = 0
        for kind in 0..<UnitRecurrence.kinds {
            let occurrence = recurrence.occurrence(kind, of: index)
            let count = Self.bucket(occurrence.count, [2, 3, 5, 9])
            let reach =
                recurrence.textBefore[min(occurrence.lastUnit, recurrence.textBefore.count - 1)]
                - recurrence.textBefore[occurrence.firstUnit]
            let isSpread = reach * 2 > total
            row.add(count * 2 + (isSpread ? 1 : 0), of: 10)
            let ratio = Double(occurrence.count) / Double(max(1, recurrence.period))
            let fits = recurrence.period < 2 ? 0 : ratio > 0.75 && ratio < 1.34 ? 2 : 1
            row.add(fits, of: 3)
            if fits == 2 { best += 1 }
        }
        row.add(Self.bucket(best, [1, 2, 3, 5, 8]), of: 6)
        row.add(Self.bucket(best, [1, 2, 3, 5, 8]) * 16 + width, of: 6 * 16)
    }
}

extension UnitFeatures {
    private static let wordings = 8

    /// What the wordings that Dossier knows make of a line.
    private static func wording(_ line: LineBytes) -> Int {
        guard line.count <= UnitShape.longest else { return 0 }
        if BoilerplateVocabulary.related(in: line) != nil { return 1 }
        if let kind = BoilerplateVocabulary.kind(of: line) { return kind.endsArticle ? 2 : 3 }
        guard let byline = BylineReader.read(line) else { return 0 }
        if byline.published != nil { return byline.authors.isEmpty ? 4 : 5 }
        return byline.authors.isEmpty ? 6 : 7
    }

    private mutating func addWording(_ kind: Int) { row.add(kind, of: Self.wordings) }
}
