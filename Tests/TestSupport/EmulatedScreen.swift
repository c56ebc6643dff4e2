/// What a terminal such as xterm shows of the bytes that it got: enough of one for what curses sends it.
public struct EmulatedScreen {
    /// A question to the terminal, and where the cursor was.
    public struct Question {
        public let parameters: String
        public let final: Character
        public let row: Int
        public let column: Int
    }

    private struct Cell {
        var letter: Character = " "
        var look = TerminalLook()
        /// Shown in another character set.
        var isDrawing = false
    }

    private struct Cursor {
        var row = 0
        var column = 0
        var look = TerminalLook()
        var characterSet = UInt8(ascii: "B")
        var isShifted = false
    }

    private let columns: Int
    private let rows: Int
    /// Whether mode 69 has an effect.
    private let hasMargins: Bool
    /// How often mode 69 was set, and how often something scrolled while it was.
    public private(set) var marginsSet = 0
    public private(set) var marginScrolls = 0
    private var cells: [[Cell]]
    private var cursor = Cursor()
    private var saved = Cursor()
    private var top = 0
    private var bottom: Int
    private var left = 0
    private var right: Int
    private var margins = false
    private var last: Character = " "
    private var pending: [UInt8] = []
    private var questions: [Question] = []

    public init(columns: Int, rows: Int, hasMargins: Bool = false) {
        (self.columns, self.rows, self.hasMargins) = (columns, rows, hasMargins)
        (bottom, right) = (rows - 1, columns - 1)
        cells = [[Cell]](repeating: .init(repeating: Cell(), count: columns), count: rows)
    }

    public var lines: [String] { cells.map { String($0.map(\.letter)) } }

    /// What is seen of each line, with looks.
    public var pictures: [String] {
        cells.map { line in
            line.map { $0.look.seen(on: $0.letter) + ($0.isDrawing ? " drawing" : "") }.joined(separator: "|")
        }
    }

    /// What the next letter would look like, and where it would stand.
    public var next: String { cursor.look.seen(on: "x") + " \(cursor.row) \(cursor.column)" }

    /// Shows what came; what is not there as a whole waits for the rest.
    public mutating func take(_ bytes: some Sequence<UInt8>) -> [Question] {
        pending += bytes
        while let byte = pending.first {
            let length: Int
            switch byte {
            case 0x1B:
                guard let escape = escape() else { return takeQuestions() }
                length = escape
            case 0..<0x20:
                control(byte)
                length = 1
            default:
                length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                guard pending.count >= length else { return takeQuestions() }
                put(Character(String(decoding: pending[..<length], as: UTF8.self)))
            }
            pending.removeFirst(length)
        }
        return takeQuestions()
    }

    private mutating func takeQuestions() -> [Question] {
        defer { questions = [] }
        return questions
    }
}

