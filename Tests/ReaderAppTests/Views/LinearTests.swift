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
        #expect(frame.surface[2, 3].text == "›" && frame.surface[2, 1].text == " ")
        Fixture.press(&state, "l")
        #expect(RootView.frame(of: state).cursor == Point(column: 0, row: 1))
        #expect(state.layout.list == nil)
    }

    @Test(
        "nothing is drawn around anything",
        arguments: [[], ["l"], ["?"], ["t"], [":"], ["gp"], ["C"], ["gt"], ["D"], ["/"], ["S"], ["W"]])
    func noBoxes(keys: [String]) throws {
        var state = try Self.state()
        for key in keys { Fixture.press(&state, key) }
        let text = RootView.frame(of: state).surface.lines.joined()
        for sign in ["─", "╭", "╰", "┌", "└"] { #expect(!text.contains(sign), "\(keys)") }
        #expect(!text.contains("│"), "\(keys)")
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

    @Test("a found place and a selection have the cursor, and what is selected is said")
    func places() throws {
        var state = try Self.state()
        Fixture.press(&state, "l", "/")
        Fixture.type(&state, "let")
        Fixture.press(&state, "Enter")
        let frame = RootView.frame(of: state)
        let place = try #require(frame.cursor)
        let line = frame.surface.lines[place.row]
        #expect(line.dropFirst(place.column).hasPrefix("let x = 1"))
        Fixture.press(&state, "v")
        #expect(RootView.frame(of: state).surface.lines.last?.hasPrefix(" Selected: let") == true)
        Fixture.press(&state, "b")
        #expect(try #require(RootView.frame(of: state).cursor).row < place.row)
    }

    @Test("the last line of a text and of a page can be the current one")
    func ends() throws {
        var state = try Self.state()
        Fixture.press(&state, "l", "G")
        let text = RootView.frame(of: state)
        #expect(text.surface.lines[try #require(text.cursor).row].contains("let x = 1"))
        Fixture.press(&state, "?", "G")
        let page = RootView.frame(of: state)
        let row = try #require(page.cursor).row
        #expect(row == 2 && !page.surface.lines[row].isEmpty && page.surface.lines[row + 1].isEmpty)
    }

    @Test("times are rows with their numbers, and the cursor goes with them")
    func timeline() throws {
        var state = try Self.state()
        var facets = Facets()
        facets.articles = 6
        facets.days = [
            DayCount(day: 18_262, count: 2), DayCount(day: 18_300, count: 3), DayCount(day: 18_700, count: 1),
        ]
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        Fixture.press(&state, "D")
        let last = RootView.frame(of: state)
        let row = try #require(last.cursor).row
        #expect(last.surface.lines[row].hasPrefix("›") && last.surface.lines[row].contains("article"))
        Fixture.press(&state, "k")
        let before = RootView.frame(of: state)
        #expect(before.cursor?.row == row - 1 && before.surface.lines[row - 1].hasPrefix("›"))
    }

    @Test("what completes a filter has lines of its own, and what is wrong with it the last line")
    func completion() throws {
        var state = try Self.state()
        Fixture.press(&state, "/")
        Fixture.type(&state, "ta")
        Fixture.press(&state, "Tab", "Tab")
        let lines = RootView.frame(of: state).surface.lines
        #expect(lines[1].hasPrefix("› China, 4"))
        #expect(lines.last?.hasPrefix(" China, 4") == true)
        Fixture.press(&state, "Ctrl-u")
        Fixture.type(&state, "athor:x")
        let wrong = RootView.frame(of: state).surface.lines
        #expect(wrong.last?.contains("no field “athor”") == true && wrong[1].contains("The pier"))
    }

    @Test("a row tells all its signs beside each other")
    func signs() throws {
        var state = try Self.state()
        Fixture.press(&state, "s", "v", "k")
        let line = RootView.frame(of: state).surface.lines[1]
        #expect(line.hasPrefix("★●◆20 Jun 2021"))
        Fixture.press(&state, "r")
        #expect(RootView.frame(of: state).surface.lines[1].hasPrefix("★ ◆20 Jun 2021"))
    }
}
