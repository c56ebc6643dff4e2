import Foundation
import TestSupport
import Testing

/// A pane scrolls beside others where the terminal can do it, and looks the same where it can't.
@Suite("Scrolling beside other panes")
struct MarginTests {
    @Test("the terminal moves the rows, and shows what it shows when it is drawn anew")
    func scrolling() throws {
        let folder = try TemporaryFolder()
        let words = "the pier and the harbour and the roof of slate and oak were seen again".split(separator: " ")
        for number in 1...60 {
            let lines = (1...90).map { line in
                "Line \(line) of \(number): " + words.shuffled().prefix(6 + line % 5).joined(separator: " ") + ".\n"
            }
            _ = try folder.write(
                "---\ntitle: Article \(number) of the harbour\ndate: 2021-\(String(format: "%02d", 1 + number % 12))-05\n---\n\n"
                    + lines.joined(separator: "\n"), to: "docs/\(number).md")
        }
        func reader(hasMargins: Bool, memory: String) throws -> MarginTerminal {
            let own = folder.path + "/" + memory
            let terminal = try MarginTerminal(
                [
                    TerminalSession.binary, "--library", own + ".sqlite", "--reader", own + "-r.sqlite",
                    folder.path + "/docs",
                ],
                hasMargins: hasMargins, folder: folder)
            try terminal.wait(for: "60 articles")
            return terminal
        }
        let able = try reader(hasMargins: true, memory: "able")
        let plain = try reader(hasMargins: false, memory: "plain")
        for keys in [
            String(repeating: "j", count: 45), String(repeating: "k", count: 38),
            "lz" + String(repeating: "j", count: 9),
            "z" + String(repeating: "j", count: 17), "kkk", "3k", "h5j", "gt\u{1B}[B", "gth",
        ] {
            for terminal in [able, plain] {
                for key in keys.unicodeScalars {
                    terminal.type(String(key))
                    terminal.settle(milliseconds: 15)
                }
                terminal.settle()
                let shown = terminal.lines.dropLast()
                // Drawn anew; what the last line said is over.
                terminal.type("\u{0C}")
                terminal.settle()
                #expect(shown == terminal.lines.dropLast(), "after \(keys)\n\(shown.joined(separator: "\n"))")
            }
        }
        #expect(able.usedMargins && !plain.usedMargins)
        // A line of the text further.
        for terminal in [able, plain] {
            terminal.type("hggl")
            terminal.settle()
            terminal.received = 0
            terminal.type("j")
            terminal.settle()
        }
        #expect(able.received < 400, "\(able.received) bytes")
        #expect(plain.received > 2 * able.received, "\(plain.received) bytes")
    }
}
