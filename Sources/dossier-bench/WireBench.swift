import ArgumentParser

/// Counts what goes over the line to the terminal, on a screen of 120 columns and 36 rows.
struct WireBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wire", abstract: "Count the bytes that keys cost on the line to the terminal.")

    @Option(help: "A folder that `library --folder` made.", completion: .directory) var folder: String

    private static let presses = 15
    /// Milliseconds after which an answer is over.
    private static let long: Int32 = 300

    func run() throws {
        let columns = [
            try figures(), try figures(hasMargins: true), try figures(turn: "Z"), try figures(zoom: "z"),
            try figures(["--slow"]),
        ]
        print(Table.row("bytes", ["beside", "with margins", "above", "text alone", "--slow", "promised"]))
        let promised = ["300, mark 60", "350", "400", "30", "0"]
        let names = [
            "selection a row down", "list a row further, on average", "text a line further",
            "letter of a filter without hits",
            "two seconds of nothing",
        ]
        for (index, name) in names.enumerated() {
            // The text alone says nothing of the list.
            let own = columns.enumerated().map { $0 == 3 && index != 2 ? "–" : "\($1[index])" }
            print(Table.row(name, own + [promised[index]]))
        }
    }

    /// `turn` is pressed in the list at the start, `zoom` in the text; `hasMargins`: the terminal scrolls between margins at the left
    /// and at the right.
    private func figures(
        _ arguments: [String] = [], turn: String = "", zoom: String = "", hasMargins: Bool = false
    ) throws -> [Int] {
        let session = try ReaderSession(folder: folder)
        try session.open(arguments, hasMargins: hasMargins)
        _ = session.bytes(of: turn, presses: 1, quiet: Self.long)
        let row = session.bytes(of: "j", presses: Self.presses)
        // Past the last row of the screen, and then on through two screens.
        _ = session.bytes(of: "25j", presses: 1, quiet: Self.long)
        _ = session.bytes(of: "l" + zoom, presses: 1, quiet: Self.long)
        let line = session.bytes(of: "j", presses: Self.presses)
        _ = session.bytes(of: zoom + "h", presses: 1, quiet: Self.long)
        let further = session.meanBytes(of: "j", presses: 4 * Self.presses)
        _ = session.bytes(of: "gg", presses: 1, quiet: Self.long)
        // Nothing begins so: the line alone changes.
        _ = session.bytes(of: "/zq", presses: 1, quiet: Self.long)
        let letter = session.bytes(of: "q", presses: Self.presses)
        _ = session.bytes(of: "\u{1B}", presses: 1, quiet: Self.long)
        return [row, further, line, letter, session.bytes(of: "", presses: 1, quiet: 2000)]
    }
}
