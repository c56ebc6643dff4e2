import ArchiveModel
import Testing

@Suite("Front matter")
struct FrontMatterTests {
    private func read(_ text: String, _ name: String = "a.md", hashtags: Bool = false) throws -> Article {
        try #require(
            try DocumentReader(takesHashtags: hashtags).read(Array(text.utf8), path: name, tagged: false).first)
    }

    @Test(
        "is read in every habit",
        arguments: [
            "---\ntitle: A note\ndate: 2021-05-04\nauthor: {name: Maren Holt}\ntags: [pier, roof]\ndraft: true\n---\n",
            "+++\ntitle = \"A note\"\ndate = 2021-05-04\nauthors = [\"Maren Holt\"]\ndraft = true\n[taxonomies]\ntags = [\"pier\", \"roof\"]\n+++\n",
            "{\n\"title\": \"A note\", \"date\": \"2021-05-04\", \"author\": \"Maren Holt\",\n\"tags\": [\"pier\", \"roof\"], \"draft\": true\n}\n",
            "Title: A note\nDate: 2021-05-04\nAuthor: Maren Holt\nTags: pier, roof\nStatus: draft\n\n",
        ])
    func habits(head: String) throws {
        let article = try read(head + "Text of it.\n")
        #expect(article.title == "A note")
        #expect(article.published.stated?.iso8601 == "2021-05-04")
        #expect(article.authors == ["Maren Holt"])
        #expect(article.tags.map(\.name) == ["pier", "roof", "draft"])
        #expect(article.body.text == "Text of it.")
    }

    @Test("that is none stays text")
    func none() throws {
        #expect(try read("{ a brace }\n\nText.").body.text.contains("a brace"))
        #expect(try read("Note: this is text.\n\nMore.").body.text.hasPrefix("Note: this"))
    }

    @Test("gives way to the name of the file where it says nothing")
    func fileName() throws {
        let article = try read("Text.", "2021-05-04-the-new-crane.md")
        #expect(article.title == "The new crane")
        #expect(article.published.stated?.iso8601 == "2021-05-04")
    }

    @Test("hashtags in the text are tags when they are asked for")
    func hashtags() throws {
        let text =
            "---\ntags: [pier]\n---\n# Heading\n\nSee #Pier, #crane/new and `#code`, not #1.\n\n    #preformatted"
        #expect(try read(text).tags.map(\.name) == ["pier"])
        #expect(try read(text, hashtags: true).tags.map(\.name) == ["pier", "crane/new"])
    }

    @Test("links of Obsidian keep their words")
    func wikiLinks() throws {
        let article = try read("See [[The pier|that pier]] and [[Crane]].")
        #expect(article.body.text == "See that pier and Crane.")
        #expect(article.links.map(\.url) == ["The pier", "Crane"])
    }
}
