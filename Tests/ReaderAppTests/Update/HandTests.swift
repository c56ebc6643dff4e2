import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

/// An article with everything that a hand can reach.
private func richArticle(_ number: Int = 0) -> Article {
    var builder = BodyBuilder()
    builder.append(
        .paragraph, "See the report and https://example.org/plain, or not.",
        spans: [Span(.link(url: "https://example.org/report"), range: 8..<14)])
    builder.append(.heading, "First part", level: 2)
    builder.append(.paragraph, "Second paragraph, with *stars* in it.")
    builder.append(.heading, "Second part", level: 2)
    builder.append(.paragraph, String(repeating: "More words about the harbour follow here. ", count: 60))
    builder.append(.related, "RELATED: The old pier")
    var article = Fixture.article(number, body: builder.body)
    article.link = "https://example.org/2021/06/pier"
    article.related = ["The old pier"]
    return article
}

private func richState() throws -> AppState {
    var state = try Fixture.state()
    _ = update(&state, .article(ArticleID(rawValue: "id0"), richArticle(), place: nil))
    Fixture.press(&state, "l")
    return state
}

@Suite("Links and copies")
struct LinkTests {
    @Test("letters stand over the links of the page, and follow them")
    func hints() throws {
        var state = try richState()
        Fixture.press(&state, "f")
        let lines = RootView.frame(of: state).surface.lines
        #expect(lines.contains { $0.contains("See the aeport and sttps://example.org/plain,") })
        #expect(Fixture.press(&state, "s") == [.followLink(.address("https://example.org/plain"))])
        #expect(state.links == nil)
        Fixture.press(&state, "F")
        #expect(Fixture.press(&state, "a") == [.copy("https://example.org/report")])
        Fixture.press(&state, "f")
        #expect(Fixture.press(&state, "Esc").isEmpty)
        #expect(state.links == nil)
    }

    @Test("titles of related articles lead into the library")
    func related() throws {
        var state = try richState()
        Fixture.press(&state, "G", "f")
        #expect(Fixture.press(&state, "a") == [.followLink(.title("The old pier"))])
        let id = ArticleID(rawValue: "id3")
        let effects = update(&state, .followed(.title("The old pier"), id))
        #expect(effects.contains(.loadArticle(id)) && state.list.selected == 3)
        _ = update(&state, .article(id, Fixture.article(3), place: 0))
        #expect(state.body.article?.id == id)
        // The way back leads to the place that was left.
        #expect(Fixture.press(&state, "Ctrl-o").contains(.loadArticle(ArticleID(rawValue: "id0"))))
        _ = update(&state, .article(ArticleID(rawValue: "id0"), richArticle(), place: nil))
        #expect(state.body.top > 0)
        #expect(Fixture.press(&state, "Ctrl-p").contains(.loadArticle(id)))
    }