extension EmulatedScreen {
    private var erased: Cell { Cell(look: cursor.look.erased) }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x08: cursor.column = max(0, cursor.column - 1)
        case 0x0A: feed()
        case 0x0D: cursor.column = margins && cursor.column >= left ? left : 0
        case 0x0E, 0x0F: cursor.isShifted = byte == 0x0E
        default: break
        }
    }

    private mutating func put(_ letter: Character) {
        let isDrawing = cursor.isShifted || cursor.characterSet != UInt8(ascii: "B")
        cells[cursor.row][min(cursor.column, columns - 1)] = Cell(
            letter: letter, look: cursor.look, isDrawing: isDrawing && letter != " ")
        cursor.column = min(cursor.column + 1, columns)
        last = letter
    }

    private mutating func feed() {
        if cursor.row == bottom { scroll(top...bottom, by: 1) } else { cursor.row = min(cursor.row + 1, rows - 1) }
    }

    /// Bytes of the sequence that begins; nil where it is not there yet.
    private mutating func escape() -> Int? {
        guard pending.count > 1 else { return nil }
        switch pending[1] {
        case UInt8(ascii: "["):
            guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
            sequence(String(decoding: pending[2..<end], as: UTF8.self), Character(Unicode.Scalar(pending[end])))
            return end + 1
        case UInt8(ascii: "]"):
            guard let end = pending.firstIndex(where: { $0 == 0x07 || $0 == 0x5C }) else { return nil }
            return end + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            guard pending.count > 2 else { return nil }
            if pending[1] == UInt8(ascii: "(") { cursor.characterSet = pending[2] }
            return 3
        case UInt8(ascii: "7"): saved = cursor
        case UInt8(ascii: "8"): cursor = saved
        case UInt8(ascii: "M"):
            if cursor.row == top { scroll(top...bottom, by: -1) } else { cursor.row = max(0, cursor.row - 1) }
        default: break
        }
        return 2
    }

    private mutating func sequence(_ parameters: String, _ final: Character) {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        func number(_ index: Int) -> Int { max(1, (index < numbers.count ? numbers[index] : nil) ?? 1) }
        switch final {
        case "m" where !parameters.hasPrefix(">"): cursor.look.take(parameters)
        case "A", "B", "C", "D", "G", "H", "d", "f": move(final, number(0), number(1))
        case "J": erase(screen: numbers.first.flatMap { $0 } ?? 0)
        case "K": erase(line: numbers.first.flatMap { $0 } ?? 0)
        case "X":
            for index in min(cursor.column, columns - 1)..<min(columns, cursor.column + number(0)) {
                cells[cursor.row][index] = erased
            }
        case "b": for _ in 0..<number(0) { put(last) }
        case "P", "@": shift(by: final == "P" ? number(0) : -number(0))
        case "L": scroll(cursor.row...max(cursor.row, bottom), by: -number(0))
        case "M": scroll(cursor.row...max(cursor.row, bottom), by: number(0))
        case "S", "T":
            if margins { marginScrolls += 1 }
            scroll(top...bottom, by: final == "S" ? number(0) : -number(0))
        case "r":
            (top, bottom) = (number(0) - 1, numbers.count > 1 ? number(1) - 1 : rows - 1)
            (cursor.row, cursor.column) = (0, 0)
        case "s" where margins: (left, right) = (number(0) - 1, number(1) - 1)
        case "s": saved = cursor
        case "h", "l": mode(parameters, isSet: final == "h")
        case "n", "p":
            questions.append(
                Question(
                    parameters: parameters, final: final, row: cursor.row, column: min(cursor.column, columns - 1)))
        default: break
        }
    }

    private mutating func move(_ final: Character, _ first: Int, _ second: Int) {
        switch final {
        case "A": cursor.row = max(0, cursor.row - first)
        case "B": cursor.row = min(rows - 1, cursor.row + first)
        case "C":
            cursor.column = min(margins && cursor.column <= right ? right : columns - 1, cursor.column + first)
        case "D": cursor.column = max(0, cursor.column - first)
        case "G": cursor.column = min(first, columns) - 1
        case "d": cursor.row = min(first, rows) - 1
        default: (cursor.row, cursor.column) = (min(first, rows) - 1, min(second, columns) - 1)
        }
    }

    private mutating func mode(_ parameters: String, isSet: Bool) {
        guard parameters == "?69" else { return }
        if isSet { marginsSet += 1 }
        guard hasMargins else { return }
        margins = isSet
        (left, right) = (0, columns - 1)
    }

    /// What is to the right of the cursor comes nearer; by less than zero, goes away.
    private mutating func shift(by count: Int) {
        let column = min(cursor.column, columns - 1)
        let blanks = [Cell](repeating: erased, count: abs(count))
        let rest = Array(cells[cursor.row][column...])
        let shifted = count > 0 ? rest.dropFirst(count) + blanks : (blanks + rest)[..<rest.count]
        cells[cursor.row].replaceSubrange(column..., with: shifted.suffix(rest.count))
    }

    private mutating func scroll(_ area: ClosedRange<Int>, by count: Int) {
        let old = cells
        for row in area {
            for column in left...right {
                cells[row][column] = area.contains(row + count) ? old[row + count][column] : erased
            }
        }
    }

    private mutating func erase(screen kind: Int) {
        erase(line: kind)
        let row = cursor.row
        for index in cells.indices where kind == 2 || kind == 0 && index > row || kind == 1 && index < row {
            cells[index] = .init(repeating: erased, count: columns)
        }
    }

    private mutating func erase(line kind: Int) {
        let start = kind == 0 ? min(cursor.column, columns - 1) : 0
        let end = kind == 1 ? min(cursor.column, columns - 1) : columns - 1
        for index in start...end { cells[cursor.row][index] = erased }
    }
}
