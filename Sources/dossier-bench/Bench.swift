import ArchiveModel
import ArgumentParser
import Foundation

/// Makes an archive, reads and imports it through the front door, asks it questions, and prints a table.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier-bench", abstract: "Measure Dossier on an archive that it makes itself.")

    @Option(help: "Articles in the archive.") var articles = 1000
    @Option(help: "The archive is the same for the same seed.") var seed: UInt64 = 1
    @Option(help: "How often each question is asked.") var runs = 20

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/dossier-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var archive = SyntheticArchive(seed: seed)
        let bytes = Array(archive.text(articles: articles).utf8)
        let path = folder + "/archive.txt"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let megabytes = Double(bytes.count) / 1_000_000
        print("\(articles) articles, \(Self.shown(megabytes)) MB, seed \(seed)\n")
        print(Self.row("what", "median", "worst", "rate"))
        try measure("parse, without tags", rate: ("MB/s", megabytes), runs: 3) {
            _ = try DocumentReader().read(bytes, path: path, tagged: false)
        }
        try measure("parse, with suggested tags", rate: ("MB/s", megabytes), runs: 3) {
            _ = try DocumentReader().read(bytes, path: path)
        }
        let library = try Library(
            places: LibraryPlaces(archive: folder + "/archive.sqlite", reader: folder + "/reader.sqlite"))
        try measure("import", rate: ("articles/s", Double(articles)), runs: 1) {
            _ = try library.importDocuments([path]) { _ in true }
        }
        try measure("import again, unchanged", runs: runs) { _ = try library.importDocuments([path]) { _ in true } }
        let newest = try library.rows(Query(), at: .newest, limit: 1)
        for (name, text) in [
            ("everything", ""), ("rare word", "arkarkarkark"), ("common word", "ka"), ("prefix", "ka"),
            ("tag", "tag:norway"), ("tag and word", "tag:norway ka"),
            ("excluded tag", "ka -tag:norway"), ("phrase", "\"ka re\""), ("author and year", "author:holt date:2001"),
        ] {
            let filter = try FilterParser(today: 20_000, lastWordIsPrefix: name == "prefix").parse(text)
            try measure("first page: \(name)", runs: runs) {
                _ = try library.rows(Query(filter: filter), at: .newest, limit: 200)
            }
        }
        try measure("totals and tags of everything", runs: 3) { _ = try library.totals(Query()) }
        if let first = newest.first { try measure("open an article", runs: runs) { _ = try library.article(first.id) } }
        let size = ["", "-wal"].compactMap {
            try? FileManager.default.attributesOfItem(atPath: folder + "/archive.sqlite" + $0)[.size] as? Int
        }.reduce(0, +)
        print(
            "\narchive.sqlite: \(Self.shown(Double(size) / 1_000_000)) MB, \(Self.shown(Double(size) / Double(bytes.count))) × the text"
        )
    }

    private func measure(
        _ name: String, rate: (unit: String, amount: Double)? = nil, runs: Int, _ work: () throws -> Void
    ) throws {
        var times: [Double] = []
        for _ in 0..<max(1, runs) {
            let start = ContinuousClock.now
            try work()
            let elapsed = ContinuousClock.now - start
            times.append(Double(elapsed.components.seconds) * 1000 + Double(elapsed.components.attoseconds) / 1e15)
        }
        times.sort()
        let median = times[times.count / 2]
        let speed = rate.map { "\(Self.shown($0.amount / median * 1000)) \($0.unit)" } ?? ""
        print(Self.row(name, Self.shown(median) + " ms", Self.shown(times.last ?? 0) + " ms", speed))
    }

    private static func row(_ name: String, _ median: String, _ worst: String, _ rate: String) -> String {
        func left(_ text: String, _ columns: Int) -> String {
            text + String(repeating: " ", count: max(0, columns - text.count))
        }
        func right(_ text: String, _ columns: Int) -> String {
            String(repeating: " ", count: max(0, columns - text.count)) + text
        }
        return left(name, 34) + right(median, 14) + right(worst, 14) + right(rate, 20)
    }

    private static func shown(_ number: Double) -> String {
        number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
    }
}
