import ArchiveModel
import ArgumentParser
import Foundation

/// Makes an archive, imports it through the front door, asks it questions, and prints a table.
struct LibraryBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library", abstract: "Import an archive and ask it questions.")

    @Option(help: "Articles in the archive.") var articles = 1000
    @Option(help: "The archive is the same for the same seed.") var seed: UInt64 = 1
    @Option(help: "How often each question is asked.") var runs = 20
    @Option(help: "Keep the archive in this folder, and take it from there if it is there.", completion: .directory)
    var folder: String?

    func run() throws {
        let path = folder ?? FileManager.default.temporaryDirectory.path + "/dossier-bench-\(UUID().uuidString)"
        let archive = ArchiveFolder(path: path, articles: articles, seed: seed)
        defer { if folder == nil { try? FileManager.default.removeItem(atPath: path) } }
        try archive.makeDocuments()
        print("\(articles) articles, \(Table.number(Double(archive.textBytes) / 1_000_000)) MB, seed \(seed)\n")
        print(Table.row("what", ["median", "worst"]))
        if let rate = try archive.importRate() { print(Table.row("import", ["\(Table.number(rate)) articles/s"])) }
        let library = try Library(places: archive.places)
        show("import again, unchanged", try archive.importAgain(runs: min(3, runs)))
        for question in Question.all(seed: seed) {
            let query = try question.query()
            show(
                "first page: \(question.name)",
                try Series(runs: runs) { _ = try library.rows(query, at: .first, limit: 100) })
        }
        for question in Question.all(seed: seed) where question.name != "pattern" {
            let query = try question.query()
            show("total: \(question.name)", try Series(runs: min(3, runs)) { _ = try library.count(query) })
            show("facets: \(question.name)", try Series(runs: min(3, runs)) { _ = try library.facets(query) })
        }
        if let first = try library.rows(Query(), at: .first, limit: 1).first {
            show("open an article", try Series(runs: runs) { _ = try library.article(first.id) })
        }
        let megabytes = Table.number(Double(archive.archiveBytes) / 1_000_000)
        print("\narchive.sqlite: \(megabytes) MB, \(Table.number(archive.diskShare)) × the text")
    }

    private func show(_ name: String, _ series: Series) {
        print(Table.row(name, [Table.milliseconds(series.median), Table.milliseconds(series.worst)]))
    }
}
