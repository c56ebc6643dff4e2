import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

/// No key is without an answer, and nothing that is there is out of sight.
@Suite("Answers")
struct AnswerTests {
    private func lastLine(_ state: AppState) -> String { RootView.frame(of: state).surface.lines.last ?? "" }

    private func picker(_ state: AppState) -> Picker? {
        guard case .picker(let picker)? = state.popup else { return nil }
        return picker
    }

    @Test("what is marked in the tag picker is applied whatever was typed since")
    func marksStay() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "t", "Space")
        Fixture.type(&state, "zz")
        Fixture.press(&state, "Enter")
        #expect(state.popup == nil && FilterText.mark(of: .tag("China"), in: state.filter.text) == .included)
    }

    @Test("a name of nothing is said, and can be typed anew", arguments: ["t", ":"])
    func nothingOfThatName(key: String) throws {
        var state = try Fixture.state()
        Fixture.press(&state, key)
        Fixture.type(&state, "zzqzz")
        Fixture.press(&state, "Enter")
        #expect(picker(state)?.input.text == "zzqzz")
        #expect(lastLine(state).contains("Nothing is called “zzqzz”"))
        Fixture.press(&state, "Ctrl-u")
        #expect(picker(state)?.visible.isEmpty == false)
    }

    @Test("a page that goes on says so, and how far one is")
    func pages() throws {
        var state = try Fixture.state(80, 24)
        Fixture.press(&state, "?")
        func footer(_ state: AppState) -> String {
            RootView.frame(of: state).surface.lines.last { $0.contains("any other key closes") } ?? ""
        }
        #expect(footer(state).contains("1–") && footer(state).contains("Space further"))
        Fixture.press(&state, "G")
        guard case .page(let page)? = state.popup else {
            Issue.record("no page")
            return
        }
        #expect(footer(state).contains("–\(page.lines.count) of \(page.lines.count)"))
        #expect(page.top > 0)
    }

    @Test("what is no regular expression is not told to have no hit")
    func brokenPattern() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "l", "/")
        Fixture.type(&state, "[a")
        #expect(lastLine(state).contains("no hit"))
        Fixture.press(&state, "Ctrl-r")
        #expect(lastLine(state).contains("no regular expression") && !lastLine(state).contains("no hit"))
        Fixture.type(&state, "]")
        #expect(!lastLine(state).contains("no regular expression"))
    }

    @Test("the caption of a picture is not its article's first paragraph")
    func captions() throws {
        var state = try Fixture.state()
        var builder = BodyBuilder()
        builder.append(.caption, "Xinning Harbour")
        builder.append(.paragraph, "The crane came by ship.")
        let article = Fixture.article(0, body: builder.body)
        #expect(state.copy(.paragraph, of: [article]) == [.copy("The crane came by ship.")])
    }

    @Test("a list that begins at a remembered article shows the rows before it", arguments: [1, 3, 60])
    func remembered(selected: Int) throws {
        var state = try Fixture.state(120, 36, count: 0)
        state.generation += 1
        var answer = RowsAnswer(place: .replace, rows: Fixture.rows(100), reachesStart: true, reachesEnd: true)
        answer.select = ArticleID(rawValue: "id\(selected)")
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(state.list.selected == selected)
        #expect(selected < 10 ? state.list.top == 0 : state.list.top == selected - state.listHeight / 2)
    }

    @Test("filters that are kept stand at the top of a tag pane that opens later")
    func savedFilters() throws {
        var state = try Fixture.state(120, 36)
        var facets = Facets()
        facets.tags = (1...60).map { FacetCount(name: "tag \($0)", count: 100 - $0) }
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        state.filter.saved = [SavedFilter(name: "mine", text: "is:unread"), SavedFilter(name: "more", text: "x")]
        state.makeFacetRows()
        #expect(state.layout.tags == nil)
        Fixture.press(&state, "g", "t")
        #expect(state.layout.tags != nil && state.facetPane.top == 0)
    }

    @Test("how far a text was read is kept as it was shown")
    func percent() throws {
        var state = try Fixture.state(120, 16)
        Fixture.press(&state, "l", "G")
        #expect(lastLine(state).contains("100 %"))
        let kept = state.placeEffects().compactMap { effect -> Int? in
            if case .savePlace(_, let place) = effect { place.percent } else { nil }
        }
        #expect(kept == [100])
    }

    @Test("the name of a file ends with a word of the title")
    func fileName() {
        let title = "US embassy in UAE declined free COVID-19 tests due to Chinese spying concerns"
        #expect(FileNaming.stem(of: title) == "us-embassy-in-uae-declined-free-covid-19-tests-due-to")
        #expect(FileNaming.stem(of: String(repeating: "long", count: 30)).count == 60)
        #expect(FileNaming.stem(of: "Short – title!") == "short-title")
    }

    @Test("candidates without a ground of their own have lines around them", arguments: ["plain", "night"])
    func candidates(theme: String) throws {
        var state = try Fixture.state()
        state.theme = try #require(try ThemeCatalogue.builtIn().theme(named: theme))
        Fixture.press(&state, "/")
        Fixture.type(&state, "is:")
        func lines() -> [Substring] { RootView.frame(of: state).surface.lines.prefix(12).map { $0.prefix(30) } }
        #expect(lines().contains { $0.contains("│is:unread") } == (theme == "plain"), "\(lines())")
        #expect(lines().contains { $0.contains("╰──") } == (theme == "plain"))
        state.isSlow = true
        #expect(!lines().contains { $0.contains("╰──") })
    }
}
