import Foundation
import TestSupport

/// A terminal in memory with margins at all four sides, as xterm has them.
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
    /// It answers nothing any more.
    var isMute = false
    private var master: Int32
    /// The side of the program; open, so that nothing is lost before that has it.
    private var inner: Int32
    private let child: pid_t
    private var isOver = false
    private let margining: Margining
    private(set) var screen: EmulatedScreen

    /// Starts a program in it; where it `isSmall`, it has 80 × 24 cells and takes nothing, until it grows.
    init(_ words: [String], _ margining: Margining, folder: TemporaryFolder, isSmall: Bool = false) throws {
        self.margining = margining
        screen = EmulatedScreen(columns: Self.columns, rows: Self.rows, hasMargins: margining == .real)
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
            "exec env -u COLORTERM -u NO_COLOR -u TMUX TERM=xterm-256color LC_ALL=C.UTF-8 HOME=\(folder.path) XDG_DATA_HOME=\(folder.path)/data"
            + " XDG_STATE_HOME=\(folder.path)/state XDG_CONFIG_HOME=\(folder.path)/config \(words.joined(separator: " "))"
            + " <\(String(cString: name)) >\(String(cString: name)) 2>&1"
        child = try TerminalSession.spawn(["setsid", "sh", "-c", line])
    }

    deinit {
        if !isOver { kill() }
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

    /// Ends the program at once.
    func kill() {
        #if canImport(Glibc)
            Glibc.kill(child, SIGKILL)
        #else
            Darwin.kill(child, SIGKILL)
        #endif
        var status: Int32 = 0
        isOver = waitpid(child, &status, 0) == child
    }

    /// Whether the program has ended.
    var hasEnded: Bool {
        var status: Int32 = 0
        isOver = isOver || waitpid(child, &status, WNOHANG) == child
        return isOver
    }

    var lines: [String] { screen.lines }

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
            for question in screen.take(bytes[..<count]) { answer(question) }
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
    private func answer(_ question: EmulatedScreen.Question) {
        switch (question.parameters, question.final) {
        case ("5", "n") where !isMute: type("\u{1B}[0n")
        case ("6", "n") where !isMute: type("\u{1B}[\(question.row + 1);\(question.column + 1)R")
        case ("?69$", "p") where margining != .unknown: type("\u{1B}[?69;2$y")
        default: break
        }
    }
}

extension winsize {
    fileprivate init(rows: Int, columns: Int) {
        self.init(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    }
}
