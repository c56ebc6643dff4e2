import Foundation
import TestSupport
import Testing

@testable import ArchiveModel

@Suite("An import of what has changed")
struct ReplacingTests {
    private let folder: TemporaryFolder
    private let library: Library

    init() throws {
        folder = try TemporaryFolder()
        library = try Library(
            places: LibraryPlaces(archive: folder.path + "/archive.sqlite", reader: folder.path + "/reader.sqlite"))
    }

    private func write(_ name: String, address: String, day: Int = 1, _ text: String, tags: Int = 3) throws {
        try folder.write(
            """
            ---
            title: Crane \(address)
            link: https://example.org/\(address)
            date: 2021-0\(1 + day / 28)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)
            author: Maren Holt \(day % 7)
            tags: [\((0..<tags).map { "tag \(($0 + day) % 11)" }.joined(separator: ", "))]
            ---
            The harbour of the town \(text), and the people came to see it.
            """, to: "documents/" + name)
    }

    private func read() throws { _ = try library.importDocuments([folder.path + "/documents"]) { _ in true } }

    private func count(_ filter: String) throws -> Int {
        try library.count(Query(filter: try FilterParser(today: 18_800).parse(filter)))
    }

    private func addresses() throws -> Set<String> {
        Set(
            try library.rows(Query(), at: .first, limit: 1000).map { String($0.title.split(separator: " ").last ?? "") }
        )
    }

    @Test("keeps each article whole, and forgets what is no longer there")
    func replaced() throws {
        for number in 0..<150 { try write("\(number).md", address: "n\(number)", day: number, "has kelp\(number)") }
        try read()
        try library.checkIndex()
        #expect(try addresses().count == 150)
        for number in 0..<150 {
            switch number % 5 {
            case 0: try write("\(number).md", address: "n\(number)", day: number, "has sand\(number)")
            case 1: try write("\(number).md", address: "n\(number)", day: 149 - number, "has kelp\(number)")
            case 2: try write("\(number).md", address: "n\(number)", day: number, "has kelp\(number)", tags: 5)
            case 3:
                try FileManager.default.moveItem(
                    atPath: folder.path + "/documents/\(number).md",
                    toPath: folder.path + "/documents/later-\(number).md")
            default: break
            }
        }
        try read()
        try library.checkIndex()
        #expect(try addresses().count == 150)
        for number in 0..<150 {
            let isNew = number.isMultiple(of: 5)
            #expect(
                try count("kelp\(number)") == (isNew ? 0 : 1) && count("sand\(number)") == (isNew ? 1 : 0), "\(number)")
            let article = try #require(
                try library.article(at: "https://example.org/n\(number)").flatMap { try library.article($0) })
            #expect(article.body.text.contains(isNew ? "sand\(number)," : "kelp\(number),"))
            #expect(article.tags.filter { $0.origin != .suggested }.count == (number % 5 == 2 ? 5 : 3))
        }
        #expect(try count("sa*") == 30)
        #expect(try library.facets(Query()).articles == 150)
    }

    @Test("keeps articles that went from one document to another, before or behind it", arguments: [1, 119])
    func moved(by step: Int) throws {
        let all = 0..<120
        for number in all { try write("\(100 + number).md", address: "n\(number)", "has kelp\(number)") }
        try read()
        for number in all {
            let other = (number + step) % all.count
            try write("\(100 + number).md", address: "n\(other)", "has kelp\(other)")
        }
        try read()
        #expect(try addresses() == Set(all.map { "n\($0)" }))
        for number in all { #expect(try count("kelp\(number)") == 1) }
        try library.checkIndex()
    }

    @Test("puts hashes of words into a table and finds them")
    func hashes() {
        let hashes = (0..<500).map { UInt32($0) &* 0x0100_0000 &+ UInt32($0 / 7) }
        var table = WordHashes(most: hashes.count)
        for hash in hashes where hash % 3 != 1 { table.insert(hash) }
        for hash in hashes { #expect(table.contains(hash) == (hash % 3 != 1)) }
        #expect(!WordHashes(most: 0).contains(0))
    }

    @Test("leaves marks with an article whose date was corrected, and which is another one by its identity now")
    func corrected() throws {
        func write(_ date: String) throws {
            try folder.write("---\ntitle: The crane\ndate: \(date)\n---\nThe crane came by ship.", to: "documents/a.md")
        }
        try write("2021-03-01")
        try read()
        let before = try #require(try library.rows(Query(), at: .first, limit: 1).first)
        try library.setStar([before.id], true, at: 1)
        try library.setRead([before.id], true, at: 1)
        try library.addOwnTag("kept", to: [before.id])
        try library.setPlace(before.id, StoredPlace(byteOffset: 4, words: "crane"), at: 1)
        try write("2021-03-02")
        try read()
        let after = try #require(try library.rows(Query(), at: .first, limit: 2).first)
        #expect(try library.count(Query()) == 1)
        #expect(after.id != before.id && after.isStarred && after.isRead && after.tags.map(\.name).contains("kept"))
        #expect(try library.place(after.id)?.byteOffset == 4)
        // Another one of the same title is another one.
        try folder.write(
            "---\ntitle: The crane\ndate: 2021-04-01\n---\nAnother crane, a month later.", to: "documents/a.md")
        try read()
        let later = try #require(try library.rows(Query(), at: .first, limit: 2).first)
        #expect(!later.isRead && !later.isStarred)
    }
}
