import Foundation
import TestSupport
import Testing

/// Terminals by their terminfo entries.
@Suite("Kinds of terminals", .serialized)
struct TerminalKindTests {
    @Test(
        "lists, opens, finds, and gives the terminal back as it was",
        arguments: [
            "xterm", "xterm-256color", "xterm-direct", "tmux", "tmux-256color", "screen", "screen-256color", "linux",
            "vt100", "vt220",
            "rxvt-unicode",
        ])
    func kinds(name: String) throws {
        let session = try TerminalSession(columns: 80, rows: 24)
        guard Self.isKnown(name) else { return }
        try session.folder.write(SampleArchive.digest, to: "docs/digest.txt")
        try session.command(
            "A=$(stty -a); env -u TMUX TERM=\(name) \(TerminalSession.binary) \(session.folder.path)/docs; [ \"$A\" = \"$(stty -a)\" ] && echo same modes"
        )
        try session.wait("the list") { $0.contains("5 articles, 5 unread") && $0.contains("China and Norway") }
        try session.press("j", "Enter")
        try session.wait("the text in focus") { $0.contains("4 unread") && $0.contains(" %") }
        try session.press("q", "/")
        try session.type("huawei")
        try session.wait("the filtered list") { $0.contains("1 article") && $0.contains("Huawei builds") }
        try session.press("Escape")
        try session.wait("all articles") { $0.contains("5 articles") }
        try session.press("Q")
        // Where there is no other screen to come back from, the last line at least is the shell's.
        try session.wait("the shell on a line of its own") { screen in
            let lines = screen.split(separator: "\n")
            return lines.last?.hasPrefix("ready>") == true && lines.dropLast().last == "same modes"
        }
    }

    @Test("a locale without Unicode gets ASCII alone", arguments: ["C", "POSIX", "en_US.ISO-8859-1"])
    func locales(name: String) throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        try session.folder.write(SampleArchive.digest, to: "docs/digest.txt")
        try session.command("LC_ALL=\(name) \(TerminalSession.binary) \(session.folder.path)/docs")
        try session.wait("the list") { $0.contains("5 articles, 5 unread") }
        for keys in [["Enter"], ["?"], ["Escape"], ["h", "t"], ["Escape"], ["g", "t"], ["D"]] {
            for key in keys { try session.press(key) }
            Thread.sleep(forTimeInterval: 0.3)
            #expect(session.screen.utf8.allSatisfy { $0 < 0x80 }, "\(keys)\n\(session.screen)")
            #expect(!session.screen.contains("??"), "\(keys)")
        }
    }

    @Test("a terminal that is not known is told, and one that can't place its cursor too")
    func wrongNames() throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        try session.folder.write(SampleArchive.digest, to: "docs/digest.txt")
        for (name, sentence) in [
            ("nonsense", "knows no terminal"), ("../../etc/passwd", "knows no terminal"), ("", "TERM is not set"),
            ("dumb", "can't place its cursor"),
        ] {
            try session.command(
                "clear; TERM=\(name) \(TerminalSession.binary) \(session.folder.path)/docs; echo ended $?")
            try session.wait("the sentence for \(name)") { $0.contains(sentence) && $0.contains("ended 3") }
        }
    }

    @Test("a paste goes into the filter as one line, focus events change nothing, Escape leaves at once")
    func events() throws {
        let session = try TerminalSession(columns: 100, rows: 30)
        try session.folder.write(SampleArchive.digest, to: "docs/digest.txt")
        try session.command("\(TerminalSession.binary) \(session.folder.path)/docs")
        try session.wait("the list") { $0.contains("5 articles, 5 unread") }
        let shown = session.screen
        try session.tmux(["send-keys", "-H", "1b", "5b", "4f", "1b", "5b", "49"])
        Thread.sleep(forTimeInterval: 0.3)
        #expect(session.screen.split(separator: "\n").dropLast() == shown.split(separator: "\n").dropLast())
        try session.press("/")
        try session.tmux(["set-buffer", "huawei\nbuilds\tradio"])
        try session.tmux(["paste-buffer", "-p"])
        try session.wait("the pasted words") { $0.contains("huawei builds radio") && $0.contains("1 article") }
        try session.press("Escape")
        try session.wait("all articles") { $0.contains("5 articles, 5 unread") }
    }

    @Test("a window that gets its size while the reader opens it is filled", arguments: [0.05, 1.5])
    func growing(seconds: Double) throws {
        let folder = try TemporaryFolder()
        try folder.write(SampleArchive.digest, to: "docs/digest.txt")
        let terminal = try MarginTerminal(
            [TerminalSession.binary, folder.path + "/docs"], .unknown, folder: folder, isSmall: true)
        Thread.sleep(forTimeInterval: seconds)
        terminal.grow()
        try terminal.wait(for: "5 articles, 5 unread")
        terminal.settle()
        #expect(terminal.lines.first?.trimmingCharacters(in: .whitespaces).hasSuffix("5 articles, 5 unread") == true)
        #expect(terminal.lines.last?.contains("1/5") == true)
    }

    @Test("a pane of tmux that is split, zoomed and back shows what it shows when it is drawn anew")
    func zoom() throws {
        let session = try TerminalSession(columns: 200, rows: 40)
        try session.folder.write(SampleArchive.digest, to: "docs/digest.txt")
        try session.command("\(TerminalSession.binary) \(session.folder.path)/docs")
        try session.wait("the list") { $0.contains("5 articles, 5 unread") }
        try session.press("j", "Enter")
        try session.wait("the text in focus") { $0.contains("4 unread") && $0.contains(" %") }
        try session.tmux(["split-window", "-h", "-d", "sleep 60"])
        for step in ["split", "zoomed", "back", "zoomed again"] {
            if step != "split" { try session.tmux(["resize-pane", "-Z"]) }
            let width = try session.tmux(["display-message", "-p", "#{pane_width}"])
            let columns = Int(width.filter(\.isNumber)) ?? 0
            #expect(step.hasPrefix("zoomed") ? columns == 200 : (90..<110).contains(columns))
            // The number of articles ends beside the edge.
            try session.wait("the list, \(step)") { screen in
                screen.split(separator: "\n").first.map { $0.hasSuffix("4 unread") && $0.count == columns - 1 } ?? false
            }
            Thread.sleep(forTimeInterval: 0.2)
            let shown = session.screen
            try session.press("C-l")
            Thread.sleep(forTimeInterval: 0.3)
            #expect(shown == session.screen, "\(step)")
        }
    }

    /// Whether this system has an entry of that name.
    private static func isKnown(_ name: String) -> Bool {
        ["/usr/share/terminfo", "/lib/terminfo", "/etc/terminfo"].contains {
            FileManager.default.fileExists(atPath: "\($0)/\(name.prefix(1))/\(name)")
        }
    }
}
