import ArchiveModel
import TestSupport
import Testing

@Suite("Documents of office programs")
struct OfficeDocumentTests {
    private static let paragraphs = [
        "The ferry company said on Wednesday that its boats will sail to the northern islands through the winter for the first time.",
        "Islanders have asked for such a service for more than ten years. In the dark months they could only leave by aeroplane.",
    ]

    private func read(_ bytes: [UInt8], _ name: String) throws -> [Article] {
        try DocumentReader().read(bytes, path: name, tagged: false)
    }

    private func docx(_ body: String, more: [(name: String, text: String)] = []) -> [UInt8] {
        StoredZip.bytes(
            [
                ("[Content_Types].xml", "<Types/>"),
                ("word/styles.xml", "<w:styles xmlns:w='w'>Heading words</w:styles>"),
                (
                    "docProps/core.xml",
                    "<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Stated</dc:title><dc:creator>Ian Berg</dc:creator></c>"
                ),
                (
                    "word/document.xml",
                    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>\(body)</w:body></w:document>"
                ),
            ] + more)
    }

    private func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

    @Test("of Word give their article with title, by-line, date, notes, tables and lists")
    func word() throws {
        let body =
            p("A winter ferry for the islands") + p("By Mara Lindqvist, 12 March 2014") + p(Self.paragraphs[0])
            + "<w:p><w:r><w:t xml:space='preserve'>Islanders have asked for such a service for more than ten years. In the </w:t></w:r><w:del><w:r><w:delText>bright</w:delText></w:r></w:del><w:ins><w:r><w:t>dark</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> months they could only leave by aeroplane.</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc>\(p("Island"))</w:tc><w:tc>\(p("Boats"))</w:tc></w:tr><w:tr><w:tc>\(p("Holm"))</w:tc><w:tc>\(p("7"))</w:tc></w:tr></w:tbl>"
            + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>An item of a list</w:t></w:r></w:p>"
        let notes =
            "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='0'/><w:footnote w:id='2'><w:p><w:r><w:t>Of the note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
        let articles = try read(docx(body, more: [("word/footnotes.xml", notes)]), "a.docx")
        let article = try #require(articles.first)
        #expect(articles.count == 1)
        #expect(article.title == "A winter ferry for the islands" && article.authors == ["Mara Lindqvist"])
        #expect(article.published.stated?.iso8601 == "2014-03-12")
        for text in Self.paragraphs + ["Island │ Boats", "Holm │ 7", "An item of a list", "[^1]: Of the note."] {
            #expect(article.body.text.contains(text), "\(text)")
        }
        #expect(!article.body.text.contains("bright") && !article.body.text.contains("Heading words"))
    }

    @Test("with several articles are cut like texts")
    func several() throws {
        let body = (1...4).map { number in
            p("A ferry for island number \(number)") + p("By Mara Lindqvist, March \(number), 2014")
                + Self.paragraphs.map(p).joined()
        }
        let articles = try read(docx(body.joined()), "a.docx")
        #expect(articles.map(\.title) == (1...4).map { "A ferry for island number \($0)" })
    }

    @Test("of LibreOffice give their article")
    func openDocument() throws {
        let content =
            "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b'><office:body><office:text><text:h>A winter ferry for the islands</text:h><text:p>By Mara Lindqvist, 12 March 2014</text:p><text:p>\(Self.paragraphs[0])<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of the note.</text:p></text:note-body></text:note></text:p><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:p>\(Self.paragraphs[1])</text:p><text:list><text:list-item><text:p>An item<text:s/>of a list</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"
        let bytes = StoredZip.bytes([
            ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
            ("styles.xml", "<s>Styles</s>"),
        ])
        let article = try #require(try read(bytes, "a.odt").first)
        #expect(article.title == "A winter ferry for the islands" && article.authors == ["Mara Lindqvist"])
        for text in Self.paragraphs + ["An item of a list", "[^1]: Of the note."] {
            #expect(article.body.text.contains(text))
        }
        #expect(!article.body.text.contains("deleted"))
    }

