/// What the articles of a document have in common: the forms of the lines around their texts.
struct CommonForms {
    private typealias Piece = DocumentSplit.Piece

    private let units: LineUnits
    private let labels: [LineLabel]
    private let pieces: [Piece]
    /// The forms of each article, and how many articles have a line of each form.
    private var forms: [Set<UInt64>] = []
    private var counts: [UInt64: Int] = [:]

    init(_ units: LineUnits, _ labels: [LineLabel], _ pieces: [DocumentSplit.Piece]) {
        self.units = units
        self.labels = labels
        self.pieces = pieces
        forms = pieces.map { piece in Set(piece.units.flatMap { forms(of: $0, in: piece) }) }
        for form in forms.joined() { counts[form, default: 0] += 1 }
        countBetween()
    }

    /// What stands between all articles needs not stand over the first one.
    private mutating func countBetween() {
        guard pieces.count > 2, labels.count(where: { $0 == .navigation }) < Self.linesOfMenus else { return }
        let between = pieces[1].units.filter { labels[$0] == .separator }
            .flatMap { forms(of: $0, in: pieces[1]) }.filter { counts[$0] == pieces.count - 1 }
        for form in between where forms[0].insert(form).inserted { counts[form] = pieces.count }
    }

    /// Nearly all archives have so much in common.
    static let full = 0.95
    private static let fewestOfLayout = 3
    /// Places at which the layout may change that are looked at.
    private static let mostChanges = 6
    /// Of so few articles, dates say nothing.
    private static let few = 4
    private static let linesOfMenus = 30
    /// Blank lines that separate more than paragraphs.
    private static let wideGap = 3
    /// Whether half of the articles have such a line.
    func isShared(_ unit: Int, in piece: DocumentSplit.Piece) -> Bool {
        forms(of: unit, in: piece).contains { (counts[$0] ?? 0) * 2 >= pieces.count }
    }

    /// The fields of an article that most others have too.
    func fields(of index: Int) -> Int {
        pieces[index].units.count { unit in
            [.above, .under, .foot].contains(labels[unit])
                && forms(of: unit, in: pieces[index]).contains { (counts[$0] ?? 0) * 10 >= pieces.count * 7 }
        }
    }

    /// Whether all articles share a line that has a date or is drawn, or two lines.
    var areMany: Bool {
        pieces.allSatisfy { piece in
            let shared = piece.units.filter { forms(of: $0, in: piece).contains { counts[$0] == pieces.count } }
            return shared.count > 1
                || shared.contains { unit in
                    let shape = units.units[unit].shape
                    return shape.isRule || shape.saysDate || units.units[unit].gapBefore >= Self.wideGap
                }
        }
    }
}

// MARK: How much it is

extension CommonForms {
    /// From 0 to 1, the mean of all articles, or of those before and behind a change of the layout.
    var measured: (support: Double, changeOfLayout: Int?) {
        guard pieces.count > 1 else { return (0, nil) }
        let support = pieces.indices.reduce(0) { $0 + likeness(of: $1) } / Double(pieces.count)
        guard support < Self.full else { return (support, nil) }
        let parts = changes.map {
            (change: $0, support: min(self.support(of: 0..<$0), self.support(of: $0..<pieces.count)))
        }
        guard let best = parts.max(by: { $0.support < $1.support }), best.support >= Self.full else {
            return (support, nil)
        }
        return (best.support, best.change)
    }

    /// Articles with which another layout may begin, the likeliest first.
    private var changes: [Int] {
        let places = Self.fewestOfLayout..<max(Self.fewestOfLayout, pieces.count - Self.fewestOfLayout + 1)
        // A new layout has little in common with what stands before it.
        return places.map { (place: $0, shared: forms[$0 - 1].intersection(forms[$0]).count) }
            .sorted { ($0.shared, $0.place) < ($1.shared, $1.place) }.prefix(Self.mostChanges).map(\.place)
    }

    /// Articles with a line of the same form, those of the commonest forms first.
    var kinds: [[Int]] {
        let common = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.mostKinds)
        return common.map { form in forms.indices.filter { forms[$0].contains(form.key) } }
    }

    private static let mostKinds = 6

    /// Of some articles among themselves.
    private func support(of range: Range<Int>) -> Double {
        var counts: [UInt64: Int] = [:]
        for form in forms[range].joined() { counts[form, default: 0] += 1 }
        let sum = forms[range].reduce(0) { $0 + Self.most($1, of: counts) }
        return sum / Double(range.count * (range.count - 1))
    }

    /// The largest share of the other articles that have a line of the same form.
    func likeness(of index: Int) -> Double {
        Self.most(forms[index], of: counts) / Double(pieces.count - 1)
    }

    /// Of all forms of an article, the number of other articles with the same one.
    private static func most(_ forms: Set<UInt64>, of counts: [UInt64: Int]) -> Double {
        forms.reduce(0.0) { most, form in
            let others = Double((counts[form] ?? 1) - 1)
            return max(most, others * (Self.worth[form] ?? 1))
        }
    }
}

// MARK: Forms

extension CommonForms {
    private func forms(of unit: Int, in piece: Piece) -> [UInt64] {
        let label = labels[unit]
        let shape = units.units[unit].shape
        let gap = units.units[unit].gapBefore
        if unit == piece.title.lowerBound, gap >= Self.wideGap { return [UInt64(gap)] }
        guard [.separator, .above, .under, .foot].contains(label) || label == .title && shape.isRule else { return [] }
        // The same gap over what stands over the title.
        let over = unit == piece.units.lowerBound && gap >= Self.wideGap ? [UInt64(gap)] : []
        let kinds: [UnitShape.Skeleton] = [.digitsBlanked, .label, .caseShape, .smallWords]
        return over + dated(unit) + underlined(unit, in: piece)
            + kinds.compactMap { kind in
                let hash = shape.hashes[kind.rawValue]
                return hash == 0 ? nil : (hash ^ UInt64(label.rawValue)) &* 31 &+ UInt64(kind.rawValue)
            }
    }

    /// A line with a date: the names in it, and how many they are, make its words differ from article to article.
    private func dated(_ unit: Int) -> [UInt64] {
        guard pieces.count > Self.few, units.units[unit].shape.saysDate, Self.fields.contains(labels[unit]) else {
            return []
        }
        return [Self.dated(labels[unit]), Self.datedAnywhere]
    }

    /// A rule as wide as the line over it, where the article has fields as well: headings within articles are underlined too.
    private func underlined(_ unit: Int, in piece: Piece) -> [UInt64] {
        let rule = units.units[unit]
        guard unit > piece.units.lowerBound, unit < piece.title.upperBound, rule.shape.isRule, rule.gapBefore == 0,
            abs(rule.shape.columns - units.units[unit - 1].shape.columns) <= 1,
            piece.units.contains(where: { Self.fields.contains(labels[$0]) })
        else { return [] }
        return [Self.underlinedTitle]
    }

    private static let fields: Set<LineLabel> = [.above, .under, .foot]

    private static func dated(_ label: LineLabel) -> UInt64 { 1 << 32 + UInt64(label.rawValue) }

    private static let datedAnywhere: UInt64 = 2 << 32
    private static let underlinedTitle: UInt64 = 3 << 32
    /// Of forms that say less than the same words do.
    ///
    /// Comments have dates as well, and sections have underlined headings: nothing is sure that has them alone in common, still less
    /// where the dates stand in different places.
    private static let worth: [UInt64: Double] = [
        dated(.above): 0.94, dated(.under): 0.94, dated(.foot): 0.94, datedAnywhere: 0.85, underlinedTitle: 0.94,
    ]
}
