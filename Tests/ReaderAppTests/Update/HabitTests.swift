import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

/// What hands bring along from less, vim and fzf.
@Suite("Habits")
struct HabitTests {
    @Test("a tag is found by its own name, with its blanks and hyphens")
    func tagNames() throws {
        var state = try Fixture.state()
        var facets = Facets()
        facets.tags = [
            FacetCount(name: "China", count: 4), FacetCount(name: "COVID-19", count: 2),
            FacetCount(name: "Hong Kong", count: 2),
        ]
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        Fixture.press(&state, "t")
        Fixture.type(&state, "hong kong")
        Fixture.press(&state, "Enter")
        #expect(state.filter.text == "tag:\"hong kong\"")
        Fixture.press(&state, "x", "t")
        Fixture.type(&state, "covid-19")
        Fixture.press(&state, "Enter")
        #expect(state.filter.text == "tag:covid-19")
    }

    @Test("an article that one comes into by Tab is read once something moves in it", arguments: ["j", "G", "Space"])
    func readByTab(key: String) throws {
        var state = try Fixture.state()
        #expect(!Fixture.press(&state, "Tab").contains { if case .store = $0 { true } else { false } })
        #expect(!state.list.rows[0].isRead)
        #expect(Fixture.press(&state, key).contains(.store(.read([ArticleID(rawValue: "id0")], true))))
        #expect(state.list.rows[0].isRead)
    }

    @Test("a number before G and gg is a row, before ] the how manieth")
    func numbers() throws {
        var state = try Fixture.state(count: 60)
        Fixture.press(&state, "3", "G")
        #expect(state.list.selected == 2)
        Fixture.press(&state, "4", "0", "gg")
        #expect(state.list.selected == 39)
        Fixture.press(&state, "gg", "3", "]")
        #expect(state.list.selected == 4)
        Fixture.press(&state, "2", "[")
        #expect(state.list.selected == 2)
        state.list.reachesStart = false
        state.list.offset = 300
        // Rows that were under way do not use the number up.
        let older = RowsAnswer(
            place: .after(state.list.rows[59].row), rows: Fixture.rows(60).suffix(5), reachesStart: false,
            reachesEnd: true)
        let effects = Fixture.press(&state, "1", "0", "G")
        _ = update(&state, .rows(generation: state.generation, older))
        #expect(effects.contains { if case .loadRows(_, .first, _) = $0 { true } else { false } })
        // Keys that come before the rows are for the row that they bring.
        Fixture.press(&state, "j", "j")
        #expect(state.message?.text == "Going to row 10; Esc ends that")
        let answer = RowsAnswer(place: .replace, rows: Fixture.rows(60), reachesStart: true, reachesEnd: true)
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(state.list.selected == 11 && state.list.step == nil)
    }

    @Test("a row is never told to be behind the last one")
    func recounted() throws {
        var state = try Fixture.state(count: 20)
        Fixture.press(&state, "G")
        _ = update(&state, .counted(generation: state.generation, 17))
        #expect(RootView.frame(of: state).surface.lines.last?.hasSuffix("20/20") == true)
    }

    @Test("where one is in a long list is told beyond the rows that are kept")
    func places() throws {
        var state = try Fixture.state(count: 1900)
        state.articleCount = 5000
        state.list.reachesEnd = false
        Fixture.press(&state, "1", "9", "0", "0", "G")
        let more = RowsAnswer(
            place: .after(state.list.rows[1899].row), rows: Fixture.rows(200), reachesStart: false, reachesEnd: false)
        _ = update(&state, .rows(generation: state.generation, more))
        #expect(!state.list.reachesStart)
        #expect(RootView.frame(of: state).surface.lines.last?.hasSuffix("1,900/5,000") == true)
        let last = RowsAnswer(
            place: .replace, rows: Fixture.rows(200), reachesStart: false, reachesEnd: true, selectsLast: true)
        _ = update(&state, .rows(generation: state.generation, last))
        #expect(RootView.frame(of: state).surface.lines.last?.hasSuffix("5,000/5,000") == true)
        // Another list, whose rows come before its count.
        Fixture.press(&state, "S", "Down", "Enter")
        _ = update(&state, .rows(generation: state.generation, last))
        #expect(RootView.frame(of: state).surface.lines.last?.contains("/5,000") == false)
        _ = update(&state, .counted(generation: state.generation, 900))
        #expect(RootView.frame(of: state).surface.lines.last?.hasSuffix("900/900") == true)
    }

