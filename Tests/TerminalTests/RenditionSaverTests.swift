import TestSupport
import Testing

@testable import Terminal

@Suite("Looks that are sent no more than needed")
struct RenditionSaverTests {
    private static func shortened(_ frames: String...) -> String {
        var saver = RenditionSaver()
        let last = frames.map { saver.shortened(Array($0.utf8)) }.last ?? []
        return String(decoding: last, as: UTF8.self).replacing("\u{1B}", with: "^")
    }

    @Test(
        "what is set and not seen is not sent",
        arguments: [
            // As curses sends a row: the reset comes twice, with a character set.
            (
                "\u{1B}[0mA\u{1B}[36mB\u{1B}[39m\u{1B}(B\u{1B}[m \u{1B}(B\u{1B}[0;1mC\u{1B}(B\u{1B}[m",
                "^[mA^[36mB^(B ^[0;1mC^[m"
            ),
            // A blank in a colour is a blank.
            ("\u{1B}[0;35mA\u{1B}[m \u{1B}[0;35mB", "^[0;35mA B"),
            // In reverse, underlined or on a ground it is none.
            ("\u{1B}[m\u{1B}[7m \u{1B}[m ", "^[0;7m ^[m "),
            ("\u{1B}[m\u{1B}[4m \u{1B}[m ", "^[0;4m ^[m "),
            ("\u{1B}[m\u{1B}[44m \u{1B}[m ", "^[0;44m ^[m "),
            // Nor is what is erased, or comes free at the bottom.
            ("\u{1B}[0;44mA\u{1B}[m\u{1B}[K", "^[0;44mA^[m^[K"),
            ("\u{1B}[0;44mA\u{1B}[m\n", "^[0;44mA^[m\n"),
            ("\u{1B}[0;31mA\u{1B}[m\u{1B}[K", "^[0;31mA^[K^[m"),
            // A look goes on over a move.
            ("\u{1B}[0;1mA\u{1B}[m\u{1B}[3;5H\u{1B}[0;1mB", "^[0;1mA^[3;5HB"),
            // What is added is added, what goes needs a reset.
            ("\u{1B}[0;1mA\u{1B}[0;1;31mB\u{1B}[0;31mC", "^[0;1mA^[31mB^[0;31mC"),
            ("\u{1B}[0;38;5;208;48;2;1;2;3mA\u{1B}[39mB", "^[0;38;5;208;48;2;1;2;3mA^[0;48;2;1;2;3mB"),
            ("\u{1B}[m\u{1B}[1m\u{1B}[38:2::1:2:3mA", "^[0;1m^[38:2::1:2:3mA"),
            // A repetition shows what it repeats.
            ("\u{1B}[0;7m \u{1B}[5b\u{1B}[m", "^[0;7m ^[5b^[m"),
            // The look comes back with the place.
            ("\u{1B}[m\u{1B}7\u{1B}[44m\u{1B}[K\u{1B}8A\u{1B}[44mB", "^[m^7^[44m^[K^8A^[44mB"),
            // Before anything is known, all goes through.
            ("A\u{1B}[1mB\u{1B}[mC", "A^[1mB^[mC"),
            // What is not known here goes through, and nothing is held back behind it.
            ("\u{1B}[0;1m\u{1B}[53mA\u{1B}[1mB\u{1B}[mC", "^[0;1m^[53mA^[1mB^[mC"),
            // A character set is sent once; another one is another one.
            ("\u{1B}(BA\u{1B}(B\u{1B}(0B\u{1B}(BC", "^(BA^(0B^(BC"),
            ("A\u{0F}B\u{0F}C\u{0E}", "A\u{0F}BC\u{0E}"),
        ])
    func table(bytes: String, wanted: String) {
        #expect(Self.shortened(bytes) == wanted)
    }

    @Test("a frame ends with its own look, and the next one goes on from there")
    func frames() {
        #expect(Self.shortened("\u{1B}[0;1mA\u{1B}[m") == "^[0;1mA^[m")
        #expect(Self.shortened("\u{1B}[0;1mA\u{1B}[m", "\u{1B}[3;3HB\u{1B}[m") == "^[3;3HB")
        #expect(Self.shortened("\u{1B}[0;1mA", "\u{1B}[0;1mB") == "B")
    }

