import ArchiveModel
import Foundation
import TestSupport
import Testing

@Suite("The library")
struct LibraryTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> Library {
        try Library(
            places: LibraryPlaces(
                archive: folder.path + "/data/archive.sqlite", reader: folder.path + "/state/reader.sqlite"))
    }

    private func titles(_ library: Library, _ filter: Filter = .all, scope: [String] = []) throws -> [String] {
        try library.rows(Query(filter: filter, scope: scope), at: .first, limit: 100).map(\.title)
    }

    private func read(_ library: Library, _ paths: [String]) throws -> ImportSummary {
        try library.importDocuments(paths) { _ in true }
    }

    @Test("shows articles newest first, undated ones at their bounds")
    func order() throws {
        let library = try open()
        _ = try read(library, [try folder.write(Fixtures.archive, to: "a.txt")])
        #expect(
            try titles(library).map { $0.prefix(8) } == [
                "Briefs f", "Norway r", "Briefs f", "Swedish ", "Lighthou", "Ferry li",
            ])
    }

    @Test("reads what is new or has changed, and skips the rest")
    func reimport() throws {
        let library = try open()
        let path = try folder.write(Fixtures.archive, to: "a.txt")
        #expect(try read(library, [path]).read == 1)
        let again = try read(library, [path])
        #expect(again.read == 0 && again.unchanged == 1)
        // Touched, but not changed: seen by its content.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: path)
        #expect(try read(library, [path]).read == 0)
        let longer =
            Fixtures.archive
            + "\n\nA new crane arrives in the harbour\u{A0}today\n\nIt came by ship, and it was set up within a day by ten workers from the town.\n\nAuthor: Ian Berg | Date: 01 May 2021 | Permalink\n"
        try folder.write(longer, to: "a.txt")
        #expect(try read(library, [path]).articles == 7)
        #expect(try titles(library).count == 7)
        #expect(try library.facets(Query()).articles == 7)
    }

    @Test("finds articles by address, by title, and by the path of their document; tells what was read last")
    func links() throws {
        let library = try open()
        let folder = folder.path
        for (name, title, link) in [
            ("one.md", "First note", "https://a.org/one/"), ("sub/other one.md", "Second note", ""),
        ] {
            let front =
                "---\ntitle: \(title)\ndate: 2024-05-03\n" + (link.isEmpty ? "" : "link: \(link)\n") + "---\nWords.\n"
            try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
            try Data(front.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
        _ = try read(library, [folder + "/one.md", folder + "/sub"])
        let first = try #require(try library.article(at: "http://a.org/one#part"))
        #expect(try library.article(first)?.title == "First note")
        #expect(try library.article(at: "https://a.org/two") == nil && library.article(at: "") == nil)
        let second = try #require(try library.article(inDocument: "sub/other%20one#x", beside: folder))
        #expect(try library.article(second)?.title == "Second note")
        #expect(try library.article(inDocument: "../one.md", beside: folder + "/sub") == first)
        #expect(try library.article(inDocument: "gone.md", beside: folder) == nil)
        #expect(try library.article(titled: "first NOTE") == first && library.article(titled: "note") == nil)
        #expect(try library.history(limit: 5).isEmpty)
        try library.setPlace(second, StoredPlace(byteOffset: 3, words: "ds."), at: 10)
        try library.setPlace(first, StoredPlace(byteOffset: 0, words: ""), at: 20)
        let history = try library.history(limit: 5)
        #expect(history.map(\.id) == [first, second] && history.map(\.percent) == [0, 50])
        // What stood below the text says more than where its first line was.
        try library.setPlace(second, StoredPlace(byteOffset: 3, words: "ds.", percent: 100), at: 30)
        #expect(try library.history(limit: 1).map(\.percent) == [100])
        #expect(try library.place(second)?.percent == 100)
    }

    @Test("keeps marks when a document is read again, moved, or the archive is deleted")
    func marksSurvive() throws {
        let id: ArticleID
        do {
            let library = try open()
            _ = try read(library, [try folder.write(Fixtures.archive, to: "a.txt")])
            id = try library.rows(Query(), at: .first, limit: 2)[1].id
            try library.setRead([id], true, at: 1)
            try library.setStar([id], true, at: 1)
            try library.addOwnTag("Cables to keep", to: [id])
            try library.setPlace(id, StoredPlace(byteOffset: 77, words: ""), at: 1)
        }
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: folder.path + "/data/archive.sqlite" + suffix)
        }
        let library = try open()
        #expect(try library.isEmpty())
        try FileManager.default.createDirectory(atPath: folder.path + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: folder.path + "/a.txt", toPath: folder.path + "/elsewhere/a.txt")
        _ = try read(library, [folder.path + "/elsewhere"])
        let row = try #require(try library.rows(Query(filter: .state(.starred)), at: .first, limit: 10).first)
        #expect(row.id == id && row.isRead && row.isStarred)
        #expect(row.tags.first == Tag("Cables to keep", origin: .own, why: "your own tag"))
        #expect(try library.place(id)?.byteOffset == 77)
        #expect(try titles(library, .tag("cables to keep", isPrefix: false)).count == 1)
    }

    @Test("keeps the articles of a vanished document until they are pruned")
    func vanished() throws {
        let library = try open()
        let path = try folder.write(Fixtures.post, to: "p.txt")
        _ = try read(library, [folder.path])
        try FileManager.default.removeItem(atPath: path)
        #expect(try read(library, [folder.path]).missing == 1)
        #expect(try titles(library).count == 1)
        #expect(try library.pruneMissing().count == 1)
        #expect(try titles(library).isEmpty)
        #expect(try titles(library, .word("crane", isPrefix: false)).isEmpty)
    }

    @Test("shows only what was opened when it has a scope")
    func scope() throws {
        let library = try open()
        try folder.write(Fixtures.archive, to: "one/a.txt")
        try folder.write(Fixtures.post, to: "one0/p.txt")
        _ = try read(library, [folder.path])
        #expect(try titles(library, scope: [folder.path + "/one"]).count == 6)
        #expect(try titles(library, scope: [folder.path + "/one0/p.txt"]).count == 1)
    }

    @Test("pages through the list in both directions without a gap")
    func pages() throws {
        let library = try open()
        _ = try read(library, [try folder.write(Fixtures.archive, to: "a.txt")])
        let all = try library.rows(Query(), at: .first, limit: 100)
        var paged = try library.rows(Query(), at: .first, limit: 2)
        while true {
            let next = try library.rows(Query(), at: .after(paged.last!.row), limit: 2)
            if next.isEmpty { break }
            paged += next
        }
        #expect(paged == all)
        #expect(try library.rows(Query(), at: .before(all[4].row), limit: 2) == Array(all[2...3]))
        #expect(try library.rows(Query(), at: .last, limit: 2) == Array(all[4...5]))
        #expect(try library.rows(Query(), at: .from(all[3].row), limit: 2) == Array(all[3...4]))
    }

    @Test("cuts a document anew when its layout changes, and keeps the marks of articles that stayed")
    func recut() throws {
        let library = try open()
        let path = try folder.write(Fixtures.bylinesUnderTitles, to: "a.txt")
        _ = try library.importDocuments([path]) { _ in true }
        let before = try library.rows(Query(), at: .first, limit: 100)
        let stays = try #require(before.first { $0.title == "The pier gets a new roof" })
        try library.setRead([stays.id], true, at: 1)
        try library.setStar([stays.id], true, at: 1)
        var layouts = ArchiveLayouts()
        var layout = ArchiveLayout()
        layout.notTitles = ["Ferry prices rise again"]
        layouts.entries = [ArchiveLayouts.Entry(documents: ["a.txt"], layout: layout)]
        let reader = DocumentReader(layouts: layouts)
        #expect(try library.importDocuments([path], reader: reader) { _ in true }.read == 1)
        let after = try library.rows(Query(), at: .first, limit: 100)
        #expect(after.count == before.count - 1)
        #expect(after.contains { $0.id == stays.id && $0.isRead && $0.isStarred })
        #expect(try library.importDocuments([path], reader: reader) { _ in true }.unchanged == 1)
    }

    @Test("gives tags that its own suggest, and takes them back in one step")
    func suggestions() throws {
        let library = try open()
        for number in 0..<12 {
            let subject =
                number % 2 == 0 ? ("pier", "roof wood glass carpenter") : ("ferry", "oil captain engine island")
            _ = try folder.write(
                "---\ntitle: Note \(number)\ndate: 2021-05-\(10 + number)\ntags: [\(subject.0)]\n---\nAbout \(subject.1) today.\n",
                to: "n\(number).md")
        }
        _ = try folder.write(
            "---\ntitle: Plain\ndate: 2021-06-01\n---\nThe captain has oil for the engine.\n", to: "plain.md")
        _ = try library.importDocuments([folder.path]) { _ in true }
        let plain = try #require(try library.rows(Query(), at: .first, limit: 1).first)
        #expect(plain.tags.contains { $0.name == "ferry" && $0.origin == .suggested })
        var article = try #require(try library.article(plain.id))
        article.tags = []
        let source = try library.tagSource(of: article)
        let model = try #require(try library.tagModel(of: source))
        let wider = try #require(source.wider)
        #expect(try library.tagModel(of: wider) != nil)
        #expect(try library.tagModel(of: .folder(path: folder.path + "/no", format: .markdown)) == nil)
        let found = model.suggestions(for: article, likelyOnly: true)
        #expect(found.first?.name == "ferry" && found.first?.why.contains("6 articles with this tag") == true)
        try library.acceptSuggestions([(plain.id, "ferry"), (plain.id, "sea")])
        func own() throws -> Int { try library.facets(Query()).tags.count { $0.isOwn } }
        #expect(try own() == 2)
        let parser = FilterParser(today: 18_800)
        for (text, count) in [("own:ferry", 1), ("stated:ferry", 6), ("suggested:ferry", 1), ("-own:fer*", 12)] {
            #expect(try library.count(Query(filter: try parser.parse(text))) == count, "\(text)")
        }
        #expect(try library.undoSuggestions() == 2)
        #expect(try own() == 0)
        #expect(try library.undoSuggestions() == 0)
    }

    @Test("gives back an article as it was parsed")
    func roundTrip() throws {
        let library = try open()
        let path = try folder.write(Fixtures.post + "\u{1B}[31m", to: "p.txt")
        _ = try read(library, [path])
        let parsed = try #require(try Fixtures.read(Fixtures.post + "\u{1B}[31m", path: path).first)
        let stored = try #require(try library.article(parsed.id))
        #expect(stored.body == parsed.body)
        #expect(
            stored.title == parsed.title && stored.published == parsed.published && stored.updated == parsed.updated)
        #expect(stored.tags == parsed.tags && stored.source == parsed.source)
        #expect(stored.related == parsed.related && stored.related.count == 3)
        #expect(stored == parsed)
    }

    @Test("counts articles, unread ones and tags of a query")
    func totals() throws {
        let library = try open()
        _ = try read(library, [try folder.write(Fixtures.archive, to: "a.txt")])
        let first = try library.rows(Query(), at: .first, limit: 1)[0].id
        try library.setRead([first], true, at: 1)
        let totals = try library.facets(Query(filter: .tag("denmark", isPrefix: false)))
        let rows = try library.rows(Query(filter: .tag("denmark", isPrefix: false)), at: .first, limit: 100)
        #expect(totals.articles == rows.count)
        #expect(totals.unread == rows.count { !$0.isRead })
        #expect(totals.tags.first { $0.name == "Denmark" }?.count == rows.count)
    }

    @Test("gives articles of one day rows of their own, from however many documents they come at once")
    func sameDay() throws {
        let library = try open()
        for number in 0..<4 {
            let post = "---\ntitle: Post \(number)\ndate: 2021-05-04\n---\nA text of its own, number \(number).\n"
            try folder.write(post, to: "posts/\(number).md")
        }
        try folder.write(
            Fixtures.archive.replacing("04 June 2021", with: "04 May 2021"), to: "posts/archive.txt")
        let summary = try read(library, [folder.path + "/posts"])
        #expect(summary.problems.isEmpty)
        let rows = try library.rows(Query(), at: .first, limit: 100)
        #expect(rows.count == summary.articles)
        #expect(Set(rows.map(\.row)).count == rows.count)
    }

    @Test("stays what it was when an import is interrupted, and is completed by the next one")
    func interrupted() throws {
        let library = try open()
        let path = try folder.write(Fixtures.archive, to: "a.txt")
        try folder.write(Fixtures.post, to: "b.txt")
        let summary = try library.importDocuments([folder.path]) { $0.documentsDone < 1 }
        #expect(summary.isCancelled)
        #expect(try read(library, [folder.path]).problems.isEmpty)
        #expect(try titles(library).count == 7)
        #expect(path.hasSuffix("a.txt"))
    }

    @Test("tells what can't be read, and reads the rest")
    func problems() throws {
        let library = try open()
        try folder.write(Fixtures.post, to: "in/p.txt")
        try folder.write(Data([0, 1, 2, 3, 0, 0, 0, 0]), to: "in/b.txt")
        try folder.write("", to: "in/e.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/in/loop", withDestinationPath: folder.path + "/in")
        let summary = try read(library, [folder.path + "/in", folder.path + "/nowhere"])
        #expect(summary.read == 1)
        #expect(
            summary.problems.map(\.error) == [
                .missing(path: folder.path + "/nowhere"), .binary(path: folder.path + "/in/b.txt"),
                .empty(path: folder.path + "/in/e.txt"),
            ])
    }

    @Test("files belong to their owner alone")
    func permissions() throws {
        _ = try open()
        for (name, mode) in [("/data", 0o700), ("/data/archive.sqlite", 0o600), ("/state/reader.sqlite", 0o600)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + name)
            #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o777 } == mode)
        }
    }

    @Test("a file that is no database is told, not overwritten")
    func noDatabase() throws {
        let path = try folder.write(String(repeating: "this is no database ", count: 100), to: "data/archive.sqlite")
        #expect(throws: LibraryError.self) { try open() }
        #expect(try Repository.text(path).hasPrefix("this is no database"))
    }
}

