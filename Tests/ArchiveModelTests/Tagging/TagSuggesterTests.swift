import ArchiveModel
import Testing

@Suite("Suggested tags")
struct TagSuggesterTests {
    private func tags(_ title: String, _ text: String) throws -> [ArchiveModel.Tag] {
        let page = "<html><head><title>\(title)</title></head><body><article><p>\(text)</p></article></body></html>"
        return try #require(try DocumentReader().read(Array(page.utf8), path: "a.html").first).tags
    }

    @Test("join a country with its people and its capital")
    func countries() throws {
        let tags = try tags(
            "Ships",
            "The Chinese ship left for China on Monday. Officials in Beijing said it was Chinese. A US ship met it, and the United States agreed."
        )
        #expect(tags.map(\.name).contains("China"))
        #expect(tags.map(\.name).contains("United States"))
        #expect(!tags.map(\.name).contains("US") && !tags.map(\.name).contains("Chinese"))
        #expect(tags.first { $0.name == "China" }?.why.contains("Chinese") == true)
    }

    @Test("know organisations by their full names")
    func organisations() throws {
        let names = try tags(
            "Agencies",
            "The head of the National Security Agency met the Central Intelligence Agency and MI6 in London."
        ).map(\.name)
        #expect(Set(["NSA", "CIA", "MI6"]).isSubset(of: names))
    }

    private static let talk =
        "We met President Maria Lund in town. Then Lund spoke of ships. When Lund had left, people said that Lund was right."

    @Test("give a person one tag, by the full name and without the rank, where several articles name it")
    func people() throws {
        let names = try feed([("A talk", Self.talk), ("Another talk", Self.talk), ("No talk", "A talk in Oslo.")])
        #expect(names[0].contains("Maria Lund") && names[1].contains("Maria Lund") && names[2].isEmpty)
        #expect(!names[0].contains("Lund") && !names[0].contains("President Maria Lund"))
        #expect(try !tags("A talk", Self.talk).map(\.name).contains("Maria Lund"))
    }

    @Test("hold no words that stand with a small letter elsewhere, no contractions and no addresses")
    func words() throws {
        let text =
            "They want Quality here, and Quality there; I’m for it. Where I’m from, I’ve seen Notify.gov These days. "
            + "See Https again, as Https is old. A Harvest feast and a Harvest dance."
        let names = try feed([("One", text), ("Two", text + " Of that quality there is little.")])
        #expect(names == [["Harvest"], ["Harvest"]])
    }

    @Test("hold no nouns of German, which have all a capital")
    func german() throws {
        let text =
            "Der Hafen und die Fähre sind für den Winter bereit, und der Hafen ist nicht mit dem Land im Streit. Die Fähre der "
            + "Stadt fährt mit Jonas Brandt und der Mannschaft auf das Meer. Der Hafen ist mit Jonas Brandt im Bund."
        let names = try feed([("Eins", text), ("Zwei", text), ("Drei", text)])
        #expect(names == [["Jonas Brandt"], ["Jonas Brandt"], ["Jonas Brandt"]])
    }

    @Test("are taught by the document or folder of the article alone")
    func sources() throws {
        func post(_ number: Int, _ folder: String, tags: String) throws -> [Article] {
            let text =
                "---\ntitle: Post \(number)\n\(tags)---\nThe ferry sails to the islands, and the ferry comes back.\n"
            return try DocumentReader().read(Array(text.utf8), path: "/a/\(folder)/\(number).md", tagged: false)
        }
        var articles = try (0..<12).flatMap { try post($0, "blog/2014", tags: "tags: [ferry]\n") }
        articles += try post(20, "blog/2015", tags: "") + post(21, "notes/2015", tags: "")
        TagSuggester.suggest(for: &articles)
        #expect(articles.suffix(2).map { $0.tags.map(\.name) } == [["ferry"], []])
    }

    /// The names of the tags of each article.
    private func feed(_ articles: [(title: String, text: String)]) throws -> [[String]] {
        let items = articles.map { "<item><title>\($0.title)</title><description>\($0.text)</description></item>" }
        let feed = "<rss version=\"2.0\"><channel><title>Posts</title>\(items.joined())</channel></rss>"
        return try DocumentReader().read(Array(feed.utf8), path: "a.xml").map { $0.tags.map(\.name) }
    }

    @Test("hold no stop words and no fragments")
    func noise() throws {
        let names = try tags(
            "On Thursday",
            "On Thursday the United ship left. On Thursday it came. On Thursday it sank. However it was. However it is. However so. The The The."
        ).map(\.name)
        #expect(Set(names).isDisjoint(with: ["Thursday", "On Thursday", "On", "The", "The United", "However", "It"]))
    }
}
