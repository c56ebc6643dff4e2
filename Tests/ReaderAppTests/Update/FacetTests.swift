import ArchiveModel
import Terminal
import Testing

@testable import ReaderApp

@Suite("The tag pane")
struct FacetTests {
    private static func facets() -> Facets {
        var facets = Facets()
        facets.articles = 9
        facets.unread = 4
        facets.tags = [
            FacetCount(name: "Europe", count: 6), FacetCount(name: "Europe/Norway", count: 3),
            FacetCount(name: "europe/sweden", count: 2), FacetCount(name: "AC/DC", count: 2),
            FacetCount(name: "asia/china", count: 1), FacetCount(name: "asia/japan", count: 1),
            FacetCount(name: "mine", count: 1, origin: .own, isOwn: true),
        ]
        facets.authors = (1...9).map { FacetCount(name: "Author \($0)", count: 10 - $0) }
        facets.sources = [FacetCount(name: "one.txt", count: 9)]
        facets.days = [
            DayCount(day: 18_262, count: 2), DayCount(day: 18_300, count: 3), DayCount(day: 18_700, count: 1),
        ]
        facets.undated = 3
        return facets
    }

    private static func state(_ facets: Facets = facets()) throws -> AppState {
        var state = try Fixture.state(160, 40)
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        Fixture.press(&state, "gt")
        return state
    }

    private func labels(_ state: AppState) -> [String] {
        state.facetPane.rows.map { String(repeating: " ", count: $0.depth) + $0.label }
    }

    @Test("nests tags below their levels, and leaves lone slashes alone")
    func nesting() throws {
        var state = try Self.state()
        #expect(labels(state).prefix(5) == ["Tags", "Europe", "AC/DC", "asia", "mine"])
        #expect(state.facetPane.rows[3].count == nil)
        Fixture.press(&state, "l")
        #expect(labels(state).prefix(4) == ["Tags", "Europe", " Norway", " sweden"])
        Fixture.press(&state, "j", "Space")
        #expect(state.filter.text == "tag:europe/norway")
        Fixture.press(&state, "h", "h")
        #expect(labels(state).prefix(3) == ["Tags", "Europe", "AC/DC"])
        #expect(state.panes.focus == .tags)
        Fixture.press(&state, "h")
        #expect(state.panes.focus == .list)
    }

    @Test("sorts by the names that it shows, and not by the folders and tags before them")
    func namesInOrder() throws {
        var facets = Facets()
        facets.tags = [
            FacetCount(name: "a", count: 9), FacetCount(name: "a/d", count: 5), FacetCount(name: "a/z/c", count: 1),
        ]
        facets.sources = [
            FacetCount(name: "zeta.md", key: "/a/zeta.md", count: 2),
            FacetCount(name: "alpha.md", key: "/z/alpha.md", count: 1),
        ]
        var state = try Self.state(facets)
        Fixture.press(&state, "l")
        #expect(labels(state) == ["Tags", "a", " d", " c", "Sources", "zeta.md", "alpha.md"])
        Fixture.press(&state, "S")
        #expect(labels(state) == ["Tags", "a", " c", " d", "Sources", "alpha.md", "zeta.md"])
    }

    @Test("fills the pane with tags, hides none for those below another one, and names the months of a year")
    func openBranches() throws {
        var facets = Facets()
        facets.tags = (1...80).map { FacetCount(name: "tag \($0)", count: 100 - $0) }
        facets.tags += [FacetCount(name: "tag 1/a", count: 2), FacetCount(name: "tag 1/b", count: 1)]
        facets.days = [
            DayCount(day: 18_262, count: 2), DayCount(day: 18_300, count: 3), DayCount(day: 18_310, count: 4),
            DayCount(day: 18_700, count: 1),
        ]
        var state = try Self.state(facets)
        let height = try #require(state.layout.tags?.rows)
        #expect(labels(state).count == height && labels(state).contains("tag 24"))
        #expect(labels(state).contains { $0.hasSuffix(" more") })
        Fixture.press(&state, "l")
        #expect(labels(state).prefix(5) == ["Tags", "tag 1", " a", " b", "tag 2"])
        #expect(labels(state).count == height && labels(state).contains("tag 24"))
        _ = update(&state, .resized(Size(columns: 160, rows: 24)))
        #expect(labels(state).contains("tag 24") && !labels(state).contains("tag 26"))
        Fixture.press(&state, "}", "j", "j", "l")
        let years = state.facetPane.rows.suffix(5)
        #expect(years.map(\.label) == ["Years", "2021", "2020", "Feb 2020", "Jan 2020"])
        #expect(years.map(\.count) == [nil, 1, 9, 7, 2])
    }