    @Test("in rich text give their article in any code page, without its looks")
    func richText() throws {
        let text =
            "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\info{\\title Stated}}{\\*\\generator Word;}\\f0\\fs24 {\\b A winter ferry for the islands}\\par By Mara Lindqvist, 12 March 2014\\par "
            + "\(Self.paragraphs[0]) Caf\\'e9 \\u8220?quoted\\u8221? \\u-10179?\\u-8704?.{\\footnote Of the note.}\\par {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt \(Self.paragraphs[1])}}\\par \\trowd Island\\cell Boats\\cell\\row \\trowd Holm\\cell 7\\cell\\row\\pard {\\pict 0102ff}}"
        let article = try #require(try read(Array(text.utf8), "a.rtf").first)
        #expect(article.title == "A winter ferry for the islands" && article.authors == ["Mara Lindqvist"])
        for part in Self.paragraphs + ["Café “quoted” 😀.", "Holm │ 7", "[^1]: Of the note."] {
            #expect(article.body.text.contains(part), "\(part)")
        }
        for part in ["Arial", "HYPERLINK", "0102ff", "Word;"] { #expect(!article.body.text.contains(part)) }
        // Noise ends nothing.
        for end in stride(from: 5, to: text.utf8.count, by: 7) { _ = try? read(Array(text.utf8.prefix(end)), "a.rtf") }
    }

    @Test("as books give an article a chapter, in the order of the spine")
    func book() throws {
        let chapter = { (title: String) in
            "<html><body><h1>\(title)</h1><p>\(Self.paragraphs.joined(separator: "</p><p>"))</p></body></html>"
        }
        let package =
            "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>The book</dc:title><dc:creator>Mara Lindqvist</dc:creator><dc:date>2014-03-12</dc:date></metadata><manifest><item id='b' href='b.xhtml'/><item id='a' href='a%201.xhtml'/><item id='c' href='cover.xhtml'/></manifest><spine><itemref idref='c'/><itemref idref='a'/><itemref idref='b'/></spine></package>"
        let articles = try read(
            StoredZip.bytes([
                ("mimetype", "application/epub+zip"),
                (
                    "META-INF/container.xml",
                    "<container><rootfiles><rootfile full-path='OEBPS/p.opf'/></rootfiles></container>"
                ),
                ("OEBPS/p.opf", package), ("OEBPS/a 1.xhtml", chapter("First")), ("OEBPS/b.xhtml", chapter("Second")),
                ("OEBPS/cover.xhtml", "<html><body><p>Cover</p></body></html>"),
            ]), "a.epub")
        #expect(articles.map(\.title) == ["First — The book", "Second — The book"])
        #expect(
            articles.allSatisfy { $0.authors == ["Mara Lindqvist"] && $0.published.stated?.iso8601 == "2014-03-12" })
        #expect(articles.first?.issues.count == 1)
    }

    @Test(
        "that are no texts are refused with what to do",
        arguments: ["%PDF-1.4\n%âãÏÓ\n", "xlsx", "pptx", "ods"])
    func refused(kind: String) throws {
        let bytes =
            switch kind {
            case "xlsx":
                StoredZip.bytes([
                    ("[Content_Types].xml", "<T/>"), ("xl/workbook.xml", "<w/>"),
                    ("xl/sharedStrings.xml", "<s>words</s>"),
                ])
            case "pptx": StoredZip.bytes([("[Content_Types].xml", "<T/>"), ("ppt/presentation.xml", "<w/>")])
            case "ods":
                StoredZip.bytes([
                    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<c>words</c>"),
                ])
            default: Array(kind.utf8)
            }
        let error = #expect(throws: DocumentError.self) { try read(bytes, "a." + kind.prefix(4)) }
        guard case .unsupported = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("are read within a zip file too")
    func within() throws {
        let one = docx(
            p("A winter ferry for the islands") + p("By Mara Lindqvist, 12 March 2014") + p(Self.paragraphs[0]))
        let other = Array("Some words of the day.".utf8)
        let articles = try read(
            StoredZip.bytes([(name: "in/a.docx", data: one), (name: "b.txt", data: other)]), "a.zip")
        #expect(articles.map(\.title).contains("A winter ferry for the islands"))
    }
}
