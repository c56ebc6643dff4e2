import ArchiveModel
import ArgumentParser
import Foundation

/// The figures that Dossier promises, at several sizes of archive, beside what the machine can do at best.
struct BudgetBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget", abstract: "Print the promised figures at several sizes, beside the floor.")

    @Option(help: "Where the archives are kept, a folder for each size.", completion: .directory) var folder: String
    @Option(parsing: .upToNextOption, help: "Articles.") var sizes = [1000, 100_000]
    @Option(help: "The archives are the same for the same seed.") var seed: UInt64 = 1
    @Option(help: "How often each question is asked, the program is started, and each filter is typed.") var runs = 10
    @Option(help: "How often each movement is pressed.") var presses = 100

    func run() throws {
        var columns: [[(name: String, value: String)]] = []
        for size in sizes.sorted() {
            print("measuring \(size) articles…")
            columns.append(try figures(size))
        }
        print("\n" + Table.row("what", sizes.sorted().map { "\($0)" }, width: 16))
        for index in columns.first?.indices ?? 0..<0 {
            print(Table.row(columns[0][index].name, columns.map { $0[index].value }, width: 16))
        }
    }

    private func figures(_ size: Int) throws -> [(name: String, value: String)] {
        let archive = ArchiveFolder(path: "\(folder)/\(size)", articles: size, seed: seed)
        try archive.makeDocuments()
        let rate = try archive.importRate()
        let floor = try SQLiteFloor.insertSeconds(of: archive).map { Double(size) / $0 }
        let again = try archive.importAgain(runs: 3)
        let counts = try counts(archive)
        let keys = try keys(archive)
        func rateText(_ rate: Double?) -> String { rate.map { Table.number($0) + "/s" } ?? "not measured" }
        return keys + [
            ("total, worst (warm)", Table.milliseconds(counts.totals.worst)),
            ("facets, worst (warm)", Table.milliseconds(counts.facets.worst)),
            ("import", rateText(rate)), ("import: floor (sqlite3 shell)", rateText(floor)),
            ("import again, unchanged", Table.milliseconds(again.median)),
            ("disk, × the text", Table.number(archive.diskShare)),
        ]
    }

    private func counts(_ archive: ArchiveFolder) throws -> (totals: Series, facets: Series) {
        let library = try Library(places: archive.places)
        var totals = Series()
        var facets = Series()
        for question in Question.all(seed: seed) where question.name != "pattern" {
            let query = try question.query()
            // What was written before may have taken the archive's pages from memory.
            _ = (try library.count(query), try library.facets(query))
            totals.add(try Series(runs: 2) { _ = try library.count(query) })
            facets.add(try Series(runs: 2) { _ = try library.facets(query) })
        }
        return (totals, facets)
    }

    private func keys(_ archive: ArchiveFolder) throws -> [(name: String, value: String)] {
        let session = try ReaderSession(folder: archive.path)
        let starts = try session.starts(runs: runs)
        try session.open()
        var moves = Series()
        for movement in Movement.all { moves.add(session.press(movement, presses).times) }
        var echoes = Series()
        var pages = Series()
        for question in Question.typed {
            let typed = session.type(question, runs: max(1, runs / 5))
            echoes.add(typed.echoes)
            pages.add(typed.pages)
        }
        var all = moves
        all.add(echoes)
        func pair(_ first: Double, _ second: Double) -> String {
            "\(Table.number(first)) / \(Table.number(second))"
        }
        return [
            ("start: median / worst, ms", pair(starts.reader.median, starts.reader.worst)),
            ("start: floor (minimal curses)", pair(starts.floor.median, starts.floor.worst)),
            ("any key: median / p99, ms", pair(all.median, all.p99)),
            ("open, next, end: p99 / worst, ms", pair(moves.p99, moves.worst)),
            ("typed: first page p95 / worst, ms", pair(pages.p95, pages.worst)),
            ("resident memory", "\(session.residentMegabytes) MB"),
        ]
    }
}
