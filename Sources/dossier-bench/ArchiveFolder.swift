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

    var diskShare: Double { Double(archiveBytes) / Double(max(1, textBytes)) }

    /// Articles a second of the import, which is done if it was not; nil where it was done without its time being kept.
    func importRate() throws -> Double? {
        let note = path + "/import-seconds"
        let library = try Library(places: places)
        if try library.isEmpty() {
            let start = ContinuousClock.now
            _ = try library.importDocuments([documents]) { _ in true }
            let seconds = (ContinuousClock.now - start).milliseconds / 1000
            try Data("\(seconds)".utf8).write(to: URL(fileURLWithPath: note))
        }
        let seconds = FileManager.default.contents(atPath: note).flatMap { Double(String(decoding: $0, as: UTF8.self)) }
        return seconds.map { Double(articles) / $0 }
    }

    func importAgain(runs: Int) throws -> Series {
        let library = try Library(places: places)
        return try Series(runs: runs) { _ = try library.importDocuments([documents]) { _ in true } }
    }

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
