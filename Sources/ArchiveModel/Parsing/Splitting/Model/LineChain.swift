/// A linear chain over the lines of a document: each line's score for each label, and the score of one label behind another.
package struct LineChain {
    private static let labels = LineLabel.count

    /// Line after line, a score for each label.
    private let scores: [Float]
    /// From each label to each.
    private let transitions: [Float]
    private let count: Int

    package init(scores: [Float], transitions: [Float]) {
        self.scores = scores
        self.transitions = transitions
        count = scores.count / Self.labels
    }

    /// The labels whose scores have the greatest sum (Viterbi).
    package func best() -> [LineLabel] {
        guard count > 0 else { return [] }
        let labels = Self.labels
        var sums = Array(scores[..<labels])
        var from = [UInt8](repeating: 0, count: count * labels)
        var next = sums
        for line in 1..<max(1, count) {
            for label in 0..<labels {
                var (highest, source) = (-Float.infinity, 0)
                for previous in 0..<labels {
                    let sum = sums[previous] + transitions[previous * labels + label]
                    if sum > highest { (highest, source) = (sum, previous) }
                }
                next[label] = highest + scores[line * labels + label]
                from[line * labels + label] = UInt8(source)
            }
            swap(&sums, &next)
        }
        var label = sums.indices.max { sums[$0] < sums[$1] } ?? 0
        var result = [UInt8](repeating: 0, count: count)
        for line in stride(from: count - 1, through: 0, by: -1) {
            result[line] = UInt8(label)
            label = Int(from[line * labels + label])
        }
        return result.map { LineLabel(rawValue: $0) ?? .body }
    }
}
