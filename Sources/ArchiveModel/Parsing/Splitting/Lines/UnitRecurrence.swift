/// Which lines of a document recur with text between them, how often, and what stands around those that do.
struct UnitRecurrence {
    /// How often a skeleton occurs with text between, and where.
    struct Occurrence {
        var count = 0
        /// Text before the last one that was counted.
        var textAtLast = 0
        var firstUnit = 0
        var lastUnit = 0
    }

    /// Columns from which a line is text, by the document's own paragraphs.
    let shortText: Int
    /// Columns of text before each unit, and behind the last one.
    private(set) var textBefore: [Int] = []
    /// Articles that the skeletons speak for; 1 where they speak for none.
    private(set) var period = 1
    /// What was found of each skeleton; where each unit has its own of each kind, −1 for none.
    private var found: [Occurrence] = []
    private var slots: [Int32] = []
    /// Units of the three skeletons that speak for the period most.
    private(set) var anchors: [[Int]] = []

    /// Of skeletons, those of the place among them.
    static let kinds = UnitShape.Skeleton.allCases.count + 2
    private static let mostAnchors = 3
    /// Columns within which the shortest text lies, whatever the document's paragraphs are.
    private static let shortTextColumns = 70...130

    init(_ units: [LineUnits.Unit]) {
        shortText = Self.shortText(units)
        var total = 0
        textBefore.reserveCapacity(units.count + 1)
        for unit in units {
            textBefore.append(total)
            if unit.shape.columns >= shortText { total += unit.shape.columns }
        }
        textBefore.append(total)
        count(units)
    }

    func isText(_ unit: LineUnits.Unit) -> Bool { unit.shape.columns >= shortText }

    /// Three tenths of the length that half of the text has.
    private static func shortText(_ units: [LineUnits.Unit]) -> Int {
        let lengths = units.map(\.shape.columns).sorted()
        let total = lengths.reduce(0, +)
        var sum = 0
        let median = lengths.first { length in
            sum += length
            return sum * 2 >= total
        }
        return min(max((median ?? 0) * 3 / 10, shortTextColumns.lowerBound), shortTextColumns.upperBound)
    }

    private mutating func count(_ units: [LineUnits.Unit]) {
        var tables = [[UInt64: Int]](repeating: [:], count: Self.kinds)
        var members: [[Int]] = []
        slots = [Int32](repeating: -1, count: units.count * Self.kinds)
        for (index, unit) in units.enumerated() {
            guard !isText(unit) else { continue }
            for kind in 0..<Self.kinds {
                let hash = Self.hash(kind, index, units)
                guard hash != 0 else { continue }
                if let slot = tables[kind][hash] {
                    slots[index * Self.kinds + kind] = Int32(slot)
                    guard textBefore[index] - found[slot].textAtLast >= shortText else { continue }
                    found[slot].count += 1
                    found[slot].textAtLast = textBefore[index]
                    found[slot].lastUnit = index
                    members[slot].append(index)
                } else {
                    tables[kind][hash] = found.count
                    slots[index * Self.kinds + kind] = Int32(found.count)
                    found.append(
                        Occurrence(count: 1, textAtLast: textBefore[index], firstUnit: index, lastUnit: index))
                    members.append([index])
                }
            }
        }
        period = Self.period(found)
        anchors = anchors(found, members)
    }

    /// How often the skeleton of a kind occurs that a unit has.
    func occurrence(_ kind: Int, of unit: Int) -> Occurrence {
        let slot = slots[unit * Self.kinds + kind]
        return slot < 0 ? Occurrence() : found[Int(slot)]
    }

    /// The skeletons of the line, then its place on the page, then the lengths of what stands around it.
    static func hash(_ kind: Int, _ index: Int, _ units: [LineUnits.Unit]) -> UInt64 {
        let unit = units[index]
        let own = UnitShape.Skeleton.allCases.count
        if kind < own { return unit.shape.hashes[kind] }
        if kind == own {
            return 1 + UInt64(min(unit.gapBefore, 9)) + UInt64(min(unit.gapAfter, 9)) * 10 + UInt64(
                min(unit.indent, 99)) * 100
        }
        func length(_ index: Int) -> UInt64 {
            guard units.indices.contains(index) else { return 9 }
            return UInt64(min(8, units[index].shape.columns / 20))
        }
        return 1 + length(index - 1) + length(index) * 10 + length(index + 1) * 100 + UInt64(unit.first.rawValue) * 1000
    }

    /// The number of occurrences that most recurring lines have, each as much as it recurs.
    private static func period(_ found: [Occurrence]) -> Int {
        var votes: [Int: Int] = [:]
        for occurrence in found where occurrence.count >= 2 { votes[occurrence.count, default: 0] += occurrence.count }
        return votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
    }

    /// Of skeletons that occur as often as the period wants, those that are spread most evenly.
    private func anchors(_ found: [Occurrence], _ members: [[Int]]) -> [[Int]] {
        guard period >= 2 else { return [] }
        let total = max(1, textBefore[textBefore.count - 1])
        var candidates: [(score: Double, units: [Int])] = []
        for (occurrence, units) in zip(found, members) where occurrence.count >= 2 {
            let ratio = Double(min(occurrence.count, period)) / Double(max(occurrence.count, period))
            let reach = Double(textBefore[occurrence.lastUnit] - textBefore[occurrence.firstUnit]) / Double(total)
            let score = ratio * (0.5 + reach)
            guard score > 0.5 else { continue }
            candidates.append((score, units))
        }
        candidates.sort { ($0.score, $1.units[0]) > ($1.score, $0.units[0]) }
        var anchors: [[Int]] = []
        for candidate in candidates where anchors.count < Self.mostAnchors {
            if !anchors.contains(where: { $0 == candidate.units }) { anchors.append(candidate.units) }
        }
        return anchors
    }
}

extension LineUnits.Unit {
    var first: EdgeClass { shape.first }
}
