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
        print(Measurement.row("what", "median", "worst", "rate"))
        for document in try documents() {
            let size = Double(document.bytes.count) / 1_000_000
            try Measurement.measure(document.name, rate: ("MB/s", size), runs: runs) {
                _ = try DocumentReader().read(document.bytes, path: document.path, tagged: false)
            }
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
        // An article has about 2.6 kB.
        let count = max(1, megabytes * 1_000_000 / 2600)
        return [
            ("text archive", "archive.txt", Array(archive.text(articles: count).utf8)),
            ("feed", "feed.xml", Array(archive.feed(articles: count).utf8)),
            ("page", "page.html", Array(archive.page(articles: 40).utf8)),
            ("Markdown", "note.md", Array(archive.markdown(paragraphs: count).utf8)),
        ]
    }
}
