import Foundation
import TestSupport

/// A terminal in memory with margins at all four sides, as xterm has them: enough of one for what curses sends it.
final class MarginTerminal {
    static let columns = 120
    static let rows = 36

    /// What the terminal knows of margins at the left and at the right (mode 69).
    enum Margining {
        case unknown
        /// It says that it knows them, and keeps the mode with no effect.
        case claimed
        case real
    }

    /// Bytes that came since this was last set to zero.
    var received = 0
    /// How often mode 69 was set, and how often something scrolled while it was.
    private(set) var marginsSet = 0
    private(set) var marginScrolls = 0
    /// It answers nothing any more.
    var isMute = false
    private var master: Int32
    /// The side of the program; open, so that nothing is lost before that has it.
    private var inner: Int32
    private let child: pid_t
    private var isOver = false
    private let margining: Margining
    private var cells = [[Character]](repeating: .init(repeating: " ", count: columns), count: rows)
    private var row = 0
    private var column = 0
    private var saved = (row: 0, column: 0)
    private var top = 0
    private var bottom = rows - 1
    private var left = 0
    private var right = columns - 1
    private var margins = false
    private var last: Character = " "
    private var pending: [UInt8] = []

    /// Starts a program in it; where it `isSmall`, it has 80 × 24 cells and takes nothing, until it grows.
    init(_ words: [String], _ margining: Margining, folder: TemporaryFolder, isSmall: Bool = false) throws {
        self.margining = margining
        var size = isSmall ? winsize(rows: 24, columns: 80) : winsize(rows: Self.rows, columns: Self.columns)
        var (master, inner): (Int32, Int32) = (-1, -1)
        guard openpty(&master, &inner, nil, nil, &size) == 0, let name = ttyname(inner) else {
            throw TerminalSession.Missing(what: "a pseudo-terminal")
        }
        // No program that is started may hold the terminal open.
        for descriptor in [master, inner] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        self.master = master
        self.inner = inner
        if isSmall { tcflow(inner, TCOOFF) }
        let line =
            "exec env -u COLORTERM -u TMUX TERM=xterm-256color LC_ALL=C.UTF-8 HOME=\(folder.path) XDG_DATA_HOME=\(folder.path)/data"
            + " XDG_STATE_HOME=\(folder.path)/state XDG_CONFIG_HOME=\(folder.path)/config \(words.joined(separator: " "))"
            + " <\(String(cString: name)) >\(String(cString: name)) 2>&1"
        child = try TerminalSession.spawn(["setsid", "sh", "-c", line])
    }

    deinit {
        if !isOver {
            kill(child, SIGKILL)
            var status: Int32 = 0
            waitpid(child, &status, 0)
        }
        hangUp()
    }

    /// The terminal gets its size, and takes what comes.
    func grow() {
        var size = winsize(rows: Self.rows, columns: Self.columns)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        tcflow(inner, TCOON)
    }

    /// The terminal is gone.
    func hangUp() {
        for descriptor in [inner, master] where descriptor >= 0 { close(descriptor) }
        (inner, master) = (-1, -1)
    }

    /// Whether the program has ended.
    var hasEnded: Bool {
        var status: Int32 = 0
        isOver = isOver || waitpid(child, &status, WNOHANG) == child
        return isOver
    }

    var lines: [String] { cells.map { String($0) } }

    func type(_ keys: String) {
        _ = Array(keys.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    }

    /// Takes what comes, until nothing has come for some time.
    func settle(milliseconds: Int32 = 250) {
        var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while poll(&source, 1, milliseconds) > 0 {
            let count = read(master, &bytes, bytes.count)
            guard count > 0 else { return }
            received += count
            pending += bytes[..<count]
            interpret()
        }
    }

    func wait(for text: String) throws {
        for _ in 0..<80 {
            settle()
            if lines.contains(where: { $0.contains(text) }) { return }
        }
        throw TerminalSession.Missing(what: "“\(text)” on\n" + lines.joined(separator: "\n"))
    }
}

extension MarginTerminal {
    private func interpret() {
        while let byte = pending.first {
            switch byte {
            case 0x1B:
                guard let length = escape() else { return }
                pending.removeFirst(length)
            case 0x0D: column = margins && column >= left ? left : 0
            case 0x0A: feed()
            case 0x08: column = max(0, column - 1)
            case 0..<0x20: break
            default:
                let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                guard pending.count >= length else { return }
                put(Character(String(decoding: pending[..<length], as: UTF8.self)))
                pending.removeFirst(length)
                continue
            }
            if byte != 0x1B { pending.removeFirst() }
        }
    }

