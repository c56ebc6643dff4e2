import ArchiveModel
import ArgumentParser
import Foundation

/// Parses documents of each kind on one core and prints how fast.
struct ParseBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Parse documents that it makes, or yours, and print the rates.")

    @Argument(help: "Documents to parse instead.", completion: .file()) var paths: [String] = []
    @Option(help: "Megabytes of each document that it makes.") var megabytes = 10
    @Option(help: "How often each document is parsed.") var runs = 3

    func run() throws {
        print(Table.row("what", ["median", "worst", "rate"]))
        for document in try documents() {
            let size = Double(document.bytes.count) / 1_000_000
            let series = try Series(runs: runs) {
                _ = try DocumentReader().read(document.bytes, path: document.path, tagged: false)
            }
            print(
                Table.row(
                    document.name,
                    [
                        Table.milliseconds(series.median), Table.milliseconds(series.worst),
                        Table.number(size / series.median * 1000) + " MB/s",
                    ]))
        }
    }

    private func documents() throws -> [(name: String, path: String, bytes: [UInt8])] {
        guard paths.isEmpty else {
            return try paths.map { path in
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
                return (String(path.split(separator: "/").last ?? ""), path, bytes)
            }
        }
        var archive = SyntheticArchive(seed: 1)
        // An article has about 3.5 kB.
        let count = max(1, megabytes * 1_000_000 / 3500)
        return [
            ("text archive", "archive.txt", archive.text(articles: count)),
            ("feed", "feed.xml", archive.feed(articles: count)),
            ("page", "page.html", archive.page(paragraphs: 40)),
            ("Markdown", "note.md", archive.markdown(paragraphs: count)),
        ]
    }
}
