import Foundation
import Terminal
import TestSupport
import Testing

@testable import ReaderApp

@Suite("The themes")
struct ThemeTests {
    static let names = ThemeCatalogue.builtIn().names

    @Test("are all the files in Themes, and at least eight")
    func all() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Repository.root + "/Themes").filter {
            $0.hasSuffix(".toml")
        }
        #expect(Set(files.map { String($0.dropLast(5)) }) == Set(Self.names))
        #expect(Self.names.count >= 8)
        #expect(Self.names.contains(ThemeCatalogue.defaultName))
    }

    @Test("say who made them, under which licence, and what they are", arguments: names)
    func metadata(name: String) throws {
        let theme = try #require(try ThemeCatalogue.builtIn().theme(named: name))
        #expect(!theme.author.isEmpty && !theme.licence.isEmpty && !theme.summary.isEmpty)
    }

    @Test("keep text readable: 4.5 to 1 for what is read, 3 to 1 for what is glanced at", arguments: names)
    func contrast(name: String) throws {
        let theme = try #require(try ThemeCatalogue.builtIn().theme(named: name))
        for role in Role.allCases where role != .border {
            let style = theme[role]
            guard let ratio = Color.contrast(style.foreground, style.background) else {
                #expect(style.foreground != style.background || style.foreground == .standard, "\(role)")
                continue
            }
            #expect(ratio >= ([.quoteBar, .bullet, .updateBar, .star].contains(role) ? 3 : 4.5), "\(role) \(ratio)")
        }
    }

    @Test("stay readable on fewer colours", arguments: names, [ColorDepth.indexed256, .ansi16, .none])
    func depths(name: String, depth: ColorDepth) throws {
        let theme = try #require(try ThemeCatalogue.builtIn().theme(named: name)).adapted(to: depth)
        for role in Role.allCases {
            let style = theme[role]
            let (ink, ground) = (style.foreground.number(at: depth), style.background.number(at: depth))
            #expect(ink != ground || ink == -1, "\(role)")
        }
        #expect(theme[.selected] != theme[.text])
        #expect(theme[.unread] != theme[.read])
    }

    @Test("inherit, and name their mistakes")
    func files() throws {
        var catalogue = ThemeCatalogue.builtIn()
        catalogue.add(
            name: "mine",
            toml: "inherits = \"night\"\n[palette]\nink = \"#ffffff\"\n[roles]\nhit = \"black on bright-yellow\"")
        let mine = try #require(try catalogue.theme(named: "mine"))
        #expect(mine[.text].foreground == .rgb(red: 255, green: 255, blue: 255))
        #expect(mine[.hit] == Style(foreground: .ansi(0), background: .ansi(11)))
        #expect(mine[.heading] == (try catalogue.theme(named: "night"))?[.heading])
        catalogue.add(name: "a", toml: "inherits = \"b\"")
        catalogue.add(name: "b", toml: "inherits = \"a\"")
        #expect(throws: ThemeError.circle(theme: "a")) { try catalogue.theme(named: "a") }
        catalogue.add(name: "c", toml: "[roles]\nnothing = \"red\"")
        #expect(throws: ThemeError.unknownRole(theme: "c", role: "nothing")) { try catalogue.theme(named: "c") }
        catalogue.add(name: "d", toml: "[roles]\ntitle = \"very red\"")
        #expect(throws: ThemeError.unknownLook(theme: "d", role: "title", look: "very red")) {
            try catalogue.theme(named: "d")
        }
        catalogue.add(name: "e", toml: "[roles")
        #expect(throws: ThemeError.self) { try catalogue.theme(named: "e") }
    }
}
