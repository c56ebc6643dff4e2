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
