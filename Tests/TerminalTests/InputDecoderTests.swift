import Terminal
import Testing

@Suite("The input decoder")
struct InputDecoderTests {
    private func keys(_ text: String) -> [String] {
        var decoder = InputDecoder()
        let events = decoder.feed(Array(text.utf8)) + decoder.flush()
        return events.map { if case .key(let key) = $0 { key.name } else { "?" } }
    }

    @Test(
        "reads keys of xterm and its relatives",
        arguments: [
            ("a", ["a"]), ("é漢", ["é", "漢"]), ("\r", ["Enter"]), ("\t", ["Tab"]), ("\u{7F}", ["Backspace"]),
            ("\u{1}", ["Ctrl-a"]), ("\u{1B}", ["Esc"]),
            ("\u{1B}[A\u{1B}OB", ["Up", "Down"]), ("\u{1B}[5~\u{1B}[6~", ["PageUp", "PageDown"]),
            ("\u{1B}[1~\u{1B}[4~\u{1B}[H\u{1B}[F", ["Home", "End", "Home", "End"]),
            ("\u{1B}[Z", ["Shift-Tab"]), ("\u{1B}[1;5C", ["Ctrl-Right"]), ("\u{1B}x", ["Alt-x"]),
            ("\u{1B}OP\u{1B}[15~", ["F1", "F5"]), (" ", ["Space"]),
            ("\u{1B}[99;99;99x", []), ("\u{1B}[3~", ["Delete"]),
        ])
    func xterm(text: String, names: [String]) {
        #expect(keys(text) == names)
    }

    @Test("waits for the rest of a sequence that comes in pieces")
    func pieces() {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        for byte in Array("\u{1B}[5~漢".utf8) { events += decoder.feed([byte]) }
        #expect(events == [.key(Key(.pageUp)), .key(.character("漢"))])
        #expect(!decoder.isWaiting)
    }

    @Test("takes pasted text as text, whatever is in it")
    func paste() {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        for byte in Array("\u{1B}[200~q\u{1B}[A\n\u{1B}[201~x".utf8) { events += decoder.feed([byte]) }
        #expect(events == [.paste("q\u{1B}[A\n"), .key(.character("x"))])
    }

    @Test("reads SGR mouse reports")
    func mouse() {
        var decoder = InputDecoder()
        let events = decoder.feed(Array("\u{1B}[<0;3;5M\u{1B}[<0;3;5m\u{1B}[<64;1;1M\u{1B}[<65;1;1M".utf8))
        #expect(
            events == [
                .mouse(MouseEvent(.press, at: Point(column: 2, row: 4))),
                .mouse(MouseEvent(.wheelUp, at: Point(column: 0, row: 0))),
                .mouse(MouseEvent(.wheelDown, at: Point(column: 0, row: 0))),
            ])
    }

    @Test("never traps on noise")
    func noise() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var decoder = InputDecoder()
            _ = decoder.feed((0..<64).map { _ in UInt8.random(in: 0...255, using: &random) })
            _ = decoder.flush()
        }
    }

    @Test("names of keys are read back")
    func names() {
        for key in [
            Key(.enter), .character("j"), .control("d"), Key(.tab, .shift), Key(.function(5)), Key(.character(" ")),
            Key(.up, [.control, .alt]),
        ] {
            #expect(Key(name: key.name) == key)
        }
        #expect(Key(name: "Ctrl-") == nil && Key(name: "foo") == nil)
    }
}

@Suite("Colours")
struct ColorTests {
    @Test(
        "fall to 256 and 16 by distance",
        arguments: [("#ff0000", 196, 1), ("#000000", 16, 0), ("#808080", 244, 8), ("#ffffff", 231, 15)])
    func fallback(name: String, indexed: Int, ansi: Int) throws {
        let color = try #require(Color(hexadecimal: name))
        #expect(color.number(at: .indexed256) == indexed)
        #expect(color.number(at: .ansi16) == ansi)
        #expect(color.number(at: .none) == -1)
    }

    @Test("have the contrast of WCAG 2.1")
    func contrast() throws {
        let grey = try #require(Color(hexadecimal: "#777777"))
        let white = try #require(Color(hexadecimal: "#fff"))
        let ratio = try #require(Color.contrast(grey, white))
        #expect(abs(ratio - 4.48) < 0.01)
        #expect(Color(hexadecimal: "#12345") == nil && Color(hexadecimal: "red") == nil)
    }
}
