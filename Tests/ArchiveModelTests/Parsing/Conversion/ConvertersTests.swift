import Foundation
import TestSupport
import Testing

@testable import ArchiveModel

@Suite("Documents that another program makes text of")
struct ConvertersTests {
    /// The first line says what it is; behind it stands what the converters of these tests make of it.
    private static let document = Array(
        """
        %PDF-1.4
        The ferry sails in winter
        12 March 2014

        The ferry company said on Wednesday that its boats will
        sail to the northern islands through the winter for the
        first time since the line was founded. The first crossing
        is planned for the second week of November, and the mayor

        - 1 -

        \u{0C}of the largest island has promised a brass band on the
        quay. Islanders have asked for such a service for more
        than ten years. A petition carried four hundred names.
        """.utf8)

    private func reader(_ arguments: [String], path: String = "/usr/bin:/bin") -> DocumentReader {
        DocumentReader(converters: Converters(configured: [.pdf: arguments], path: path))
    }

    private func failure(_ arguments: [String]) -> String? {
        do throws(DocumentError) {
            _ = try reader(arguments).read(Self.document, path: "a.pdf", tagged: false)
            return nil
        } catch { return "\(error)" }
    }

    @Test("are read as that text")
    func reads() throws {
        let articles = try reader(["tail", "-n", "+2"]).read(Self.document, path: "a.pdf", tagged: false)
        let article = try #require(articles.first)
        #expect(articles.count == 1)
        #expect(article.title == "The ferry sails in winter")
        #expect(article.published.orderingStamp?.iso8601 == "2014-03-12")
        #expect(article.body.text.contains("four hundred names"))
        #expect(!article.body.text.contains("1 -"))
        #expect(article.leftOut.map(\.text) == ["- 1 -"])
        #expect(article.body.blocks.count == 1)
        #expect(article.source.layout.hasPrefix("PDF, "))
    }

    @Test("are refused with advice where none is known")
    func refused() {
        #expect(failure([])?.contains("pdftotext") == true)
        #expect(failure(["no-such-converter"])?.contains("pdftotext") == true)
        #expect(reader(["cat"]).refusal(of: Self.document, path: "a.pdf") == nil)
        #expect(reader([]).refusal(of: Self.document, path: "a.pdf") != nil)
    }

    @Test(
        "fail with a sentence",
        arguments: [
            (["false"], "false failed (status 1)"), (["true"], "true found no text in it"),
            (["sh", "-c", "kill -9 $$"], "sh failed (status 137)"),
            (["yes"], "yes made more than 256 MB of text of it"),
        ])
    func fails(_ arguments: [String], sentence: String) {
        #expect(failure(arguments)?.contains(sentence) == true, "\(failure(arguments) ?? "no failure")")
    }

    @Test("are read from folders where a program for them is known")
    func folder() throws {
        let folder = try TemporaryFolder()
        try folder.write(String(decoding: Self.document, as: UTF8.self), to: "a.pdf")
        try folder.write("A text", to: "b.txt")
        let known = Converters(configured: [.pdf: ["cat"], .doc: []], path: "/usr/bin:/bin")
        #expect(
            DocumentFinder(paths: [folder.path], converters: known).documents.map { $0.path.suffix(5) } == [
                "a.pdf", "b.txt",
            ])
        let without = DocumentFinder(paths: [folder.path])
        #expect(without.documents.map { $0.path.suffix(5) } == ["b.txt"])
        #expect(without.passedOver == ["pdf": 1])
        #expect(reader(["cat"]).rules(path: "a.pdf") != reader(["tac"]).rules(path: "a.pdf"))
        #expect(reader(["cat"]).rules(path: "a.txt") == reader(["tac"]).rules(path: "a.txt"))
    }

    #if os(Linux)
        @Test("can't make their program read or write files, start others or reach a network")
        func closedOff() throws {
            let folder = try TemporaryFolder()
            try folder.write("a secret", to: "secret")
            let script = """
                echo one sentence of text
                read -r line < \(folder.path)/secret && echo "$line"
                echo x > \(folder.path)/written && echo wrote
                exec 3<>/dev/tcp/127.0.0.1/22 && echo network
                exit 0
                """
            let articles = try reader(["bash", "-c", script]).read(Self.document, path: "a.pdf", tagged: false)
            let text = articles.map { $0.title + "\n" + $0.body.text }.joined()
            #expect(text.contains("one sentence of text"))
            for closed in ["secret", "wrote", "network"] { #expect(!text.contains(closed)) }
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/written"))
            #expect(failure(["bash", "-c", "(echo a process of its own); exit 0"])?.contains("bash failed") == true)
        }
    #endif
}
