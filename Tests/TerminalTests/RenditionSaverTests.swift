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
            "\u{1B}[12", "\u{1B}(", "\u{1B}7A\u{1B}8", "\u{1B}[?25l\u{1B}[?25h", "",
        ]
        for text in texts {
            #expect(Self.shortened(text) == text.replacing("\u{1B}", with: "^"))
        }
    }

    /// A terminal of its own, so simple that it is no second parser of the same kind: it shows each sequence as it comes.
    private struct Picture: Equatable {
        struct Look: Hashable {
            var set: Set<Int> = []
            var foreground = ""
            var background = ""
        }
        struct Cell: Equatable {
            var letter: Unicode.Scalar = " "
            var look = Look()
        }
        static let (columns, rows) = (12, 4)
        var cells = [[Cell]](repeating: [Cell](repeating: Cell(), count: columns), count: rows)
        var (row, column) = (0, 0)
        var look = Look()

        /// Blanks without a ground look alike, whatever their letters would look like.
        var seen: [String] {
            cells.joined().map { cell in
                let look = cell.look
                guard cell.letter == " ", look.set.isDisjoint(with: [4, 7]) else {
                    return "\(cell.letter) \(look.set.sorted()) \(look.foreground) \(look.background)"
                }
                return "  \(look.background)"
            }
        }

        private var erased: Cell { Cell(look: Look(background: look.background)) }

        mutating func take(_ bytes: [UInt8]) {
            // By scalars: a carriage return and a line feed are one character.
            var text = Substring(String(decoding: bytes, as: UTF8.self)).unicodeScalars
            while let letter = text.popFirst() {
                switch letter {
                case "\u{1B}":
                    guard text.popFirst() == "[" else {
                        text.removeFirst()
                        break
                    }
                    let parameters = text.prefix { !$0.properties.isAlphabetic }
                    text = text[parameters.endIndex...]
                    let list = String(parameters).split(separator: ";", omittingEmptySubsequences: false)
                    take(text.removeFirst(), list.map(String.init))
                case "\r": column = 0
                case "\n":
                    if row == Self.rows - 1 {
                        cells.removeFirst()
                        cells.append([Cell](repeating: erased, count: Self.columns))
                    } else {
                        row += 1
                    }
                default:
                    cells[row][column] = Cell(letter: letter, look: look)
                    column = min(column + 1, Self.columns - 1)
                }
            }
        }

        private mutating func take(_ last: Unicode.Scalar, _ parameters: [String]) {
            let number = parameters.first.flatMap { Int($0) } ?? 1
            switch last {
            case "H":
                row = number - 1
                column = (Int(parameters[1]) ?? 1) - 1
            case "K": for place in column..<Self.columns { cells[row][place] = erased }
            case "X": for place in column..<min(column + number, Self.columns) { cells[row][place] = erased }
            default:
                var rest = parameters[...]
                while let parameter = rest.popFirst() {
                    switch Int(parameter) ?? 0 {
                    case 0: look = Look()
                    case 30...37: look.foreground = parameter
                    case 38: look.foreground = "\(rest.removeFirst()) \(rest.removeFirst())"
                    case 39: look.foreground = ""
                    case 40...47: look.background = parameter
                    case 49: look.background = ""
                    case 24: look.set.remove(4)
                    case let attribute: look.set.insert(attribute)
                    }
                }
            }
        }
    }

    @Test("what is seen stays the same, frame by frame, whatever comes", arguments: 1...60)
    func samePicture(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let looks = ["", "0", "1", "4", "7", "31", "44", "38;5;208", "39", "49", "24", "0;1;33", "39;49", "0;7;2"]
        var (plain, short) = (Picture(), Picture())
        var saver = RenditionSaver()
        var (before, after) = (0, 0)
        for _ in 0..<12 {
            var frame = "\u{1B}[m"
            for _ in 0..<40 {
                switch random(8) {
                case 0...2: frame += "\u{1B}[\(looks[random(looks.count)])m"
                case 3: frame += ["A", "b", "é", "  ", " "][random(5)]
                case 4: frame += "\u{1B}[\(1 + random(Picture.rows));\(1 + random(Picture.columns))H"
                case 5: frame += ["\u{1B}[K", "\u{1B}[3X", "\r", "\n"][random(4)]
                case 6: frame += "\u{1B}(B\u{1B}[m"
                default: frame += "x \u{1B}[m y"
                }
            }
            let bytes = Array(frame.utf8)
            let shorter = saver.shortened(bytes)
            plain.take(bytes)
            short.take(shorter)
            #expect(zip(short.seen, plain.seen).first { $0 != $1 } == nil)
            #expect(short.look == plain.look && (short.row, short.column) == (plain.row, plain.column))
            (before, after) = (before + bytes.count, after + shorter.count)
        }
        #expect(after < before * 4 / 5)
    }
}