    @Test("keeps what was chosen or left out in sight, and the same key takes it back")
    func takenBack() throws {
        var facets = Facets()
        facets.tags = [FacetCount(name: "CIA", count: 3), FacetCount(name: "Iraq", count: 2)]
        facets.authors = [FacetCount(name: "Ian Allen", count: 3), FacetCount(name: "Maren Holt", count: 2)]
        var state = try Self.state(facets)
        Fixture.press(&state, "}", "j", "Space")
        #expect(state.filter.text == "author:\"Ian Allen\"")
        // The articles that are left have one author.
        facets.authors = [FacetCount(name: "Ian Allen", count: 3)]
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        #expect(state.facetPane.selectedRow?.label == "Ian Allen")
        Fixture.press(&state, "Space")
        #expect(state.filter.text.isEmpty)
        Fixture.press(&state, "gg", "j")
        #expect(state.facetPane.selectedRow?.label == "CIA")
        Fixture.press(&state, "-")
        #expect(state.filter.text == "-tag:cia")
        facets.tags = [FacetCount(name: "Iraq", count: 2)]
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        #expect(state.facetPane.selectedRow?.label.lowercased() == "cia" && state.facetPane.selectedRow?.count == 0)
        Fixture.press(&state, "-")
        #expect(state.filter.text.isEmpty)
    }

    @Test("shows the first authors and how many more there are, and leaves out a lone source")
    func sections() throws {
        var state = try Self.state()
        #expect(labels(state).contains("4 more") && !labels(state).contains("Sources"))
        Fixture.press(&state, "}")
        #expect(state.facetPane.selectedRow?.label == "Authors")
        for _ in 0..<6 { Fixture.press(&state, "j") }
        Fixture.press(&state, "Enter")
        #expect(labels(state).contains("Author 9") && !labels(state).contains("4 more"))
        Fixture.press(&state, "{", "h")
        #expect(!labels(state).contains("Author 1"))
        Fixture.press(&state, "S")
        #expect(labels(state).prefix(5) == ["Tags", "AC/DC", "asia", "Europe", "mine"])
    }

    @Test("includes, excludes, adds another way to fit, and replaces")
    func combining() throws {
        var state = try Self.state()
        Fixture.press(&state, "Space", "j", ",")
        #expect(state.filter.text == "(tag:europe OR tag:ac/dc)")
        Fixture.press(&state, ",")
        #expect(state.filter.text == "tag:europe")
        Fixture.press(&state, "-")
        #expect(state.filter.text == "tag:europe -tag:ac/dc")
        Fixture.press(&state, "}", "j", "Space")
        #expect(state.filter.text == "tag:europe -tag:ac/dc author:\"Author 1\"")
        Fixture.press(&state, "o")
        #expect(state.filter.text == "author:\"Author 1\"")
        Fixture.press(&state, "}", "j", "Space")
        #expect(state.filter.text == "author:\"Author 1\" date:2021")
        Fixture.press(&state, "j", "Space")
        #expect(state.filter.text == "author:\"Author 1\" date:2020")
        Fixture.press(&state, "l", "j", "Space")
        #expect(state.filter.text == "author:\"Author 1\" date:2020-02")
    }

    @Test(
        "changes one of several values",
        arguments: [
            ("tag:a,b x", "a", "tag:b x"), ("(tag:a OR tag:b) x", "b", "tag:a x"), ("-tag:a x", "a", "x"),
            ("(author:x OR tag:b)", "b", "author:x"), ("tag:five-eyes,china", "china", "tag:five-eyes"),
            ("(tag:\"five eyes\",china OR tag:x)", "china", "(tag:\"five eyes\" OR tag:x)"),
            ("tag:cov*,china", "china", "tag:cov*"), ("tag:\"a,b\" tag:a", "a", "tag:\"a,b\""),
        ])
    func removing(text: String, tag: String, result: String) {
        #expect(FilterText.setting(.tag(tag), .none, in: text) == result)
    }

    @Test(
        "puts dates beside the rest of the filter",
        arguments: [
            ("a OR b", "2020", "(a OR b) date:2020"), ("x date:2019", "2020", "x date:2020"),
            ("after:2019 x", nil, "x"),
            ("(date:2020 OR date:2021) x", "2020-02", "x date:2020-02"),
        ])
    func dates(text: String, date: String?, result: String) {
        #expect(FilterText.settingDate(date, in: text) == result)
    }

