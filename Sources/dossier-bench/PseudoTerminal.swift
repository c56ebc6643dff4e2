import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program on a terminal of its own, whose answers are timed.
final class PseudoTerminal {
    struct Answer {
        /// Milliseconds from the key to the first byte.
        var first: Double
        /// Milliseconds to the byte that made the answer so long as was asked for; nil where it stayed shorter.
        var reached: Double?
        /// Milliseconds to the last byte.
        var last: Double
        var bytes: Int
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Whether it answers that it scrolls between margins (mode 69), as xterm does.
    var hasMargins = false
    private let master: Int32
    private let process = Process()

    /// Starts a program on a screen of 120 columns and 36 rows.
    init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
        var size = winsize(ws_row: 36, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
        var (master, terminal): (Int32, Int32) = (-1, -1)
        guard openpty(&master, &terminal, nil, nil, &size) == 0 else {
            throw Failure(description: "the system gives no pseudo-terminal")
        }
        self.master = master
        let file = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = file
        process.standardOutput = file
        process.standardError = file
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        close(master)
    }

    /// Resident kilobytes, by ps(1).
    var residentKilobytes: Int {
        let ps = Process()
        let pipe = Pipe()
        ps.executableURL = URL(fileURLWithPath: "/bin/ps")
        ps.arguments = ["-o", "rss=", "-p", "\(process.processIdentifier)"]
        ps.standardOutput = pipe
        guard (try? ps.run()) != nil else { return 0 }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    /// Presses keys and takes what comes back until nothing more does.
    ///
    /// `long`: bytes after which the answer counts as there; `quiet`: milliseconds without a byte that end it.
    func press(_ keys: String, long: Int = 1, quiet: Int32 = 30) -> Answer {
        let start = ContinuousClock.now
        _ = Array(keys.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
        return answer(since: start, long: long, quiet: quiet, patience: quiet)
    }

    /// What comes without a key: the first frame after the start.
    func firstFrame(long: Int, since start: ContinuousClock.Instant) -> Answer {
        answer(since: start, long: long, quiet: 400, patience: 5000)
    }

    func quit() {
        _ = press("q", quiet: 1)
        process.waitUntilExit()
    }

    /// What a terminal is asked for after a frame (DSR 5), it answers at once.
    private func reply(to bytes: ArraySlice<UInt8>) {
        let answers =
            [("\u{1B}[5n", "\u{1B}[0n")]
            + (hasMargins ? [("\u{1B}[?69$p", "\u{1B}[?69;2$y"), ("\u{1B}[6n", "\u{1B}[2;2R")] : [])
        for (question, answer) in answers {
            let question = Array(question.utf8)
            guard bytes.count >= question.count else { continue }
            for start in bytes.startIndex...bytes.endIndex - question.count where bytes[start...].starts(with: question)
            {
                _ = Array(answer.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            }
        }
    }

    private func answer(since start: ContinuousClock.Instant, long: Int, quiet: Int32, patience: Int32) -> Answer {
        var answer = Answer(first: 0, last: 0, bytes: 0)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        while poll(&source, 1, answer.bytes == 0 ? patience : quiet) > 0 {
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            let time = (ContinuousClock.now - start).milliseconds
            if answer.bytes == 0 { answer.first = time }
            answer.bytes += count
            reply(to: buffer[..<count])
            answer.last = time
            if answer.reached == nil, answer.bytes >= long { answer.reached = time }
        }
        return answer
    }
}
