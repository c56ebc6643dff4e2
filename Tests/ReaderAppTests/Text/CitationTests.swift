import ArchiveModel
import Testing

@testable import ReaderApp

@Suite("A citation")
struct CitationTests {
    private func article(_ facts: [ArticleFact]) throws -> Article {
        let text = "---\ntitle: Ferries & islands\nauthor: Mara Lindqvist\ndate: 2014-03-12\n---\nThe boats sail.\n"
        var article = try #require(
            try DocumentReader().read(Array(text.utf8), path: "a.md", tagged: false).first)
        article.facts = facts
        return article
    }

    private static let labels = [
        ["Publication title", "PAGE", "ProQuest document ID", "Database"], ["SN", "PG", "AN", "DB"],
        ["Quelle", "Seite", "Dokumentnummer", "Datenbank"],
    ]

    @Test("names newspaper, page, number and database as its export states them", arguments: labels)
    func stated(_ labels: [String]) throws {
        let values = ["Ostrand Weekly", "12", "AN_77", "News & more"]
        let article = try article(zip(labels, values).map { ArticleFact($0, $1) } + [ArticleFact("Length", "79 words")])
        #expect(
            Citation.text(article, as: .ris).split(separator: "\n") == [
                "TY  - NEWS", "AU  - Lindqvist, Mara", "TI  - Ferries & islands", "PY  - 2014", "DA  - 2014/03/12",
                "T2  - Ostrand Weekly", "SP  - 12", "DB  - News & more", "AN  - AN_77", "ER  - ",
            ])
        let bibTeX = Citation.text(article, as: .bibTeX)
        #expect(bibTeX.hasPrefix("@article{") && bibTeX.contains("journaltitle = {Ostrand Weekly}"))
        #expect(bibTeX.contains("number = {AN\\_77}") && bibTeX.contains("library = {News \\& more}"))
        let csl = Citation.text(article, as: .csl)
        #expect(csl.contains("\"type\": \"article-newspaper\"") && csl.contains("\"page\": \"12\""))
        #expect(Citation.text(article, as: .markdown).hasSuffix("*Ostrand Weekly*, p. 12"))
        #expect(!csl.contains("79 words"))
    }

    @Test("of an article of no export is that of a page")
    func page() throws {
        let article = try article([])
        #expect(Citation.text(article, as: .ris).hasPrefix("TY  - BLOG"))
        #expect(Citation.text(article, as: .bibTeX).hasPrefix("@online{"))
    }
}
