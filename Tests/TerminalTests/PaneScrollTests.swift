import Testing

@testable import Terminal

@Suite("Panes that scroll")
struct PaneScrollTests {
    private static let size = Size(columns: 40, rows: 12)
    private static let pane = Rect(column: 3, row: 1, columns: 20, rows: 10)

    /// A pane that shows lines from a first one on, beside text that stays.
    private static func surface(from first: Int, selected: Int? = nil, wide: Bool = false) -> Surface {
        var surface = Surface(size: size)
        for row in 0..<pane.rows {
            let line = first + row
            let style = Style(attributes: selected == line ? [.reverse] : [])
            let text = wide ? "漢字 \(line) " : "line \(line) of the pane"
            surface.put(text, at: Point(column: pane.column, row: pane.row + row), style: style, limit: pane.columns)
            surface.put("beside \(row)", at: Point(column: 25, row: pane.row + row), style: .plain)
        }
        return surface
    }

    @Test(
        "rows that moved together are found, with the selection among them", arguments: [1, -1, 3, -4], [false, true])
    func found(rows: Int, wide: Bool) throws {
        let (old, new) = (
            Self.surface(from: 50, selected: 55, wide: wide),
            Self.surface(from: 50 + rows, selected: 55 + rows, wide: wide)
        )
        let scroll = try #require(PaneScroll(in: Self.pane, from: old, to: new))
        #expect(scroll == PaneScroll(area: Self.pane, rows: rows))
        var moved = old
        moved.move(scroll, leaving: PackedStyle(.plain))
        for row in Self.pane.row..<Self.pane.endRow where !scroll.freed.contains(row) {
            #expect(moved.lines[row] == new.lines[row])
        }
        // What stands beside the pane stays.
        #expect(
            moved.lines.map { $0.suffix(8) }.last { !$0.isEmpty } == new.lines.map { $0.suffix(8) }.last { !$0.isEmpty }
        )
        for row in scroll.freed { #expect(moved[Self.pane.column, row].text == " ") }
    }

    @Test("nothing is moved where most rows are others, or where a wide character lies across an edge")
    func notFound() {
        let old = Self.surface(from: 50)
        #expect(PaneScroll(in: Self.pane, from: old, to: Self.surface(from: 90)) == nil)
        #expect(PaneScroll(in: Self.pane, from: old, to: old) == nil)
        let whole = Rect(column: 0, row: 1, columns: 40, rows: 10)
        #expect(PaneScroll(in: whole, from: old, to: Self.surface(from: 51)) == nil)
        let cut = Rect(column: 4, row: 1, columns: 19, rows: 10)
        let wide = (Self.surface(from: 50, wide: true), Self.surface(from: 51, wide: true))
        #expect(PaneScroll(in: cut, from: wide.0, to: wide.1) == nil)
    }

    @Test("links move with their rows, and go with those that go")
    func links() throws {
        var old = Self.surface(from: 50)
        old.link("https://a.example/", at: Point(column: 5, row: 1), columns: 4)
        old.link("https://b.example/", at: Point(column: 5, row: 5), columns: 4)
        old.link("https://c.example/", at: Point(column: 30, row: 5), columns: 4)
        let scroll = try #require(PaneScroll(in: Self.pane, from: old, to: Self.surface(from: 51)))
        old.move(scroll, leaving: PackedStyle(.plain))
        #expect(old.links.map(\.url) == ["https://b.example/", "https://c.example/"])
        #expect(old.links.map(\.row) == [4, 5])
    }

    @Test("margins are set, and taken away again")
    func sequence() {
        let up = PaneScroll(area: Self.pane, rows: 2).sequence
        #expect(up == "\u{1B}[?69h\u{1B}[4;23s\u{1B}[2;11r\u{1B}[2S\u{1B}[r\u{1B}[?69l")
        #expect(PaneScroll(area: Self.pane, rows: -1).sequence.contains("\u{1B}[1T"))
    }
}
