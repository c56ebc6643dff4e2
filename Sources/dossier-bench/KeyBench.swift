import ArgumentParser
import Foundation

/// Drives the reader through a pseudo-terminal, beside a minimal curses program.
struct KeyBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Press keys in the reader on an archive, and time its answers.")

    @Option(help: "A folder that `library --folder` made.", completion: .directory) var folder: String
    @Option(help: "How often the program is started, and each filter is typed.") var runs = 5
    @Option(help: "How often each movement is pressed.") var presses = 100

    /// A frame with list and body has more bytes than this, an answer to a key in the bar has fewer.
    private static let page = 1500

    /// Each run begins without marks, and without the filter of the one before.
    private var memory: String {
        FileManager.default.temporaryDirectory.path + "/dossier-bench-\(ProcessInfo.processInfo.processIdentifier)"
    }

    func run() throws {
        try FileManager.default.createDirectory(atPath: memory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: memory) }
        print(Self.row("what", ["median", "p95", "p99", "worst", "bytes"]))
        try start()
        let reader = try reader()
        _ = reader.firstFrame(long: Self.page, since: .now)
        measure("j", "j", in: reader)
        measure("k", "k", in: reader)
        measure("PageDown", "\u{1B}[6~", in: reader)
        measure("end of the list, and its start", "G", "gg", in: reader)
        measure("open an article, and back", "l", "h", in: reader)
        measure("next article in the body", "lJ", in: reader)
        _ = reader.press("h", quiet: 200)
        type(in: reader)
        print("\nresident memory: \(reader.residentKilobytes / 1024) MB")
        reader.quit()
    }

    private func start() throws {
        var floor: [Double] = []
        var ours: [Double] = []
        for _ in 0..<max(1, runs) {
            var start = ContinuousClock.now
            let minimal = try PseudoTerminal(Self.program("dossier-bench-floor"), [], environment: Self.environment)
            floor.append(minimal.firstFrame(long: Self.page, since: start).reached ?? 0)
            minimal.quit()
            start = .now
            let reader = try reader()
            // The frame with list and body; the one before it may be empty.
            ours.append(reader.firstFrame(long: Self.page, since: start).reached ?? 0)
            reader.quit()
        }
        print(Self.row("start of a minimal program", Self.figures(floor) + [""]))
        print(Self.row("start to list and body", Self.figures(ours) + [""]))
    }

    /// Presses keys in turn and tells the first byte of each answer.
    private func measure(_ name: String, _ keys: String..., in reader: PseudoTerminal) {
        var times: [Double] = []
        var bytes: [Double] = []
        for number in 0..<presses {
            let answer = reader.press(keys[number % keys.count], quiet: 12)
            guard answer.bytes > 0 else { continue }
            times.append(answer.first)
            bytes.append(Double(answer.bytes))
        }
        print(Self.row(name, Self.figures(times) + [String(Int(Self.median(bytes)))]))
    }

    /// Types filters letter by letter: the echo of each, and the first page that is another one.
    private func type(in reader: PseudoTerminal) {
        var echoes: [Double] = []
        var all: [Double] = []
        for question in Question.all(seed: 1) where !question.text.isEmpty && question.name != "pattern" {
            var pages: [Double] = []
            for _ in 0..<max(1, runs / 2) {
                _ = reader.press("x/", quiet: 200)
                for letter in question.text {
                    let answer = reader.press(String(letter), long: Self.page, quiet: 60)
                    if answer.bytes > 0 { echoes.append(answer.first) }
                    if let page = answer.reached { pages.append(page) }
                }
                _ = reader.press("\r", quiet: 100)
            }
            all += pages
            print(Self.row("typed: \(question.name)", Self.figures(pages) + [""]))
        }
        print(Self.row("typed: echo of a letter", Self.figures(echoes) + [""]))
        print(Self.row("typed: first page, all filters", Self.figures(all) + [""]))
    }

    private func reader() throws -> PseudoTerminal {
        try PseudoTerminal(
            Self.program("dossier"),
            ["--library", folder + "/archive.sqlite", "--reader", memory + "/reader.sqlite"],
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

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    private static func figures(_ times: [Double]) -> [String] {
        guard !times.isEmpty else { return ["–", "–", "–", "–"] }
        let sorted = times.sorted()
        func rank(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] }
        return [rank(0.5), rank(0.95), rank(0.99), sorted[sorted.count - 1]].map { Measurement.shown($0) + " ms" }
    }

    private static func row(_ name: String, _ columns: [String]) -> String {
        func padded(_ text: String, _ count: Int) -> String {
            String(repeating: " ", count: max(0, count - text.count))
        }
        return name + padded(name, 34) + columns.map { padded($0, 12) + $0 }.joined()
    }
}
