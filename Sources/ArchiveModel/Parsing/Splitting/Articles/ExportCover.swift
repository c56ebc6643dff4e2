/// What an export says of itself: how many articles it holds, and what was asked for.
struct ExportCover {
    /// The number of articles that the export announces.
    private(set) var count: Int?
    /// The numbers that its counters leave out.
    private(set) var missing: [Int] = []
    /// `Terms: ferries`, `Source: all papers`, in the order of the cover.
    private(set) var facts: [ArticleFact] = []

    init(_ split: DocumentSplit, _ lines: ArchiveLines) {
        readCounters(split, lines)
        readCover(split, lines)
    }

    /// `240 articles announced`, or nil where the export says nothing of the kind.
    func announcement(found: Int) -> String? {
        count.map { "\($0) article\($0 == 1 ? "" : "s") announced, \(found) found" }
    }

    /// What is wrong with the number of articles that were found; nil where all is right.
    func doubt(found: Int) -> String? {
        guard let count, count != found else { return nil }
        let names = missing.prefix(Self.mostNamed).map { "\($0)" }.joined(separator: ", ")
        let rest = missing.count > Self.mostNamed ? " and \(missing.count - Self.mostNamed) more" : ""
        let which = missing.isEmpty ? "" : "; the document has no number \(names)\(rest)"
        return "the document announces \(count) articles, and \(found) were found" + which
    }

    private static let mostNamed = 5

    // MARK: Counters

    /// `3 of 240 DOCUMENTS`: lines of one wording with two numbers, of which the second one is always the same.
    private mutating func readCounters(_ split: DocumentSplit, _ lines: ArchiveLines) {
        let blanked = UnitShape.Skeleton.digitsBlanked.rawValue
        var counters: [UInt64: [(Int, Int)]] = [:]
        for (unit, line) in split.units.units.enumerated()
        where split.labels[unit] != .body && line.shape.digits > 1 && line.shape.columns <= Self.longestCounter
            && line.shape.words <= Self.wordsOfCounter && !line.shape.hasNumericDate
        {
            let text = lines.text(line.line)
            let numbers = Self.numbers(text)
            guard DateScanner(LineTokens(text)).first() == nil, numbers.count == 2, numbers[0] >= 1,
                numbers[0] <= numbers[1], numbers[1] <= Self.mostArticles
            else {
                continue
            }
            counters[line.shape.hashes[blanked], default: []].append((numbers[0], numbers[1]))
        }
        let whole = counters.values.filter { pairs in
            let first = Set(pairs.map(\.0))
            return zip(pairs, pairs.dropFirst()).allSatisfy { $0.0 < $1.0 } && first.count == pairs.count
                && Set(pairs.map(\.1)).count == 1
                && pairs.count * 2 > split.pieces.count
                && pairs.count <= split.pieces.count * 2
        }
        guard let pairs = whole.max(by: { ($0.count, $0[0].1) < ($1.count, $1[0].1) }), let announced = pairs.first?.1
        else { return }
        count = announced
        let seen = Set(pairs.map(\.0))
        missing = (1...announced).filter { !seen.contains($0) }
    }

    private static func numbers(_ line: String) -> [Int] {
        line.split { !$0.isASCIIDigit }.compactMap { $0.count <= 6 ? Int($0) : nil }
    }

    // MARK: The cover

    private mutating func readCover(_ split: DocumentSplit, _ lines: ArchiveLines) {
        guard let first = split.pieces.first else { return }
        let cover = first.units.prefix { $0 < first.title.lowerBound }.filter { split.labels[$0] == .navigation }
        var found: [ArticleFact] = []
        var open: String?
        for unit in cover {
            let line = lines.text(split.units.units[unit].line)
            if let field = FieldLabels.read(line) {
                open = field.value.isEmpty ? field.label : nil
                if !field.value.isEmpty { found.append(ArticleFact(field.label, field.value, isOfDocument: true)) }
                if count == nil { count = Self.announced(field.value, label: field.label) }
            } else if let label = open {
                found.append(ArticleFact(label, line.foldingBlanks(), isOfDocument: true))
                open = nil
            } else if count == nil, !found.isEmpty {
                // A menu counts as well, without a word of what was asked for above.
                count = Self.inBrackets(line)
            }
        }
        // A menu has signs and words as well; only an export says how many articles it holds.
        if count != nil { facts = found }
    }

    /// `All Documents: 1-240`: the end of a range from one, behind words for documents.
    private static func announced(_ value: String, label: String) -> Int? {
        guard ExportWording.saysDocuments(label) || ExportWording.saysDocuments(value) else { return nil }
        let numbers = numbers(value)
        if numbers.count == 2, numbers[0] == 1, numbers[1] >= 1 { return numbers[1] }
        return numbers.count == 1 && ExportWording.saysDocuments(label) && value.allSatisfy(\.isASCIIDigit)
            ? numbers[0] : nil
    }

    /// `Documents (10)`.
    private static func inBrackets(_ line: String) -> Int? {
        guard line.count <= longestCounter, line.last == ")", let open = line.lastIndex(of: "("),
            ExportWording.saysDocuments(String(line[..<open]))
        else { return nil }
        return Int(line[line.index(after: open)...].dropLast()).flatMap { $0 > 0 ? $0 : nil }
    }

    private static let longestCounter = 100
    private static let wordsOfCounter = 6
    private static let mostArticles = 999_999
}
