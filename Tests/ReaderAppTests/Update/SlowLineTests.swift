import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

@Suite("A slow line")
struct SlowLineTests {
    private static func state() throws -> AppState {
        var state = try Fixture.state(120, 36)
        state.isSlow = true
        return state
    }

    @Test("the selection is a mark, and nothing is loaded until it is opened")
    func selection() throws {
        var state = try Self.state()
        let before = RootView.frame(of: state).surface
        let effects = Fixture.press(&state, "j")
        #expect(!effects.contains(.loadArticle(ArticleID(rawValue: "id1"))))
        let after = RootView.frame(of: state).surface
        #expect(after[2, 2].text == "›" && after[2, 1].text == " ")
        // Two cells and the number in the last line.
        let changed = (0..<36).flatMap { row in
            (0..<120).filter { before[$0, row] != after[$0, row] }.map { Point(column: $0, row: row) }
        }
        #expect(changed.count <= 4, "\(changed)")
        let opened = Fixture.press(&state, "l")
        #expect(opened.contains(.loadArticle(ArticleID(rawValue: "id1"))) && state.panes.focus == .body)
        // Once is enough.
        #expect(!Fixture.press(&state, "l").contains(.loadArticle(ArticleID(rawValue: "id1"))))
    }

    @Test("one pane at a time")
    func panes() throws {
        var state = try Self.state()
        #expect(state.layout.list?.columns == 120 && state.layout.body == nil && state.layout.dividers.isEmpty)
        Fixture.press(&state, "l")
        #expect(state.layout.body?.columns == 120 && state.layout.list == nil)
        Fixture.press(&state, "gt")
        #expect(state.layout.tags != nil)
    }

    @Test(
        "a list that would have to be sent anew for each row scrolls by two thirds of them, as far as its context lets it",
        arguments: [36, 24, 14, 12, 11, 10])
    func jumps(rows: Int) throws {
        var state = try Fixture.state(120, rows, count: 200)
        let height = state.listHeight
        let context = height < 16 ? 0 : 2
        let jump = min(height * 2 / 3, height - 2 * context)
        state.scrollsPanes = false
        var tops: Set<Int> = [0]
        for key in [String](repeating: "j", count: 199) + [String](repeating: "k", count: 199) {
            let before = state.list.top
            Fixture.press(&state, key)
            let moved = abs(state.list.top - before)
            // At the ends of the list less may be left.
            #expect(moved == 0 || moved == jump || state.list.top == 0 || state.list.top == 200 - height)
            let settled = state.list.top
            state.list.settle(height: height)
            #expect(state.list.top == settled)
            tops.insert(state.list.top)
        }
        #expect(tops.count <= 2 * (200 / jump) + 3)
        #expect(state.list.top == 0 && state.list.selected == 0)
        // The terminal can move the rows.
        _ = update(&state, .scrollsPanes(true))
        for _ in 0..<height { Fixture.press(&state, "j") }
        #expect(state.list.top == state.list.selected - height + 1 + context)
    }

    @Test("it is noticed by the answers of the terminal, once, and not where the reader decided")
    func noticed() throws {
        var state = try Fixture.state(120, 36)
        _ = update(&state, .measuredLine(milliseconds: 40))
        #expect(!state.isSlow)
        _ = update(&state, .measuredLine(milliseconds: 420))
        #expect(state.isSlow && state.message?.text.contains("420 ms") == true)
        var other = try Fixture.state(120, 36)
        other.detectsSlowLine = false
        _ = update(&other, .measuredLine(milliseconds: 420))
        #expect(!other.isSlow)
    }

    @Test("space reads on from the list without a preview")
    func readingOn() throws {
        var state = try Self.state()
        Fixture.press(&state, "j")
        let effects = Fixture.press(&state, "Space")
        #expect(effects.contains(.loadArticle(ArticleID(rawValue: "id1"))) && state.panes.focus == .body)
    }
}
