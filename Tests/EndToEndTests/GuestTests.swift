import Foundation
import TestSupport
import Testing

/// A guest who tries everything.
@Suite("A guest's session", .serialized)
struct GuestTests {
    /// A shell whose environment and files try to lead the program astray.
    private static func session() throws -> TerminalSession {
        let folder = try TemporaryFolder()
        let path = folder.path
        try folder.write(SampleArchive.digest, to: "docs/digest.txt")
        try folder.write("TOPSECRET\n\nNobody may read this.\n", to: "outside/secret.txt")
        try FileManager.default.createSymbolicLink(
            atPath: path + "/docs/link.txt", withDestinationPath: path + "/outside/secret.txt")
        try FileManager.default.createSymbolicLink(atPath: path + "/docs/all", withDestinationPath: path + "/outside")
        try folder.write(
            """
            browser = ["touch", "\(path)/marker-browser"]
            hyphenate = true
            [commands]
            touch = ["touch", "\(path)/marker-command"]
            """, to: "config/dossier/config.toml")
        return try TerminalSession(
            columns: 110, rows: 30, folder: folder,
            environment: [
                "BROWSER": "touch \(path)/marker-env", "EDITOR": "touch \(path)/marker-editor",
                "PAGER": "touch \(path)/marker-pager",
                "LESSOPEN": "|touch \(path)/marker-less", "TERMINFO": path + "/outside", "HOME": path + "/home",
            ])
    }

    private static func files(below folder: TemporaryFolder) -> Set<String> {
        let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return Set(all)
    }

    private static var memory: Set<String> {
        Set(
            ((try? FileManager.default.contentsOfDirectory(atPath: "/dev/shm")) ?? []).filter {
                $0.hasPrefix("dossier-")
            })
    }

    @Test("reads, and reaches nothing else")
    func reading() throws {
        let session = try Self.session()
        let before = Self.files(below: session.folder)
        let memory = Self.memory
        let docs = session.folder.path + "/docs"
        try session.command("\(TerminalSession.binary) --restricted --ephemeral --root \(docs) \(docs)")
        try session.wait("the list of the folder alone") { $0.contains("5 articles") && $0.contains("guest") }
        let process = try session.childProcess()
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        #expect(status.contains("NoNewPrivs:\t1") && status.contains("Seccomp:\t2"))
        for (key, answer) in [
            ("C-z", "no shell"), ("|", "no commands"), ("o", "names no address"), ("yt", "no clipboard"),
        ] {
            for letter in key == "yt" ? ["y", "t"] : [key] { try session.press(letter) }
            try session.wait("the refusal of \(key)") { screen in
                screen.contains(answer) || key == "|" && screen.contains("[commands]")
            }
        }
        // By a macro too.
        for key in ["g", "m", "a", "C-z", "|", "g", "m", "@", "a"] { try session.press(key) }
        try session.wait("the refusal of a macro's keys") { $0.contains("[commands]") || $0.contains("no shell") }
        try session.press("e")
        try session.wait("the name of a file") { $0.contains("Enter write") }
        try session.press("Enter")
        try session.wait("the refusal of a file") { $0.contains("no files") }
        try session.press("s")
        try session.wait("the star, which is the guest's own") { $0.contains("★") }
        #expect(!session.screen.contains("TOPSECRET"))
        try session.press("Q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        #expect(Self.files(below: session.folder) == before)
        // Guests of other tests come and go.
        try session.wait("the memory of the session to be gone") { _ in Self.memory.isSubset(of: memory) }
    }

    @Test(
        "a path outside of the root is refused, by a link too",
        arguments: ["outside/secret.txt", "docs/link.txt", "docs/all"])
    func outside(path: String) throws {
        let session = try Self.session()
        let folder = session.folder.path
        try session.command(
            "\(TerminalSession.binary) --restricted --ephemeral --root \(folder)/docs \(folder)/\(path)")
        try session.wait("the refusal") { $0.replacing("\n", with: "").contains("lies outside of") }
        try session.command("\(TerminalSession.binary) --restricted --ephemeral \(folder)/docs")
        try session.wait("the refusal without a root") {
            $0.replacing("\n", with: "").contains("only where --root says")
        }
    }

    @Test("documents made to lead out of the root, or to talk to the terminal, do neither")
    func crafted() throws {
        let session = try Self.session()
        let folder = session.folder.path
        let escapes = "\u{1B}]52;c;VE9QU0VDUkVU\u{07}\u{1B}]2;owned\u{07}\u{9B}2J\u{1B}P$q\u{22}p\u{1B}\\"
        for (name, target) in [
            ("a", "file://\(folder)/outside/secret.txt"), ("b", "../outside/secret.txt"),
            ("c", folder + "/outside/secret.txt"),
        ] {
            try session.folder.write(
                "---\ntitle: Crafted \(name)\ndate: 2021-01-0\(name == "a" ? 1 : 2)\ntags: [harbour]\n---\n\nSee [this](\(target)) and [[secret]]. \(escapes)\n",
                to: "crafted/\(name).md")
        }
        try session.folder.write(
            "<html><head><title>Crafted d</title><base href='file://\(folder)/outside/'></head><body><article><h1>Crafted d</h1><p>"
                + String(repeating: "Words to read in the harbour. ", count: 40)
                + "<a href='secret.txt'>this</a><img src='secret.txt'><iframe src='secret.txt'></iframe></p></article></body></html>",
            to: "crafted/d.html")
        let title = try session.tmux(["display-message", "-p", "#{pane_title}"])
        try session.command(
            "\(TerminalSession.binary) --restricted --ephemeral --root \(folder)/crafted \(folder)/crafted")
        try session.wait("the articles") {
            $0.contains("Crafted a") && $0.contains("Crafted d") && $0.contains("guest")
        }
        for _ in 0..<5 {
            try session.press("Enter")
            try session.press("f")
            try session.type("a")
            try session.press("Enter")
            try session.wait("the list once more") { !$0.contains("TOPSECRET") && $0.contains("Crafted a") }
            try session.press("Escape", "Escape")
            try session.press("h", "j")
        }
        #expect(try session.tmux(["display-message", "-p", "#{pane_title}"]) == title)
        #expect(try session.tmux(["list-buffers"]).isEmpty)
        try session.press("Q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        #expect(!FileManager.default.fileExists(atPath: folder + "/marker-env"))
        #expect(try String(contentsOfFile: folder + "/outside/secret.txt", encoding: .utf8).hasPrefix("TOPSECRET"))
    }

    @Test("a shared library is read, and never written")
    func shared() throws {
        let session = try Self.session()
        let folder = session.folder.path
        try session.command(
            "\(TerminalSession.binary) import --quiet --library \(folder)/shared/archive.sqlite --reader \(folder)/keeper.sqlite \(folder)/docs/digest.txt; echo done"
        )
        try session.wait("the import") { $0.contains("\ndone") }
        let archive = try Data(contentsOf: URL(fileURLWithPath: folder + "/shared/archive.sqlite"))
        try session.command(
            "clear; \(TerminalSession.binary) --restricted --ephemeral --library \(folder)/shared/archive.sqlite")
        try session.wait("the list") { $0.contains("5 articles") && $0.contains("guest") }
        try session.press("s", "Enter")
        try session.wait("the star, and one unread article less") { $0.contains("★") && $0.contains("4 unread") }
        try session.press("Q")
        try session.wait("the shell") { $0.contains("ready>") && !$0.contains("Filter") }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/shared/archive.sqlite")) == archive)
    }

    @Test(
        "sshd gives a guest the reader and nothing else, whatever is asked for",
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: SSHServer.program), "there is no sshd on this machine"))
    func forced() throws {
        let session = try Self.session()
        let folder = session.folder.path
        let server = try SSHServer(
            forcing:
                "\(TerminalSession.binary) --restricted --ephemeral --root \(folder)/docs \(folder)/docs/digest.txt")
        try session.command(server.login(running: "cat \(folder)/outside/secret.txt; sh"))
        try session.wait("the guest's list") { $0.contains("5 articles") && $0.contains("guest") }
        try session.press("C-z")
        try session.wait("that there is no shell") { $0.contains("no shell") }
        #expect(!session.screen.contains("TOPSECRET"))
        try session.press("Q")
        try session.wait("the own shell again") { $0.contains("\nready>") && !$0.contains("Filter") }
        // Without a terminal there is the list.
        let bare = server.login(running: "cat \(folder)/outside/secret.txt").replacing("-tt", with: "-T")
        try session.command("clear; \(bare) </dev/null; echo over")
        try session.wait("the list as text") { $0.contains("over") && $0.contains("Weekly briefs") }
        #expect(!session.screen.contains("TOPSECRET"))
    }

