import Foundation

/// The reader on an archive, driven through a pseudo-terminal.
final class ReaderSession {
    /// A frame with list and body has more bytes than this, an answer to a key in the bar has fewer.
    private static let page = 1500

    private let folder: String
    /// Each run begins without marks, and without the filter of the one before.
    private let memory: String
    private var terminal: PseudoTerminal?

    init(folder: String) throws {
        self.folder = folder
        memory = FileManager.default.temporaryDirectory.path + "/dossier-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: memory, withIntermediateDirectories: true)
    }

    deinit {
        terminal?.quit()
        try? FileManager.default.removeItem(atPath: memory)
    }

    /// From the start to the frame with list and body, beside a minimal program in turn.
    func starts(runs: Int) throws -> (floor: Series, reader: Series) {
        var floor: [Double] = []
        var reader: [Double] = []
        for _ in 0..<max(1, runs) {
            var start = ContinuousClock.now
            let minimal = try PseudoTerminal(Self.program("dossier-bench-floor"), [], environment: Self.environment)
            floor.append(minimal.firstFrame(long: Self.page, since: start).reached ?? 0)
            minimal.quit()
            start = .now
            let started = try startReader()
            reader.append(started.firstFrame(long: Self.page, since: start).reached ?? 0)
            started.quit()
        }
        return (Series(floor), Series(reader))
    }

    /// `arguments`: beyond the library.
    func open(_ arguments: [String] = [], hasMargins: Bool = false) throws {
        terminal?.quit()
        terminal = try startReader(arguments)
        terminal?.hasMargins = hasMargins
        _ = terminal?.firstFrame(long: Self.page, since: .now)
    }

    /// Milliseconds to the first byte of each answer, and the median of their bytes.
    func press(_ movement: Movement, _ presses: Int) -> (times: Series, bytes: Int) {
        guard let terminal else { return (Series(), 0) }
        var times: [Double] = []
        var bytes: [Int] = []
        for number in 0..<presses {
            let answer = terminal.press(movement.keys[number % movement.keys.count], quiet: 12)
            guard answer.bytes > 0 else { continue }
            times.append(answer.first)
            bytes.append(answer.bytes)
        }
        _ = terminal.press("h", quiet: 200)
        return (Series(times), bytes.isEmpty ? 0 : bytes.sorted()[bytes.count / 2])
    }

    /// Types a filter letter by letter: the echo of each, and the first page that is another one.
    func type(_ question: Question, runs: Int) -> (echoes: Series, pages: Series) {
        guard let terminal else { return (Series(), Series()) }
        var echoes: [Double] = []
        var pages: [Double] = []
        for _ in 0..<runs {
            _ = terminal.press("x/", quiet: 200)
            for letter in question.text {
                let answer = terminal.press(String(letter), long: Self.page, quiet: 60)
                if answer.bytes > 0 { echoes.append(answer.first) }
                if let page = answer.reached { pages.append(page) }
            }
            _ = terminal.press("\r", quiet: 100)
        }
        return (Series(echoes), Series(pages))
    }

    var residentMegabytes: Int { (terminal?.residentKilobytes ?? 0) / 1024 }

    /// Bytes of the answers to a key that is pressed several times, in their median.
    ///
    /// `quiet`: milliseconds without a byte that end an answer; what the body does when the hand rests comes later.
    func bytes(of keys: String, presses: Int, quiet: Int32 = 25) -> Int {
        let counts = answers(to: keys, presses, quiet).sorted()
        return counts.isEmpty ? 0 : counts[counts.count / 2]
    }

    /// Bytes of an answer to a key that is pressed several times, on average.
    func meanBytes(of keys: String, presses: Int, quiet: Int32 = 25) -> Int {
        let counts = answers(to: keys, presses, quiet)
        return counts.reduce(0, +) / max(1, counts.count)
    }

    private func answers(to keys: String, _ presses: Int, _ quiet: Int32) -> [Int] {
        guard let terminal else { return [] }
        return (0..<presses).map { _ in terminal.press(keys, quiet: quiet).bytes }
    }

    private func startReader(_ arguments: [String] = []) throws -> PseudoTerminal {
        try PseudoTerminal(
            Self.program("dossier"),
            ["--library", folder + "/archive.sqlite", "--reader", memory + "/reader.sqlite"] + arguments,
            environment: Self.environment)
    }

    /// Built beside this program.
    private static func program(_ name: String) -> String {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        return folder.path + "/" + name
    }

    private static let environment = [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": FileManager.default.temporaryDirectory.path,
        "PATH": "/usr/bin:/bin",
    ]
}
