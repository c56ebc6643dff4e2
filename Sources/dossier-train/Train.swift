import ArchiveModel
import ArgumentParser
import Foundation

/// Makes the weights by which the lines of text archives are labelled, out of invented archives.
@main
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier-train", abstract: "Learn to split text archives.",
        subcommands: [Learn.self, Invent.self, Label.self, Pieces.self])
}

/// `dossier-train invent SEED`: one of the documents that it learns from, with what each line is.
struct Invent: ParsableCommand {
    @Argument(help: "The number of the document.") var seed: UInt64

    func run() {
        for line in InventedDocument(seed: seed).lines {
            print((line.label.map { "\($0)" } ?? "").padding(toLength: 12, withPad: " ", startingAt: 0) + line.text)
        }
    }
}

/// `dossier-train label MODEL FILE…`: what each line of documents is taken for.
struct Label: ParsableCommand {
    @Argument(help: "A file that `learn` wrote.") var model: String
    @Argument(help: "Documents.") var files: [String]

    func run() throws {
        let model = try WeightsFile.read(model)
        for file in files {
            let sample = SplittingSample(Array(try Data(contentsOf: URL(fileURLWithPath: file))))
            let labels = model.labels(sample.features)
            print("== " + file)
            for (lines, label) in zip(sample.lines, labels) { print("\(lines.lowerBound) \(lines.count) \(label)") }
        }
    }
}

/// `dossier-train pieces MODEL FILE…`: how documents are cut.
struct Pieces: ParsableCommand {
    @Argument(help: "A file that `learn` wrote.") var model: String
    @Argument(help: "Documents.") var files: [String]

    func run() throws {
        let labeller = try WeightsFile.read(model)
        for file in files {
            let figures = SplitFigures(Array(try Data(contentsOf: URL(fileURLWithPath: file))), labeller)
            print("\(file)\t\(figures.lengths.count)\t\(String(format: "%.2f", figures.support))\t\(figures.lengths)")
        }
    }
}

/// `dossier-train learn MODEL`: writes the weights.
struct Learn: ParsableCommand {
    @Argument(help: "The file to be written.") var model: String
    @Option(help: "Documents to learn from.") var documents = 18000
    @Option(help: "Times that each is looked at.") var rounds = 8
    @Option(help: "Share of the features that is left out at each look.") var dropout = 0.3
    @Option(help: "Size of a step.") var rate = 0.015
    @Option(help: "Documents that are not learned from, to judge by.") var held = 400

    func run() throws {
        let start = ContinuousClock.now
        var samples: [Sample] = []
        for seed in 1...UInt64(documents + held) { samples.append(Sample(InventedDocument(seed: seed))) }
        let lines = samples.reduce(0) { $0 + $1.labels.count }
        print(
            "\(samples.count) documents, \(lines) lines, \(UnitFeatures.rowCount) rows: \(ContinuousClock.now - start)")
        let learned = Array(samples[..<documents])
        let halves = [Array(learned[..<(documents / 2)]), Array(learned[(documents / 2)...])]
        // The second look learns from what a first one makes of documents that it has not seen.
        let others = halves.reversed().map { model(of: $0.map(\.first), rows: UnitFeatures.rowCount, "half") }
        let seconds = zip(halves, others).flatMap { half, model in half.map { $0.second(after: model) } }
        let first = model(of: learned.map(\.first), rows: UnitFeatures.rowCount, "first look")
        let second = model(of: seconds, rows: LineLabeller.secondRowCount, "second look")
        let labeller = LineLabeller(first: first, second: second)
        let heldBack = samples[documents...]
        print(
            "lines right in those held back: \(share(heldBack) { first.labels($0.rows) }), then \(share(heldBack) { labeller.labels($0) })"
        )
        print(ContinuousClock.now - start)
        try WeightsFile.write(labeller, model)
    }

    private func model(of examples: [ChainTrainer.Example], rows: Int, _ name: String) -> LineModel {
        var trainer = ChainTrainer(rowCount: rows, seed: 7, dropout: dropout, rate: rate)
        trainer.train(examples, rounds: rounds) { round, loss in
            if round + 1 == rounds { print("\(name): \(String(format: "%.4f", loss)) a line") }
        }
        return trainer.model
    }

    private func share(_ samples: ArraySlice<Sample>, _ labels: (UnitFeatures) -> [LineLabel]) -> String {
        var (right, all) = (0, 0)
        for sample in samples {
            right += zip(labels(sample.features), sample.labels).count { $0 == $1 }
            all += sample.labels.count
        }
        return String(format: "%.4f", Double(right) / Double(max(1, all)))
    }
}

/// A document to learn from.
struct Sample {
    let features: UnitFeatures
    /// Of each unit.
    let labels: [LineLabel]

    init(_ document: InventedDocument) {
        let sample = SplittingSample(Array(document.text.utf8))
        features = sample.features
        labels = sample.lines.map { range in
            range.lazy.compactMap { document.lines.indices.contains($0) ? document.lines[$0].label : nil }.first
                ?? .body
        }
    }

    var first: ChainTrainer.Example { ChainTrainer.Example(rows: features.rows, labels: labels) }

    func second(after model: LineModel) -> ChainTrainer.Example {
        ChainTrainer.Example(rows: features.rows(after: model.labels(features.rows)), labels: labels)
    }
}

/// The source file in which the program keeps the weights.
enum WeightsFile {
    private static let lineLength = 640

    static func write(_ labeller: LineLabeller, _ path: String) throws {
        let head = [
            "// Made by `dossier-train learn`; see CONTRIBUTING.md. Don't edit it.", "// swift-format-ignore-file", "",
            "/// The weights of `LineModel`, as `LineModel.encoded` writes them.", "enum LineWeights {",
        ]
        var text = head.joined(separator: "\n") + "\n    static let base64 = \"\"\"\n"
        var rest = labeller.encoded[...]
        while !rest.isEmpty {
            text += rest.prefix(lineLength) + "\n"
            rest = rest.dropFirst(lineLength)
        }
        text += "\"\"\"\n}\n"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    static func read(_ path: String) throws -> LineLabeller {
        let parts = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\"\"\"")
        return LineLabeller(encoded: parts.count > 1 ? parts[1] : "")
    }
}
