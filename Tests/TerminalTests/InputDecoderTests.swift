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

    @Test(
        "passes over answers that nobody asked for, whole or in pieces, and goes on behind them",
        arguments: [
            "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}]10;rgb:aeae/AeAe/cccc\u{7}", "\u{1B}_Gi=31;OKAss\u{1B}\\",
            "\u{1B}P>|XTerm(390)A\u{1B}\\", "\u{1B}P1+r524742=38\u{1B}\\", "\u{1B}^Aprivate\u{1B}\\",
            "\u{1B}XAstart\u{1B}\\",
            "\u{1B}[?64;1;2c", "\u{1B}]52;c;QUFB\u{18}",
        ])
    func strings(text: String) {
        #expect(keys(text + "j") == ["j"])
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        for byte in Array((text + "j").utf8) { events += decoder.feed([byte]) }
        #expect(events == [.key(.character("j"))])
        // A pause within it, as on a slow line.
        decoder = InputDecoder()
        let bytes = Array((text + "j").utf8)
        events = decoder.feed(bytes[..<5]) + decoder.flush() + decoder.feed(bytes[5...]) + decoder.flush()
        #expect(events == [.key(.character("j"))])
    }

    @Test("still reads Alt with the letters that begin strings, and keys behind a string that never ends")
    func alt() {
        #expect(keys("\u{1B}]") == ["Alt-]"] && keys("\u{1B}P") == ["Alt-P"] && keys("\u{1B}]a") == ["Alt-]", "a"])
        #expect(keys("\u{1B}]11;rgb:\u{1B}[Aj") == ["Up", "j"] && keys("\u{1B}]11;rgb:\rj") == ["Enter", "j"])
    }

    @Test("understands mouse reports in the old encoding, and swallows what it can't")
    func oldMouse() {
        var decoder = InputDecoder()
        let press = decoder.feed(Array("\u{1B}[M #A".utf8))
        #expect(press == [.mouse(MouseEvent(.press, at: Point(column: 2, row: 32)))])
        #expect(decoder.feed(Array("\u{1B}[M##AA".utf8)) == [.key(.character("A"))])
        #expect(decoder.feed([0x1B, 0x5B, 0x4D, 0x20, 0xC5, 0xC1]).count == 1)
        #expect(decoder.feed([0x1B, 0x5B, 0x4D, 0x20]).isEmpty)
        #expect(decoder.feed([0x41, 0x41]).count == 1)
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