    @Test("more links than letters have labels of which none begins another", arguments: [1, 26, 27, 51, 52, 300, 700])
    func labels(count: Int) {
        let place = ArticleLinks.Place(range: 0..<1, target: .address("https://a.org"))
        let labels = LinkHints(.open, Array(repeating: place, count: count)).hints.map(\.label)
        #expect(Set(labels).count == min(count, 676) && labels.count == min(count, 676))
        let single = Set(labels.filter { $0.count == 1 })
        #expect(labels.allSatisfy { $0.count == 1 || !single.contains(String($0.prefix(1))) })
        if count <= 26 { #expect(single.count == count) }
    }

    @Test("links between files are relative to their folder")
    func relative() {
        var article = richArticle()
        article.link = nil
        article.source.path = "/notes/a/this.md"
        article.body.spans = [
            Span(.link(url: "../b/other%20one.md#x"), range: 0..<3), Span(.link(url: "mailto:a@b.org"), range: 4..<7),
        ]
        let targets = ArticleLinks.places(in: article).map(\.target)
        #expect(targets[0] == .document("../b/other%20one.md#x", folder: "/notes/a"))
        #expect(targets[1] == .address("mailto:a@b.org"))
    }

    @Test("an address that no article has goes to the browser, a title that none has is told")
    func outside() throws {
        var state = try richState()
        #expect(update(&state, .followed(.address("https://a.org"), nil)) == [.openOutside("https://a.org")])
        #expect(update(&state, .followed(.title("Gone"), nil)).isEmpty)
        #expect(state.message?.text.contains("Gone") == true)
        #expect(Fixture.press(&state, "o") == [.openOutside("https://example.org/2021/06/pier")])
    }

    @Test(
        "each key copies its part",
        arguments: [
            ("yl", "https://example.org/2021/06/pier"), ("yt", "The pier gets a new roof"),
            ("yp", "See the report and https://example.org/plain, or not."),
            (
                "yq",
                "> See the report and https://example.org/plain, or not.\n\n— Maren Holt, [The pier gets a new roof](https://example.org/2021/06/pier), 20 Jun 2021"
            ),
            ("ycm", "Maren Holt, [The pier gets a new roof](https://example.org/2021/06/pier), 20 Jun 2021"),
            (
                "ycb",
                "@online{holt2021pier,\n  author = {Maren Holt},\n  title = {{The pier gets a new roof}},\n  date = {2021-06-20},\n  url = {https://example.org/2021/06/pier},\n}"
            ),
            (
                "ycr",
                "TY  - BLOG\nAU  - Holt, Maren\nTI  - The pier gets a new roof\nPY  - 2021\nDA  - 2021/06/20\nUR  - https://example.org/2021/06/pier\nER  - "
            ),
        ])
    func copies(keys: String, text: String) throws {
        var state = try richState()
        #expect(Fixture.press(&state, keys) == [.copy(text)])
    }

    @Test("marked rows are copied together")
    func marked() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "v", "v")
        let ids = state.list.rows.prefix(2).map(\.id)
        #expect(Fixture.press(&state, "yt") == [.loadForCopy(ids, .title)])
        let articles = [Fixture.article(0), Fixture.article(1)]
        let effects = update(&state, .loadedForCopy(articles, .title))
        #expect(effects == [.copy(articles.map(\.title).joined(separator: "\n"))])
    }

    @Test("a name that is taken is asked for again")
    func exportAgain() throws {
        var state = try richState()
        Fixture.press(&state, "e")
        let id = ArticleID(rawValue: "id0")
        #expect(Fixture.press(&state, "Enter") == [.export([id], path: "the-pier-gets-a-new-roof.md")])
        _ = update(&state, .exportFailed([id], path: "the-pier-gets-a-new-roof.md", "It is there already"))
        #expect(state.message?.isWarning == true)
        Fixture.press(&state, "Backspace", "Backspace", "Backspace")
        Fixture.type(&state, "-2.txt")
        #expect(Fixture.press(&state, "Enter") == [.export([id], path: "the-pier-gets-a-new-roof-2.txt")])
    }

    @Test("Markdown keeps what the article is made of")
    func markdown() throws {
        var builder = BodyBuilder()
        builder.append(.heading, "Part", level: 2)
        builder.append(
            .paragraph, "A *star*, a link.", spans: [Span(.link(url: "https://a.org/(b)"), range: 12..<16)])
        builder.append(.quote, "Said\nHolt", level: 1)
        builder.append(.listItem, "one", level: 1)
        builder.append(.listItem, "two", level: 2)
        builder.append(.code, "let a = `b`")
        builder.append(.table, "a │ b")
        builder.append(.table, "1 │ 2")
        let text = MarkdownText.text(Fixture.article(0, body: builder.body))
        #expect(
            text.hasSuffix(
                """
                ## Part

                A \\*star\\*, a [link](https://a.org/%28b%29).

                > Said\\
                > Holt

                - one
                    - two

                ```
                let a = `b`
                ```

                | a | b |
                | --- | --- |
                | 1 | 2 |
                """))
    }
}

@Suite("Places, outline, palette, macros")
struct PlaceTests {
    @Test("the outline goes to headings")
    func outline() throws {
        var state = try richState()
        Fixture.press(&state, "O", "Down", "Down", "Enter")
        let top = state.body.top
        #expect(top > 0)
        let line = try #require(state.body.laidOut?.lines[top].textRange)
        #expect(state.body.article?.body.text(in: line) == "Second part")
        Fixture.press(&state, "Ctrl-o")
        #expect(state.body.top == 0)
    }

