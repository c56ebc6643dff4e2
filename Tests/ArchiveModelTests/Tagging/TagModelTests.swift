import TestSupport
import Testing

@testable import ArchiveModel

@Suite("Tags learned from an archive")
struct TagModelTests {
    private static let subjects: [(tag: String, words: String)] = [
        ("harbours", "crane quay container pilot berth tug dredger"),
        ("baking", "dough flour yeast oven crust sourdough loaf"),
        ("chess", "opening bishop gambit endgame rook tournament pawn"),
    ]

    /// Articles of a subject, each with other words of it, among words that stand in all texts.
    private func article(_ number: Int, _ words: String, tags: [String] = []) throws -> Article {
        let own = words.split(separator: " ")
        let text = (0..<12).map { line in
            let word = own[(number + line) % own.count]
            return
                "And the \(word) was what you and your \(own[(number * 3 + line) % own.count]) check with the people."
        }.joined(separator: " ")
        let document = """
            ---
            title: Number \(number) of them
            date: 2021-03-\(number < 10 ? "0" : "")\(number)
            tags: [\(tags.joined(separator: ", "))]
            ---
            \(text)
            """
        return try #require(try DocumentReader().read(Array(document.utf8), path: "\(number).md").first)
    }

    private func model() throws -> TagModel {
        var articles: [Article] = []
        for number in 1...24 {
            let subject = Self.subjects[number % 3]
            articles.append(try article(number, subject.words, tags: [subject.tag] + (number == 5 ? ["regatta"] : [])))
        }
        return try #require(TagModel(learningFrom: articles))
    }

    @Test("fit what an article is about")
    func fitting() throws {
        let model = try model()
        for subject in Self.subjects {
            let suggested = model.suggestions(for: try article(25, subject.words)).map(\.name)
            #expect(suggested == [subject.tag])
        }
    }

    @Test("do not come of words that stand everywhere, in any language")
    func functionWords() throws {
        let model = try model()
        for words in [
            "your you check and the", "que las sur con por", "der die das und ist", "violin sonata quartet cello",
        ] {
            #expect(model.suggestions(for: try article(26, words)).isEmpty)
        }
    }

    @Test("need more than one article, or their name in the text")
    func oneArticle() throws {
        let model = try model()
        let harbour = Self.subjects[0].words
        #expect(!model.suggestions(for: try article(5, harbour)).map(\.name).contains("regatta"))
        #expect(model.suggestions(for: try article(5, harbour + " regatta")).map(\.name).contains("regatta"))
    }
}
