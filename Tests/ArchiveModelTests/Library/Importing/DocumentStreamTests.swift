import Foundation
import TestSupport
import Testing

@testable import ArchiveModel

@Suite("Documents that are read a window at a time")
struct DocumentStreamTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Many articles of the sample's form, newest first, some of them of the same title and day.
    private static func archive(_ count: Int, lineEnd: String = "\n") -> String {
        (0..<count).map { number in
            let day = DateStamp(dayNumber: 18_000 - number / 3)?.iso8601 ?? ""
            let parts = day.split(separator: "-")
            let months =
                ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
                + ["October", "November", "December"]
            let date = "\(Int(parts[2]) ?? 1) \(months[(Int(parts[1]) ?? 1) - 1]) \(parts[0])"
            return [
                "The harbour of town number \(number % 7) gets a new\u{A0}crane", "",
                "Crane \(number) is set up where the old one stood, and the people of the town came to see it. "
                    + "Ælfric said that it was “long overdue”, and the mayor agreed with him on the next day.", "",
                "It will lift forty tonnes and is painted red, said the harbour master of the town in \(number).", "",
                "Author: Maren Holt | Date: \(date) | Permalink", "", "",
            ].joined(separator: lineEnd)
        }.joined()
    }

    private func read(_ path: String, _ windows: DocumentStream.Windows) throws -> (articles: [Article], sha256: String)
    {
        let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        var stream = try DocumentStream(
            FoundDocument(path: path, size: size, modified: 0), reader: DocumentReader(), windows: windows)
        var articles: [Article] = []
        while let article = try stream.next() { articles.append(article) }
        #expect(stream.bytesRead == size)
        return (articles, stream.sha256())
    }

    @Test(
        "have the articles, places and fingerprint of documents that are read whole",
        arguments: [4000, 9001, 30_000], ["\n", "\r\n"])
    func sameAsWhole(window: Int, lineEnd: String) throws {
        let text = Self.archive(300, lineEnd: lineEnd)
        let path = try folder.write(text, to: "a.txt")
        let whole = try read(path, .init())
        let parts = try read(path, .init(first: window, longest: window * 10, whole: 1000))
        #expect(whole.articles.count == 300)
        #expect(parts.articles.count == 300)
        #expect(parts.articles.map(\.id) == whole.articles.map(\.id))
        #expect(parts.articles.map(\.body) == whole.articles.map(\.body))
        #expect(parts.articles.map(\.source.byteRange) == whole.articles.map(\.source.byteRange))
        #expect(parts.sha256 == SHA256.digest(of: Array(text.utf8)))
        #expect(Set(parts.articles.map(\.id)).count == 300)
    }

    @Test("are read on with a larger window where one holds no whole article, and where a line is longer than it")
    func longLines() throws {
        let long = String(repeating: "A word and another one follow here without any line end at all. ", count: 30)
        let post = "One long day\u{A0}ends\n\n\(long)\n\nAuthor: Ian Berg | Date: 2 May 2018 | Permalink\n\n"
        let text = Self.archive(12) + post + Self.archive(24)
        let path = try folder.write(text, to: "a.txt")
        let whole = try read(path, .init())
        let parts = try read(path, .init(first: 1500, longest: 1500, whole: 100))
        #expect(parts.articles.map(\.title) == whole.articles.map(\.title))
        #expect(parts.articles.map(\.body.text) == whole.articles.map(\.body.text))
    }

    @Test("in UTF-16, or of another kind, are read whole")
    func others() throws {
        let text = Self.archive(30)
        let utf16 = try folder.write(#require(text.data(using: .utf16)), to: "wide.txt")
        #expect(try read(utf16, .init(first: 4000, longest: 4000, whole: 1000)).articles.count == 30)
        let page =
            "<html><head><title>A page</title></head><body><h1>A page</h1><p>"
            + String(repeating: "Words of the page follow. ", count: 200) + "</p></body></html>"
        let html = try folder.write(page, to: "page.html")
        #expect(try read(html, .init(first: 500, longest: 500, whole: 100)).articles.map(\.title) == ["A page"])
    }

    @Test("know where what was made harmless stands in the whole document")
    func issues() throws {
        let text = Self.archive(50) + Self.archive(1).replacing("Crane 0", with: "Crane \u{1B}[31m 0")
        let path = try folder.write(text, to: "a.txt")
        let parts = try read(path, .init(first: 3000, longest: 3000, whole: 100))
        let whole = try read(path, .init())
        #expect(parts.articles.flatMap(\.issues) == whole.articles.flatMap(\.issues))
        #expect(parts.articles.flatMap(\.issues).count == 1)
    }
}
