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
        let megabytes = Double(archive.textBytes) / 1_000_000
        print("\(articles) articles, \(Measurement.shown(megabytes)) MB, seed \(seed)\n")
        print(Measurement.row("what", "median", "worst", "rate"))
        let library = try Library(places: archive.places)
        if try library.isEmpty() {
            try Measurement.measure("import", rate: ("articles/s", Double(articles)), runs: 1) {
                _ = try library.importDocuments([archive.documents]) { _ in true }
            }
        }
        try Measurement.measure("import again, unchanged", runs: min(3, runs)) {
            _ = try library.importDocuments([archive.documents]) { _ in true }
        }
        try ask(library)
        print(
            "\narchive.sqlite: \(Measurement.shown(Double(archive.archiveBytes) / 1_000_000)) MB, \(Measurement.shown(Double(archive.archiveBytes) / Double(archive.textBytes))) × the text"
        )
    }

    private func ask(_ library: Library) throws {
        for question in Question.all(seed: seed) {
            let query = try question.query()
            try Measurement.measure("first page: \(question.name)", runs: runs) {
                _ = try library.rows(query, at: .first, limit: 200)
            }
        }
        for question in Question.all(seed: seed) where question.isCounted {
            let query = try question.query()
            try Measurement.measure("total: \(question.name)", runs: min(3, runs)) { _ = try library.count(query) }
            try Measurement.measure("facets: \(question.name)", runs: min(3, runs)) { _ = try library.facets(query) }
        }
        if let first = try library.rows(Query(), at: .first, limit: 1).first {
            try Measurement.measure("open an article", runs: runs) { _ = try library.article(first.id) }
        }
    }
}

/// A filter as people type it.
struct Question {
    var name: String
    var text: String
    /// Whether totals and facets of it are measured too.
    var isCounted = false

    func query() throws -> Query {
        let isTyping = name.contains("prefix") || name.contains("begun")
        return Query(filter: try FilterParser(today: 20_000, lastWordIsPrefix: isTyping).parse(text))
    }

    static func all(seed: UInt64) -> [Question] {
        var random = SplitMix(state: seed)
        let words = ZipfNames(vocabulary: 60_000, &random)
        let (first, common, usual, rare) = (words[0], words[40], words[700], words[59_000])
        return [
            Question(name: "everything", text: "", isCounted: true),
            Question(name: "most common word", text: first, isCounted: true),
            Question(name: "common word", text: common, isCounted: true),
            Question(name: "usual word", text: usual, isCounted: true), Question(name: "rare word", text: rare),
            Question(name: "two common words", text: "\(common) \(words[41])"),
            Question(name: "common and rare word", text: "\(common) \(rare)"),
            Question(name: "phrase", text: "\"\(first) \(words[1])\""),
            Question(name: "prefix of one letter", text: "k"), Question(name: "prefix of two letters", text: "ka"),
            Question(name: "prefix of five letters", text: "karem"),
            Question(name: "rare prefix", text: String(rare.dropLast(2))),
            Question(name: "word and begun word", text: "\(common) k"),
            Question(name: "most common tag", text: "tag:trade", isCounted: true),
            Question(name: "rare tag", text: "tag:weather/yemen"),
            Question(name: "two tags", text: "tag:trade tag:courts"),
            Question(name: "tag and common word", text: "tag:energy \(common)"),
            Question(name: "rare tag and common word", text: "tag:weather/yemen \(common)"),
            Question(name: "tag and begun word", text: "tag:energy k"),
            Question(name: "word without a tag", text: "\(common) -tag:trade"),
            Question(name: "all but a tag", text: "-tag:trade"), Question(name: "year", text: "date:2005"),
            Question(name: "word of a year", text: "\(common) date:2005"),
            Question(name: "author", text: "author:\"Maren Holt\"", isCounted: true),
            Question(name: "author begun", text: "author:mar"),
            Question(name: "author of a year", text: "author:\"Maren Holt\" date:2005"),
            Question(name: "rare author, word", text: "author:\"Ben Wintersen\" \(usual)"),
            Question(name: "source", text: "source:news-0000"), Question(name: "in titles", text: "title:\(usual)"),
            Question(name: "pattern", text: "/^\(common) .*\(usual)/"), Question(name: "unread", text: "is:unread"),
            Question(name: "starred", text: "is:starred"),
        ]
    }
}
