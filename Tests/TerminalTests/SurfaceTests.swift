import Terminal
import Testing

@Suite("A surface")
struct SurfaceTests {
    private func surface(_ columns: Int = 10, _ rows: Int = 1) -> Surface {
        Surface(size: Size(columns: columns, rows: rows))
    }

    @Test("cuts what passes its edge, and never half a wide character")
    func cut() {
        var surface = surface(5)
        #expect(surface.put("ab漢字", at: Point(column: 0, row: 0), style: .plain) == 4)
        #expect(surface.lines == ["ab漢"])
        surface.put("xyz", at: Point(column: 3, row: 0), style: .plain)
        #expect(surface.lines == ["ab xy"])
    }

    @Test(
        "refuses control characters",
        arguments: ["a\u{1B}[31mb", "a\u{9B}b", "a\u{7}b", "a\u{202E}b", "a\r\nb", "a\tb"])
    func controls(text: String) {
        var surface = surface(20)
        surface.put(text, at: Point(column: 0, row: 0), style: .plain)
        for scalar in surface.lines[0].unicodeScalars { #expect(!ControlCharacter.isControl(scalar)) }
        #expect(surface.lines[0].first == "a" && surface.lines[0].contains("b"))
    }

    @Test("refuses tag characters but in the flag of a region")
    func tags() {
        let england = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"
        var surface = surface(20)
        surface.put("a\u{E0041}b\u{E0001} \(england)", at: Point(column: 0, row: 0), style: .plain)
        let line = surface.lines[0]
        #expect(line.contains(england))
        #expect(!line.replacing(england, with: "").unicodeScalars.contains { (0xE0000...0xE007F).contains($0.value) })
    }

    @Test("keeps combining marks with their letter")
    func marks() {
        var surface = surface(4)
        surface.put("e\u{301}\u{302}x", at: Point(column: 0, row: 0), style: .plain)
        #expect(surface[0, 0].text == "e\u{301}\u{302}" && surface[1, 0].text == "x")
    }

    @Test("takes drawing outside of itself without a word")
    func outside() {
        var surface = surface(3, 2)
        surface.put("abc", at: Point(column: -1, row: 0), style: .plain)
        surface.put("abc", at: Point(column: 2, row: 1), style: .plain)
        surface.put("abc", at: Point(column: 0, row: 7), style: .plain)
        surface.fill(Rect(column: -5, row: -5, columns: 50, rows: 2), style: .plain)
        surface.restyle(Rect(column: 2, row: 1, columns: 9, rows: 9)) { $0 }
        #expect(surface.lines == ["bc", "  a"])
        var empty = Surface(size: Size(columns: 0, rows: 0))
        empty.put("x", at: Point(column: 0, row: 0), style: .plain)
        #expect(empty.lines.isEmpty)
    }
}

@Suite("The width of characters")
struct CharacterWidthTests {
    @Test(
        "follows Unicode",
        arguments: [
            ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｆ", 2), ("한글", 4), ("👍", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2),
            ("🇳🇴", 2), ("", 0), ("\u{200B}", 0), ("¡", 1),
            ("ﾊ", 1), ("—", 1),
        ])
    func widths(text: String, columns: Int) {
        #expect(CharacterWidth.columns(of: text) == columns)
    }

    @Test(
        "is kept when text is cut",
        arguments: [
            ("abcdef", 4, "abc…"), ("abc", 3, "abc"), ("漢字漢字", 5, "漢字…"), ("漢字漢字", 4, "漢…"), ("ab cd", 4, "ab…"),
            ("abc", 0, ""),
        ])
    func truncation(text: String, limit: Int, result: String) {
        #expect(CharacterWidth.truncate(text, to: limit) == result)
        #expect(CharacterWidth.columns(of: result) <= limit)
    }

    @Test(
        "gives vowel signs that take a place their own cells",
        arguments: [("น้ำ", 2), ("का", 2), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("한", 2)])
    func vowelSigns(text: String, columns: Int) {
        #expect(CharacterWidth.columns(of: text) == columns)
        var surface = Surface(size: Size(columns: 6, rows: 1))
        #expect(surface.put(text + "x", at: Point(column: 0, row: 0), style: .plain) == columns + 1)
        #expect(surface.lines == [text + "x"])
        #expect(surface[columns, 0].text == "x")
    }
}
