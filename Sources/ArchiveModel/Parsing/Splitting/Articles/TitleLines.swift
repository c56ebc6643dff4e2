/// Which lines of each article are its title.
///
/// The labels say where titles stand. Which of the lines there says most, and says what no other article says, is decided with the
/// whole document in view.
struct TitleLines {
    private let units: LineUnits
    private let labels: [LineLabel]
    /// How often each wording stands around texts, numbers apart.
    private var wordings: [UInt64: Int] = [:]
    /// How often each word with a colon begins a line around texts.
    private var fieldLabels: [UInt64: Int] = [:]
    private let pieceCount: Int
    /// Whether most lines that are labelled as titles hold a date: then they say where the article came out, and no title does.
    private var areDated = false
    /// What most titles wear: a number, a sign, quotation marks; nil where they wear nothing, or each something else.
    private var dress: [String]?

    init(_ units: LineUnits, _ labels: [LineLabel], _ pieces: [DocumentSplit.Piece]) {
        self.units = units
        self.labels = labels
        pieceCount = pieces.count
        for unit in units.units.indices where Self.around.contains(labels[unit]) {
            let hashes = units.units[unit].shape.hashes
            wordings[hashes[UnitShape.Skeleton.digitsBlanked.rawValue], default: 0] += 1
            let label = hashes[UnitShape.Skeleton.label.rawValue]
            if label != 0 { fieldLabels[label, default: 0] += 1 }
        }
        let first = pieces.compactMap { piece in piece.title.first { !shape($0).isRule } }
        areDated = first.count > 1 && first.count(where: isDated) * 10 >= first.count * 7
        let dresses = Dictionary(grouping: first.compactMap(dress(of:))) { $0 }
        dress = dresses.first { $0.value.count > 2 && $0.value.count * 10 >= first.count * 6 }?.key
    }

    /// Nil where the line wears nothing.
    private func dress(of unit: Int) -> [String]? {
        let shape = shape(unit)
        guard shape.columns <= Self.longLine, shape.first != .capital, shape.first != .small else { return nil }
        let look = TitleDress.look(of: units.store.text(units.units[unit].range))
        return look.allSatisfy(\.isEmpty) ? nil : look
    }

    private static let around: Set<LineLabel> = [.title, .above, .under, .foot, .separator, .runningHead]

    /// The units that are the title of a piece: one line, or two where the first one goes on.
    func of(_ piece: DocumentSplit.Piece) -> [Int] {
        var candidates = piece.title.filter { !shape($0).isRule }.map { (unit: $0, merit: merit($0)) }
        let isDressed = dress == nil || candidates.contains { dress(of: $0.unit) == dress }
        if !isDressed || !candidates.contains(where: { $0.merit >= Self.plain }) {
            candidates += neighbours(of: piece).map { (unit: $0, merit: merit($0)) }
        }
        // The first one of the best.
        guard let best = candidates.max(by: { ($0.merit, $1.unit) < ($1.merit, $0.unit) })?.unit else { return [] }
        if best > piece.units.lowerBound, [.above, .title].contains(labels[best - 1]), shape(best - 1).last == .colon,
            goesOn(best - 1, in: piece), merit(best - 1) >= Self.plain - 1
        {
            return [best - 1, best]
        }
        return Array(best...best + (goesOn(best, in: piece) ? 1 : 0))
    }

    private func shape(_ unit: Int) -> UnitShape { units.units[unit].shape }

    /// Other lines between the text above and the text below.
    private func neighbours(of piece: DocumentSplit.Piece) -> [Int] {
        var range = piece.title
        while range.lowerBound > piece.units.lowerBound, [.above, .separator].contains(labels[range.lowerBound - 1]) {
            range = range.lowerBound - 1..<range.upperBound
        }
        while range.upperBound < piece.units.upperBound, labels[range.upperBound] == .under {
            range = range.lowerBound..<range.upperBound + 1
        }
        return range.filter { !piece.title.contains($0) && !shape($0).isRule }
    }

    /// Whether the line needs the next one.
    private func goesOn(_ unit: Int, in piece: DocumentSplit.Piece) -> Bool {
        guard unit + 1 < piece.units.upperBound, [.title, .under].contains(labels[unit + 1]),
            units.units[unit].gapAfter == 0, !shape(unit + 1).isRule, merit(unit + 1) >= Self.plain
        else { return false }
        return shape(unit).last == .colon || shape(unit).last == .comma
            || shape(unit).columns >= Self.fullLine && labels[unit + 1] == .title && shape(unit + 1).first == .small
    }

    /// How much a line looks like the title among the lines at its place.
    private func merit(_ unit: Int) -> Int {
        let shape = shape(unit)
        let hashes = shape.hashes
        let words = max(shape.words, shape.wideLetters / 2)
        var merit = labels[unit] == .title ? 2 : 0
        merit += min(3, shape.letters / 12)
        if words == 1 { merit -= 2 }
        if shape.letters == 0 { merit -= 4 }
        if pieceCount > 2 {
            // Titles of a series differ by a number alone, as `12 comments` and `Page 3` do.
            if (wordings[hashes[UnitShape.Skeleton.digitsBlanked.rawValue]] ?? 0) > 1 {
                merit -= shape.digits > 0 && words >= Self.seriesWords ? 2 : 4
            }
            let label = hashes[UnitShape.Skeleton.label.rawValue]
            if label != 0, (fieldLabels[label] ?? 0) * 2 > pieceCount { merit -= 3 }
        }
        if shape.hasNumericDate || shape.hasTime || shape.hasYear && words <= Self.dateWords { merit -= 3 }
        if areDated, isDated(unit) { merit -= 4 }
        if shape.isAddress { merit -= 4 }
        if shape.separators >= 2 { merit -= 3 }
        if shape.stops > 0, shape.last == .fullStop || shape.last == .wideStop { merit -= 2 }
        if shape.last == .fullStop, words >= Self.sentenceWords { merit -= 2 }
        if shape.columns >= Self.longLine { merit -= 6 }
        if isByline(unit) { merit -= 4 }
        if dress != nil, dress(of: unit) == dress { merit += 6 }
        return merit
    }

    private func isByline(_ unit: Int) -> Bool {
        guard shape(unit).columns <= Self.fullLine * 2 else { return false }
        return units.store.withBytes(units.units[unit].range) { bytes in
            if let byline = BylineReader.read(bytes) { return !byline.authors.isEmpty || byline.published != nil }
            let tokens = LineTokens(bytes.string)
            return DateScanner(tokens).first().map { $0.range.count * 2 >= tokens.tokens.count } ?? false
        }
    }

    private func isDated(_ unit: Int) -> Bool {
        guard shape(unit).digits > 0, shape(unit).columns <= Self.fullLine * 3 else { return false }
        let tokens = LineTokens(units.store.text(units.units[unit].range))
        return DateScanner(tokens).first() != nil
    }

    /// What a line of two words has that nothing speaks against.
    private static let plain = 3
    private static let seriesWords = 4
    private static let dateWords = 4
    private static let sentenceWords = 7
    private static let fullLine = 50
    private static let longLine = 220
}
