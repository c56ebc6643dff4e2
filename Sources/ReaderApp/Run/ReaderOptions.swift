public import ArchiveModel
import Terminal

/// What the reader is started with.
public struct ReaderOptions: Sendable {
    public var library: Library
    /// Absolute paths of what was opened; empty for the whole library.
    public var paths: [String]
    public var configuration: Configuration
    /// A folder with the reader's own themes.
    public var themesFolder: String
    /// Goes before the configuration and what was chosen last.
    public var themeName: String?
    /// Values of `TERM` and `COLORTERM`, and whether `NO_COLOR` is set.
    public var terminalName: String
    public var hasTruecolor: Bool
    public var allowsColor: Bool
    let environment: [String: String]
    /// What is open, as its memory of filter and article calls it.
    public var memoryName = "library"
    /// How documents are read.
    public var reader = DocumentReader()
    /// A problem met before the screen was opened.
    public var warning: String?

    /// Where the layouts of `reader` are kept, which may change while it runs; nil for none.
    public var layouts: LayoutFolder?
    /// A program and its arguments that shows how a document is split; the path of that follows.
    ///
    /// Empty for none.
    public var cutCommand: [String] = []

    /// For screen readers and Braille lines.
    public var isLinear = false
    /// What may be done on this machine for the person at the terminal.
    public var permissions = Permissions.all
    /// The folder outside of which no document is read; nil for none.
    public var root: String?
    /// Whether the line to the terminal is slow; nil where that is to be found out.
    public var isSlow: Bool?
    /// What `TERM` says, but within tmux: a name of another terminal is wrong there, and cells would keep the wrong ground.
    static func terminalName(_ environment: [String: String]) -> String {
        let name = environment["TERM"] ?? ""
        let own = "tmux-256color"
        guard environment["TMUX"] != nil, name.hasPrefix("xterm"), TerminalFacts(terminal: own) != nil else {
            return name
        }
        return own
    }

    /// Whether links of the text are links of the terminal.
    var showsLinks: Bool {
        guard isSlow != true else { return false }
        return configuration.hyperlinks ?? Hyperlink.isKnown(terminal: terminalName, environment: environment)
    }
    var chosenTheme: String? { themeName ?? configuration.theme }

    public init(
        library: Library, paths: [String], configuration: Configuration, themesFolder: String, themeName: String?,
        environment: [String: String], warning: String? = nil
    ) {
        self.library = library
        self.paths = paths
        self.configuration = configuration
        self.themesFolder = themesFolder
        self.themeName = themeName
        self.environment = environment
        terminalName = Self.terminalName(environment)
        hasTruecolor = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        // no-color.org: set and not empty.
        allowsColor = (environment["NO_COLOR"] ?? "").isEmpty
        self.warning = warning
    }
}

/// Why the reader could not start.
public enum ReaderError: Error, Sendable {
    case library(LibraryError)
    case theme(ThemeError)
    case unknownTheme(name: String, known: [String])
    case notATerminal
    case unknownTerminal(String)
    case dumbTerminal(String)
    case tooManyFiles
}
