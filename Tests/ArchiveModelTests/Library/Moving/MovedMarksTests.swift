import Foundation
import GRDB
import TestSupport
import Testing

@testable import ArchiveModel

@Suite("What the reader did with an article")
struct MovedMarksTests {
    private let folder: TemporaryFolder
    private var places: LibraryPlaces {
        LibraryPlaces(archive: folder.path + "/archive.sqlite", reader: folder.path + "/reader.sqlite")
    }
    private var documents: String { folder.path + "/documents" }

    init() throws { folder = try TemporaryFolder() }

    private struct Post {
        var title: String
        var day: Int
        var number: Int
    }

    private static func text(_ number: Int) -> String {
        """
        Crane \(number) is set up where the old one stood, and the people of the town came to see it in number \(number).

        It will lift forty tonnes and is painted red, said the harbour master of the town, and counted \(number * 7) boxes.
        """
    }

    private func write(_ posts: [Post], to name: String = "a.txt") throws {
        let text = posts.map {
            "\($0.title)\u{A0}today\n\n\(Self.text($0.number))\n\nAuthor: Maren Holt | Date: \($0.day) May 2018 | Permalink\n\n"
        }
        try folder.write(text.joined(separator: "\n"), to: "documents/" + name)
    }

    private func library() throws -> Library { try Library(places: places) }

    @discardableResult
    private func read(_ library: Library, reader: DocumentReader = DocumentReader()) throws -> ImportSummary {
        try library.importDocuments([documents], reader: reader) { _ in true }
    }

    private func starredTexts(_ library: Library) throws -> Set<String> {
        let rows = try library.rows(Query(filter: .state(.starred)), at: .first, limit: 100_000)
        return Set(try rows.compactMap { try library.article($0.id)?.body.text })
    }

    private func starred(_ library: Library) throws -> Set<Int> {
        Set(
            try starredTexts(library).compactMap { text in
                text.firstMatch(of: /Crane (\d+) is/).flatMap { Int($0.1) }
            })
    }

    private func star(_ numbers: Set<Int>, _ library: Library) throws {
        for row in try library.rows(Query(), at: .first, limit: 100_000) {
            let text = try library.article(row.id)?.body.text ?? ""
            if numbers.contains(where: { text.contains("Crane \($0) is") }) {
                try library.setStar([row.id], true, at: 1)
                try library.addOwnTag("mine", to: [row.id])
                try library.setPlace(row.id, StoredPlace(byteOffset: 3, in: text), at: 1)
            }
        }
    }

    private static let six = (1...6).map { Post(title: "The harbour gets crane \($0)", day: $0 + 3, number: $0) }

    @Test("stays with it when its date is corrected, also when the text is changed at the same time")
    func corrected() throws {
        try write(Self.six)
        let library = try library()
        try read(library)
        try star([2, 5], library)
        var posts = Self.six
        posts[1].day = 20
        try write(posts)
        try read(library)
        #expect(try starred(library) == [2, 5])
        let path = documents + "/a.txt"
        let changed = try String(contentsOfFile: path, encoding: .utf8).replacing(
            "Date: 20 May", with: "Date: 21 May"
        ).replacing("counted 14 boxes", with: "counted fourteen boxes, no more")
        try folder.write(changed, to: "documents/a.txt")
        try read(library)
        #expect(try starred(library) == [2, 5])
        #expect(try library.articles(withOwnTag: "mine").count == 2)
    }

    @Test("stays with its text when articles of the same title and day come before it")
    func exchanged() throws {
        // A feed whose items have neither a GUID nor an address.
        func write(_ numbers: [Int]) throws {
            let items = numbers.map {
                "<item><title>Open thread</title><pubDate>Fri, 04 May 2018 10:00:00 GMT</pubDate><description>\(Self.text($0))</description></item>"
            }
            try folder.write(
                "<rss version=\"2.0\"><channel><title>a</title>\(items.joined())</channel></rss>", to: "documents/a.xml"
            )
        }
        try write([1, 4, 6])
        let library = try library()
        try read(library)
        try star([1, 4], library)
        try write([9, 1, 4, 6])
        try read(library)
        #expect(try starred(library) == [1, 4])
        try write([6, 4, 1])
        try read(library)
        #expect(try starred(library) == [1, 4])
        #expect(try library.history(limit: 10).count == 2)
    }

