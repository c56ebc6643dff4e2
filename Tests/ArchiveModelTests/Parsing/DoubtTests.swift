import ArchiveModel
import Testing

@Suite("What is doubtful, and what was left out")
struct DoubtTests {
    private static func paragraph(_ number: Int) -> String {
        "The ferry company said on Monday that its \(number) boats will sail to the northern islands through the winter for the first "
            + "time since the line was founded. The first crossing is planned for the second week of November."
    }

    private func read(_ text: String, _ layout: String? = nil) throws -> [Article] {
        var layouts = ArchiveLayouts()
        if let layout { layouts.entries = [try ArchiveLayouts.Entry(toml: "documents = [\"*\"]\n" + layout)] }
        return try DocumentReader(layouts: layouts).read(Array(text.utf8), path: "a.txt", tagged: false)
    }

    private static let uncut = (1...8).map { number in
        "(\(number) March 2014, page \(number))\n\n"
            + (0..<3).map { paragraph(number * 10 + $0) }.joined(separator: "\n\n")
    }.joined(separator: "\n\n")

    @Test("a long text with several dated lines that gave one article is, unless its reader says so")
    func uncut() throws {
        let article = try #require(try read(Self.uncut).first)
        #expect(article.doubts.count == 1 && article.doubts[0].contains("8 lines"))
        #expect(article.confidence <= 0.5)
        #expect(try read(Self.uncut, "single = true").first?.doubts == [])
        let short = Self.uncut.prefix(900)
        #expect(try read(String(short)).first?.doubts == [])
    }

    @Test("an article far longer than the others is, and the others are not")
    func shape() throws {
        let text = (1...8).map { number in
            "A title of day \(number)\nMarch \(number), 2014 by Mara Lindqvist\n\n"
                + (0..<(number == 4 ? 60 : 1)).map { Self.paragraph(number * 100 + $0) }.joined(separator: "\n\n")
        }.joined(separator: "\n\n")
        let articles = try read(text)
        #expect(articles.count == 8)
        #expect(articles.map { !$0.doubts.isEmpty } == (1...8).map { $0 == 4 })
        // The look of lines is never sure.
        #expect(articles.allSatisfy { $0.confidence < 1 })
    }

    @Test("what stands around articles can be read, with its place")
    func leftOut() throws {
        let text =
            "Home\nAbout the paper\n\n"
            + (1...3).map { number in
                "A title of day \(number)\nMarch \(number), 2014 by Mara Lindqvist\n\n\(Self.paragraph(number))\n\n\(Self.paragraph(number + 10))\n\nShare this:\nFacebook\n"
            }.joined(separator: "\n")
            + "\n3 Comments\nJohn says:\nI was on that boat. It was cold, and the coffee was worse.\n"
        let articles = try read(text)
        #expect(articles.count == 3)
        let bytes = Array(text.utf8)
        for piece in articles.flatMap(\.leftOut) {
            #expect(String(decoding: bytes[piece.byteRange], as: UTF8.self).hasPrefix(piece.text.prefix(8)))
        }
        func all(_ index: Int) -> String { articles[index].leftOut.map(\.text).joined(separator: "\n") }
        #expect(all(0).contains("About the paper") && all(0).contains("Facebook"))
        #expect(all(2).contains("the coffee was worse"))
        #expect(!all(1).contains("About the paper"))
        #expect(!articles.contains { $0.body.text.contains("Facebook") || $0.body.text.contains("coffee") })
        #expect(articles.allSatisfy { $0.doubts.isEmpty })
    }

    @Test("paragraphs that differ in their numbers alone are each other's repetition no more than others")
    func numbers() throws {
        let text = (1...5).map { number in
            "\(number) of 5 DOCUMENTS\n\nMarch \(number), 2014\n\nLENGTH: 70 words\n\n\(Self.paragraph(number))\n\n\(Self.paragraph(number + 10))\n\nLANGUAGE: ENGLISH"
        }.joined(separator: "\n\n\n")
        let all = try read(text).map(\.body.text).joined(separator: "\n")
        for number in 1...5 {
            #expect(all.contains(Self.paragraph(number)) && all.contains(Self.paragraph(number + 10)))
        }
    }

    @Test("the head of a mail can be read, and feet of printed pages")
    func plain() throws {
        let mail = "From: Mara <m@example.org>\nTo: all\nSubject: News\nX-Ferry: late\n\n\(Self.paragraph(1))\n"
        let article = try #require(try read(mail).first)
        #expect(article.leftOut.map(\.text).joined().contains("X-Ferry: late") && article.doubts.isEmpty)
        let rfc =
            "Network Working Group                    M. Holt\nRequest for Comments: 1                  March 2014\n\n        Ferries\n\n\(Self.paragraph(2))\n\nHolt       Informational       [Page 1]\n\u{0C}\nRFC 1       Ferries      March 2014\n\n\(Self.paragraph(3))\n"
        let pages = try #require(try read(rfc).first)
        #expect(pages.leftOut.map(\.text).joined().contains("[Page 1]"))
        #expect(pages.body.text.contains(Self.paragraph(2)) && pages.body.text.contains(Self.paragraph(3)))
    }

    @Test("menus and comments of a page can be read")
    func page() throws {
        let paragraphs = (1...5).map { "<p>\(Self.paragraph($0))</p>" }.joined()
        let html =
            "<html><body><nav><a href='/'>Home of the paper</a></nav><article><h1>A winter ferry</h1>\(paragraphs)</article><div class='comments'><p>I was on that boat.</p></div></body></html>"
        let article = try #require(
            try DocumentReader().read(Array(html.utf8), path: "a.html", tagged: false).first)
        let all = article.leftOut.map(\.text).joined(separator: "\n")
        #expect(all.contains("Home of the paper") && all.contains("I was on that boat."))
        #expect(article.doubts.isEmpty)
        #expect(article.leftOut.allSatisfy { !$0.reason.isEmpty })
    }
}
