import ArchiveModel
import Foundation
import TestSupport
import Testing

@Suite("Containers")
struct ContainerTests {
    private static let page =
        "<html><body><h1>A new crane</h1><p>The harbour of the town has a new crane since Monday, said the mayor.</p></body></html>"
    private static let note = "---\ntitle: A note\n---\nText of the note.\n"

    private func read(_ bytes: [UInt8], _ name: String) throws -> [Article] {
        try DocumentReader().read(bytes, path: name, tagged: false)
    }

    @Test("a tar file gives the articles of its documents, and counts what is no text")
    func tar() throws {
        let bytes = Tar.file([
            ("docs/a.md", Array(Self.note.utf8)), ("docs/p.html", Array(Self.page.utf8)),
            ("docs/.hidden", Array("x".utf8)),
            ("docs/i.png", [0x89, 0x50, 0, 0, 0, 0]),
        ])
        let articles = try read(bytes, "all.tar")
        #expect(articles.map(\.title) == ["A note", "A new crane"])
        #expect(articles[0].issues.map(\.message) == ["1 entries are no text and were passed over"])
    }

    @Test("a zip file gives the articles of its documents")
    func zip() throws {
        let articles = try read(Zip.file([("a.md", Array(Self.note.utf8))]), "all.zip")
        #expect(articles.map(\.title) == ["A note"])
    }

    @Test("one without any text is told, also in an outline")
    func empty() throws {
        let bytes = Tar.file([("i.png", [0x89, 0x50, 0, 0, 0, 0])])
        #expect(throws: DocumentError.self) { try read(bytes, "all.tar") }
        #expect(throws: DocumentError.self) { try DocumentReader().outlines(of: bytes, path: "all.tar") }
    }

    @Test("a damaged one gives what came before the damage")
    func damaged() throws {
        let bytes = Tar.file([("a.md", Array(Self.note.utf8)), ("b.md", Array(Self.note.utf8))])
        let articles = try read(Array(bytes.prefix(1024)) + [UInt8](repeating: 0x41, count: 512), "all.tar")
        #expect(articles.map(\.title) == ["A note"])
        #expect(articles[0].issues.contains { $0.message.contains("damaged") })
    }

    @Test("a bomb is named and left")
    func bomb() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/bomb.txt.gz"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sh", "-c", "head -c 120000000 /dev/zero | tr '\\0' a | gzip > \"$0\"", path]
        try process.run()
        process.waitUntilExit()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect { try read(bytes, "bomb.txt.gz") } throws: { error in
            if case .bomb? = error as? DocumentError { true } else { false }
        }
    }

    @Test("a web archive gives its pages with their addresses")
    func webArchive() throws {
        let chunks =
            "10\r\n\(Self.page.prefix(16))\r\n\(String(Self.page.utf8.count - 16, radix: 16))\r\n\(Self.page.dropFirst(16))\r\n0\r\n\r\n"
        let records = [
            record("warcinfo", "http://x/", "software: test"),
            record("response", "http://a.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(Self.page)"),
            record(
                "response", "http://a.example/2",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n\(Self.page)"),
            record("response", "http://a.example/i.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx"),
            record(
                "response", "http://a.example/3",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)"),
        ]
        let articles = try read(Array(records.joined().utf8), "a.warc")
        #expect(articles.map(\.link) == ["http://a.example/1", "http://a.example/3"])
        #expect(articles.allSatisfy { $0.title == "A new crane" && $0.body.text.hasPrefix("The harbour") })
        #expect(articles[0].source.byteRange.lowerBound == records[0].utf8.count)
    }

    private func record(_ type: String, _ address: String, _ content: String) -> String {
        """
        WARC/1.0\r
        WARC-Type: \(type)\r
        WARC-Target-URI: \(address)\r
        Content-Length: \(content.utf8.count)\r
        \r
        \(content)\r
        \r

        """
    }

    @Test("a page saved as MHTML is read with its address", arguments: ["quoted-printable", "base64", "8bit"])
    func mhtml(encoding: String) throws {
        let page = Self.page.replacing("crane</h1>", with: "crāne</h1>")
        let body =
            switch encoding {
            case "base64": Data(page.utf8).base64EncodedString(options: .lineLength76Characters)
            case "quoted-printable": page.replacing("ā", with: "=C4=81").replacing("town", with: "to=\r\nwn")
            default: page
            }
        let text = """
            From: <Saved by a browser>\r
            Snapshot-Content-Location: https://a.example/crane\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related;\r
            \ttype="text/html"; boundary="--xyz"\r
            \r
            ----xyz\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: \(encoding)\r
            \r
            \(body)\r
            ----xyz\r
            Content-Type: image/png\r
            \r
            xx\r
            ----xyz--\r

            """
        let article = try #require(try read(Array(text.utf8), "a.mhtml").first)
        #expect(article.title == "A new crāne")
        #expect(article.link == "https://a.example/crane")
        #expect(article.body.text.contains("harbour of the town has"))
    }
}

@Suite("A folder")
struct FolderTests {
    @Test("is walked without what its rules exclude, and without the parts of saved pages")
    func excludes() throws {
        let folder = try TemporaryFolder()
        for name in [
            "a.md", "b.mbox", "draft.md", "drafts/x.md", "notes/keep.md", "notes/drop.log", "page.html",
            "page_files/inner.html",
            "deep/b/drafts/y.md",
        ] {
            let path = folder.path + "/" + name
            try FileManager.default.createDirectory(
                atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(fileURLWithPath: path))
        }
        _ = try folder.write("# a comment\n/draft.md\ndrafts/\n*.log\n", to: ".gitignore")
        try Data("!drop.log\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/notes/.dossierignore"))
        let root = try #require(DocumentFinder.absolute(folder.path))
        let found = DocumentFinder(paths: [folder.path]).documents.map { $0.path.dropFirst(root.count + 1) }
        #expect(found == ["a.md", "b.mbox", "notes/drop.log", "notes/keep.md", "page.html"])
    }
}

/// The smallest tar files (POSIX ustar).
enum Tar {
    static func file(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        entries.flatMap { entry in
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at offset: Int) {
                for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
            }
            put(entry.name, at: 0)
            put("0000644", at: 100)
            put(
                String(repeating: "0", count: 11 - String(entry.bytes.count, radix: 8).count)
                    + String(entry.bytes.count, radix: 8), at: 124)
            put("00000000000", at: 136)
            put("        ", at: 148)
            put("0", at: 156)
            put("ustar\u{0}00", at: 257)
            let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
            put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", at: 148)
            let padding = (512 - entry.bytes.count % 512) % 512
            return header + entry.bytes + [UInt8](repeating: 0, count: padding)
        } + [UInt8](repeating: 0, count: 1024)
    }
}

/// The smallest zip files: entries are stored, not compressed.
private enum Zip {
    static func file(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let name = Array(entry.name.utf8)
            let sizes =
                number(checksum(entry.bytes), 4) + number(UInt32(entry.bytes.count), 4)
                + number(UInt32(entry.bytes.count), 4)
            let common =
                number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + sizes + number(UInt32(name.count), 2)
                + number(0, 2)
            directory +=
                [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
                + number(UInt32(file.count), 4) + name
            file += [0x50, 0x4B, 3, 4] + common + name + entry.bytes
        }
        let count = number(UInt32(entries.count), 2)
        return file + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + count + count + number(UInt32(directory.count), 4)
            + number(UInt32(file.count), 4) + number(0, 2)
    }

    private static func number(_ value: UInt32, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(value >> ($0 * 8) & 0xFF) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
