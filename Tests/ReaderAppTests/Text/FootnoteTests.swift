import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

@Suite("Footnotes")
struct FootnoteTests {
    private static func body(_ blocks: (Block.Kind, String)...) -> Body {
        var builder = BodyBuilder()
        for (kind, text) in blocks { builder.append(kind, text, level: kind == .listItem ? 1 : 0) }
        return builder.body
    }

    private static func found(in body: Body) -> [String] {
        Footnotes.all(of: body).map { "\($0.label): \(body.text(in: $0.note))" }
    }

    @Test("brackets, names and raised figures find their notes")
    func marks() {
        let body = Self.body(
            (.paragraph, "Dredged[^1] in 1902 [2], again later[^war], four fathoms deep.³"),
            (.paragraph, "[^1]: By hand."), (.paragraph, "[^war]: The second one."),
            (.paragraph, "[2] Minutes of the council.\n³ Pilots’ Book, p. 12."))
        #expect(
            Self.found(in: body) == [
                "1: By hand.", "2: Minutes of the council.", "war: The second one.", "3: Pilots’ Book, p. 12.",
            ])
    }

    @Test("the items of a list are notes to marks in brackets, and not to raised figures")
    func items() {
        let body = Self.body(
            (.paragraph, "Seen [2] on 30 km² of sea."), (.listItem, "1. First."), (.listItem, "2. Second."))
        #expect(Self.found(in: body) == ["2: Second."])
    }

    @Test("named, plain and raised marks are kept apart; units and code have none")
    func kinds() {
        let body = Self.body(
            (.paragraph, "One[1], other[^1], E = mc², 10 m², a power² of it."), (.code, "array[1]"),
            (.paragraph, "[1] Plain.\n[^1]: Named.\n² Raised."))
        #expect(Self.found(in: body) == ["1: Plain.", "1: Named.", "2: Raised."])
    }

    @Test("definitions that follow each other in Markdown are notes of their own")
    func definitions() throws {
        let text = "Marks[^1] and[^long].\n\n[^1]: The first note,\nwith *stress*.\n[^long]: The second.\n"
        let article = try #require(try DocumentReader().read(Array(text.utf8), path: "a.md", tagged: false).first)
        #expect(Self.found(in: article.body) == ["1: The first note, with stress.", "long: The second."])
    }

    @Test("what has no note is no mark")
    func alone() {
        let body = Self.body(
            (.paragraph, "He said [sic] so [12], on 5 m²."), (.paragraph, "[3]"), (.code, "a[1]\n[1] b"))
        #expect(Self.found(in: body).isEmpty)
    }

    @Test("Enter shows the only note beneath its mark; letters choose among several")
    func shown() throws {
        var state = try Fixture.state(100, 30)
        let one = Self.body((.paragraph, "Dredged[^1] in 1902."), (.paragraph, "[^1]: By hand, with buckets."))
        _ = update(&state, .article(ArticleID(rawValue: "id0"), Fixture.article(0, body: one), place: nil))
        Fixture.press(&state, "l", "Enter")
        let lines = RootView.frame(of: state).surface.lines
        let mark = try #require(lines.firstIndex { $0.contains("Dredged[^1]") })
        #expect(lines[mark + 1].contains("Note 1") && lines[mark + 2].contains("By hand, with buckets."))
        Fixture.press(&state, "Esc")
        #expect(state.popup == nil)
        let two = Self.body((.paragraph, "One[1] and two[2]."), (.paragraph, "[1] First.\n[2] Second."))
        _ = update(&state, .article(ArticleID(rawValue: "id0"), Fixture.article(0, body: two), place: nil))
        Fixture.press(&state, "Enter")
        #expect(state.links?.hints.count == 2)
        Fixture.press(&state, "s")
        guard case .page(let page) = state.popup else {
            Issue.record("no note is shown")
            return
        }
        #expect(page.lines.map(\.text) == ["Second."])
    }

    @Test("a note at the foot of the screen opens upwards")
    func atTheFoot() throws {
        let page = PopupPage(
            title: "Note", lines: [.init(key: "", text: "x")], anchor: Point(column: 90, row: 28), columns: 40)
        let area = PopupGeometry.area(of: page, in: Size(columns: 100, rows: 30))
        #expect(area.endRow == 28 && area.endColumn == 100)
    }

    @Test("articles that name one are found by its title and address")
    func citing() throws {
        var state = try Fixture.state(100, 30)
        var article = Fixture.article(0)
        article.link = "https://harbour.example/pier?a=1"
        _ = update(&state, .article(article.id, article, place: nil))
        Fixture.press(&state, "l", "gc")
        #expect(state.filter.text == #"("The pier gets a new roof" OR "harbour.example/pier?a=1") -id:id0"#)
        #expect(state.panes.focus == .list)
        let empty = RowsAnswer(place: .replace, rows: [], reachesStart: true, reachesEnd: true)
        _ = update(&state, .rows(generation: state.generation, empty))
        Fixture.press(&state, "Ctrl-o")
        #expect(state.filter.text.isEmpty && state.panes.focus == .body)
    }
}
