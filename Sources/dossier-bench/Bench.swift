import ArchiveModel
import ArgumentParser
import Foundation

@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier-bench", abstract: "Measure Dossier on documents that it makes itself.",
        subcommands: [LibraryBench.self, ParseBench.self], defaultSubcommand: LibraryBench.self)
}

/// Makes an archive, reads and imports it through the front door, asks it questions, and prints a table.
struct LibraryBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library", abstract: "Import an archive and ask it questions.")

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
        print("\(articles) articles, \(Measurement.shown(megabytes)) MB, seed \(seed)\n")
        print(Measurement.row("what", "median", "worst", "rate"))
        try Measurement.measure("parse, without tags", rate: ("MB/s", megabytes), runs: 3) {
            _ = try DocumentReader().read(bytes, path: path, tagged: false)
        }
        try Measurement.measure("parse, with suggested tags", rate: ("MB/s", megabytes), runs: 3) {
            _ = try DocumentReader().read(bytes, path: path)
        }
        let library = try Library(
            places: LibraryPlaces(archive: folder + "/archive.sqlite", reader: folder + "/reader.sqlite"))
        try Measurement.measure("import", rate: ("articles/s", Double(articles)), runs: 1) {
            _ = try library.importDocuments([path]) { _ in true }
        }
        try Measurement.measure("import again, unchanged", runs: runs) {
            _ = try library.importDocuments([path]) { _ in true }
        }
        let newest = try library.rows(Query(), at: .newest, limit: 1)
        for (name, text) in [
            ("everything", ""), ("rare word", "arkarkarkark"), ("common word", "ka"), ("prefix", "ka"),
            ("prefix of one letter", "k"), ("rare prefix", "arkarkarka"), ("word and prefix", "re k"),
            ("tag and prefix", "tag:norway ka"),
            ("tag", "tag:norway"), ("tag and word", "tag:norway ka"),
            ("excluded tag", "ka -tag:norway"), ("phrase", "\"ka re\""), ("author and year", "author:holt date:2001"),
        ] {
            let filter = try FilterParser(today: 20_000, lastWordIsPrefix: name.contains("prefix")).parse(text)
            try Measurement.measure("first page: \(name)", runs: runs) {
                _ = try library.rows(Query(filter: filter), at: .newest, limit: 200)
            }
        }
        try Measurement.measure("totals and tags of everything", runs: 3) { _ = try library.totals(Query()) }
        if let first = newest.first {
            try Measurement.measure("open an article", runs: runs) { _ = try library.article(first.id) }
        }
        let size = ["", "-wal"].compactMap {
            try? FileManager.default.attributesOfItem(atPath: folder + "/archive.sqlite" + $0)[.size] as? Int
        }.reduce(0, +)
        print(
            "\narchive.sqlite: \(Measurement.shown(Double(size) / 1_000_000)) MB, \(Measurement.shown(Double(size) / Double(bytes.count))) × the text"
        )
    }
}