    @Test("what was marked unread by hand stays so while one reads on")
    func unreadByHand() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "Enter", "r", "j", "G")
        #expect(!state.list.rows[0].isRead)
    }

    @Test("Ctrl-c gives up a number and a recording before it quits")
    func interruptedKeys() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "5", "Ctrl-c")
        #expect(!state.isQuitting && state.keys.count == nil)
        Fixture.press(&state, "gm", "a", "j", "Ctrl-c")
        #expect(!state.isQuitting && state.macros.recording == nil)
        // What left a pop-up does not quit where there is none.
        Fixture.press(&state, "gm", "a", "T", "Ctrl-c", "gm")
        state.list.rows = []
        Fixture.press(&state, "@", "a")
        #expect(!state.isQuitting)
        Fixture.press(&state, "Ctrl-c")
        #expect(state.isQuitting)
    }

    @Test("an excluded tag stands in the picker, to be taken back")
    func excludedTag() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "/")
        Fixture.type(&state, "-tag:china")
        Fixture.press(&state, "Enter")
        _ = update(&state, .facets(generation: state.generation, CountedFacets(Facets())))
        Fixture.press(&state, "t")
        #expect(RootView.frame(of: state).surface.lines.contains { $0.contains("- china") })
        Fixture.press(&state, "Enter")
        #expect(state.filter.text.isEmpty)
    }

    @Test("Ctrl-c leaves what is typed or lies over the panes, and quits from there")
    func interrupt() throws {
        var state = try Fixture.state()
        for keys in [["/"], ["t"], ["?"], ["l", "/"], ["l", "v"], ["g"], ["m"]] {
            Fixture.press(&state, "Esc", "Esc")
            for key in keys { Fixture.press(&state, key) }
            Fixture.press(&state, "Ctrl-c")
            #expect(!state.isQuitting, "\(keys)")
            #expect(state.filter.editing == nil && state.popup == nil && state.body.find?.isEditing != true)
        }
        Fixture.press(&state, "Esc", "Ctrl-c")
        #expect(state.isQuitting)
    }

    @Test("what was looked for comes back by an empty line, by Up and by n; what is nowhere stays where it is")
    func findAgain() throws {
        var state = try Fixture.state(80, 24)
        Fixture.press(&state, "Enter", "/")
        Fixture.type(&state, "harb")
        Fixture.press(&state, "Enter", "Esc", "/", "Enter")
        #expect(state.body.find?.input.text == "harb" && state.body.find?.hits.count == 40)
        Fixture.press(&state, "Esc", "gg", "n")
        #expect(state.body.find?.input.text == "harb" && state.body.hit == 0)
        Fixture.press(&state, "Esc")
        #expect(RootView.frame(of: state).surface.lines.last?.contains(" of ") == false)
        Fixture.press(&state, "/")
        Fixture.type(&state, "zzzz")
        #expect(Fixture.press(&state, "Enter", "n", "n").isEmpty)
        #expect(state.list.selected == 0 && state.message?.text == "Not found: zzzz")
        Fixture.press(&state, "Esc", "/", "Up", "Up")
        #expect(state.body.find?.input.text == "harb")
        Fixture.press(&state, "Down")
        #expect(state.body.find?.input.text == "zzzz")
        Fixture.press(&state, "Down")
        #expect(state.body.find?.input.text.isEmpty == true)
        Fixture.press(&state, "Ctrl-r")
        Fixture.type(&state, "(x")
        Fixture.press(&state, "Enter")
        #expect(state.message?.text == "This is no regular expression" && state.finds.last?.text == "zzzz")
    }

    @Test("a sequence that means nothing is told")
    func nothing() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "g", "~")
        #expect(state.message?.text == "g~ does nothing here; ? shows the keys")
        Fixture.press(&state, "g", "Esc")
        #expect(state.message == nil)
    }

    @Test("where no other article names one, the list stays as it is")
    func citedByNone() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "j", "j", "gc")
        let none = RowsAnswer(place: .replace, rows: [], reachesStart: true, reachesEnd: true)
        let effects = update(&state, .rows(generation: state.generation, none))
        #expect(state.filter.text.isEmpty && state.message?.text == "No other article names this one")
        #expect(
            effects.contains {
                if case .loadRows(_, .first(let id, _), _) = $0 { id?.rawValue == "id2" } else { false }
            })
    }

    @Test("an order of one's own is named beside the count")
    func order() throws {
        var state = try Fixture.state()
        #expect(!RootView.frame(of: state).surface.lines[0].contains("by"))
        state.order = ListOrder(.title)
        #expect(RootView.frame(of: state).surface.lines[0].hasSuffix("unread, by title"))
    }
}
