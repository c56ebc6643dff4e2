import ArchiveModel
import Foundation

/// A folder with a made archive, and the library that it was imported into.
struct ArchiveFolder {
    /// Articles a document.
    private static let documentSize = 10_000

    let path: String
    let articles: Int
    let seed: UInt64

    var documents: String { path + "/documents" }

    var places: LibraryPlaces {
        LibraryPlaces(archive: path + "/archive.sqlite", reader: path + "/reader.sqlite")
    }

    /// Bytes of all documents.
    var textBytes: Int { size(of: names.map { documents + "/" + $0 }) }

    /// Bytes of the archive with its log.
    var archiveBytes: Int { size(of: [places.archive, places.archive + "-wal"]) }

    /// Writes the documents where they are missing.
    func makeDocuments() throws {
        try FileManager.default.createDirectory(atPath: documents, withIntermediateDirectories: true)
        guard names.isEmpty else { return }
        var archive = SyntheticArchive(seed: seed)
        for (number, start) in stride(from: 0, to: articles, by: Self.documentSize).enumerated() {
            let bytes = archive.text(start..<min(articles, start + Self.documentSize), of: articles)
            let file = String(format: "news-%04d.txt", number)
            try Data(bytes).write(to: URL(fileURLWithPath: documents + "/" + file))
        }
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: documents)) ?? []).filter { $0.hasSuffix(".txt") }
    }

    private func size(of files: [String]) -> Int {
        files.compactMap { try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int }.reduce(0, +)
    }
}
