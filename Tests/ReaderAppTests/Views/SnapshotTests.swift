import ArchiveModel
import Terminal
import Testing

@testable import ReaderApp

/// Screens as text, drawn here so that they can be looked at.
@Suite("Screens")
struct SnapshotTests {
    private func lines(_ state: AppState) -> [String] { RootView.frame(of: state).surface.lines }

    @Test("list and body stand side by side on a wide screen")
    func wide() throws {
        let state = try Fixture.state(100, 12)
        #expect(
            lines(state) == [
                " Filter / to filter                                                            5 articles, 4 unread",
                " ● 20 Jun 2021  The pier gets a new roof  │ The pier gets a new roof",
                "   19 Jun 2021  漢字の見出しです — 東京   │ Maren Holt · 20 Jun 2021",
                " ● ~  May 2021  Emoji 👩‍👩‍👧 and 🇳🇴 flags     │ ~China",
                "★● 17 Jun 2021  Untitled  ~China          │",
                " ● 16 Jun 2021  Zwölf Boxkämpfer jagen V… │ First paragraph of article 0 about cranes and ships,",
                "                                          │ which is long enough to be wrapped in a pane.",
                "                                          │",
                "                                          │ │ “Said with care.”",
                "                                          │ │ Maren Holt",
                "                                          │",
                " Enter read   / filter   t tags   s star   ? help                                               1/5",
            ])
    }

    @Test("the list stands over the body on a narrow screen")
    func narrow() throws {
        let state = try Fixture.state(60, 14)
        #expect(
            lines(state) == [
                " Filter / to filter                    5 articles, 4 unread",
                " ● 20 Jun 2021  The pier gets a new roof  ~China",
                "   19 Jun 2021  漢字の見出しです — 東京  ~China",
                " ● ~  May 2021  Emoji 👩‍👩‍👧 and 🇳🇴 flags  ~China",
                "★● 17 Jun 2021  Untitled  ~China",
                "────────────────────────────────────────────────────────────",
                " The pier gets a new roof",
                " Maren Holt · 20 Jun 2021",
                " ~China",
                "",
                " First paragraph of article 0 about cranes and ships, which",
                " is long enough to be wrapped in a pane.",
                "",
                " Enter read   / filter   t tags   s star   ? help       1/5",
            ])
    }

    @Test("very wide screens show the tags, and authors when the list has room")
    func veryWide() throws {
        let shown = lines(try Fixture.state(240, 10))
        #expect(shown[1].hasPrefix(" Tags                     │ ● 20 Jun 2021  The pier gets a new roof  ~China"))
        #expect(shown[2].hasPrefix("  China                 4 │"))
        #expect(shown[4].hasPrefix("  mine                  1 │"))
        #expect(shown[1].split(separator: "│")[1].contains("Maren Holt "))
    }

    @Test("a mistake in the filter is told below it, and its place is marked")
    func filterError() throws {
        var state = try Fixture.state(80, 12)
        Fixture.press(&state, "/")
        Fixture.type(&state, "athor:x")
        let frame = RootView.frame(of: state)
        #expect(frame.surface.lines[0].hasPrefix(" Filter athor:x"))
        #expect(frame.surface.lines[1].contains("There is no field “athor”"))
        #expect(frame.cursor == Point(column: 15, row: 0))
        for column in 8..<14 { #expect(frame.surface[column, 0].style == state.theme[.filterError]) }
        #expect(frame.surface[14, 0].style == state.theme[.filter])
    }

    @Test("hits of the filter are marked in list and body")
    func hits() throws {
        var state = try Fixture.state(100, 14)
        Fixture.press(&state, "/")
        Fixture.type(&state, "pier")
        Fixture.press(&state, "Enter")
        let surface = RootView.frame(of: state).surface
        #expect((19..<23).allSatisfy { surface[$0, 1].style.attributes.contains(.reverse) })
        Fixture.press(&state, "x", "/")
        Fixture.type(&state, "cranes ")
        let marked = RootView.frame(of: state).surface
        #expect((0..<100).contains { marked[$0, 5].style == state.theme[.hit] })
    }

    @Test("the selected row looks selected, less so without the focus")
    func selection() throws {
        var state = try Fixture.state(100, 14)
        #expect(RootView.frame(of: state).surface[20, 1].style.attributes == [.reverse])
        Fixture.press(&state, "Enter")
        #expect(RootView.frame(of: state).surface[20, 1].style.attributes.contains(.underline))
    }

    @Test("the tag picker stands over the panes")
    func picker() throws {
        var state = try Fixture.state(60, 14)
        Fixture.press(&state, "t", "Space", "Down", "-")
        #expect(
            lines(state)[4..<10] == [
                "★╭─ Tags ─────────────────────────────────────────────────╮",
                "─│ ❯                                                      │─",
                " │ + China                                             4  │",
                " │ - Hong Kong                                         2  │",
                " │   mine                                              1  │",
                " ╰─ Space include  - exclude  Enter apply  Esc leave ─────╯",
            ])
    }

    @Test("an empty list says why", arguments: [("", "No articles here."), ("crane", "No article fits the filter.")])
    func empty(filter: String, text: String) throws {
        var state = try Fixture.state(80, 14, count: 0)
        if !filter.isEmpty {
            _ = state.setFilter(text: filter)
            _ = update(
                &state,
                .rows(
                    generation: state.generation,
                    RowsAnswer(place: .replace, rows: [], reachesStart: true, reachesEnd: true)))
        }
        #expect(lines(state)[2].trimmingSpaces == text)
    }

    @Test("an empty list says nothing while a question is under way, but for what was said of a filter that is typed")
    func emptyUnderWay() throws {
        var state = try Fixture.state(80, 14, count: 0)
        Fixture.press(&state, "/")
        Fixture.type(&state, "crane")
        let answer = RowsAnswer(place: .replace, rows: [], reachesStart: true, reachesEnd: true)
        _ = update(&state, .rows(generation: state.generation, answer))
        Fixture.type(&state, "s")
        #expect(state.list.isLoading && lines(state)[2].trimmingSpaces == "No article fits the filter.")
        Fixture.press(&state, "Enter", "x")
        #expect(state.list.isLoading && lines(state)[2].isEmpty)
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(lines(state)[2].trimmingSpaces == "No articles here.")
    }

    @Test(
        "a screen too small says so in one line",
        arguments: [Size(columns: 39, rows: 20), Size(columns: 100, rows: 9), Size(columns: 12, rows: 1)])
    func tooSmall(size: Size) throws {
        var state = try Fixture.state()
        _ = update(&state, .resized(size))
        let shown = lines(state).filter { !$0.isEmpty }
        #expect(shown.count == 1 && shown[0].contains("Needs 40×10"))
    }

    @Test("reasons of tags, and what was made harmless, are a key away")
    func pages() throws {
        var state = try Fixture.state(80, 20)
        Fixture.press(&state, "w")
        #expect(lines(state).contains { $0.contains("China  suggested: named 3 times") })
        Fixture.press(&state, "Esc", "i")
        #expect(lines(state).contains { $0.contains("Nothing of this article was left out or changed.") })
        state.body.article?.issues = [ParseIssue(.neutralised, "ESC (U+001B) made harmless", byteOffset: 7)]
        Fixture.press(&state, "Esc", "i")
        #expect(lines(state).contains { $0.contains("byte 7  neutralised: ESC (U+001B) made harmless") })
    }

    @Test("what was left out and what is doubtful shows, and one key leads to the cuts")
    func doubts() throws {
        var state = try Fixture.state(80, 24)
        state.list.rows[1].isDoubtful = true
        #expect(lines(state)[2].contains("? "))
        #expect(!lines(state)[1].contains("? "))
        state.body.article?.doubts = ["it is 9 times as long"]
        state.body.article?.leftOut = [LeftOut("comments", "John says:\nIt was cold.", byteRange: 3..<27)]
        Fixture.press(&state, "i")
        let text = lines(state).joined(separator: "\n")
        for part in ["?  it is 9 times as long", "Left out: comments", "John says:", "It was cold.", "X  shows how"] {
            #expect(text.contains(part), "\(part)")
        }
        let path = try #require(state.body.article?.source.path)
        #expect(Fixture.press(&state, "Esc", "X").contains(.cutDocument(path: path)))
        state.body.article?.source.format = .html
        #expect(!Fixture.press(&state, "X").contains(.cutDocument(path: path)))
        #expect(lines(state).joined().contains("this is a page"))
    }

    @Test("help lists every action that has a key")
    func help() throws {
        var state = try Fixture.state(120, 150)
        Fixture.press(&state, "?")
        let text = lines(state).joined(separator: "\n")
        for action in Action.allCases { #expect(text.contains(action.help.capitalisedFirst), "\(action)") }
    }

    @Test("what was made harmless stands out, and nothing else does")
    func neutralised() throws {
        var state = try Fixture.state(100, 12)
        var builder = BodyBuilder()
        builder.append(.paragraph, "A bell \u{FFFD} in the text.")
        var article = Fixture.article(0, body: builder.body)
        article.issues = [ParseIssue(.neutralised, "BEL (U+0007) made harmless")]
        _ = update(&state, .article(article.id, article, place: nil))
        let surface = RootView.frame(of: state).surface
        let row = try #require(surface.lines.firstIndex { $0.contains("A bell") })
        let column = try #require((0..<100).first { surface[$0, row].text == "\u{FFFD}" })
        #expect(surface[column, row].style == state.theme[.warning])
        #expect(surface[column - 2, row].style == state.theme[.text])
    }
}
