import Foundation
import TestSupport
import Testing

/// A program in a real terminal: tmux runs it, keys are typed, screens are read.
final class TerminalSession {
    private let socket = "dossier-\(UUID().uuidString.prefix(8))"
    let folder: TemporaryFolder

    /// The binary that was built together with the tests.
    static let binary: String = {
        let beside = (ProcessInfo.processInfo.arguments[0] as NSString).deletingLastPathComponent + "/dossier"
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : Repository.root + "/.build/debug/dossier"
    }()

    /// Starts a shell; what is typed first is the command.
    ///
    /// `folder`: for its files and databases; another session may share it.
    init(columns: Int, rows: Int, folder: TemporaryFolder? = nil, environment: [String: String] = [:]) throws {
        self.folder = try folder ?? TemporaryFolder()
        let path = self.folder.path
        var variables = [
            "XDG_DATA_HOME": path + "/data", "XDG_STATE_HOME": path + "/state", "XDG_CONFIG_HOME": path + "/config",
            "LC_ALL": "C.UTF-8", "PS1": "ready> ",
            // A shell that is left writes its history into a folder that is being removed.
            "HOME": path, "HISTFILE": "",
        ]
        variables.merge(environment) { $1 }
        let settings = variables.map { "\($0.key)=\($0.value)" }.sorted()
        try start(
            ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", path, "env"] + settings
                + ["bash", "--norc", "--noprofile", "-i"])
        try wait("the shell's prompt") { $0.contains("ready>") }
    }

    deinit {
        _ = try? tmux(["kill-server"])
    }

    /// The server that this starts stays.
    ///
    /// Foundation's Process would wait for it, since it inherits what that listens on.
    private func start(_ arguments: [String]) throws {
        let words = ["tmux", "-L", socket] + arguments
        let child = try Self.spawn(words)
        var status: Int32 = 0
        waitpid(child, &status, 0)
    }

    /// Starts a program that gets all signals.
    ///
    /// Threads of the test runner block signals, and a child would inherit that.
    static func spawn(_ words: [String]) throws -> pid_t {
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var child: pid_t = 0
        guard posix_spawnp(&child, words[0], nil, &attributes, &pointers, environ) == 0 else {
            throw Missing(what: words[0])
        }
        return child
    }

    @discardableResult
    func tmux(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["tmux", "-L", socket] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// Types a command line.
    func command(_ line: String) throws {
        try tmux(["send-keys", "-l", line])
        try tmux(["send-keys", "Enter"])
    }

    /// Keys by tmux's names.
    func press(_ keys: String...) throws {
        for key in keys { try tmux(["send-keys", key]) }
    }

    func type(_ text: String) throws {
        try tmux(["send-keys", "-l", "--", text])
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    var screen: String { (try? tmux(["capture-pane", "-p"])) ?? "" }

    /// Waits until the screen shows what is wanted.
    func wait(
        _ what: String, seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation,
        _ condition: (String) -> Bool
    ) throws {
        let end = Date(timeIntervalSinceNow: seconds)
        var last = ""
        while Date() < end {
            last = screen
            if condition(last) { return }
            Thread.sleep(forTimeInterval: 0.05)
        }
        Issue.record("waited in vain for \(what); the screen shows\n\(last)", sourceLocation: sourceLocation)
        throw Missing(what: what)
    }

    struct Missing: Error { let what: String }

    /// The process that runs in the pane's shell.
    func childProcess() throws -> Int32 {
        let shell = try tmux(["display-message", "-p", "#{pane_pid}"]).trimmingCharacters(in: .whitespacesAndNewlines)
        let end = Date(timeIntervalSinceNow: 5)
        while Date() < end {
            let children = (try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)) ?? ""
            if let first = children.split(separator: " ").first, let number = Int32(first) { return number }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw Missing(what: "a process in the shell")
    }
}
