import ArchiveModel
import Foundation
import TestSupport
import Testing

@testable import ReaderApp

@Suite("The handbook")
struct HandbookTests {
    @Test("holds every file of its folder, some twenty dated and tagged articles")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root + "/Sources/ReaderApp/Handbook/articles")
        #expect(Set(files.map { "handbook:" + $0 }) == Set(Handbook.documents.map(\.path)))
        let articles = try Handbook.documents.flatMap {
            try DocumentReader().read($0.bytes, path: $0.path, tagged: false)
        }
        #expect(articles.count == files.count && articles.count >= 18)
        #expect(articles.allSatisfy { $0.published.stated != nil && !$0.tags.isEmpty && $0.issues.isEmpty })
        #expect(Set(articles.compactMap(\.published.stated)).count == articles.count)
    }

    @Test("names no key that is not bound")
    func keys() throws {
        let keymap = Keymap.standard
        let known = Set(keymap.all.map(\.sequence.name)).union([
            "Up", "Down", "Tab", "5j", "Enter", "Esc", "OR", "plain",
        ])
        for document in Handbook.documents {
            let text = String(decoding: document.bytes, as: UTF8.self)
            for match in text.matches(of: #/^- `([^` ]{1,10})`(?: |:)/#.anchorsMatchLineEndings())
            where !match.1.contains(":") { #expect(known.contains(String(match.1)), "\(document.path) \(match.1)") }
        }
    }
}
