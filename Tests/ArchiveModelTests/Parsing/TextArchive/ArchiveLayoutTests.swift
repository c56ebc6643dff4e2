import ArchiveModel
import TestSupport
import Testing

@Suite("The reader's own layouts")
struct ArchiveLayoutTests {
    private func read(_ text: String, _ layout: ArchiveLayout) throws -> [Article] {
        var layouts = ArchiveLayouts()
        layouts.entries = [ArchiveLayouts.Entry(documents: ["*harbour*.txt"], layout: layout)]
        return try DocumentReader(layouts: layouts).read(Array(text.utf8), path: "/a/my harbour 2.txt", tagged: false)
    }

    private static let text = """
        Crane lifts boxes

        The harbour of the town has a new crane since Monday, and the old one will be taken down in spring, said the mayor.

        What others say 12

        It lifts two hundred boxes in an hour, which is twice as many as the old one did, and it needs no driver for them.

        Ferry comes back

        The ferry between the two towns runs again after a winter in which nobody could cross the water without a boat.
        """

    private static var paragraph: Substring { text.split(separator: "\n")[1] }

    @Test("begin articles where it says, and leave out what it says")
    func cuts() throws {
        var layout = ArchiveLayout()
        layout.titles = ["Crane lifts boxes", "Ferry *"]
        layout.boilerplate = ["What others say *"]
        let articles = try read(Self.text, layout)
        #expect(articles.map(\.title) == ["Crane lifts boxes", "Ferry comes back"])
        #expect(articles[0].body.blocks.count == 2)
        #expect(!articles[0].body.text.contains("others"))
    }

    @Test("take titles back")
    func joins() throws {
        var layout = ArchiveLayout()
        layout.titles = ["Crane lifts boxes", "Ferry comes back"]
        layout.notTitles = ["Ferry comes back"]
        #expect(try read(Self.text, layout).map(\.title) == ["Crane lifts boxes"])
    }

    @Test("hold for no other document")
    func elsewhere() throws {
        var layouts = ArchiveLayouts()
        var layout = ArchiveLayout()
        layout.titles = ["*"]
        layouts.entries = [ArchiveLayouts.Entry(documents: ["other.txt"], layout: layout)]
        let articles = try DocumentReader(layouts: layouts).read(Array(Self.text.utf8), path: "a.txt", tagged: false)
        #expect(articles.count == 1)
    }

    @Test("say where by-lines stand")
    func places() throws {
        let text = (1...4).map {
            "Posted on May \($0), 2021 by Maren Holt\n\nCrane number \($0) lifts boxes\n\n\(Self.paragraph)\n\n\(Self.paragraph)"
        }
        .joined(separator: "\n\n")
        var layout = ArchiveLayout()
        layout.byline = .overTitle
        let articles = try read(text, layout)
        #expect(articles.map(\.title) == (1...4).map { "Crane number \($0) lifts boxes" })
        #expect(articles.map { $0.published.stated?.day } == [1, 2, 3, 4])
        #expect(try read(text, ArchiveLayout()).map(\.title) == articles.map(\.title))
    }

    @Test("are written as TOML and read back")
    func toml() throws {
        var layout = ArchiveLayout()
        layout.byline = .atEnd
        layout.isSingle = true
        layout.titles = ["A \"quoted\" title\\", "x"]
        layout.notTitles = ["y"]
        layout.boilerplate = ["Page * of *"]
        let entry = ArchiveLayouts.Entry(documents: ["a*.txt"], layout: layout)
        #expect(try ArchiveLayouts.Entry(toml: entry.toml) == entry)
    }

    @Test(
        "tell what is wrong with them",
        arguments: [
            ("documents = [\"a\"]\nbyline = \"left\"", "byline has to be one of"),
            ("titles = [\"a\"]", "documents names none"),
            ("documents = \"a\"", "documents has to be a list"),
            ("documents = [\"a\"]\nx = 1", "there is no setting “x”"),
            ("documents = [", "is no TOML"),
        ])
    func mistakes(toml: String, message: String) {
        #expect { try ArchiveLayouts.Entry(toml: toml) } throws: {
            ($0 as? LayoutError)?.message.contains(message) == true
        }
    }
}
