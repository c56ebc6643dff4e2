import Testing

@testable import ArchiveModel

@Suite("The registry of document parsers")
struct DocumentParsersTests {
    /// A kind of document that Dossier does not know: `%TOY`, then a title and a text on a line each.
    private static let toy = DocumentParser(
        format: .textArchive, endings: ["toy"],
        claims: { $0.bytes.starts(with: "%TOY".utf8) },
        parse: { entry, options throws(DocumentError) in
            let lines = String(decoding: entry.bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
                String($0)
            }
            guard lines.count > 1 else { throw .noArticle(path: options.path, reason: "the toy is broken") }
            var article = ParsedArticle()
            article.title = lines[0]
            article.body = PlainText.body(lines[1])
            return ParsedDocument(format: .textArchive, layout: "toy", articles: [article])
        },
        lineStarts: { _ in [0, 5] })

    private let parsers = DocumentParsers.standard.adding(toy)

    private var reader: DocumentReader {
        DocumentReader(
            layouts: ArchiveLayouts(), converters: Converters(), takesHashtags: false, parsers: parsers)
    }

    @Test("takes another kind with one line: it is told, read, outlined, refused and searched for")
    func toyFormat() throws {
        let bytes = Array("%TOY\nA wooden horse\nIt has wheels, and a string.\n".utf8)
        let article = try #require(try reader.read(bytes, path: "a.toy", tagged: false).first)
        #expect(article.title == "A wooden horse" && article.body.text == "It has wheels, and a string.")
        #expect(article.source.layout == "toy")
        #expect(try reader.outlines(of: bytes, path: "a.toy").first?.layout == "toy")
        #expect(!reader.readsWindows(bytes, path: "a.toy"))
        #expect(parsers.endings.contains("toy"))
        #expect(throws: DocumentError.noArticle(path: "b.toy", reason: "the toy is broken")) {
            try reader.read(Array("%TOY\n".utf8), path: "b.toy")
        }
        #expect(reader.refusal(of: Array("%TOY".utf8) + [0, 1, 2, 3], path: "b.toy") == nil)
        #expect(try DocumentReader().read(bytes, path: "a.toy", tagged: false).first?.source.layout != "toy")
    }

    @Test(
        "tells documents by their bytes before their names",
        arguments: [
            ("<html><p>x", "a.md", DocumentFormat.html), ("<rss version='2.0'>", "a.html", .feed),
            ("# Title", "a.md", .markdown), ("# Title", "a.txt", .textArchive), ("# Title", "a.html", .html),
            ("<?xml version='1.0'?><urlset>", "a.xml", .feed), ("<?xml version='1.0'?><novel>", "a.xml", .html),
            ("{\"version\": \"https://jsonfeed.org/version/1\"}", "-", .feed), ("{\"a\": 1}", "a.txt", .textArchive),
            ("{\"title\": \"x\"}\n\nText", "a.md", .markdown), ("{\\rtf1 x}", "a.txt", .textArchive),
            ("WARC/1.0\r\n", "a.txt", .html), ("%PDF-1.4", "a.txt", .textArchive),
        ])
    func kinds(_ text: String, _ name: String, _ format: DocumentFormat) {
        #expect(DocumentFormat.detect(Array(text.utf8), name: name) == format)
    }

    @Test("reads nothing that is no text")
    func binary() {
        #expect(DocumentFormat.detect([0, 1, 2, 3, 4, 5, 6, 7], name: "a.txt") == nil)
    }
}