    @Test("a mark is kept and found again")
    func marks() throws {
        var state = try richState()
        Fixture.press(&state, "G")
        let top = state.body.top
        let effects = Fixture.press(&state, "m", "a")
        let place = try #require(state.readingPlace)
        #expect(effects == [.saveSetting("mark a", place.text)] && ReadingPlace(place.text) == place)
        Fixture.press(&state, "gg", "'", "a")
        #expect(state.body.top == top)
        Fixture.press(&state, "'", "b")
        #expect(state.message?.text.contains("no mark b") == true)
    }

    @Test("the palette finds a command by a few letters and does it")
    func palette() throws {
        var state = try richState()
        Fixture.press(&state, ":")
        Fixture.type(&state, "opori")
        #expect(Fixture.press(&state, "Enter") == [.openOutside("https://example.org/2021/06/pier")])
        Fixture.press(&state, ":")
        Fixture.type(&state, "setmark")
        Fixture.press(&state, "Enter")
        #expect(!Fixture.press(&state, "z").isEmpty)
        #expect(state.placeMarks["z"] != nil)
    }

    @Test(
        "the palette puts first what is meant",
        arguments: [
            ("quit", Action.quit), ("undo", .undo), ("help", .help), ("star", .toggleStar), ("sort", .sort),
            ("export", .export), ("pipe", .pipe), ("filter", .filter), ("zoom", .zoom), ("outline", .outline),
            ("history", .history), ("opor", .openOriginal), ("cita ris", .citeRIS),
        ])
    func ranking(typed: String, action: Action) throws {
        var state = try Fixture.state()
        Fixture.press(&state, ":")
        Fixture.type(&state, typed)
        guard case .picker(let picker)? = state.popup, case .palette(let actions) = picker.purpose else {
            Issue.record("no palette")
            return
        }
        #expect(picker.selectedItem.map { actions[$0] } == action)
    }

    @Test("an article outside of the filter is shown with its row: the filter gives way")
    func outsideOfFilter() throws {
        var state = try richState()
        Fixture.press(&state, "m", "a", "\\")
        Fixture.type(&state, "nothing")
        Fixture.press(&state, "Enter")
        let other = ArticleID(rawValue: "id9")
        let row = RowsAnswer(place: .replace, rows: [], reachesStart: true, reachesEnd: true)
        _ = update(&state, .rows(generation: state.generation, row))
        _ = update(&state, .article(other, nil, place: nil))
        Fixture.press(&state, "'", "a")
        _ = update(&state, .rows(generation: state.generation, row))
        #expect(state.filter.text.isEmpty && state.message?.text.contains("nothing") == true)
        let all = RowsAnswer(place: .replace, rows: Fixture.rows(5), reachesStart: true, reachesEnd: true)
        _ = update(&state, .rows(generation: state.generation, all))
        #expect(state.list.selectedRow?.id == ArticleID(rawValue: "id0") && state.list.sought == nil)
    }

    @Test("keys that are faster than the article mean the article they moved to")
    func fastKeys() throws {
        var state = try richState()
        let effects = Fixture.press(&state, "J", "yt", "o")
        let next = ArticleID(rawValue: "id1")
        #expect(effects.contains(.loadForCopy([next], .title)) && effects.contains(.loadForOpening([next])))
        Fixture.press(&state, "e")
        guard case .picker(let picker)? = state.popup else {
            Issue.record("no place for a name")
            return
        }
        #expect(picker.purpose == .export([next]))
    }

