/// Finds the lines of running text: the run with the largest sum of line scores.
struct PostBodyRun {
    let scores: [Double]
    /// Indices of the lines; nil where there is no running text at all.
    private(set) var range: ClosedRange<Int>?

    private static let mostForLine = 60.0
    private static let shortCost = 4.0
    /// From the ninth short line in a row on: tables and lists of ingredients survive.
    private static let listCost = 0.5
    private static let linesBeforeList = 8
    private static let pageCost = 3.0
    private static let metadataCost = 4.0
    private static let endCost = 50.0
    /// A sum that falls so far ends the run.
    private static let dip = 5.0
    /// Words that make sure that text has been seen.
    static let enoughText = 40.0
    /// A by-line just above a run counts for it.
    private static let bylineBonus = 2.0
    /// The first run that has so much of the best one is the article.
    private static let firstShare = 0.7

    init(_ lines: [PostLine]) {
        scores = Self.scores(lines)
        var runs: [(sum: Double, start: Int, end: Int)] = []
        var total = 0.0
        var start = 0
        for (index, line) in lines.enumerated() {
            if line.kind == .comments || line.kind == .footer {
                if runs.contains(where: { $0.sum >= Self.enoughText }) { break }
                total = 0
                continue
            }
            if total <= Self.dip {
                (total, start) = (0, index)
                if scores[index] > 0 { runs.append((0, index, index)) }
            }
            total += scores[index]
            if let last = runs.last, last.start == start, total > last.sum {
                runs[runs.count - 1] = (total, start, index)
            }
        }
        for index in runs.indices {
            let above = max(0, runs[index].start - 4)...runs[index].start
            if lines[above].contains(where: \.isMetadata) { runs[index].sum *= Self.bylineBonus }
        }
        let best = runs.map(\.sum).max() ?? 0
        range = runs.first { $0.sum >= Self.firstShare * best && best > 0 }.map { $0.start...$0.end }
    }

    private static func scores(_ lines: [PostLine]) -> [Double] {
        var inRow = 0
        return lines.map { line in
            var score = score(line)
            if score == -shortCost {
                inRow += 1
                if inRow > linesBeforeList { score = -listCost }
            } else if score > 0 {
                inRow = 0
            }
            return score
        }
    }

    private static func score(_ line: PostLine) -> Double {
        switch line.kind {
        case .ending, .footer: return -endCost
        case .page: return -pageCost
        case .credit: return 0
        default: break
        }
        if line.isMetadata { return -metadataCost }
        let isCJK = line.text.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
        let words = Double(isCJK ? line.length / 3 : line.words)
        if line.kind == .prose { return min(mostForLine, words) }
        if line.endsSentence, words >= 4 { return min(words / 2, 6) }
        return words >= 12 ? 0 : -shortCost
    }
}
