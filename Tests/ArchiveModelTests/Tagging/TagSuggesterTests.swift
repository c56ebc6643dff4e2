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

    @Test("give a person one tag, by the full name and without the rank")
    func people() throws {
        let names = try tags(
            "A talk",
            "We met President Maria Lund in town. Then Lund spoke of ships. When Lund had left, people said that Lund was right."
        ).map(\.name)
        #expect(names.contains("Maria Lund"))
        #expect(!names.contains("Lund") && !names.contains("President Maria Lund"))
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
