import Foundation
import TestSupport
import Testing

/// Reading through a real sshd.
@Suite(
    "From anywhere", .serialized,
    .enabled(if: FileManager.default.isExecutableFile(atPath: SSHServer.program), "there is no sshd on this machine"))
struct RemoteTests {
    /// The reader over SSH, with the folders of a session.
    private static func reader(_ session: TerminalSession, _ arguments: String = "") throws -> String {
        let path = session.folder.path
        try session.folder.write(SampleArchive.digest, to: "docs/digest.txt")
        return
            "env LC_ALL=C.UTF-8 XDG_DATA_HOME=\(path)/data XDG_STATE_HOME=\(path)/state XDG_CONFIG_HOME=\(path)/config "
            + "\(TerminalSession.binary) \(arguments) \(path)/docs"
    }

    /// Readers that run with files of a folder.
    private static func readers(in folder: TemporaryFolder) -> [Int32] {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { Int32($0) }.filter { number in
            let line = (try? String(contentsOfFile: "/proc/\(number)/cmdline", encoding: .utf8)) ?? ""
            return line.hasPrefix(TerminalSession.binary) && line.contains(folder.path)
        }
    }

    @Test("log in, read, resize, and come back to the shell")
    func reading() throws {
        let server = try SSHServer()
        let session = try TerminalSession(columns: 100, rows: 30)
        try session.command(server.login(running: try Self.reader(session)))
        try session.wait("the list") { $0.contains("5 articles") }
        try session.press("Enter")
        try session.wait("the text in focus") { $0.contains(" %") && $0.contains("4 unread") }
        try session.resize(columns: 80, rows: 24)
        try session.wait("the panes above each other") { $0.contains("────────────────") && $0.contains("4 unread") }
        try session.press("Q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        #expect(Self.readers(in: session.folder).isEmpty)
    }

    @Test("a storm of sizes ends with the screen that belongs to the last one")
    func resizing() throws {
        let server = try SSHServer()
        let session = try TerminalSession(columns: 100, rows: 30)
        try session.command(server.login(running: try Self.reader(session)))
        try session.wait("the list") { $0.contains("5 articles") }
        for number in 0..<60 {
            try session.resize(columns: 20 + number * 37 % 170, rows: 5 + number * 13 % 50)
            if number % 7 == 0 { try session.press("j", "Enter", "h") }
        }
        try session.resize(columns: 90, rows: 26)
        try session.wait("the last size") { screen in
            let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.first?.contains("5 articles") == true && lines.dropFirst(25).first?.contains("/5") == true
        }
        try session.press("Q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        #expect(Self.readers(in: session.folder).isEmpty)
    }

    @Test(
        "a connection that drops leaves nothing running, and loses nothing",
        arguments: ["reading", "filtering", "a pop-up"])
    func dropped(during what: String) throws {
        let server = try SSHServer()
        let session = try TerminalSession(columns: 100, rows: 30)
        let command = server.login(running: try Self.reader(session))
        try session.command(command)
        try session.wait("the list") { $0.contains("5 articles") }
        try session.press("j", "s", "Enter")
        try session.wait("the star, and one unread article less") { $0.contains("★") && $0.contains("4 unread") }
        switch what {
        case "filtering":
            try session.press("h", "/")
            try session.type("chi")
        case "a pop-up": try session.press("T")
        default: break
        }
        kill(try session.childProcess(), SIGKILL)
        let end = Date(timeIntervalSinceNow: 10)
        while !Self.readers(in: session.folder).isEmpty, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
        #expect(Self.readers(in: session.folder).isEmpty)
        let next = try TerminalSession(columns: 100, rows: 30, folder: session.folder)
        try next.command(command)
        try next.wait("what was done before") { $0.contains("★") && $0.contains("4 unread") }
        try next.press("Q")
        try next.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
    }

    @Test("two sessions of one person see each other's marks")
    func together() throws {
        let server = try SSHServer()
        let first = try TerminalSession(columns: 100, rows: 30)
        let command = server.login(running: try Self.reader(first))
        try first.command(command)
        try first.wait("the list") { $0.contains("5 articles") }
        let second = try TerminalSession(columns: 100, rows: 30, folder: first.folder)
        try second.command(command)
        try second.wait("the list") { $0.contains("5 articles") }
        try first.press("s")
        try first.wait("its star") { $0.contains("★") }
        // Untouched: it is told.
        try second.wait("the other's star") { $0.contains("★") }
        for session in [first, second] {
            try session.press("Q")
            try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        }
    }

    @Test("a line of 300 ms and 9,600 bit/s is noticed, and keys that come fast end where they should")
    func slow() throws {
        let server = try SSHServer()
        let relay = try SlowRelay(to: server.port, delay: 0.15, bytesPerSecond: 1200)
        let session = try TerminalSession(columns: 100, rows: 30)
        try session.command(server.login(running: try Self.reader(session), port: relay.port))
        try session.wait("the list and the line", seconds: 60) { $0.contains("5 articles") && $0.contains("Slow line") }
        try session.press("j", "j", "j", "k", "j")
        try session.wait("the fourth row", seconds: 30) { $0.contains("4/5") && $0.contains("›") }
        try session.press("Enter")
        try session.wait("the text", seconds: 30) { $0.contains(" %") && $0.contains("4 unread") }
        try session.press("Q")
        try session.wait("the shell", seconds: 30) { $0.contains("ready>") && !$0.contains("Filter") }
        #expect(Self.readers(in: session.folder).isEmpty)
    }

    @Test("pages that are asked for faster than a line of 9,600 bit/s takes them are left out, and do not queue")
    func pages() throws {
        let server = try SSHServer()
        let relay = try SlowRelay(to: server.port, delay: 0.15, bytesPerSecond: 1200)
        let session = try TerminalSession(columns: 140, rows: 40)
        for number in 1...200 {
            try session.folder.write(
                "# Pier \(number * 7919 % 1009) of \(String(repeating: "\(number * 31) oaks and ", count: 5)) piers\n\nText.\n",
                to: "docs/\(number).md")
        }
        try session.command(server.login(running: try Self.reader(session, "--slow"), port: relay.port))
        try session.wait("the list", seconds: 60) { $0.contains("205 articles") && $0.contains("›") }
        Thread.sleep(forTimeInterval: 2)
        for _ in 1...30 {
            try session.press("C-d")
            Thread.sleep(forTimeInterval: 0.05)
        }
        try session.wait("the last row", seconds: 30) { $0.contains("205/205") }
        #expect((1...10_000).contains(relay.mostWaiting), "\(relay.mostWaiting) bytes waited")
        try session.press("Q")
        try session.wait("the shell", seconds: 30) { $0.contains("ready>") && !$0.contains("Filter") }
    }

    @Test("frames of a key that is held are left out where the line can't take them, and do not queue")
    func held() throws {
        let server = try SSHServer()
        let relay = try SlowRelay(to: server.port, delay: 0.02, bytesPerSecond: 16_000)
        let session = try TerminalSession(columns: 120, rows: 36)
        let lines = (1...300).map {
            "Line \($0) of the \(($0 * 7919) % 1009)th pier, and of the oaks that stand by it.\n"
        }
        for number in 1...40 {
            try session.folder.write("# Pier \(number)\n\n" + lines.joined(separator: "\n"), to: "docs/\(number).md")
        }
        try session.command(server.login(running: try Self.reader(session, "--no-slow"), port: relay.port))
        try session.wait("the list") { $0.contains("45 articles") }
        try session.press("g", "g", "Enter")
        try session.wait("the text") { $0.contains("Line 3 of") && $0.contains("0 %") }
        for _ in 1...100 {
            try session.press("j")
            Thread.sleep(forTimeInterval: 0.02)
        }
        try session.wait("the last of all lines", seconds: 30) {
            $0.contains("Line 66 of") && !$0.contains("Line 49 of")
        }
        #expect((1...16_000).contains(relay.mostWaiting), "\(relay.mostWaiting) bytes waited")
        try session.press("Q")
        try session.wait("the shell", seconds: 30) { $0.contains("ready>") && !$0.contains("Filter") }
    }
}
