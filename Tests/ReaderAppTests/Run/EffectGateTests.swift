import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

@Suite("What guests may do")
struct EffectGateTests {
    /// What reaches beyond the library and the screen.
    private static func reachesOut(_ effect: Effect) -> Bool {
        switch effect {
        case .copy, .openOutside, .export, .loadForPipe, .runHere, .cutDocument, .suspend, .loadHyphenation: true
        default: false
        }
    }

    /// Everything that any key, and any answer to it, asks for.
    private static func effects() throws -> [Effect] {
        var effects: [Effect] = []
        for action in Action.allCases {
            for focus in [Pane.list, .body, .tags, .timeline] {
                var state = try Fixture.state(120, 36)
                state.panes.focus = focus
                state.page.hyphenates = true
                state.commands = ["mail": ["mail", "root"]]
                var article = Fixture.article(0)
                article.link = "https://a.example/1"
                effects += update(&state, .article(article.id, article, place: nil))
                effects += state.perform(action, count: 1)
                effects += Fixture.press(&state, "Enter")
                effects += Fixture.press(&state, "a")
            }
        }
        var state = try Fixture.state(120, 36)
        let article = Fixture.article(0)
        for kind in [CopyKind.link, .title, .article, .citation(.ris)] {
            effects += update(&state, .loadedForCopy([article], kind))
        }
        effects += update(&state, .loadedForOpening([article]))
        effects += update(&state, .loadedForPipe(["sh", "-c", "x"], "text"))
        effects += update(&state, .askedToSuspend)
        effects += update(&state, .followed(.address("https://a.example"), nil))
        return effects
    }

    @Test("nothing that any key asks for reaches out of a guest's session")
    func everyAction() throws {
        let effects = try Self.effects()
        let outward = effects.filter(Self.reachesOut)
        // The test would be none if nothing tried.
        #expect(outward.count > 20)
        for effect in outward { #expect(EffectGate.refusal(of: effect, with: []) != nil, "\(effect)") }
        for effect in effects { #expect(EffectGate.refusal(of: effect, with: .all) == nil) }
    }

    @Test("the clipboard may be allowed, and nothing else with it")
    func clipboard() {
        #expect(EffectGate.refusal(of: .copy("x"), with: .clipboard) == nil)
        #expect(EffectGate.refusal(of: .openOutside("https://a.example"), with: .clipboard) == nil)
        #expect(EffectGate.refusal(of: .runHere(["sh"], input: ""), with: .clipboard) != nil)
        #expect(EffectGate.refusal(of: .export([], path: "x"), with: .clipboard) != nil)
        #expect(EffectGate.refusal(of: .suspend, with: .clipboard) != nil)
    }
}