    private func put(_ character: Character) {
        cells[row][min(column, Self.columns - 1)] = character
        column = min(column + 1, Self.columns)
        last = character
    }

    private func feed() {
        if row == bottom { scroll(top...bottom, by: 1) } else { row = min(row + 1, Self.rows - 1) }
    }

    /// Bytes of the sequence that begins; nil where it is not there yet.
    private func escape() -> Int? {
        guard pending.count > 1 else { return nil }
        switch pending[1] {
        case UInt8(ascii: "["):
            guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
            control(String(decoding: pending[2..<end], as: UTF8.self), Character(Unicode.Scalar(pending[end])))
            return end + 1
        case UInt8(ascii: "]"):
            guard let end = pending.firstIndex(where: { $0 == 0x07 || $0 == 0x5C }) else { return nil }
            return end + 1
        case UInt8(ascii: "("), UInt8(ascii: ")"): return pending.count > 2 ? 3 : nil
        case UInt8(ascii: "7"): saved = (row, column)
        case UInt8(ascii: "8"): (row, column) = saved
        case UInt8(ascii: "M"): if row == top { scroll(top...bottom, by: -1) } else { row = max(0, row - 1) }
        default: break
        }
        return 2
    }

    private func control(_ parameters: String, _ final: Character) {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        func number(_ index: Int) -> Int { max(1, (index < numbers.count ? numbers[index] : nil) ?? 1) }
        switch final {
        case "H", "f": (row, column) = (min(number(0), Self.rows) - 1, min(number(1), Self.columns) - 1)
        case "A": row = max(0, row - number(0))
        case "B": row = min(Self.rows - 1, row + number(0))
        case "C": column = min(margins && column <= right ? right : Self.columns - 1, column + number(0))
        case "D": column = max(0, column - number(0))
        case "G": column = min(number(0), Self.columns) - 1
        case "d": row = min(number(0), Self.rows) - 1
        case "J": erase(screen: numbers.first.flatMap { $0 } ?? 0)
        case "K": erase(line: numbers.first.flatMap { $0 } ?? 0)
        case "X": for index in column..<min(Self.columns, column + number(0)) { cells[row][index] = " " }
        case "b": for _ in 0..<number(0) { put(last) }
        case "P", "@":
            let blanks = [Character](repeating: " ", count: number(0))
            var rest = Array(cells[row][column...])
            rest = final == "P" ? Array(rest.dropFirst(number(0))) + blanks : Array((blanks + rest).dropLast(number(0)))
            cells[row].replaceSubrange(column..., with: rest)
        case "L": scroll(row...bottom, by: -number(0))
        case "M": scroll(row...bottom, by: number(0))
        case "S", "T":
            if margins { marginScrolls += 1 }
            scroll(top...bottom, by: final == "S" ? number(0) : -number(0))
        case "r":
            (top, bottom) = (number(0) - 1, numbers.count > 1 ? number(1) - 1 : Self.rows - 1)
            (row, column) = (0, 0)
        case "s" where margins: (left, right) = (number(0) - 1, number(1) - 1)
        case "s": saved = (row, column)
        case "h", "l": mode(parameters, isSet: final == "h")
        case "n" where isMute: break
        case "n" where parameters == "5": type("\u{1B}[0n")
        case "n" where parameters == "6": type("\u{1B}[\(row + 1);\(min(column, Self.columns - 1) + 1)R")
        case "p" where parameters == "?69$" && margining != .unknown: type("\u{1B}[?69;2$y")
        default: break
        }
    }

    private func mode(_ parameters: String, isSet: Bool) {
        guard parameters == "?69" else { return }
        if isSet { marginsSet += 1 }
        guard margining == .real else { return }
        margins = isSet
        (left, right) = (0, Self.columns - 1)
    }

    private func scroll(_ rows: ClosedRange<Int>, by count: Int) {
        let old = cells
        for row in rows {
            for column in left...right {
                cells[row][column] = rows.contains(row + count) ? old[row + count][column] : " "
            }
        }
    }

    private func erase(screen kind: Int) {
        erase(line: kind)
        for index in cells.indices where kind == 2 || kind == 0 && index > row || kind == 1 && index < row {
            cells[index] = .init(repeating: " ", count: Self.columns)
        }
    }

    private func erase(line kind: Int) {
        let start = kind == 0 ? min(column, Self.columns - 1) : 0
        let end = kind == 1 ? min(column, Self.columns - 1) : Self.columns - 1
        for index in start...end { cells[row][index] = " " }
    }
}

extension winsize {
    fileprivate init(rows: Int, columns: Int) {
        self.init(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    }
}
