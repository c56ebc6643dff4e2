import ArchiveModel
import Foundation

/// Learns the weights of the line model from documents whose lines are known.
///
/// The likelihood of the labels of a linear-chain conditional random field is raised by stochastic gradient steps (Adagrad); in each step a
/// share of the features is left out, so that no single one is relied on. The same documents in the same order give the same weights.
struct ChainTrainer {
    struct Example {
        var rows: [[UInt16]]
        /// Of each unit.
        var labels: [LineLabel]
    }

    private static let labels = LineLabel.count
    private let rate: Float
    /// So that the first steps are small.
    private static let firstSquare: Float = 0.1
    private static let decay: Float = 0.00002

    private var weights: [Float]
    private var transitions: [Float]
    private var weightSquares: [Float]
    private var transitionSquares: [Float]
    private var sums: [Double]
    private var transitionSums: [Double]
    private var steps = 0
    private let rowCount: Int
    private var chance: Chance
    /// Share of features that is left out.
    private let dropout: Double

    init(rowCount: Int, seed: UInt64, dropout: Double, rate: Double) {
        self.rate = Float(rate)
        self.rowCount = rowCount
        let size = LineModel.offsets * rowCount * Self.labels
        weights = [Float](repeating: 0, count: size)
        transitions = [Float](repeating: 0, count: Self.labels * Self.labels)
        weightSquares = [Float](repeating: Self.firstSquare, count: size)
        transitionSquares = [Float](repeating: Self.firstSquare, count: Self.labels * Self.labels)
        sums = [Double](repeating: 0, count: size)
        transitionSums = [Double](repeating: 0, count: Self.labels * Self.labels)
        chance = Chance(seed: seed)
        self.dropout = dropout
    }

    /// The mean of the weights since it was called for the first time.
    var model: LineModel {
        guard steps > 0 else { return LineModel(rowCount: rowCount, weights: weights, transitions: transitions) }
        return LineModel(
            rowCount: rowCount, weights: sums.map { Float($0 / Double(steps)) },
            transitions: transitionSums.map { Float($0 / Double(steps)) })
    }

    mutating func train(_ examples: [Example], rounds: Int, _ observe: (Int, Double) -> Void) {
        var order = Array(examples.indices)
        for round in 0..<rounds {
            order.shuffle(using: &chance)
            var loss = 0.0
            for (place, index) in order.enumerated() {
                loss += step(examples[index])
                // The mean of the last rounds is steadier than any of them.
                if round >= rounds / 2, place % 50 == 0 { average() }
            }
            observe(round, loss / Double(examples.count))
        }
    }

    private mutating func average() {
        steps += 1
        for index in weights.indices { sums[index] += Double(weights[index]) }
        for index in transitions.indices { transitionSums[index] += Double(transitions[index]) }
    }

    private mutating func step(_ example: Example) -> Double {
        let kept = (0..<rowCount).map { _ in !chance.happens(dropout) }
        let rows = example.rows.map { $0.filter { kept[Int($0)] } }
        let scale = Float(1 / (1 - dropout))
        let scores = LineModel(rowCount: rowCount, weights: weights, transitions: transitions).scores(rows).map {
            $0 * scale
        }
        let gradient = ChainGradient(scores: scores, transitions: transitions, labels: example.labels)
        update(rows, gradient, scale)
        return gradient.loss / Double(max(1, rows.count))
    }

    private mutating func update(_ rows: [[UInt16]], _ gradient: ChainGradient, _ scale: Float) {
        let labels = Self.labels
        let reach = LineModel.reach
        weights.withUnsafeMutableBufferPointer { weights in
            weightSquares.withUnsafeMutableBufferPointer { squares in
                for line in rows.indices {
                    for offset in -reach...reach where rows.indices.contains(line + offset) {
                        let table = (offset + reach) * rowCount
                        for row in rows[line + offset] {
                            let start = (table + Int(row)) * labels
                            for label in 0..<labels {
                                let slope =
                                    gradient.units[line * labels + label] * scale + Self.decay * weights[start + label]
                                guard slope != 0 else { continue }
                                squares[start + label] += slope * slope
                                weights[start + label] -= rate * slope / squares[start + label].squareRoot()
                            }
                        }
                    }
                }
            }
        }
        for index in transitions.indices {
            let slope = gradient.transitions[index]
            guard slope != 0 else { continue }
            transitionSquares[index] += slope * slope
            transitions[index] -= rate * slope / transitionSquares[index].squareRoot()
        }
    }
}

/// By forward and backward sums, how much more likely than they are the labels of a document should be.
private struct ChainGradient {
    private(set) var units: [Float]
    private(set) var transitions: [Float]
    private(set) var loss = 0.0

    init(scores: [Float], transitions: [Float], labels: [LineLabel]) {
        let count = labels.count
        let size = LineLabel.count
        units = [Float](repeating: 0, count: count * size)
        self.transitions = [Float](repeating: 0, count: size * size)
        guard count > 0 else { return }
        let expTransitions = transitions.map { exp($0) }
        var forward = [Float](repeating: 0, count: count * size)
        var scales = [Float](repeating: 0, count: count)
        var expScores = scores
        var logSum = 0.0
        for line in 0..<count {
            let highest = scores[line * size..<(line + 1) * size].max() ?? 0
            for label in 0..<size { expScores[line * size + label] = exp(scores[line * size + label] - highest) }
            var total: Float = 0
            for label in 0..<size {
                var sum: Float = 1
                if line > 0 {
                    sum = 0
                    for previous in 0..<size {
                        sum += forward[(line - 1) * size + previous] * expTransitions[previous * size + label]
                    }
                }
                forward[line * size + label] = sum * expScores[line * size + label]
                total += forward[line * size + label]
            }
            for label in 0..<size { forward[line * size + label] /= total }
            scales[line] = total
            logSum += Double(highest) + Foundation.log(Double(total))
        }
        var backward = [Float](repeating: 1, count: size)
        var correct = 0.0
        for line in stride(from: count - 1, through: 0, by: -1) {
            for label in 0..<size { units[line * size + label] = forward[line * size + label] * backward[label] }
            let own = Int(labels[line].rawValue)
            units[line * size + own] -= 1
            correct += Double(scores[line * size + own])
            guard line > 0 else { break }
            let before = Int(labels[line - 1].rawValue)
            correct += Double(transitions[before * size + own])
            self.transitions[before * size + own] -= 1
            var next = [Float](repeating: 0, count: size)
            for previous in 0..<size {
                for label in 0..<size {
                    let flow =
                        expTransitions[previous * size + label] * expScores[line * size + label] * backward[label]
                        / scales[line]
                    next[previous] += flow
                    self.transitions[previous * size + label] += forward[(line - 1) * size + previous] * flow
                }
            }
            backward = next
        }
        loss = logSum - correct
    }
}
