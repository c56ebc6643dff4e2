import Terminal
import TestSupport
import Testing

@testable import ReaderApp

@Suite("The key map")
struct KeymapTests {
    @Test("gives every action a key and a line of help", arguments: Action.allCases)
    func complete(action: Action) {
        #expect(KeyContext.allCases.contains { !Keymap.standard.sequences(for: action, in: $0).isEmpty })
        #expect(!action.help.isEmpty && action.help.first?.isLowercase == true && action.help.last != ".")
    }

    @Test("matches sequences and waits for their rest")
    func sequences() {
        let keymap = Keymap.standard
        #expect(keymap.match([.character("g")], in: .list) == .pending)
        #expect(keymap.match([.character("g"), .character("g")], in: .list) == .action(.top))
        #expect(keymap.match([.character("g"), .character("y")], in: .list) == .none)
        #expect(keymap.match([.character("/")], in: .list) == .action(.filter))
        #expect(keymap.match([.character("/")], in: .body) == .action(.find))
        #expect(keymap.match([.character(" ")], in: .tags) == .action(.toggleTag))
    }

    @Test("is remapped by the configuration")
    func remapped() throws {
        let configuration = try Configuration(
            toml:
                "theme = \"night\"\nmeasure = 60\nmouse = false\n[keys]\n\"Ctrl-n\" = \"next-article\"\nx = \"none\"\nzz = \"zoom\"\n[keys.body]\nd = \"half-page-down\"",
            path: "c")
        #expect(configuration.keymap.match([.control("n")], in: .list) == .action(.nextArticle))
        #expect(configuration.keymap.match([.character("x")], in: .list) == .none)
        #expect(configuration.keymap.match([.character("d")], in: .body) == .action(.halfPageDown))
        #expect(configuration.keymap.match([.character("d")], in: .list) == .none)
        #expect(configuration.page.measure == 60 && configuration.theme == "night" && !configuration.mouse)
    }

    @Test(
        "names mistakes of the configuration",
        arguments: [
            ("[keys]\nj = \"fly\"", "no action"), ("[keys]\nfoo-bar = \"zoom\"", "is no key"),
            ("colour = 1", "no setting"), ("measure = 5", "between"), ("a = ", "line 1"),
            ("theme = 3", "name"),
        ])
    func mistakes(toml: String, message: String) {
        let error = #expect(throws: ConfigurationError.self) { try Configuration(toml: toml, path: "c") }
        #expect(error?.message.contains(message) == true)
    }

    @Test("names keys that hide others")
    func clashes() throws {
        #expect(Keymap.standard.clashes.isEmpty)
        let configuration = try Configuration(toml: "[keys]\ny = \"quit\"\n[keys.body]\nzz = \"top\"", path: "c")
        #expect(
            configuration.keymap.clashes.map(\.sentence) == [
                "the key y hides ya, ycb, ycj, ycm, ycr, yl, yp, yq, yt", "the key z in [keys.body] hides zz",
            ])
    }

    @Test("is written out in README as it is")
    func readme() throws {
        let readme = try Repository.text(Repository.root + "/README.md")
        for line in KeyTable.lines(.standard) { #expect(readme.contains(line)) }
    }
}
