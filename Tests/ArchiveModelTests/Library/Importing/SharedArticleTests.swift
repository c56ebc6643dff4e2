import Foundation
import TestSupport
import Testing

@testable import ArchiveModel

@Suite("Articles that come in several documents")
struct SharedArticleTests {
    private let folder: TemporaryFolder
    private let library: Library

    init() throws {
        folder = try TemporaryFolder()
        library = try Library(
            places: LibraryPlaces(archive: folder.path + "/archive.sqlite", reader: folder.path + "/reader.sqlite"))
    }

    /// What a reader sees who opens these: each is imported as when the program is started with it.
    private func opened(_ names: String...) throws -> Int {
        let paths = names.map { folder.path + "/" + $0 }
        _ = try library.importDocuments(paths) { _ in true }
        return try library.count(Query(scope: paths))
    }

    private func move(_ from: String, _ to: String) throws {
        try FileManager.default.moveItem(atPath: folder.path + "/" + from, toPath: folder.path + "/" + to)
    }

    @Test("are found in each of them, whichever is opened, and stay when one of them goes")
    func copies() throws {
        for copy in ["one", "two"] { try folder.write(Fixtures.archive, to: "\(copy)/a.txt") }
        for _ in 1...2 {
            #expect(try opened("one") == 6)
            #expect(try opened("two") == 6)
        }
        #expect(try library.count(Query()) == 6)
        try FileManager.default.removeItem(atPath: folder.path + "/two")
        #expect(try library.pruneMissing().count == 1)
        #expect(try library.count(Query()) == 6)
        #expect(try library.count(Query(scope: [folder.path + "/one"])) == 6)
        try library.checkIndex()
    }

    @Test("are read once where all of their documents are opened together")
    func together() throws {
        for copy in ["one", "two"] { try folder.write(Fixtures.archive, to: "docs/\(copy)/a.txt") }
        let first = try library.importDocuments([folder.path + "/docs"]) { _ in true }
        #expect(first.read == 2 && first.articles == 12 && first.shared == 6)
        let second = try library.importDocuments([folder.path + "/docs"]) { _ in true }
        #expect(second.read == 0 && second.unchanged == 2)
        #expect(try opened("docs") == 6)
        #expect(try opened("docs/one") == 6)
        #expect(try opened("docs/two") == 6)
    }

    @Test("come back from an older version when the newer one is gone")
    func versions() throws {
        try folder.write(Fixtures.archive, to: "v1/a.txt")
        // Without its first post, which only the older version has then.
        let later = Fixtures.archive.split(separator: "\n\n").dropFirst(4).joined(separator: "\n\n")
        try folder.write(later, to: "v2/a.txt")
        let all = try opened("v1")
        let rest = try opened("v2")
        #expect(rest > 0 && rest < all)
        #expect(try opened("v1") == all)
        #expect(try opened("v1", "v2") >= all)
        #expect(try opened("v2") == rest)
        try FileManager.default.removeItem(atPath: folder.path + "/v2")
        #expect(try library.pruneMissing().count == 1)
        #expect(try library.count(Query(scope: [folder.path + "/v1"])) == all)
    }

    @Test("are there again when a folder is moved away and back")
    func moved() throws {
        try folder.write(Fixtures.archive, to: "here/a.txt")
        #expect(try opened("here") == 6)
        try move("here", "there")
        #expect(try opened("there") == 6)
        try move("there", "here")
        #expect(try opened("here") == 6)
        #expect(try library.pruneMissing().count == 1)
        #expect(try library.count(Query()) == 6)
    }

    @Test("come back when the document that has them loses them")
    func lost() throws {
        for copy in ["one", "two"] { try folder.write(Fixtures.archive, to: "docs/\(copy)/a.txt") }
        #expect(try opened("docs") == 6)
        try folder.write(Fixtures.post, to: "docs/two/a.txt")
        #expect(try opened("docs") == 7)
        #expect(try opened("docs/one") == 6)
    }

