import ArchiveModel
import Terminal
import TestSupport
import Testing

@testable import ReaderApp

@Suite("Moving")
struct MovementTests {
    @Test("selects rows and asks for their articles")
    func select() throws {
        var state = try Fixture.state()
        #expect(Fixture.press(&state, "j").contains(.loadArticle(ArticleID(rawValue: "id1"))))
        // Back before it came: what is shown is what is selected.
        Fixture.press(&state, "k")
        #expect(state.body.wanted == nil)
        _ = update(&state, .article(ArticleID(rawValue: "id1"), Fixture.article(1), place: nil))
        #expect(state.body.article?.id == state.list.selectedRow?.id)
        Fixture.press(&state, "j")
        #expect(state.list.selected == 1)
        Fixture.press(&state, "3", "j")
        #expect(state.list.selected == 4)
        Fixture.press(&state, "gg")
        #expect(state.list.selected == 0)
        Fixture.press(&state, "G", "k")
        #expect(state.list.selected == 3)
        Fixture.press(&state, "1", "0", "0", "k")
        #expect(state.list.selected == 0)
    }

    @Test("asks for more rows before the end of what is known is reached")
    func more() throws {
        var state = try Fixture.state(count: 200)
        state.list.reachesEnd = false
        let effects = Fixture.press(&state, "1", "3", "0", "j")
        #expect(
            effects.contains(
                .loadRows(state.query, .after(state.list.rows[199].row), generation: state.generation)))
        #expect(Fixture.press(&state, "j").allSatisfy { if case .loadRows = $0 { false } else { true } })
    }

    @Test("drops answers to older questions")
    func stale() throws {
        var state = try Fixture.state()
        let old = state.generation
        _ = state.askAnew(select: nil)
        _ = update(&state, .rows(generation: old, RowsAnswer(place: .replace, rows: [])))
        #expect(state.list.rows.count == 5)
    }

    @Test("reads on with Space: a page, and at the end the next unread article")
    func readOn() throws {
        var state = try Fixture.state()
        let effects = Fixture.press(&state, "Space")
        #expect(state.panes.focus == .body)
        #expect(effects.contains(.store(.read([ArticleID(rawValue: "id0")], true))))
        #expect(state.body.top == 0)
        Fixture.press(&state, "Space")
        #expect(state.body.top > 0)
        for _ in 0..<20 { Fixture.press(&state, "Space") }
        // Number 1 was read before.
        #expect(state.list.selected == 2)
    }

    @Test("rows that were read before a mark was stored show the mark all the same")
    func staleRows() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "s", "Enter")
        var answer = RowsAnswer(place: .replace, rows: Fixture.rows(5), reachesStart: true, reachesEnd: true)
        answer.marksKnown = 0
        answer.select = ArticleID(rawValue: "id0")
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(state.list.rows[0].isStarred && state.list.rows[0].isRead)
        answer.marksKnown = state.issued.count
        _ = update(&state, .rows(generation: state.generation, answer))
        #expect(!state.list.rows[0].isStarred)
        let counts = update(&state, .facets(generation: state.generation, CountedFacets(Facets()), marksKnown: 0))
        #expect(counts.contains(.loadFacets(state.query, generation: state.generation)))
        #expect(update(&state, .facets(generation: state.generation, CountedFacets(Facets()), marksKnown: 2)).isEmpty)
    }

    @Test("keeps the place of an article that is left")
    func place() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "Enter", "5", "j")
        let effects = Fixture.press(&state, "J")
        #expect(
            effects.contains {
                if case .savePlace(let id, let place) = $0 {
                    id.rawValue == "id0" && place.byteOffset > 0
                } else {
                    false
                }
            })
    }

    @Test("goes back pane by pane, and quits at the list")
    func back() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "Enter", "z")
        Fixture.press(&state, "q")
        #expect(state.panes.focus == .list && !state.panes.isZoomed && !state.isQuitting)
        for key in ["h", "Left", "Esc"] { Fixture.press(&state, key) }
        #expect(!state.isQuitting)
        #expect(Fixture.press(&state, "q").contains(.quit))
        #expect(state.isQuitting)
    }

    @Test("survives every size, back and forth")
    func sizes() throws {
        var state = try Fixture.state(120, 36)
        Fixture.press(&state, "Enter", "5", "j")
        let offset = state.body.laidOut?.offset(ofLine: state.body.top)
        for (columns, rows) in [(1, 1), (39, 9), (40, 10), (80, 24), (3, 200), (300, 3), (0, 0), (200, 60), (120, 36)] {
            _ = update(&state, .resized(Size(columns: columns, rows: rows)))
            for keys in ["t", "Esc", "?", "Esc", "/", "Esc", "z", "z", "gt", "gt", "Tab"] {
                Fixture.press(&state, keys)
            }
            let frame = RootView.frame(of: state)
            #expect(frame.surface.size == Size(columns: columns, rows: rows))
            if let cursor = frame.cursor { #expect(frame.surface.bounds.contains(cursor)) }
            #expect(!state.isQuitting)
        }
        #expect(abs((state.body.laidOut?.offset(ofLine: state.body.top) ?? 0) - (offset ?? 0)) < 200)
    }

    @Test("any keys in any order leave a state that can be drawn")
    func random() throws {
        var random = SplitMix(seed: 7)
        let keys = [
            "j", "k", "G", "gg", "Enter", "h", "Tab", "z", "<", ">", "=", "gt", "J", "K", "]", "[", "/", "x", "n", "N",
            "t", "T", "w", "r", "s", "A", "u", "Ctrl-r", "C", "?", "Space", "-", "Esc", "a", "c", "Backspace", "Up",
            "Down", "PageDown", "9",
        ]
        for _ in 0..<30 {
            var state = try Fixture.state(
                [40, 80, 120, 160].randomElement(using: &random) ?? 80,
                [10, 24, 50].randomElement(using: &random) ?? 24)
            for _ in 0..<150 {
                Fixture.press(&state, keys.randomElement(using: &random) ?? "j")
                if state.isQuitting { break }
                let frame = RootView.frame(of: state)
                if let cursor = frame.cursor { #expect(frame.surface.bounds.contains(cursor)) }
            }
        }
    }
}

@Suite("Filtering")
struct FilterUpdateTests {
    @Test("asks anew at each key, keeps with Enter, restores with Esc")
    func typing() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "/")
        let effects = Fixture.type(&state, "cra")
        #expect(effects.count { if case .loadRows = $0 { true } else { false } } == 3)
        #expect(state.filter.active == .word("cra", isPrefix: true))
        Fixture.press(&state, "Enter")
        #expect(state.filter.text == "cra*" && state.filter.editing == nil)
        Fixture.press(&state, "/")
        Fixture.type(&state, "zzz")
        Fixture.press(&state, "Esc")
        #expect(state.filter.text == "cra*" && state.filter.active == .word("cra", isPrefix: true))
        Fixture.press(&state, "x")
        #expect(state.filter.active == .all)
    }

    @Test("keeps the last good result while the text can't be understood")
    func mistakes() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "/")
        Fixture.type(&state, "crane ")
        let effects = Fixture.type(&state, "(")
        #expect(effects.isEmpty && state.filter.active == .word("crane", isPrefix: false))
        #expect(state.filter.editing?.error?.range == 7..<7)
        Fixture.press(&state, "Enter")
        #expect(state.filter.editing != nil && state.message?.isWarning == true)
    }

    @Test("completes tags with Tab")
    func completion() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "/")
        Fixture.type(&state, "tag:ho")
        #expect(state.filter.editing?.completion.candidates.map(\.label) == ["Hong Kong"])
        Fixture.press(&state, "Tab")
        #expect(state.filter.editing?.input.text == "tag:\"hong kong\"")
        #expect(state.filter.active == .tag("hong kong", isPrefix: false))
    }

    @Test("brings back earlier filters")
    func history() throws {
        var state = try Fixture.state()
        for text in ["one", "two"] {
            Fixture.press(&state, "x", "/")
            Fixture.type(&state, text)
            Fixture.press(&state, "Enter")
        }
        Fixture.press(&state, "x", "/", "Up", "Up")
        #expect(state.filter.editing?.input.text == "one*")
        Fixture.press(&state, "Down", "Down")
        #expect(state.filter.editing?.input.text == "")
    }

    @Test(
        "is written by the tag picker, and by the tag pane", arguments: [("Space", "tag:china"), ("-", "-tag:china")])
    func picker(key: String, text: String) throws {
        var state = try Fixture.state()
        Fixture.press(&state, "t")
        Fixture.type(&state, "chi")
        // What is typed may hold a blank or a hyphen: Tab marks then.
        Fixture.press(&state, key == "-" ? "Shift-Tab" : "Tab", "Enter")
        #expect(state.filter.text == text)
        Fixture.press(&state, "t", "Enter")
        #expect(state.filter.text == "")
        Fixture.press(&state, "t", key, "Enter")
        #expect(state.filter.text == text)
        Fixture.press(&state, "t", "Enter")
        #expect(state.filter.text == "")
        Fixture.press(&state, "gt", key)
        #expect(state.filter.text == text)
        Fixture.press(&state, key)
        #expect(state.filter.text == "")
    }

    @Test("takes pasted text as one line")
    func paste() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "/")
        _ = update(&state, .input(.paste("crane\nq\u{1B}x")))
        #expect(state.filter.editing?.input.text == "crane qx")
    }
}

