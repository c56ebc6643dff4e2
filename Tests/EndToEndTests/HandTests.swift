import Foundation
import TestSupport
import Testing

/// What leaves the program: copies, files, other programs on the terminal.
@Suite("The hand in a terminal")
struct HandTests {
    private static let article = """
        ---
        title: Ships in the harbour
        link: https://example.org/ships
        date: 2024-05-03
        ---
        See [the report](https://example.org/report) about it.
        """

    private func session(configuration: String = "") throws -> TerminalSession {
        let session = try TerminalSession(columns: 100, rows: 24)
        let path = session.folder.path
        try FileManager.default.createDirectory(
            atPath: path + "/config/dossier", withIntermediateDirectories: true)
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: path + "/config/dossier/config.toml"))
        try Data(Self.article.utf8).write(to: URL(fileURLWithPath: path + "/ships.md"))
        try session.command("\(TerminalSession.binary) ships.md")
        try session.wait("the article") { $0.contains("1 article") && $0.contains("the report") }
        return session
    }

    @Test("copies go to the clipboard of tmux")
    func copies() throws {
        let session = try session()
        try session.press("y", "t")
        try session.wait("the word about it") { $0.contains("Copied the title") }
        let end = Date(timeIntervalSinceNow: 10)
        var copied = ""
        while copied.isEmpty, Date() < end {
            copied = try session.tmux(["show-buffer"])
            Thread.sleep(forTimeInterval: 0.05)
        }
        #expect(copied == "Ships in the harbour")
    }

    @Test("a command of the configuration has the terminal, its keys and its interrupts")
    func commands() throws {
        let session = try session(
            configuration:
                "[commands]\nask = [\"sh\", \"-c\", \"head -n 1; read answer </dev/tty; echo heard $answer\"]\nrest = [\"sleep\", \"600\"]\n"
        )
        try session.press("|")
        try session.type("ask")
        try session.press("Enter")
        try session.wait("the command's output") { !$0.contains("Filter") && $0.contains("# Ships in the harbour") }
        try session.type("a word")
        try session.press("Enter")
        try session.wait("its end") { $0.contains("heard a word") && $0.contains("Enter goes back") }
        try session.press("Enter")
        try session.wait("the reader") { $0.contains("1 article") && !$0.contains("heard") }
        try session.press("|")
        try session.type("rest")
        try session.press("Enter")
        try session.wait("the other screen") { !$0.contains("Filter") }
        Thread.sleep(forTimeInterval: 0.3)
        try session.press("C-c")
        try session.wait("the interrupted command") { $0.contains("sleep ended with 130") }
        try session.press("Enter")
        try session.wait("the reader again") { $0.contains("1 article") }
        try session.press("j")
        try session.press("Q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
    }

    @Test("a browser for the terminal opens the original, a file takes the article")
    func originals() throws {
        let session = try session()
        let path = session.folder.path
        // The name tells that it needs the terminal.
        let browser = path + "/w3m"
        try Data("#!/bin/sh\necho \"at $1\"; read key\n".utf8).write(to: URL(fileURLWithPath: browser))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser)
        try session.press("Q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        try session.command("clear; BROWSER=\(browser) \(TerminalSession.binary) ships.md")
        try session.wait("the article") { $0.contains("1 article") && $0.contains("the report") }
        try session.press("l", "f")
        try session.wait("letters on the links") { $0.contains("See ahe report") }
        try session.press("a")
        try session.wait("the browser") { $0.contains("at https://example.org/report") && !$0.contains("Filter") }
        try session.press("Enter")
        try session.wait("the reader") { $0.contains("1 article") && !$0.contains("at https") }
        try session.press("e")
        try session.wait("the name of a file") { $0.contains("ships-in-the-harbour.md") }
        try session.press("Enter")
        try session.wait("the word about it") { $0.contains("Wrote ships-in-the-harbour.md") }
        let written = try String(contentsOfFile: path + "/ships-in-the-harbour.md", encoding: .utf8)
        #expect(written.contains("[the report](https://example.org/report)"))
        try session.press("Q")
    }
}
