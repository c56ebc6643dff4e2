#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Asks a terminal what it is and can, and waits for its answers.
///
/// Everything that is asked is followed by a question that every terminal answers (DSR 5): what it does not know it passes over, and
/// nothing is waited for in vain.
public struct TerminalProbe {
    private static let patienceMilliseconds: Int32 = 2000

    /// From the question to the answer; nil for a terminal that never answers.
    public private(set) var roundTrip: Duration?
    /// States of private modes, as DECRQM tells: 0 not known, 1 set, 2 reset.
    public private(set) var modes: [Int: Int] = [:]
    /// What it calls itself (XTVERSION).
    public private(set) var name: String?
    /// Columns that it gives to texts, measured by its cursor.
    public private(set) var columns: [String: Int] = [:]

    private let input: Int32

    /// Standard input and output have to be the terminal.
    ///
    /// - Returns: nil where they are not.
    public init?(texts: [String], modes wanted: [Int]) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, let driver = DriverMode(descriptor: STDIN_FILENO)
        else { return nil }
        input = STDIN_FILENO
        driver.enterRaw()
        defer { driver.restore() }
        let start = ContinuousClock.now
        guard ask("") != nil else { return }
        roundTrip = ContinuousClock.now - start
        for mode in wanted {
            guard let answer = ask("\u{1B}[?\(mode)$p") else { continue }
            for case .report(.mode(mode, let state)) in events(answer) { modes[mode] = state }
        }
        if (1...2).contains(modes[69] ?? 0), !hasMargins() { modes[69] = 0 }
        name = ask("\u{1B}[>0q").flatMap(Self.version)
        for text in texts {
            // The place of the cursor behind it, at the start of a line that is cleared again.
            let answer = ask("\r\(text)\u{1B}[6n") ?? []
            columns[text] = Self.column(in: answer).map { $0 - 1 }
            _ = ask("\r\u{1B}[K")
        }
    }

    private func hasMargins() -> Bool {
        events(ask(PaneScroll.question) ?? []).contains { event in
            guard case .report(.cursor(let row, let column)) = event else { return false }
            return PaneScroll.hasMargins(row: row, column: column) == true
        }
    }

    private func events(_ bytes: [UInt8]) -> [InputEvent] {
        var decoder = InputDecoder()
        return decoder.feed(bytes)
    }

    /// What comes back until the terminal says that it is ready; nil where it never does.
    private func ask(_ question: String) -> [UInt8]? {
        let bytes = Array(question.utf8) + LineMeter.question
        guard bytes.withUnsafeBytes({ write(STDOUT_FILENO, $0.baseAddress, $0.count) }) == bytes.count else {
            return nil
        }
        var answer: [UInt8] = []
        let ready = Array("\u{1B}[0n".utf8)
        while !answer.hasSuffix(ready) {
            var source = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            guard poll(&source, 1, Self.patienceMilliseconds) > 0 else { return nil }
            var piece = [UInt8](repeating: 0, count: 512)
            let count = read(input, &piece, piece.count)
            guard count > 0, answer.count < 65_536 else { return nil }
            answer += piece[..<count]
        }
        return answer.dropLast(ready.count)
    }

    /// Of `CSI row ; column R`.
    private static func column(in answer: [UInt8]) -> Int? {
        guard let end = answer.lastIndex(of: UInt8(ascii: "R")),
            let start = answer[..<end].lastIndex(of: UInt8(ascii: ";"))
        else { return nil }
        return Int(String(decoding: answer[(start + 1)..<end], as: UTF8.self))
    }

    /// Of `DCS > | text ST`.
    private static func version(in answer: [UInt8]) -> String? {
        guard let start = answer.lastIndex(of: UInt8(ascii: "|")) else { return nil }
        let text = answer[(start + 1)...].prefix { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ bytes: [UInt8]) -> Bool { suffix(bytes.count).elementsEqual(bytes) }
    fileprivate func dropLast(_ count: Int) -> [UInt8] { Array(prefix(self.count - count)) }
}
