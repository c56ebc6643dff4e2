/// The features of a document's lines, for a program that learns the weights.
package struct SplittingSample: Sendable {
    package let features: UnitFeatures
    /// For each unit, the lines of the document that it was made of.
    package let lines: [Range<Int>]

    package init(_ bytes: [UInt8]) {
        let source = SourceText(bytes)
        let units = LineUnits(source, joined: LineReflow.lines(of: source))
        features = UnitFeatures(units)
        var starts: [Int: Int] = [:]
        for (index, line) in source.lines.enumerated() { starts[line.byteOffset] = index }
        lines = units.units.map { unit in
            let first = starts[unit.byteOffset] ?? 0
            return first..<first + unit.lineCount
        }
    }
}

/// Figures of a document's split, for tools that judge it.
package struct SplitFigures {
    package let lengths: [Int]
    package let support: Double
    package let titles: [String]

    package init(_ bytes: [UInt8], _ labeller: LineLabeller) {
        let source = SourceText(bytes)
        let split = DocumentSplit(LineUnits(source, joined: LineReflow.lines(of: source)), labeller)
        lengths = split.lengths
        support = split.support
        titles = split.pieces.map { piece in
            split.titleUnits(of: piece).map { split.units.store.text(split.units.units[$0].range) }.joined(
                separator: " ")
        }
    }
}