    @Test("goes to the article that has its bytes when other rules cut its document")
    func cutAnew() throws {
        try write(Self.six)
        let library = try library()
        try read(library)
        try star([3], library)
        var single = ArchiveLayout()
        single.isSingle = true
        var layouts = ArchiveLayouts()
        layouts.entries = [ArchiveLayouts.Entry(documents: ["*"], layout: single)]
        let whole = DocumentReader(layouts: layouts)
        try read(library, reader: whole)
        #expect(try library.count(Query()) == 1)
        #expect(try library.count(Query(filter: .state(.starred))) == 1)
        try read(library)
        #expect(try library.count(Query()) == 6)
        #expect(try library.count(Query(filter: .state(.starred))) == 1)
    }

    @Test("follows once where a program ended between the change and the move, for every reader of the archive")
    func interrupted() throws {
        try write(Self.six)
        let first = try library()
        try read(first)
        try star([1], first)
        let guestPlaces = LibraryPlaces(archive: places.archive, reader: folder.path + "/guest.sqlite")
        let rows = try first.rows(Query(), at: .first, limit: 10)
        let guest = try Library(places: guestPlaces, isShared: true)
        try guest.setStar([rows[0].id], true, at: 1)
        // What an import writes in the transaction that exchanges two identities; then the program ends.
        let pool = try #require(first.archiveWriter)
        let (one, two) = (rows[5].id, rows[0].id)
        try pool.writeArchive { database in
            for (key, other) in [(one.rawValue, "x"), (two.rawValue, one.rawValue), ("x", two.rawValue)] {
                try database.execute(sql: "UPDATE article SET key = ? WHERE key = ?", arguments: [other, key])
            }
            try MoveLog.record([ArticleMove(old: one, new: two), ArticleMove(old: two, new: one)], in: database)
        }
        for _ in 1...3 {
            #expect(try starred(try library()) == [1])
            #expect(try starred(try Library(places: guestPlaces, isShared: true)) == [6])
        }
    }

    @Test("is kept when an import ends early and goes on later", arguments: [1, 60, 300])
    func endedEarly(after articles: Int) throws {
        func posts(_ shift: Int) -> [Post] {
            (1...400).map { Post(title: "The harbour gets crane \($0)", day: 1 + ($0 + shift) % 28, number: $0) }
        }
        try write(posts(0))
        let library = try library()
        try read(library)
        try star([1, 55, 250, 399], library)
        try write(posts(1))
        _ = try library.importDocuments([documents]) { $0.articles < articles }
        try read(library)
        #expect(try library.count(Query()) == 400)
        #expect(try starred(library) == [1, 55, 250, 399])
    }

    @Test("is found again when the document gets another name, also with a changed text")
    func renamed() throws {
        try write(Self.six)
        let library = try library()
        try read(library)
        try star([2, 4], library)
        try FileManager.default.moveItem(atPath: documents + "/a.txt", toPath: documents + "/b.txt")
        let path = documents + "/b.txt"
        let changed = try String(contentsOfFile: path, encoding: .utf8).replacing(
            "counted 28 boxes", with: "counted 29 boxes")
        try folder.write(changed, to: "documents/b.txt")
        try read(library)
        _ = try library.pruneMissing()
        #expect(try library.count(Query()) == 6)
        #expect(try starred(library) == [2, 4])
        // What is taken away does not come back with the next import.
        let rows = try library.rows(Query(filter: .state(.starred)), at: .first, limit: 10)
        try library.setStar(rows.map(\.id), false, at: 2)
        try write(Self.six, to: "b.txt")
        try read(library)
        #expect(try starred(library) == [])
    }