    @Test("are not the same for the same number in two feeds")
    func feeds() throws {
        for name in ["alpha", "beta"] {
            try folder.write(
                """
                <rss version="2.0"><channel><title>\(name)</title><link>https://\(name).example/</link>
                <item><title>First of \(name)</title><guid isPermaLink="false">1</guid><description>Text.</description></item>
                </channel></rss>
                """, to: "feeds/\(name).xml")
            try folder.write(
                """
                {"version": "https://jsonfeed.org/version/1.1", "title": "\(name)", "home_page_url": "https://\(name).example/",
                "items": [{"id": "7", "title": "Seventh of \(name)", "content_text": "Text."}]}
                """, to: "feeds/\(name).json")
            // A copy of a feed under another name is the same feed.
            try FileManager.default.copyItem(
                atPath: folder.path + "/feeds/\(name).xml", toPath: folder.path + "/feeds/\(name)-2.xml")
        }
        #expect(try opened("feeds") == 4)
        #expect(try opened("feeds/alpha.xml") == 1)
    }

    /// A feed of articles by their letters, changed at some second.
    private func feed(_ name: String, _ items: String, at second: Int, saying text: String = "Text") throws {
        let list = items.map {
            "<item><title>Item \($0)</title><guid>https://a.example/\($0)</guid><description>\(text) of \($0).</description></item>"
        }
        let path = try folder.write(
            "<rss version=\"2.0\"><channel><title>a</title><link>https://a.example/</link>\(list.joined())</channel></rss>",
            to: name)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + Double(second))], ofItemAtPath: path)
    }

    @Test("come back over a document that had them in between", arguments: [true, false])
    func chain(isGone: Bool) throws {
        try feed("c/1.xml", "x", at: 1)
        try feed("c/2.xml", "xy", at: 2)
        try feed("c/3.xml", "xz", at: 3)
        #expect(try opened("c") == 3)
        try feed("c/2.xml", "y", at: 4)
        #expect(try opened("c") == 3)
        if isGone {
            try FileManager.default.removeItem(atPath: folder.path + "/c/3.xml")
            #expect(try library.pruneMissing().count == 1)
        } else {
            try feed("c/3.xml", "z", at: 5)
        }
        #expect(try opened("c") == (isGone ? 2 : 3))
        #expect(try library.count(Query(filter: .title("Item x", isPrefix: false))) == 1)
    }

    @Test("have the text of the document that was changed last, whichever was opened in between")
    func newest() throws {
        func text() throws -> String? {
            let row = try library.rows(Query(), at: .first, limit: 1).first
            return try row.flatMap { try library.article($0.id) }?.body.text
        }
        try feed("c/a.xml", "x", at: 9, saying: "Newer")
        try feed("c/b.xml", "x", at: 3, saying: "Older")
        #expect(try opened("c") == 1 && text() == "Newer of x.")
        #expect(try opened("c/b.xml") == 1 && text() == "Older of x.")
        #expect(try opened("c") == 1 && text() == "Newer of x.")
        let again = try library.importDocuments([folder.path + "/c"]) { _ in true }
        #expect(again.read == 0 && again.unchanged == 2)
    }

    @Test("are not lost when the document that has them loses them, and is read alone")
    func lostAlone() throws {
        try feed("c/a.xml", "xy", at: 1)
        try feed("c/b.xml", "xz", at: 2)
        #expect(try opened("c") == 3)
        try feed("c/b.xml", "z", at: 3)
        let summary = try library.importDocuments([folder.path + "/c/b.xml"]) { _ in true }
        #expect(summary.read == 1 && summary.articles == 1)
        #expect(try library.count(Query()) == 3)
    }

    @Test(
        "stay the same when their feed moves to another address of the same site",
        arguments: [
            ("http://www.s.example/blog/", "https://s.example/blog"),
            ("https://s.example/feed?page=1", "https://s.example/feed?page=2"),
        ])
    func addresses(before: String, after: String) throws {
        for (number, link) in [before, after].enumerated() {
            try folder.write(
                "<rss version=\"2.0\"><channel><link>\(link)</link><item><title>T\(number)</title><guid>5</guid></item></channel></rss>",
                to: "f/\(number).xml")
        }
        #expect(try opened("f") == 1)
    }

    @Test("are others in feeds that say nothing of themselves, or name articles by what is no address")
    func nameless() throws {
        for name in ["one", "two"] {
            try folder.write(
                """
                <rss version="2.0"><channel>
                <item><title>Number of \(name)</title><guid isPermaLink="false">1</guid></item>
                <item><title>Relative of \(name)</title><link>/2024/1</link></item>
                <item><title>Site of \(name)</title><guid>https://s.example/</guid></item>
                <item><title>Same</title><guid>123e4567-e89b-12d3-a456-426614174000</guid></item>
                </channel></rss>
                """, to: "n/\(name).xml")
        }
        #expect(try opened("n") == 7)
    }
}