@Suite("Two sessions of one person")
struct TwoSessionsTests {
    @Test("what one marks the other learns once, and nobody learns of own marks")
    func marks() throws {
        let folder = try TemporaryFolder()
        let places = LibraryPlaces(archive: folder.path + "/a.sqlite", reader: folder.path + "/r.sqlite")
        let (one, other) = (try Library(places: places), try Library(places: places))
        _ = try one.importDocuments([try folder.write(Fixtures.archive, to: "archive.txt")]) { _ in true }
        let rows = try other.rows(Query(), at: .first, limit: 10)
        let numbers = rows.map(\.row)
        #expect(try one.rowsMarkedElsewhere(numbers) == nil)
        // The import wrote to the reader's database as well.
        #expect(try other.rowsMarkedElsewhere(numbers)?.rows.allSatisfy { !$0.isStarred } ?? true)
        #expect(try other.rowsMarkedElsewhere(numbers) == nil)
        try one.setStar([rows[1].id], true, at: 1)
        #expect(try one.rowsMarkedElsewhere(numbers) == nil)
        let marked = try #require(try other.rowsMarkedElsewhere(numbers))
        #expect(marked.changesCounts && marked.rows.map(\.isStarred) == rows.indices.map { $0 == 1 })
        #expect(try other.rowsMarkedElsewhere(numbers) == nil)
        // Whoever opens the library learns of what is marked from then on, not only from the first look on.
        let late = try Library(places: places)
        try one.setStar([rows[0].id], true, at: 2)
        #expect(try late.rowsMarkedElsewhere(numbers)?.rows.first?.isStarred == true)
        try one.setStar([rows[0].id], false, at: 3)
        _ = try other.rowsMarkedElsewhere(numbers)
        // A place is no mark.
        try one.setSetting("theme", "paper")
        #expect(try other.rowsMarkedElsewhere(numbers)?.changesCounts == false)
        try one.addOwnTag("harbour", to: [rows[0].id])
        let tagged = try #require(try other.rowsMarkedElsewhere(numbers))
        #expect(tagged.rows[0].tags.contains { $0.name == "harbour" && $0.origin == .own })
    }
}
