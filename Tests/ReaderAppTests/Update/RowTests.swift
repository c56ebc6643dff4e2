import ArchiveModel
import Terminal
import Testing

@testable import ReaderApp

@Suite("Rows of the list")
struct RowTests {
    @Test("a list begins with as many rows as show, and asks for those after them by itself", arguments: [24, 36, 120])
    func firstRows(height: Int) throws {
        var state = try Fixture.state(120, height, count: 0)
        let asked = state.askAnew(select: nil)
        let wanted = max(40, state.listHeight + 5)
        #expect(
            asked.first == .loadRows(state.query, .first(select: nil, rows: wanted), generation: state.generation))
        let rows = Array(Fixture.rows(300).prefix(wanted))
        let answer = RowsAnswer(place: .replace, rows: rows, reachesStart: true, reachesEnd: false)
        let more = update(&state, .rows(generation: state.generation, answer))
        // Of many rows the end is far.
        let asksOn = more.contains(
            .loadRows(state.query, .after(rows[wanted - 1].row), generation: state.generation))
        #expect(asksOn == (wanted <= ListState.margin))
        // By another order all would be sorted once more.
        state.order = ListOrder(.title, isReversed: false)
        #expect(
            state.askAnew(select: nil).first
                == .loadRows(state.query, .first(select: nil, rows: 200), generation: state.generation))
    }

    @Test("a question that failed is over, and the next key asks again")
    func failedRows() throws {
        var state = try Fixture.state(120, 24, count: 60)
        state.list.reachesEnd = false
        func asks(_ effects: [Effect]) -> Bool { effects.contains { if case .loadRows = $0 { true } else { false } } }
        #expect(asks(Fixture.press(&state, "j")) && !asks(Fixture.press(&state, "j")))
        _ = update(&state, .rowsFailed(generation: state.generation - 1, "old"))
        #expect(!asks(Fixture.press(&state, "j")))
        _ = update(&state, .rowsFailed(generation: state.generation, "The disk is gone"))
        #expect(state.message?.text == "The disk is gone" && state.message?.isWarning == true)
        #expect(asks(Fixture.press(&state, "j")))
    }

    @Test("an unread article that is not at hand is asked for, and opened where one reads", arguments: [false, true])
    func unread(isReading: Bool) throws {
        var state = try Fixture.state(120, 24, count: 60)
        for index in state.list.rows.indices { state.list.rows[index].isRead = true }
        #expect(Fixture.press(&state, "]").isEmpty && state.message?.text == "No unread article further down")
        state.list.reachesEnd = false
        state.list.reachesStart = false
        if isReading { Fixture.press(&state, "Enter") }
        let last = state.list.rows[59].row
        let asked = Effect.loadRows(state.query, .unreadAfter(last), generation: state.generation)
        #expect(Fixture.press(&state, "]") == [asked])
        // Pressed again, and other keys, while it is looked for: they wait, and are gone where there is none.
        #expect(Fixture.press(&state, "]", "s").isEmpty && state.message?.text.hasPrefix("Looking for") == true)
        #expect(update(&state, .noneUnread(generation: state.generation, forward: true)).isEmpty)
        #expect(state.message?.text == "No unread article further down" && !state.list.rows[0].isStarred)
        let first = state.list.rows[0].row
        #expect(
            Fixture.press(&state, "[") == [.loadRows(state.query, .unreadBefore(first), generation: state.generation)])
        let found = ArticleID(rawValue: "id80")
        let answer = RowsAnswer(place: .replace, rows: Array(Fixture.rows(90)[70...]), select: found, isStep: true)
        Fixture.press(&state, "s")
        let effects = update(&state, .rows(generation: state.generation, answer))
        #expect(state.list.selectedRow?.id == found && effects.contains(.loadArticle(found)))
        #expect(effects.contains(.store(.read([found], true))) == isReading)
        // What was pressed meanwhile is for the article that was found.
        #expect(effects.contains { if case .store(.star([found], _)) = $0 { true } else { false } })
    }

    @Test("whoever ends a step, or moves on with the mouse, stays where that is")
    func endedStep() throws {
        let found = ArticleID(rawValue: "id80")
        let answer = RowsAnswer(place: .replace, rows: Array(Fixture.rows(90)[70...]), select: found, isStep: true)
        for isByMouse in [false, true] {
            var state = try Fixture.state(120, 24, count: 60)
            for index in state.list.rows.indices { state.list.rows[index].isRead = true }
            state.list.reachesEnd = false
            Fixture.press(&state, "]")
            if isByMouse {
                _ = update(
                    &state, .input(.mouse(MouseEvent(.press, at: Point(column: 5, row: 8)))))
            } else {
                Fixture.press(&state, "s", "Esc")
                #expect(state.message == nil)
                Fixture.press(&state, "j")
            }
            let rows = state.list.rows
            let selected = state.list.selected
            #expect(selected > 0)
            _ = update(&state, .rows(generation: state.generation, answer))
            #expect(state.list.rows == rows && state.list.selected == selected)
        }
    }

    @Test("a count goes as far as it says, through rows that are not at hand; another key ends it")
    func farCount() throws {
        let all = Fixture.rows(900)
        var state = try Fixture.state(120, 36, count: 0)
        func take(_ place: RowsAnswer.Place, _ range: Range<Int>) -> [Effect] {
            let answer = RowsAnswer(
                place: place, rows: Array(all[range]), reachesStart: range.lowerBound == 0,
                reachesEnd: range.upperBound == 900)
            return update(&state, .rows(generation: state.generation, answer))
        }
        func asked(_ row: Int) -> Effect {
            .loadRows(state.query, .after(all[row].row), generation: state.generation)
        }
        _ = take(.replace, 0..<100)
        #expect(Fixture.press(&state, "5", "0", "0", "j").contains(asked(99)))
        #expect(state.list.selected == 99)
        #expect(take(.after(all[99].row), 100..<300).contains(asked(299)))
        #expect(take(.after(all[299].row), 300..<500).contains(asked(499)))
        _ = take(.after(all[499].row), 500..<700)
        #expect(state.list.selectedRow?.id == all[500].id && state.list.stepsLeft == 0)
        Fixture.press(&state, "9", "9", "9", "j")
        #expect(state.list.selectedRow?.id == all[699].id)
        Fixture.press(&state, "k")
        _ = take(.after(all[699].row), 700..<900)
        #expect(state.list.selectedRow?.id == all[698].id)
    }

    @Test("whoever moves on while an article is sought has the list on screen from its first row on")
    func movedOnWhileSeeking() throws {
        var state = try Fixture.state(120, 36, count: 100)
        state.list.showsContext = true
        _ = state.setFilter(text: "crane")
        state.list.sought = ArticleID(rawValue: "nowhere")
        for _ in 0..<20 { Fixture.press(&state, "j") }
        let rows = Array(Fixture.rows(60)[15...])
        let answer = RowsAnswer(
            place: .replace, rows: rows, reachesStart: true, reachesEnd: true, select: ArticleID(rawValue: "nowhere"))
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(state.list.selectedRow?.id == ArticleID(rawValue: "id20"))
        #expect(state.list.top == 0)
    }

    @Test("rows that follow or precede another list are left out, and what stays selected stays where it is")
    func lateRows() throws {
        let all = Fixture.rows(400)
        var state = try Fixture.state(120, 36, count: 0)
        func take(_ place: RowsAnswer.Place, _ range: Range<Int>, select: Int? = nil) {
            let answer = RowsAnswer(
                place: place, rows: Array(all[range]), reachesStart: range.lowerBound == 0,
                reachesEnd: range.upperBound == 400, select: select.map { all[$0].id })
            _ = update(&state, .rows(generation: state.generation, answer))
        }
        func ids() -> [ArticleID] { state.list.rows.map(\.id) }
        take(.replace, 0..<40)
        take(.after(all[39].row), 40..<240)
        // Asked twice, answered twice.
        take(.after(all[39].row), 40..<240)
        #expect(ids() == all[0..<240].map(\.id))
        take(.replace, 200..<400)
        take(.after(all[239].row), 240..<400)
        #expect(ids() == all[200..<400].map(\.id) && state.list.reachesEnd)
        take(.before(all[0].row), 0..<0)
        #expect(ids() == all[200..<400].map(\.id))
        for _ in 0..<50 { Fixture.press(&state, "j") }
        let (selected, row) = (state.list.selected, state.list.selected - state.list.top)
        #expect(row > 5 && state.list.top > 0)
        _ = state.askAnew(select: state.list.selectedRow?.id)
        take(.replace, 210..<300, select: 200 + selected)
        #expect(state.list.selectedRow?.id == all[200 + selected].id && state.list.selected - state.list.top == row)
        take(.before(all[210].row), 10..<210)
        #expect(state.list.selectedRow?.id == all[200 + selected].id && state.list.selected - state.list.top == row)
    }

    @Test("are marked one by one and in ranges, and take the next action together")
    func marks() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "v")
        #expect(state.list.selected == 1)
        Fixture.press(&state, "j", "V")
        #expect(state.list.marked.map(\.rawValue).sorted() == ["id0", "id1", "id2"])
        #expect(RootView.frame(of: state).surface.lines[1].hasPrefix(" ●◇"))
        let effects = Fixture.press(&state, "s")
        #expect(effects.contains { if case .store(.star(let ids, true)) = $0 { ids.count == 3 } else { false } })
        #expect(state.list.rows.filter(\.isStarred).count == 4)
        Fixture.press(&state, "T")
        Fixture.type(&state, "later")
        Fixture.press(&state, "Enter")
        #expect(state.list.rows.filter { $0.tags.contains { $0.name == "later" } }.count == 3)
        Fixture.press(&state, "u")
        #expect(!state.list.rows.contains { $0.tags.contains { $0.name == "later" } })
        Fixture.press(&state, "Esc")
        #expect(state.list.marked.isEmpty)
    }

    @Test("become read together when some of them are not")
    func read() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "v", "v", "r")
        #expect(state.list.rows[0].isRead && state.list.rows[1].isRead)
        #expect(state.facets?.unread == 3)
        Fixture.press(&state, "r")
        #expect(!state.list.rows[0].isRead && !state.list.rows[1].isRead)
    }

    @Test("that were so before stay so when an action is taken back")
    func mixed() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "v", "v", "v", "r", "u")
        #expect(state.list.rows.map(\.isRead) == [false, true, false, false, false])
        Fixture.press(&state, "v", "s", "u")
        #expect(state.list.rows[3].isStarred)
    }

    @Test("stay selected when one moved on before an answer came")
    func moving() throws {
        var state = try Fixture.state()
        _ = state.askAnew(select: state.list.selectedRow?.id)
        Fixture.press(&state, "j", "j")
        let answer = RowsAnswer(
            place: .replace, rows: Fixture.rows(4), reachesStart: true, reachesEnd: true,
            select: ArticleID(rawValue: "id0"))
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(state.list.selected == 2)
    }

    @Test("lose their marks when the filter changes")
    func unmarked() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "v", "/")
        Fixture.type(&state, "pier")
        #expect(state.list.marked.isEmpty)
    }

    @Test("come in the order that was chosen, unless the filter names one")
    func order() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "S")
        Fixture.type(&state, "title")
        let effects = Fixture.press(&state, "Enter")
        #expect(state.query.listOrder == ListOrder(.title))
        #expect(effects.contains { if case .loadRows = $0 { true } else { false } })
        Fixture.press(&state, "/")
        Fixture.type(&state, "sort:-words")
        #expect(state.query.listOrder == ListOrder(.words, isReversed: true))
    }

    @Test("show the hits of the filter in a line of their own")
    func context() throws {
        var state = try Fixture.state(100, 20)
        Fixture.press(&state, "/")
        Fixture.type(&state, "pier")
        Fixture.press(&state, "Enter")
        let effects = Fixture.press(&state, "H")
        #expect(effects.contains { if case .loadSnippets(let ids, _, _) = $0 { ids.count == 5 } else { false } })
        let snippet = Snippet(of: "A long text about the pier of the town.", WantedWords(state.filter.active))
        _ = update(&state, .snippets(generation: state.generation, [ArticleID(rawValue: "id0"): snippet]))
        let lines = RootView.frame(of: state).surface.lines
        #expect(lines[2].hasPrefix("                …the pier of the town."))
        #expect(lines[3].hasPrefix("   19 Jun 2021"))
        Fixture.press(&state, "H")
        #expect(RootView.frame(of: state).surface.lines[2].hasPrefix("   19 Jun 2021"))
    }

    @Test("show the hit where the list is narrow, with some words before it")
    func narrowContext() throws {
        var state = try Fixture.state(100, 20)
        Fixture.press(&state, "/")
        Fixture.type(&state, "pier")
        Fixture.press(&state, "Enter", "H")
        let long = "Many words stand here before the first of those that are looked for, namely the pier of the town."
        let snippet = Snippet(of: long, WantedWords(state.filter.active))
        _ = update(&state, .snippets(generation: state.generation, [ArticleID(rawValue: "id0"): snippet]))
        let frame = RootView.frame(of: state)
        #expect(frame.surface.lines[2].contains("…the pier of the"))
        let column = try #require(frame.surface.lines[2].firstRange(of: "pier")).lowerBound
        let place = frame.surface.lines[2].distance(from: frame.surface.lines[2].startIndex, to: column)
        #expect(frame.surface[place, 2].style == state.theme[.hit])
        #expect(frame.surface[place - 1, 2].style != state.theme[.hit])
    }

    @Test("that are none come with what might have been meant")
    func offers() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "/")
        Fixture.type(&state, "\"Harbur crane\" tag:chna")
        Fixture.press(&state, "Enter")
        let generation = state.generation
        _ = update(
            &state,
            .rows(generation: generation, RowsAnswer(place: .replace, rows: [], reachesStart: true, reachesEnd: true)))
        let effects = update(&state, .counted(generation: generation, 0))
        #expect(effects == [.loadOffers(state.filter.active, generation: generation)])
        _ = update(
            &state,
            .offers(
                generation: generation,
                [
                    WordOffer(wanted: "harbur", offered: "harbour"),
                    WordOffer(wanted: "chna", offered: "China", isTag: true),
                ]))
        #expect(RootView.frame(of: state).surface.lines.contains { $0.contains("Did you mean “harbour”, “China”?") })
        Fixture.press(&state, "Enter")
        #expect(state.filter.text == "\"harbour crane\" tag:china")
    }

    @Test("all of the filter get an own tag, with their number told before")
    func tagAll() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "gT")
        #expect(
            RootView.frame(of: state).surface.lines.contains { $0.contains("Own tag for all 5 articles of the filter") }
        )
        Fixture.type(&state, "batch")
        #expect(Fixture.press(&state, "Enter") == [.tagAll(state.query, "batch")])
        let ids = state.list.rows.map(\.id)
        _ = update(&state, .marked(.addTag("batch", ids)))
        #expect(state.list.rows.allSatisfy { $0.tags.contains { $0.name == "batch" } })
        Fixture.press(&state, "u")
        #expect(!state.list.rows.contains { $0.tags.contains { $0.name == "batch" } })
    }
}

@Suite("The line of an import")
struct ProgressTextTests {
    @Test("tells articles, megabytes, rate and the time that is left")
    func line() {
        var progress = ImportProgress()
        progress.articles = 12_345
        progress.bytesDone = 45_000_000
        progress.bytesFound = 180_000_000
        #expect(
            ProgressText.line(progress, seconds: 3, columns: 40)
                == "12,345 articles · 45 of 180 MB · 15 MB/s · 9 s left")
        let wide = ProgressText.line(progress, seconds: 3, columns: 100)
        #expect(wide.hasPrefix("▕█████               ▏ 12,345 articles"))
        #expect(ProgressText.line(ImportProgress(), seconds: 0, columns: 100).contains("0 articles · 0.0 of 0.0 MB"))
    }
}