    @Test("a change is repeated on another article")
    func repetition() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "s", "j")
        #expect(Fixture.press(&state, ".") == [.store(.star([ArticleID(rawValue: "id1")], true))])
    }

    @Test("recorded keys are played, and none that plays itself hangs")
    func macros() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "gm", "a", "j", "s", "gm", "@", "a")
        #expect(state.list.selected == 2)
        #expect(state.list.rows[1].isStarred && state.list.rows[2].isStarred)
        Fixture.press(&state, "gg", "gm", "c", "j", "gm", "gg", "3", "@", "c")
        #expect(state.list.selected == 3)
        Fixture.press(&state, "gm", "d", "j", ":")
        Fixture.type(&state, "record macro")
        Fixture.press(&state, "Enter")
        #expect(state.macros.kept["d"] == [.character("j")])
        Fixture.press(&state, "gm", "b", "@", "b", "gm", "@", "b")
        #expect(state.message?.text.contains("no macro b") == true || state.message?.isWarning == true)
    }

    @Test("macros that play each other without end are stopped")
    func endless() throws {
        var state = try Fixture.state()
        state.macros.kept["a"] = Array(repeating: [Key.character("@"), .character("a")], count: 500).flatMap { $0 }
        Fixture.press(&state, "9", "9", "@", "a")
        #expect(state.message?.isWarning == true && state.macros.depth == 0)
        #expect(state.macros.played <= 10_000)
    }

    @Test("a filter that is typed while an article is sought stays")
    func seekingEnds() throws {
        var state = try richState()
        state.placeMarks["a"] = ReadingPlace(article: ArticleID(rawValue: "far"), byteOffset: 0)
        Fixture.press(&state, "'", "a")
        #expect(state.list.sought != nil)
        Fixture.press(&state, "\\")
        Fixture.type(&state, "pier")
        let answer = RowsAnswer(place: .replace, rows: Fixture.rows(2), reachesStart: true, reachesEnd: true)
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(state.filter.text == "pier" || state.filter.editing != nil)
        #expect(state.list.sought == nil && state.filter.active != .all)
    }

    @Test("keys that can follow are shown")
    func continuations() throws {
        var state = try Fixture.state(160, 30)
        Fixture.press(&state, "y")
        let lines = RootView.frame(of: state).surface.lines
        #expect(lines.last?.hasPrefix(" y") == true)
        #expect(lines[lines.count - 2].contains("copy link") && lines[lines.count - 2].contains("c …"))
        state.keys = KeyState()
        Fixture.press(&state, "y", "c")
        // Few keys stand in the last line.
        #expect(RootView.frame(of: state).surface.lines.last?.contains("b cite bibtex") == true)
    }

    @Test("the palette finds a command by its key")
    func paletteByKey() throws {
        var state = try Fixture.state(100, 30)
        Fixture.press(&state, ":")
        Fixture.type(&state, "gc")
        guard case .picker(let picker) = state.popup, let first = picker.visible.first else {
            Issue.record("nothing is offered")
            return
        }
        #expect(picker.items[first].name.hasPrefix("cited by"))
    }

    @Test("many keys that can follow stand above the last line of a narrow screen")
    func manyContinuations() throws {
        var state = try Fixture.state(80, 24)
        Fixture.press(&state, "g")
        let lines = RootView.frame(of: state).surface.lines
        let panel = lines.suffix(9).joined(separator: "\n")
        for next in ["1–9 saved filter", "c cited by", "T tag all", "p page style"] {
            #expect(panel.replacing(#/ +/#, with: " ").contains(next), "\(panel)")
        }
        #expect(lines.allSatisfy { CharacterWidth.columns(of: $0) <= 80 })
    }
}

@Suite("Selecting text")
struct SelectionTests {
    @Test("a title that the page does not repeat is not selected")
    func repeatedTitle() throws {
        var state = try Fixture.state(100, 30)
        var builder = BodyBuilder()
        builder.append(.heading, "The harbour wakes", level: 1)
        builder.append(.paragraph, "Ships leave in the morning.", level: 0)
        var article = Fixture.article(0, body: builder.body)
        article.title = "The harbour wakes"
        _ = update(&state, .article(article.id, article, place: nil))
        Fixture.press(&state, "l", "v")
        let selected = try #require(state.selectedRange)
        #expect(article.body.text(in: selected) == "Ships")
        Fixture.press(&state, "b", "g")
        #expect(state.selectedRange == selected)
    }

