import Foundation
import TestSupport
import Testing

/// A pane scrolls beside others where the terminal can do it, and looks the same where it can't.
@Suite("Scrolling beside other panes")
struct MarginTests {
    @Test("the terminal moves the rows, and shows what it shows when it is drawn anew")
    func scrolling() throws {
        let folder = try TemporaryFolder()
        try write(60, to: folder)
        // Cells that come free take the ground of the theme.
        _ = try folder.write("theme = \"dusk\"\n", to: "config/dossier/config.toml")
        let terminals = try [MarginTerminal.Margining.real, .claimed, .unknown].map { try reader($0, of: folder, 60) }
        for keys in [
            String(repeating: "j", count: 45), String(repeating: "k", count: 38),
            "lz" + String(repeating: "j", count: 9),
            "z" + String(repeating: "j", count: 17), "kkk", "3k", "h5j", "gt\u{1B}[B", "gth",
        ] {
            for terminal in terminals {
                for key in keys.unicodeScalars {
                    terminal.type(String(key))
                    terminal.settle(milliseconds: 15)
                }
                terminal.settle()
                let (shown, pictures) = (terminal.lines.dropLast(), terminal.screen.pictures.dropLast())
                // Drawn anew; what the last line said is over.
                terminal.type("\u{0C}")
                terminal.settle()
                #expect(shown == terminal.lines.dropLast(), "after \(keys)\n\(shown.joined(separator: "\n"))")
                #expect(zip(pictures, terminal.screen.pictures.dropLast()).first { $0 != $1 } == nil, "after \(keys)")
            }
        }
        #expect(terminals[0].screen.marginScrolls > 20)
        // The one that claims to have them is asked for a proof, and no more.
        #expect(terminals[1...].map(\.screen.marginsSet) == [1, 0])
    }

    @Test(
        "a line of the text costs some bytes beside a long list, and beside one that leaves rows blank",
        arguments: [60, 15])
    func bytes(articles: Int) throws {
        let folder = try TemporaryFolder()
        try write(articles, to: folder)
        let terminal = try reader(.real, of: folder, articles)
        terminal.type("l")
        terminal.settle()
        for _ in 1...5 {
            terminal.received = 0
            terminal.type("j")
            terminal.settle()
            #expect((1..<200).contains(terminal.received), "\(terminal.received) bytes")
        }
    }

    @Test("keys cost what was promised", arguments: [MarginTerminal.Margining.real, .unknown])
    func budgets(margining: MarginTerminal.Margining) throws {
        let folder = try TemporaryFolder()
        try write(120, to: folder)
        // The list beside the text, above it, and alone.
        for (arrangement, turn) in ["", "Z", ""].enumerated() {
            let isSlow = arrangement == 2
            let terminal = try reader(margining, of: folder, 120, flags: isSlow ? ["--slow"] : ["--no-slow"])
            terminal.type(turn)
            terminal.settle(milliseconds: 400)
            #expect(terminal.lines.contains { $0.hasPrefix("──────") } == (turn == "Z"))
            func cost(of key: String, times: Int = 1) -> Int {
                var bytes = 0
                for _ in 0..<times {
                    terminal.received = 0
                    terminal.type(key)
                    terminal.settle(milliseconds: 30)
                    bytes += terminal.received
                }
                // What follows when the hand rests, as the text, is counted by nobody.
                terminal.settle(milliseconds: 300)
                return bytes / times
            }
            // On a machine with other work the text may come in between: it has four tries.
            func isWithin(_ limit: Int, _ keys: String..., times: Int = 1) -> Bool {
                (0..<4).contains { (1...limit).contains(cost(of: keys[$0 % keys.count], times: times)) }
            }
            // What was said at the start goes with the first key.
            _ = cost(of: "j")
            #expect(isWithin(isSlow ? 60 : 300, "j", "k"), "selection")
            #expect(isWithin(350, "j", "k", times: 60), "list")
            terminal.type("gg/")
            terminal.settle(milliseconds: 400)
            terminal.type("zz")
            try terminal.wait(for: "0 articles")
            terminal.settle(milliseconds: 400)
            #expect(isWithin(30, "z"), "letter")
            terminal.type("\u{1B}")
            try terminal.wait(for: "120 articles")
            terminal.type(margining == .real || arrangement > 0 ? "l" : "lz")
            terminal.settle(milliseconds: 400)
            #expect(isWithin(400, "j", times: 5), "text")
            terminal.received = 0
            terminal.settle(milliseconds: 1500)
            #expect(terminal.received == 0)
        }
    }

    @Test("a terminal that goes away without the answers that it owes takes the reader with it")
    func goneWithAnswers() throws {
        let folder = try TemporaryFolder()
        try write(60, to: folder)
        let terminal = try reader(.unknown, of: folder, 60)
        terminal.isMute = true
        terminal.type("lJJ")
        terminal.settle()
        terminal.hangUp()
        for _ in 0..<200 where !terminal.hasEnded { Thread.sleep(forTimeInterval: 0.05) }
        #expect(terminal.hasEnded)
    }

    private func write(_ articles: Int, to folder: TemporaryFolder) throws {
        let words = "the pier and the harbour and the roof of slate and oak were seen again".split(separator: " ")
        for number in 1...articles {
            let lines = (1...90).map { line in
                "Line \(line) of \(number): " + words.shuffled().prefix(6 + line % 5).joined(separator: " ") + ".\n"
            }
            _ = try folder.write(
                """
                ---
                title: Article \(number) of the harbour and of the roofs of slate
                date: 2021-\(String(format: "%02d", 1 + number % 12))-05
                author: Ines Halvard
                tags: [harbours, slate]
                ---

                \(lines.joined(separator: "\n"))
                """, to: "docs/\(number).md")
        }
    }

    private func reader(
        _ margining: MarginTerminal.Margining, of folder: TemporaryFolder, _ articles: Int, flags: [String] = []
    ) throws -> MarginTerminal {
        let own = "\(folder.path)/\(margining)\(flags.joined())"
        let terminal = try MarginTerminal(
            [
                TerminalSession.binary, "--library", own + ".sqlite", "--reader", own + "-r.sqlite",
                folder.path + "/docs",
            ] + flags,
            margining, folder: folder)
        try terminal.wait(for: "\(articles) articles")
        return terminal
    }
}