@Suite("Changing filter text")
struct FilterTextTests {
    @Test(
        "puts tags in and takes them out",
        arguments: [
            ("", "China", Picker.Mark.included, "tag:china"),
            ("crane", "Hong Kong", .excluded, "crane -tag:\"hong kong\""), ("#china crane", "China", .none, "crane"),
            ("a OR b", "China", .included, "(a OR b) tag:china"), ("-tag:china x", "China", .included, "x tag:china"),
            ("\"tag:china\"", "China", .none, "\"tag:china\""),
            ("tag:china OR b", "China", .none, "b"),
        ])
    func setting(text: String, tag: String, mark: Picker.Mark, result: String) {
        #expect(FilterText.setting(.tag(tag), mark, in: text) == result)
        if mark != .none { #expect(FilterText.mark(of: .tag(tag), in: result) == mark) }
    }
}

@Suite("Marks")
struct MarkTests {
    @Test("show at once, are stored, undone and done again")
    func undo() throws {
        var state = try Fixture.state()
        let id = ArticleID(rawValue: "id0")
        #expect(Fixture.press(&state, "s").contains(.store(.star([id], true))))
        #expect(state.list.rows[0].isStarred)
        #expect(Fixture.press(&state, "u").contains(.store(.star([id], false))))
        #expect(!state.list.rows[0].isStarred)
        #expect(Fixture.press(&state, "Ctrl-r").contains(.store(.star([id], true))))
        #expect(state.message?.text.hasPrefix("Again: starred") == true)
        Fixture.press(&state, "u", "u")
        #expect(state.message?.text == "Nothing to undo")
    }