    @Test("words, lines and paragraphs are copied and quoted")
    func units() throws {
        var state = try richState()
        Fixture.press(&state, "v", "l")
        #expect(Fixture.press(&state, "y") == [.copy("See the")])
        Fixture.press(&state, "v", "3", "w")
        #expect(Fixture.press(&state, "y") == [.copy("See the report and")])
        Fixture.press(&state, "v", "j", "V")
        #expect(state.selectedRange?.lowerBound == 0)
        #expect(Fixture.press(&state, "Esc").isEmpty && state.body.selection == nil)
        Fixture.press(&state, "v", "p")
        let effects = Fixture.press(&state, "q")
        guard case .copy(let text)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(text.hasPrefix("> See the report and https://example.org/plain, or not.\n\n— Maren Holt"))
    }

    @Test("follows the cursor down the article")
    func scrolling() throws {
        var state = try richState()
        Fixture.press(&state, "v", "G")
        #expect(state.body.top > 0)
        Fixture.press(&state, "g")
        #expect(state.body.top <= 4)
    }
}

@Suite("The page as the reader sets it")
struct PageTests {
    @Test("the measure changes by keys and is remembered")
    func measure() throws {
        var state = try richState()
        let effects = Fixture.press(&state, "-", "-")
        #expect(state.page.measure < 72)
        #expect(effects.contains(.saveSetting("page", state.page.text)))
        #expect(PageStyle(text: state.page.text) == state.page)
        #expect(PageStyle(text: "5 best") == nil && PageStyle(text: "x") == nil)
    }

    @Test("letters of links and the selection show in justified lines and in code")
    func marksOfHints() throws {
        var builder = BodyBuilder()
        builder.append(.code, "see https://example.org/code now")
        var state = try Fixture.state(100, 30)
        _ = update(&state, .article(ArticleID(rawValue: "id0"), Fixture.article(0, body: builder.body), place: nil))
        Fixture.press(&state, "l", "f")
        #expect(RootView.frame(of: state).surface.lines.contains { $0.contains("see attps://example.org/code") })
        Fixture.press(&state, "Esc", "v")
        let frame = RootView.frame(of: state).surface
        let row = try #require(frame.lines.firstIndex { $0.contains("see https") })
        let column = try #require(Array(frame.lines[row]).firstIndex(of: "s"))
        #expect(frame[column, row].style == state.theme[.selected])
    }

    @Test("justified lines end at one column, the last one of a paragraph where it ends")
    func justified() throws {
        var style = PageStyle(measure: 40)
        style.isJustified = true
        let laidOut = BlockLayout.lay(Fixture.article(0), style)
        let lines = laidOut.lines.filter { $0.role == .text && $0.stretch > 0 }
        #expect(!lines.isEmpty)
        var state = try Fixture.state(100, 40)
        state.page = style
        state.relayBody()
        let drawn = RootView.frame(of: state).surface.lines
        #expect(drawn.contains { $0.hasSuffix("follow here.  More words  about  the") || $0.contains("  words  ") })
    }

