import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

@Suite("Panes")
struct PaneTests {
    @Test("the list stands beside the text or above it, as the reader wants it, and until the width decides again")
    func arrangement() throws {
        var state = try Fixture.state(120, 36)
        #expect(!state.layout.isStacked)
        Fixture.press(&state, "Z")
        #expect(state.layout.isStacked && state.layout.list?.columns == 120 && state.layout.body?.columns == 120)
        #expect(state.sessionEffects().contains(.saveSetting("arrangement", "above")))
        Fixture.press(&state, "Z")
        #expect(!state.layout.isStacked && state.panes.arrangement == nil)
        // Other way round where the width says so.
        _ = update(&state, .resized(Size(columns: 80, rows: 24)))
        #expect(state.layout.isStacked)
        Fixture.press(&state, "l", "z", "Z")
        #expect(!state.layout.isStacked && state.layout.list != nil && state.panes.arrangement == .beside)
        _ = update(&state, .resized(Size(columns: 50, rows: 24)))
        #expect(state.layout.isStacked)
        Fixture.press(&state, "Z")
        #expect(state.layout.isStacked && state.message?.text.contains("narrow") == true)
        // What was chosen on a wider screen stays.
        #expect(state.panes.arrangement == .beside)
    }

    @Test(
        "the list is where it was when the text gives the screen back",
        arguments: [("l", "h"), ("z", "z"), ("lz", "z")])
    func place(zoom: (there: String, back: String)) throws {
        for isSlow in [false, true] {
            var state = try Fixture.state(120, 24, count: 100)
            state.isSlow = isSlow
            for _ in 0..<40 { Fixture.press(&state, "j") }
            for _ in 0..<7 { Fixture.press(&state, "k") }
            let top = state.list.top
            for key in zoom.there { Fixture.press(&state, String(key)) }
            Fixture.press(&state, "J", "K")
            for key in zoom.back { Fixture.press(&state, String(key)) }
            #expect(state.list.top == top && state.list.selected == 33)
        }
    }

    @Test("Tab goes round where one pane has the screen too, and the text is loaded then")
    func tab() throws {
        var state = try Fixture.state(120, 24)
        state.isSlow = true
        Fixture.press(&state, "j")
        #expect(Fixture.press(&state, "Tab").contains(.loadArticle(ArticleID(rawValue: "id1"))))
        #expect(state.panes.focus == .body && state.layout.list == nil)
        Fixture.press(&state, "Tab")
        #expect(state.panes.focus == .list && state.layout.body == nil)
        Fixture.press(&state, "j")
        #expect(Fixture.press(&state, "z").contains(.loadArticle(ArticleID(rawValue: "id2"))))
    }
}
