import ArchiveModel
import Terminal
import Testing

@testable import ReaderApp

@Suite("Marks that are not stored yet")
struct PendingMarksTests {
    @Test("are shown as on their way, and the word about them too")
    func shown() throws {
        var state = try Fixture.state(60, 14)
        Fixture.press(&state, "s", "j", "r")
        state.pending = PendingMarks(state.issued.changes(after: 0))
        let lines = RootView.frame(of: state).surface.lines
        #expect(lines[1].hasPrefix("…● 20 Jun 2021"))
        #expect(lines[2].hasPrefix(" … 19 Jun 2021"))
        #expect(lines.last?.hasPrefix(" Saving …") == true)
        state.pending = PendingMarks(state.issued.changes(after: 2))
        #expect(RootView.frame(of: state).surface.lines[1].hasPrefix("★● 20 Jun 2021"))
    }

    @Test("are taken back, and are nothing to undo, where they could not be stored")
    func notStored() throws {
        var state = try Fixture.state(60, 14)
        let effects = Fixture.press(&state, "s")
        guard case .store(let change)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(state.list.rows[0].isStarred)
        _ = update(&state, .notStored(change, "The disk is full"))
        #expect(!state.list.rows[0].isStarred)
        #expect(state.message?.text == "The disk is full" && state.message?.isWarning == true)
        Fixture.press(&state, "u")
        #expect(state.message?.text == "Nothing to undo")
    }
}