    @Test("is found again in an archive that was made anew and knows the article otherwise")
    func madeAnew() throws {
        try write(Self.six)
        let first = try library()
        try read(first)
        try star([2, 4], first)
        first.endImports()
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: places.archive + ending) }
        try FileManager.default.moveItem(atPath: documents + "/a.txt", toPath: documents + "/c.txt")
        let second = try library()
        try read(second)
        #expect(try starred(second) == [2, 4])
    }

    @Test("is found again where an earlier version detached it by a corrected date")
    func detached() throws {
        try write(Self.six)
        let library = try library()
        try write(Self.six)
        var earlier = ParsedArticle()
        let title = try #require(
            try DocumentReader().read(
                Array(try String(contentsOfFile: documents + "/a.txt", encoding: .utf8).utf8), path: "a.txt"
            ).first { $0.body.text.contains("Crane 3 is") }?.title)
        earlier.title = title
        earlier.published = .stated(try #require(DateStamp(year: 2018, month: 6, day: 11)))
        let id = ArticleIdentity.id(of: earlier, documentName: "a.txt")
        try library.setStar([id], true, at: 1)
        try read(library)
        #expect(try starred(library) == [3])
    }

    @Test("goes to the identity that an article has now, where a list still shows the old one")
    func staleList() throws {
        try write(Self.six)
        let library = try library()
        try read(library)
        let old = try #require(try library.rows(Query(), at: .first, limit: 10).last)
        var posts = Self.six
        posts[0].day = 30
        try write(posts)
        try read(library)
        try library.setStar([old.id], true, at: 1)
        #expect(try starred(library) == [1])
        try library.setStar([old.id], false, at: 1)
        #expect(try starred(library) == [])
    }
}

@Suite("Two texts under one identity")
struct IdentityConflictTests {
    private let folder: TemporaryFolder
    private let library: Library

    init() throws {
        folder = try TemporaryFolder()
        library = try Library(
            places: LibraryPlaces(archive: folder.path + "/archive.sqlite", reader: folder.path + "/reader.sqlite"))
    }

    private func read() throws { _ = try library.importDocuments([folder.path + "/documents"]) { _ in true } }

    private func post(_ text: String) -> String {
        "Open thread\n\n\(text)\n\nAuthor: Maren Holt | Date: 4 June 2020 | Permalink\n\n"
    }

    private func texts(_ filter: Filter = .all) throws -> Set<String> {
        Set(
            try library.rows(Query(filter: filter), at: .first, limit: 100).compactMap {
                try library.article($0.id)?.body.text
            })
    }

    private static let cranes =
        "Everything about the cranes of the harbour belongs into this thread, and nothing else, please; the last one was long enough."
    private static let ferries =
        "Who has seen the new ferry? It left on Monday with two hundred guests, none of whom had a ticket, said the captain at noon."

    @Test("of files of the same name are two articles, in either order, and each keeps its star")
    func sameName() throws {
        try folder.write(post(Self.cranes), to: "documents/a/posts.txt")
        try read()
        try library.setStar(try library.rows(Query(), at: .first, limit: 9).map(\.id), true, at: 1)
        try folder.write(post(Self.ferries), to: "documents/b/posts.txt")
        try read()
        #expect(try texts() == [Self.cranes, Self.ferries])
        #expect(try texts(.state(.starred)) == [Self.cranes])
        // Read again they stay what they are.
        for name in ["a", "b"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date()], ofItemAtPath: folder.path + "/documents/\(name)/posts.txt")
            try folder.write(
                post((name == "a" ? Self.cranes : Self.ferries) + " Edited."), to: "documents/\(name)/posts.txt")
            try read()
        }
        #expect(try texts() == [Self.cranes + " Edited.", Self.ferries + " Edited."])
        #expect(try texts(.state(.starred)) == [Self.cranes + " Edited."])
        try library.checkIndex()
    }

    @Test("of copies of a document, one of them edited, are one article")
    func copies() throws {
        try folder.write(post(Self.cranes), to: "documents/a/posts.txt")
        try folder.write(post(Self.cranes + " Yes."), to: "documents/b/posts.txt")
        try read()
        #expect(try library.count(Query()) == 1)
    }

    @Test("that is a page of a folder have the folder's name as title")
    func folders() throws {
        for name in ["ada", "bert", "carl"] {
            try folder.write("---\ndraft: false\n---\n", to: "documents/authors/\(name)/_index.md")
            try folder.write("Some words about the place.\n", to: "documents/places/\(name)/index.md")
        }
        try read()
        let titles = try library.rows(Query(), at: .first, limit: 100).map(\.title)
        #expect(titles.sorted() == ["ada", "ada", "bert", "bert", "carl", "carl"])
    }
}
