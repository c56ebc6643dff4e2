import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

@Suite("Reading line by line")
struct LinearTests {
    private static func state() throws -> AppState {
        var state = try Fixture.state(100, 30)
        state.isLinear = true
        var builder = BodyBuilder()
        builder.append(.paragraph, "Words.")
        builder.append(.code, "let x = 1")
        _ = update(&state, .article(ArticleID(rawValue: "id0"), Fixture.article(0, body: builder.body), place: nil))
        return state
    }

    @Test("the cursor stands on what is selected, and the selection is a sign of its own")
    func cursor() throws {
        var state = try Self.state()
        #expect(RootView.frame(of: state).cursor == Point(column: 0, row: 1))
        Fixture.press(&state, "j", "j")
        let frame = RootView.frame(of: state)
        #expect(frame.cursor == Point(column: 0, row: 3))
        #expect(frame.surface[1, 3].text == "›" && frame.surface[1, 1].text == " ")
        Fixture.press(&state, "l")
        #expect(RootView.frame(of: state).cursor == Point(column: 0, row: 1))
        #expect(state.layout.list == nil)
    }

    @Test("nothing is drawn around anything", arguments: [[], ["l"], ["?"], ["t"], [":"], ["gp"], ["C"], ["gt"]])
    func noBoxes(keys: [String]) throws {
        var state = try Self.state()
        for key in keys { Fixture.press(&state, key) }
        let text = RootView.frame(of: state).surface.lines.joined()
        for sign in ["─", "╭", "╰", "┌", "└"] { #expect(!text.contains(sign), "\(keys)") }
        if keys != ["gt"] { #expect(!text.contains("│"), "\(keys)") }
    }

    @Test("a list to choose from has its cursor on the item")
    func picker() throws {
        var state = try Self.state()
        Fixture.press(&state, "t", "Down")
        let frame = RootView.frame(of: state)
        let row = try #require(frame.cursor?.row)
        #expect(frame.surface.lines[row].contains("Hong Kong"))
        #expect(frame.surface.lines[1].hasPrefix("Tags: "))
    }
}
