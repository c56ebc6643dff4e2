import Foundation

/// Programs outside of Dossier: the browser, the clipboard's tools, the reader's own commands.
///
/// Text gets to them as one argument or on their standard input, never through a shell.
struct Outside: Sendable {
    /// What is to be done with an address.
    enum Opening: Equatable {
        /// A program with a window of its own.
        case window([String])
        /// A program that needs this terminal.
        case terminal([String])
        /// There is no browser here.
        case none
        /// An address that is not opened.
        case refused(String)
    }

    private static let schemes: Set<String> = ["http", "https", "ftp", "gopher", "gemini", "mailto"]
    private static let terminalBrowsers: Set<String> = [
        "w3m", "lynx", "links", "links2", "elinks", "browsh", "amfora", "carbonyl", "chawan", "cha",
    ]

    let environment: [String: String]
    /// An argument vector from the configuration; `%u` stands for the address.
    let browser: [String]

    init(environment: [String: String], browser: [String] = []) {
        self.environment = environment
        self.browser = browser
    }

    func opening(_ address: String) -> Opening {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard Self.schemes.contains(scheme), address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            return .refused(address)
        }
        guard let command = command() else { return .none }
        let holds = command.contains { $0.contains("%u") || $0.contains("%s") }
        let arguments =
            command.map { $0.replacing("%u", with: address).replacing("%s", with: address) } + (holds ? [] : [address])
        let name = command[0].split(separator: "/").last.map(String.init) ?? command[0]
        return Self.terminalBrowsers.contains(name) ? .terminal(arguments) : .window(arguments)
    }

    /// Of the configuration, of `BROWSER` (several apart by colons, as xdg-open has it), of the desktop.
    private func command() -> [String]? {
        if let program = browser.first, let path = path(of: program) { return [path] + browser.dropFirst() }
        for choice in (environment["BROWSER"] ?? "").split(separator: ":") {
            let words = choice.split(separator: " ").map(String.init)
            if let program = words.first, let path = path(of: program) { return [path] + words.dropFirst() }
        }
        #if os(macOS)
            return environment["SSH_CONNECTION"] == nil ? ["/usr/bin/open"] : nil
        #else
            let hasScreen = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY")
            return hasScreen ? path(of: "xdg-open").map { [$0] } : nil
        #endif
    }

    private func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }

    /// The tools that take text for the clipboard on their standard input.
    func clipboardTools() -> [[String]] {
        var tools: [[String]] = []
        // `-w` hands it on to the terminal around tmux.
        if isSet("TMUX") { tools.append(["tmux", "load-buffer", "-w", "-"]) }
        if isSet("WAYLAND_DISPLAY") { tools.append(["wl-copy"]) }
        if isSet("DISPLAY") { tools += [["xclip", "-selection", "clipboard"], ["xsel", "-ib"]] }
        #if os(macOS)
            tools.append(["pbcopy"])
        #endif
        return tools.compactMap { tool in path(of: tool[0]).map { [$0] + tool.dropFirst() } }
    }

    /// Where a program lies; nil where it can't be run.
    func path(of program: String) -> String? {
        guard !program.contains("/") else {
            return FileManager.default.isExecutableFile(atPath: program) ? program : nil
        }
        for folder in (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":") {
            let path = folder + "/" + program
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return nil
    }

    /// Starts a program that has nothing to do with this terminal; its end is not waited for.
    /// - Returns: whether it could be started.
    static func start(_ arguments: [String], input: String? = nil) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = input.map { _ in Pipe() }
        process.standardInput = pipe ?? FileHandle.nullDevice as Any
        guard (try? process.run()) != nil else { return false }
        if let pipe, let input {
            try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try? pipe.fileHandleForWriting.close()
        }
        return true
    }

    /// Runs a program on this terminal, which curses has given back, and waits for its end.
    /// - Returns: its exit status; nil where it could not be started.
    func run(_ arguments: [String], input: String? = nil) -> Int32? {
        ForegroundProcess.run(arguments, input: input, environment: environment)
    }
}