    @Test("text, links and sequences that are cut off come out as they are")
    func passes() {
        let texts = [
            "日本 é\u{301}\t\u{7F}", "\u{1B}]8;id=1;https://a.example/?m=1\u{1B}\\link\u{1B}]8;;\u{1B}\\", "\u{1B}",
            "\u{1B}[",
            "\u{1B}[12", "\u{1B}(", "\u{1B}7A\u{1B}8B", "\u{1B}[?25l\u{1B}[?25h", "",
        ]
        for text in texts {
            #expect(Self.shortened(text) == text.replacing("\u{1B}", with: "^"))
        }
    }

    @Test("what is seen stays the same, frame by frame, whatever comes", arguments: 1...60)
    func samePicture(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let looks = [
            "", "0", "1", "3", "4", "7", "31", "44", "96", "103", "38;5;208", "39", "49", "24", "22", "0;1;33", "39;49",
            "0;7;2",
            "0;10",
        ]
        let texts = ["A", "é", "b", "  ", " "]
        let frees = ["K", "1K", "3X", "J", "2L", "M", "2P", "@", "S", "T", "2;3r", "r"].map { "\u{1B}[" + $0 }
        let others = [
            "\r", "\n", "\u{8}", "\u{1B}M", "\u{1B}(B", "\u{1B}(0", "\u{0E}", "\u{0F}", "\u{1B}7", "\u{1B}8",
            "\u{1B}[?25l",
        ]
        var (plain, short) = (EmulatedScreen(columns: 12, rows: 4), EmulatedScreen(columns: 12, rows: 4))
        var saver = RenditionSaver()
        var (before, after) = (0, 0)
        for _ in 0..<12 {
            var frame = "\u{1B}[m"
            for _ in 0..<40 {
                switch random(8) {
                case 0...2: frame += "\u{1B}[\(looks[random(looks.count)])m"
                case 3: frame += texts[random(texts.count)] + (random(4) == 0 ? "\u{1B}[2b" : "")
                case 4: frame += "\u{1B}[\(1 + random(4));\(1 + random(12))H"
                case 5: frame += frees[random(frees.count)]
                case 6: frame += others[random(others.count)]
                default: frame += "x \u{1B}(B\u{1B}[m y"
                }
            }
            // As curses does it, and who draws beside it.
            frame += "\u{1B}[m\u{1B}7\u{1B}[44m\u{1B}[K\u{1B}8z\u{1B}[m"
            let bytes = Array(frame.utf8)
            let shorter = saver.shortened(bytes)
            _ = (plain.take(bytes), short.take(shorter))
            #expect(zip(short.pictures, plain.pictures).first { $0 != $1 } == nil)
            #expect(short.next == plain.next)
            (before, after) = (before + bytes.count, after + shorter.count)
        }
        #expect(after < before * 9 / 10)
    }

    @Test("what something else wrote is not taken for known")
    func forgets() {
        var saver = RenditionSaver()
        _ = saver.shortened(Array("\u{1B}[0;1m\u{1B}(BA".utf8))
        saver.forget()
        let bytes = Array("\u{1B}[1m\u{1B}(BA\u{1B}[0;1mB".utf8)
        #expect(saver.shortened(bytes) == bytes)
    }

    @Test(
        "only what terminals say in these sequences is shortened",
        arguments: [
            // xterm, linux, vt100 with its delays, without colours.
            ("\u{1B}(B\u{1B}[m", "\u{1B}[39;49m", "\u{1B}[3%p1%dm", "\u{1B}(0", true),
            ("\u{1B}[m\u{0F}", "\u{1B}[39;49m", "\u{1B}[3%p1%dm", "\u{0E}", true),
            ("\u{1B}[m\u{0F}$<2>", nil, nil, "\u{0E}", true),
            ("\u{1B}[0;10m", "\u{1B}[37;40m", "\u{1B}[3%p1%dm", "\u{1B}[11m", true),
            // teken, Wyse 50, Wyse 370, Data General, none at all.
            ("\u{1B}[m", "\u{1B}[x", "\u{1B}[3%p1%dm", nil, false),
            ("\u{1B}(\u{1B}H\u{03}", nil, nil, nil, false),
            ("\u{1B}[m\u{0F}", "\u{1B}[m", "\u{1B}[61;%p1%dw", "\u{0E}", false),
            ("\u{0F}\u{1D}\u{05}", nil, nil, nil, false),
            (nil, nil, nil, nil, false),
        ] as [(String?, String?, String?, String?, Bool)])
    func fitting(reset: String?, defaults: String?, color: String?, drawing: String?, isFit: Bool) {
        let capabilities = ["sgr0": reset, "op": defaults, "setaf": color, "setab": color, "smacs": drawing]
        #expect(RenditionSaver.fits { capabilities[$0] ?? nil } == isFit)
    }
}
