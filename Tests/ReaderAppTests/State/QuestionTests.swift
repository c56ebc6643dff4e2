import Terminal
import Testing

@testable import ReaderApp

@Suite("What is more than can be seen")
struct QuestionTests {
    @Test("is marked as read only after a yes, and the number is told")
    func asks() throws {
        var state = try Fixture.state(80, 12, count: 60)
        #expect(Fixture.press(&state, "A").isEmpty)
        let last = try #require(RootView.frame(of: state).surface.lines.last)
        #expect(last.hasPrefix(" Mark 59 unread articles as read?   y yes   any other key no"))
        #expect(Fixture.press(&state, "j").isEmpty)
        #expect(state.message?.text == "Nothing was marked" && state.list.selected == 0)
        Fixture.press(&state, "A")
        #expect(Fixture.press(&state, "y") == [.readAll(state.query)])
        #expect(state.question == nil)
        Fixture.press(&state, "A", "Esc")
        #expect(state.question == nil)
        Fixture.press(&state, "A", "Ctrl-c")
        #expect(state.question == nil && !state.isQuitting)
        // A click answers nothing.
        Fixture.press(&state, "A")
        _ = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 3, row: 3)))))
        #expect(state.question == nil)
    }

    @Test("is everything that is on the screen without a question")
    func few() throws {
        var state = try Fixture.state(80, 24, count: 5)
        #expect(Fixture.press(&state, "A") == [.readAll(state.query)])
    }
}
