import Terminal
import Testing

@testable import ArchiveModel
@testable import ReaderApp

@Suite("The page by key")
struct PageKeyTests {
    @Test("margin, spacing and alignment are changed by keys, and kept as they are read again")
    func keys() throws {
        var state = try Fixture.state(120, 36)
        let columns = try #require(state.layout.body?.columns)
        Fixture.press(&state, "l", "g<")
        #expect(state.page.margin == 0, "the pane is too narrow for a margin of its own")
        Fixture.press(&state, "3", "g>")
        #expect(state.page.margin == 6)
        let narrowed = try #require(state.body.laidOut)
        #expect(narrowed.margin(in: columns) == 6 && narrowed.measure <= columns - 7)
        Fixture.press(&state, "gd", "gj", "gi")
        #expect(state.page.isDoubleSpaced && state.page.isJustified && state.page.indentsParagraphs)
        #expect(PageStyle(text: state.page.text) == state.page)
        Fixture.press(&state, "g=", "gd")
        #expect(state.page.margin == nil && !state.page.isDoubleSpaced)
        #expect(PageStyle(text: "72 first left")?.margin == 1)
    }

    @Test("a column stays free at the right of the text, whatever the margin", arguments: [nil, 0, 1, 7, 60])
    func rightEdge(margin: Int?) {
        for columns in [5, 19, 22, 23, 40, 120] {
            let style = PageStyle(margin: margin)
            let article = Fixture.article(0)
            let laidOut = BlockLayout.lay(article, style, room: style.room(in: columns))
            #expect(laidOut.margin(in: columns) + laidOut.measure < columns, "\(columns)")
        }
    }

    @Test("what another session tags shows in the list and on the page, and the place stays")
    func markedElsewhere() throws {
        var state = try Fixture.state(120, 36)
        Fixture.press(&state, "l", "j", "j")
        let article = try #require(state.body.article)
        var row = try #require(state.list.rows.first { $0.id == article.id })
        let place = state.body.laidOut?.offset(ofLine: state.body.top)
        row.isStarred = true
        row.tags = [Tag("harbour", origin: .own, why: "your own tag")]
        let effects = update(
            &state, .markedElsewhere(MarkedElsewhere(rows: [row], changesCounts: true), marksKnown: .max))
        #expect(state.list.rows.first { $0.id == article.id } == row)
        #expect(state.body.article?.tags == row.tags)
        #expect(state.body.laidOut?.offset(ofLine: state.body.top) == place)
        #expect(effects.contains { if case .loadFacets = $0 { true } else { false } })
        let again = update(
            &state, .markedElsewhere(MarkedElsewhere(rows: [row], changesCounts: false), marksKnown: .max))
        #expect(again.isEmpty)
    }

    @Test("rows that are on their way while another session marks are read once more")
    func markedMeanwhile() throws {
        var state = try Fixture.state(120, 36)
        let rows = Fixture.rows(5)
        let answer = RowsAnswer(place: .replace, rows: rows, reachesStart: true, reachesEnd: true)
        _ = update(&state, .marksTouched)
        #expect(!update(&state, .rows(generation: state.generation, answer)).contains(.readMarks(rows.map(\.row))))
        _ = state.askAnew(select: nil)
        _ = update(&state, .marksTouched)
        #expect(update(&state, .rows(generation: state.generation, answer)).contains(.readMarks(rows.map(\.row))))
        #expect(!update(&state, .rows(generation: state.generation, answer)).contains(.readMarks(rows.map(\.row))))
    }

    @Test("a line stays free between lines, and the bar of a quotation goes on")
    func doubleSpacing() {
        let text = "One word after another makes a line, and a second one, and a third."
        var builder = BodyBuilder()
        builder.append(.paragraph, text, level: 0)
        builder.append(.quote, text, level: 1)
        let article = Fixture.article(0, body: builder.body, tags: [])
        let close = BlockLayout.lay(article, PageStyle(measure: 30)).lines
        let wide = BlockLayout.lay(article, PageStyle(measure: 30, isDoubleSpaced: true)).lines
        #expect(wide.filter { $0.textRange != nil } == close.filter { $0.textRange != nil })
        let quoted = wide.filter { $0.markRole == .quoteBar }
        #expect(quoted.map { $0.textRange == nil } == [false, true, false, true, false])
    }

    @Test("a paragraph that opens an update is set as one, wherever it comes from")
    func updates() throws {
        var builder = BodyBuilder()
        builder.append(.paragraph, "Update, 4 June 2021: The slate has come.", level: 0)
        builder.append(.paragraph, "Updates are rare.", level: 0)
        let article = Fixture.article(0, body: builder.body, tags: [])
        let lines = BlockLayout.lay(article, PageStyle()).lines.filter { $0.textRange != nil }
        #expect(lines.map(\.role) == [.update, .text])
        #expect(lines[0].leadEnd == "Update, 4 June 2021:".utf8.count)
        // It stands apart from paragraphs that are set close.
        let close = BlockLayout.lay(article, PageStyle(indentsParagraphs: true)).lines
        let update = try #require(close.firstIndex { $0.role == .update })
        #expect(close[update + 1].content == .blank && close[update + 2].indent == 0)
    }
}
