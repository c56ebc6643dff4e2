import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Modes beyond curses: mouse reports (xterm 1000 with SGR coordinates 1006), bracketed paste (2004) and focus (1004).
struct TerminalModes {
    var enter: [UInt8]
    var leave: [UInt8]
    /// Behind what curses sends at its end: without another screen to come back from, the shell's line is cleared for it.
    let end: [UInt8]

    init(enter: [UInt8], leave: [UInt8]) {
        self.enter = enter
        self.leave = leave
        let clear = dossier_capability("rmcup") == nil ? dossier_capability("el") : nil
        end = clear.map { [0x0D] + Self.withoutPadding(String(cString: $0)) } ?? []
    }

    /// Only terminals whose terminfo entry tells of a mouse are asked for it; others get nothing that they may print.
    static func ofTerminal(mouse: Bool) -> TerminalModes {
        guard dossier_capability("kmous") != nil else { return TerminalModes(enter: [], leave: []) }
        let mouseOn = mouse ? "\u{1B}[?1000h\u{1B}[?1006h" : ""
        let mouseOff = mouse ? "\u{1B}[?1006l\u{1B}[?1000l" : ""
        return TerminalModes(
            enter: Array((mouseOn + "\u{1B}[?2004h\u{1B}[?1004h").utf8),
            leave: Array(("\u{1B}[?1004l\u{1B}[?2004l" + mouseOff).utf8))
    }

    /// What curses itself would send at its end: attributes off, cursor visible, keypad off, back to the other screen.
    static func cursesLeave() -> [UInt8] {
        var bytes: [UInt8] = []
        for name in ["sgr0", "cnorm", "rmkx", "rmcup"] {
            guard let text = dossier_capability(name) else { continue }
            bytes.append(contentsOf: withoutPadding(String(cString: text)))
        }
        return bytes + [0x0D]
    }

    /// terminfo writes delays as `$<5>`; no terminal of today needs them.
    private static func withoutPadding(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var inDelay = false
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "<"), previous == UInt8(ascii: "$") {
                bytes.removeLast()
                inDelay = true
            }
            if !inDelay { bytes.append(byte) }
            if byte == UInt8(ascii: ">") { inDelay = false }
            previous = byte
        }
        return bytes
    }
}
