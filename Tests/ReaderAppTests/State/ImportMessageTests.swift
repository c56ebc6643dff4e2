import ArchiveModel
import Testing

@testable import ReaderApp

@Suite("The message of an import that ends")
struct ImportMessageTests {
    @Test("stands behind the answer to a key, and alone where there is none")
    func answer() throws {
        var summary = ImportSummary()
        (summary.read, summary.articles) = (1, 5)
        var state = try Fixture.state()
        state.message = nil
        _ = state.take(summary)
        #expect(state.message?.text == "5 articles of 1 new or changed document")
        state.say("Guests have no shell to go to", isWarning: true)
        _ = state.take(summary)
        #expect(state.message?.text == "Guests have no shell to go to; 5 articles of 1 new or changed document")
        #expect(state.message?.isWarning == true)
        // What went wrong is told behind it too.
        summary.problems = [ImportProblem(error: .binary(path: "/a.txt"))]
        state.say("Guests have no shell to go to")
        _ = state.take(summary)
        #expect(state.message?.text.hasPrefix("Guests have no shell to go to; /a.txt") == true)
        #expect(state.message?.isWarning == true)
    }
}