    @Test("own tags are added by name and taken away again")
    func ownTags() throws {
        var state = try Fixture.state()
        let id = ArticleID(rawValue: "id0")
        Fixture.press(&state, "T")
        Fixture.type(&state, "to read")
        #expect(Fixture.press(&state, "Enter").contains(.store(.addTag("to read", [id]))))
        #expect(state.list.rows[0].tags.first?.name == "to read")
        #expect(state.body.article?.tags.first?.origin == .own)
        Fixture.press(&state, "T")
        #expect(Fixture.press(&state, "Enter").contains(.store(.removeTag("to read", [id]))))
        #expect(state.list.rows[0].tags.allSatisfy { $0.origin != .own })
    }
}

@Suite("Finding in the article")
struct FindTests {
    @Test("jumps while typing, goes on with n, back with Esc")
    func find() throws {
        var state = try Fixture.state(80, 24)
        Fixture.press(&state, "Enter", "/")
        Fixture.type(&state, "HARB")
        #expect(state.body.find?.hits.isEmpty == true)
        for _ in 0..<4 { Fixture.press(&state, "Backspace") }
        Fixture.type(&state, "harb")
        #expect(state.body.find?.hits.count == 40 && state.body.find?.current == 0)
        Fixture.press(&state, "Enter", "n", "n")
        #expect(state.body.find?.current == 2)
        Fixture.press(&state, "N")
        #expect(state.body.find?.current == 1)
        Fixture.press(&state, "Esc")
        #expect(state.body.find == nil && state.panes.focus == .body)
    }

    @Test(
        "ranges are right in any script",
        arguments: [
            ("straße", "Die STRASSE und die Straße", ["Straße"]), ("東京", "駅は東京です", ["東京"]), ("é", "caf\u{E9}", ["é"]),
            ("İ", "İİ", ["İ", "İ"]),
        ])
    func scripts(wanted: String, text: String, found: [String]) {
        let body = Body(text: text)
        #expect(TextHits.ranges(of: wanted, in: text).map { String(body.text(in: $0)) } == found)
    }
}

@Suite("Themes by key")
struct ThemePickerTests {
    @Test("are shown while choosing, and put back by Esc")
    func preview() throws {
        var state = try Fixture.state()
        Fixture.press(&state, "C", "Down")
        #expect(state.theme.name != "plain")
        Fixture.press(&state, "Esc")
        #expect(state.theme.name == "plain")
        Fixture.press(&state, "C")
        Fixture.type(&state, "sepia")
        #expect(Fixture.press(&state, "Enter").contains(.saveSetting("theme", "sepia")))
        #expect(state.theme.name == "sepia")
    }
}

@Suite("The mouse")
struct MouseTests {
    @Test("selects by click and scrolls what is under it")
    func clickAndWheel() throws {
        var state = try Fixture.state(100, 14)
        let effects = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 5, row: 3)))))
        #expect(state.list.selected == 2 && effects.contains(.loadArticle(ArticleID(rawValue: "id2"))))
        _ = update(&state, .input(.mouse(MouseEvent(.wheelDown, at: Point(column: 80, row: 5)))))
        #expect(state.body.top == 3 && state.list.selected == 2)
        _ = update(&state, .input(.mouse(MouseEvent(.wheelUp, at: Point(column: 5, row: 5)))))
        #expect(state.list.selected == 0)
        _ = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 80, row: 5)))))
        #expect(state.panes.focus == .body)
        _ = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 5, row: 0)))))
        #expect(state.filter.editing != nil)
    }

    @Test("filters by a click on a tag")
    func tags() throws {
        var state = try Fixture.state(160, 20)
        _ = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 4, row: 3)))))
        #expect(state.filter.text == "tag:\"hong kong\"")
    }
}
