import Foundation

/// A table of weights by which the lines of a text archive are labelled.
package struct LineModel: Sendable {
    /// Lines before and behind a line whose features count for it too.
    package static let reach = 2
    package static var offsets: Int { 2 * reach + 1 }
    private static let labels = LineLabel.count

    /// Rows of the table for each offset.
    package let rowCount: Int
    /// For each offset and row of the features a weight for each label; the offset −2 first.
    package let weights: [Float]
    /// A vector for the weights of each row, with nothing behind those of the labels.
    private let vectors: [SIMD16<Float>]
    /// From each label to each.
    package let transitions: [Float]

    package init(rowCount: Int, weights: [Float], transitions: [Float]) {
        self.rowCount = rowCount
        self.weights = weights
        vectors = Self.vectors(of: weights)
        self.transitions = transitions
    }

    private static func vectors(of weights: [Float]) -> [SIMD16<Float>] {
        stride(from: 0, to: weights.count, by: labels).map { start in
            var vector = SIMD16<Float>.zero
            for label in 0..<labels { vector[label] = weights[start + label] }
            return vector
        }
    }

    package func labels(_ rows: [[UInt16]]) -> [LineLabel] {
        LineChain(scores: scores(rows), transitions: transitions).best()
    }

    /// Line after line, a score for each label.
    package func scores(_ rows: [[UInt16]]) -> [Float] {
        let labels = Self.labels
        var scores = [Float](repeating: 0, count: rows.count * labels)
        // Sums of the rows of each line as they count for the lines around it, then the sums of those.
        vectors.withUnsafeBufferPointer { vectors in
            var sums = [SIMD16<Float>](repeating: .zero, count: rows.count)
            for line in rows.indices {
                for offset in -Self.reach...Self.reach where rows.indices.contains(line - offset) {
                    let table = (offset + Self.reach) * rowCount
                    var sum = SIMD16<Float>.zero
                    for row in rows[line] { sum += vectors[table + Int(row)] }
                    sums[line - offset] += sum
                }
            }
            for line in rows.indices {
                for label in 0..<labels { scores[line * labels + label] = sums[line][label] }
            }
        }
        return scores
    }
}

extension LineModel {
    private static let transitionCount = labels * labels

    /// Bytes of a table.
    fileprivate static func byteCount(rowCount: Int) -> Int {
        4 * (transitionCount + 1) + offsets * rowCount * labels
    }

    /// `bytes`: as `bytes` writes them.
    fileprivate init(rowCount: Int, bytes: ArraySlice<UInt8>) {
        let numbers = (0...Self.transitionCount).map { index in
            Float(
                bitPattern: (0..<4).reduce(UInt32(0)) {
                    $0 | UInt32(bytes[bytes.startIndex + index * 4 + $1]) << (8 * UInt32($1))
                })
        }
        self.init(
            rowCount: rowCount,
            weights: bytes.dropFirst(4 * (Self.transitionCount + 1)).map { Float(Int8(bitPattern: $0)) * numbers[0] },
            transitions: Array(numbers[1...]))
    }

    /// The step of the weights and the transitions as numbers of four bytes, then a byte a weight.
    fileprivate var bytes: [UInt8] {
        let step = max(weights.reduce(0) { max($0, abs($1)) } / 127, .leastNormalMagnitude)
        var bytes: [UInt8] = []
        for number in [step] + transitions {
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
            }
        }
        return bytes + weights.map { UInt8(bitPattern: Int8(max(-127, min(127, ($0 / step).rounded())))) }
    }
}

/// Labels the lines of a document in two looks: the second one knows what the first made of lines of the same form.
package struct LineLabeller: Sendable {
    package let first: LineModel
    package let second: LineModel

    package init(first: LineModel, second: LineModel) {
        self.first = first
        self.second = second
    }

    package func labels(_ features: UnitFeatures) -> [LineLabel] {
        let labels = first.labels(features.rows)
        return second.labels(features.rows(after: labels))
    }
}

extension LineLabeller {
    /// What the program brings along.
    static let standard = LineLabeller(encoded: LineWeights.base64)

    package static let secondRowCount = UnitFeatures.rowCount + UnitFeatures.agreementRowCount

    /// Without weights where the text is no table of this build's features; then all lines have the same label.
    package init(encoded: String) {
        var bytes = [UInt8](Data(base64Encoded: encoded, options: .ignoreUnknownCharacters) ?? Data())[...]
        let size = LineModel.byteCount(rowCount: UnitFeatures.rowCount)
        let secondSize = LineModel.byteCount(rowCount: Self.secondRowCount)
        if bytes.count != size + secondSize { bytes = [UInt8](repeating: 0, count: size + secondSize)[...] }
        self.init(
            first: LineModel(rowCount: UnitFeatures.rowCount, bytes: bytes.prefix(size)),
            second: LineModel(rowCount: Self.secondRowCount, bytes: bytes.dropFirst(size)))
    }

    /// As `init(encoded:)` reads it.
    package var encoded: String { Data(first.bytes + second.bytes).base64EncodedString() }
}