    @Test("guests come and go while the keeper has the library open, and leave nothing, however they end")
    func leaving() throws {
        let session = try Self.session()
        let folder = session.folder.path
        let memory = Self.memory
        let library = "--library \(folder)/shared/archive.sqlite"
        try session.command(
            "\(TerminalSession.binary) import --quiet \(library) --reader \(folder)/keeper.sqlite \(folder)/docs/digest.txt; echo done"
        )
        try session.wait("the import") { $0.contains("\ndone") }
        let keeper = try TerminalSession(columns: 100, rows: 30, folder: session.folder)
        try keeper.command("\(TerminalSession.binary) \(library) --reader \(folder)/keeper.sqlite")
        try keeper.wait("the keeper's list") { $0.contains("5 articles") }
        let guest = "\(TerminalSession.binary) --restricted --ephemeral \(library)"
        try session.command(
            "clear; echo; for i in $(seq 25); do \(guest) </dev/null >\(folder)/out || echo failed with $?; done; echo $(wc -l <\(folder)/out) lines; echo all over"
        )
        try session.wait("all guests to have read") { $0.contains("\nall over") }
        #expect(!session.screen.contains("failed"))
        #expect(session.screen.contains("5 lines"))
        try session.command("clear; echo; \(guest) </dev/null | true; echo gone")
        try session.wait("one that nobody listens to") { $0.contains("\ngone") }
        #expect(Self.memory.isSubset(of: memory))
        try session.command("clear; \(guest)")
        try session.wait("the guest's list") { $0.contains("5 articles") && $0.contains("guest") }
        try session.press("R")
        try session.wait("why nothing is looked for") { $0.contains("can only be read") }
        kill(try session.childProcess(), SIGKILL)
        try session.command("")
        try session.command("clear; stty sane; echo; \(guest) </dev/null | wc -l; echo after it")
        try session.wait("a session after one that was killed") { $0.contains("\nafter it") }
        // Guests of other tests come and go.
        try session.wait("the memory of both to be gone") { _ in Self.memory.isSubset(of: memory) }
    }
}