    @Test("keeps no filter that refers to itself, and renames a filter where others name it")
    func references() throws {
        var state = try Self.state()
        state.filter.saved = [SavedFilter(name: "a", text: "x"), SavedFilter(name: "b", text: "in:a y")]
        _ = update(&state, .facets(generation: state.generation, CountedFacets(Self.facets())))
        Fixture.press(&state, "/")
        Fixture.type(&state, "in:b")
        Fixture.press(&state, "Enter", "W")
        Fixture.type(&state, "a")
        Fixture.press(&state, "Enter")
        #expect(state.filter.saved[0].text == "x")
        #expect(state.message?.text.contains("refers to itself") == true)
        Fixture.press(&state, "gg", "j", "e", "Ctrl-u")
        Fixture.type(&state, "C++")
        Fixture.press(&state, "Enter")
        #expect(state.filter.saved.map(\.text) == ["x", "y in:\"C++\""])
    }

    @Test("keeps filters under names, in an order, and takes all of it back")
    func savedFilters() throws {
        var state = try Self.state()
        Fixture.press(&state, "Space", "W")
        Fixture.type(&state, "north")
        #expect(
            Fixture.press(&state, "Enter").contains {
                if case .store(.savedFilters(_, let filters, _)) = $0 {
                    filters == [SavedFilter(name: "north", text: "tag:europe")]
                } else {
                    false
                }
            })
        Fixture.press(&state, "o", "W")
        Fixture.type(&state, "second")
        Fixture.press(&state, "Enter", "x")
        #expect(labels(state).prefix(3) == ["Filters", "north", "second"])
        Fixture.press(&state, "g2")
        #expect(state.filter.text == "tag:europe")
        Fixture.press(&state, "gg", "j", "J")
        #expect(state.filter.saved.map(\.name) == ["second", "north"])
        Fixture.press(&state, "d")
        #expect(state.filter.saved.map(\.name) == ["second"])
        Fixture.press(&state, "u", "u")
        #expect(state.filter.saved.map(\.name) == ["north", "second"])
        Fixture.press(&state, "Ctrl-r")
        #expect(state.filter.saved.map(\.name) == ["second", "north"])
        Fixture.press(&state, "g9")
        #expect(state.message?.text.contains("no saved filter 9") == true)
        _ = update(&state, .savedUnread(["north": 12]))
        #expect(state.facetPane.rows.first { $0.label == "north" }?.count == 12)
    }

    @Test("renames and merges own tags, and nothing else")
    func renaming() throws {
        var state = try Self.state()
        Fixture.press(&state, "e")
        #expect(state.popup == nil && state.message != nil)
        Fixture.press(&state, "j", "j", "j", "e", "Ctrl-u")
        Fixture.type(&state, "ac/dc")
        #expect(Fixture.press(&state, "Enter") == [.renameTag(from: "mine", to: "AC/DC")])
        #expect(Fixture.press(&state, "d") == [.removeTagEverywhere("mine")])
    }
}

@Suite("The timeline")
struct TimelineTests {
    private let days = [
        DayCount(day: 18_262, count: 2), DayCount(day: 18_300, count: 8), DayCount(day: 18_700, count: 1),
    ]

    @Test(
        "shows days, months or years, whatever fits", arguments: [(500, "day", 439), (60, "month", 15), (5, "year", 2)])
    func units(columns: Int, unit: String, count: Int) {
        let timeline = Timeline(days, undated: 0, columns: columns)
        #expect("\(timeline.unit)" == unit)
        #expect(timeline.buckets.count == count)
        #expect(timeline.buckets.map(\.count).reduce(0, +) == 11)
        #expect(timeline.buckets.count * timeline.bucketColumns <= columns)
    }

    @Test("moves, skips gaps, narrows the dates and widens them again")
    func keys() throws {
        var state = try Fixture.state(120, 30)
        var facets = Facets()
        facets.articles = 11
        facets.days = days
        facets.undated = 3
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        Fixture.press(&state, "D")
        #expect(state.panes.focus == .timeline)
        let shown = RootView.frame(of: state).surface.lines
        #expect(shown.contains { $0.contains("Mar 2021: 1") && $0.contains("~ 3 undated") })
        #expect(shown.contains { $0.contains("█") && $0.contains("▁") })
        Fixture.press(&state, "[", "Enter")
        #expect(state.filter.text == "date:2020-02")
        Fixture.press(&state, "-")
        #expect(state.filter.text == "date:2020")
        Fixture.press(&state, "-")
        #expect(state.filter.text == "")
        Fixture.press(&state, "h", "h")
        #expect(state.timeline.date == "2019-12" || state.timeline.date == "2020-01")
        Fixture.press(&state, "q")
        #expect(state.panes.focus == .list && state.timeline.isShown)
        Fixture.press(&state, "D", "D")
        #expect(!state.timeline.isShown && state.layout.timeline == nil)
    }

    @Test("stays away where there is no room")
    func small() throws {
        var state = try Fixture.state(60, 12)
        Fixture.press(&state, "D")
        #expect(!state.timeline.isShown && state.panes.focus == .list)
    }
}