    @Test("a table fits its measure: in columns, in narrower ones, in lines")
    func tables() {
        var builder = BodyBuilder()
        builder.append(.table, "Country │ Ships │ Remarks")
        builder.append(.table, "Norway │ 12 │ all of them in the harbour of the capital")
        builder.append(.table, "Chad │ 0 │ none")
        let article = Fixture.article(0, body: builder.body)
        func lines(_ measure: Int) -> [String] {
            Array(ArticleText.lines(article, measure: measure).drop { !$0.hasPrefix("Country") })
        }
        #expect(
            lines(72) == [
                "Country │ Ships │ Remarks", "────────┼───────┼──────────────────────────────────────────",
                "Norway  │    12 │ all of them in the harbour of the capital", "Chad    │     0 │ none",
            ])
        #expect(lines(40).dropFirst(2).first == "Norway  │    12 │ all of them in the")
        #expect(lines(40).allSatisfy { CharacterWidth.columns(of: $0) <= 40 })
        #expect(lines(20).prefix(4) == ["Country", "  Ships", "  Remarks", ""])
    }

    @Test("columns of numbers keep their width and stand at the right; dates are none")
    func numbers() {
        var builder = BodyBuilder()
        builder.append(.table, "Day │ Price │ Share │ What", level: 1)
        builder.append(.table, "2020-01-04 │ $1,200.50 │ ~3 % │ a long text that has to be wrapped over lines")
        builder.append(.table, "4.5.2021 │ — │ 12.5 % │ short")
        let article = Fixture.article(0, body: builder.body)
        let lines = ArticleText.lines(article, measure: 50).drop { !$0.hasPrefix("2020") }
        #expect(
            Array(lines.prefix(2)) == [
                "2020-01-04 │ $1,200.50 │   ~3 % │ a long text that", "           │           │        │ has to be",
            ])
        #expect(lines.last == "4.5.2021   │         — │ 12.5 % │ short")
        #expect(ArticleText.lines(article, measure: 30).contains("  $1,200.50"))
    }

    @Test("code stays in its lines and scrolls sideways")
    func code() throws {
        var builder = BodyBuilder()
        builder.append(.code, "short\n" + String(repeating: "0123456789", count: 12))
        var state = try Fixture.state(100, 30)
        _ = update(&state, .article(ArticleID(rawValue: "id0"), Fixture.article(0, body: builder.body), place: nil))
        func code() -> String {
            RootView.frame(of: state).surface.lines.first { $0.contains("0123456") } ?? ""
        }
        #expect(code().contains("›"))
        Fixture.press(&state, "l", "gl")
        #expect(code().contains("‹9012345678"))
        Fixture.press(&state, "9", "9", "gl")
        #expect(!code().contains("›"))
    }

    @Test("Hebrew and Arabic stand at the right edge")
    func rightToLeft() throws {
        var builder = BodyBuilder()
        builder.append(.paragraph, "שלום עולם")
        let laidOut = BlockLayout.lay(Fixture.article(0, body: builder.body), PageStyle(measure: 40))
        #expect(laidOut.lines.last?.isRightToLeft == true && laidOut.lines.last?.columns == 9)
        #expect(!TextDirection.isRightToLeft("12 x שלום") && TextDirection.isRightToLeft("12. مرحبا"))
    }
}

@Suite("Reading on")
struct ReadingTests {
    @Test("the pace is learned from pages, and from nothing that is no reading")
    func pace() {
        var pace = ReadingPace(wordsPerMinute: 200)
        pace.begin(at: 1000)
        pace.turnedPage(words: 300, at: 1060)
        #expect(pace.wordsPerMinute == 212)
        pace.turnedPage(words: 300, at: 1061)
        pace.turnedPage(words: 300, at: 9000)
        pace.turnedPage(words: 5, at: 9005)
        #expect(pace.wordsPerMinute == 212 && pace.minutes(for: 213) == 2 && pace.minutes(for: 0) == 0)
        #expect(ReadingPace(wordsPerMinute: 5).wordsPerMinute == ReadingPace().wordsPerMinute)
    }

    @Test("the status line tells the time that is left")
    func timeLeft() throws {
        var state = try richState()
        #expect((RootView.frame(of: state).surface.lines.last ?? "").contains("min left"))
        Fixture.press(&state, "G")
        #expect(!(RootView.frame(of: state).surface.lines.last ?? "").contains("min left"))
    }

    @Test("Ctrl-r takes what was typed for a regular expression")
    func regularExpression() throws {
        var state = try richState()
        Fixture.press(&state, "/")
        Fixture.type(&state, "f[io]r?st")
        #expect(state.body.find?.hits.isEmpty == true)
        Fixture.press(&state, "Ctrl-r")
        let hits = try #require(state.body.find?.hits)
        #expect(hits.map { String(state.body.article?.body.text(in: $0) ?? "") } == ["First"])
        Fixture.type(&state, "(")
        #expect(state.body.find?.hits.isEmpty == true)
    }

    @Test("right-to-left text is put in order where the terminal does not")
    func bidi() {
        let pieces = VisualOrder.pieces(of: "אבג (12) x", isRightToLeft: true) ?? []
        #expect(pieces.map(\.text).joined() == "x (12) גבא")
        #expect(VisualOrder.pieces(of: "only Latin", isRightToLeft: false) == nil)
        let mixed = VisualOrder.pieces(of: "say שלום now", isRightToLeft: false) ?? []
        #expect(mixed.map(\.text).joined() == "say םולש now")
        #expect(mixed.first { $0.text == "ש" }?.range == 4..<6)
    }
}
