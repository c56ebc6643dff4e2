import ArgumentParser

/// Drives the reader through a pseudo-terminal, beside a minimal curses program.
struct KeyBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Press keys in the reader on an archive, and time its answers.")

    @Option(help: "A folder that `library --folder` made.", completion: .directory) var folder: String
    @Option(help: "How often the program is started, and each filter is typed.") var runs = 5
    @Option(help: "How often each movement is pressed.") var presses = 100

    func run() throws {
        print(Table.row("what", ["median", "p95", "p99", "worst", "bytes"]))
        let session = try ReaderSession(folder: folder)
        let starts = try session.starts(runs: runs)
        show("start of a minimal program", starts.floor)
        show("start to list and body", starts.reader)
        try session.open()
        for movement in Movement.all {
            let answers = session.press(movement, presses)
            show(movement.name, answers.times, bytes: answers.bytes)
        }
        var echoes = Series()
        var pages = Series()
        for question in Question.typed {
            let typed = session.type(question, runs: max(1, runs / 2))
            show("typed: \(question.name)", typed.pages)
            echoes.add(typed.echoes)
            pages.add(typed.pages)
        }
        show("typed: echo of a letter", echoes)
        show("typed: first page, all filters", pages)
        print("\nresident memory: \(session.residentMegabytes) MB")
    }

    private func show(_ name: String, _ series: Series, bytes: Int? = nil) {
        let figures = [series.median, series.p95, series.p99, series.worst].map {
            series.isEmpty ? "–" : Table.milliseconds($0)
        }
        print(Table.row(name, figures + [bytes.map { String($0) } ?? ""]))
    }
}

/// Keys that are pressed in turn.
struct Movement {
    var name: String
    var keys: [String]

    static let all = [
        Movement(name: "j", keys: ["j"]), Movement(name: "k", keys: ["k"]),
        Movement(name: "PageDown", keys: ["\u{1B}[6~"]),
        Movement(name: "end of the list, and its start", keys: ["G", "gg"]),
        Movement(name: "open an article, and back", keys: ["l", "h"]),
        Movement(name: "next article in the body", keys: ["lJ", "J"]),
    ]
}
