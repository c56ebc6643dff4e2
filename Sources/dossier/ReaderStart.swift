import ArgumentParser
import ReaderApp

/// Opens the reader and says in a sentence why it could not.
enum ReaderStart {
    static func run(_ options: ReaderOptions) throws(CommandFailure) {
        do { try Reader.run(options) } catch { throw failure(error) }
    }

    static func failure(_ error: ReaderError) -> CommandFailure {
        switch error {
        case .library(let error): CommandFailure(error)
        case .theme(let error): CommandFailure(sentence(error), code: .usage)
        case .unknownTheme(let name, let known):
            CommandFailure("there is no theme “\(name)”; there are \(known.joined(separator: ", "))", code: .usage)
        case .notATerminal:
            CommandFailure("the reader needs a terminal for its keys; use `dossier list` in scripts", code: .input)
        case .unknownTerminal(let name):
            CommandFailure(
                name.isEmpty
                    ? "TERM is not set; set it to your terminal's name, such as xterm-256color"
                    : "this system knows no terminal “\(name)”; set TERM to one it knows, such as xterm-256color",
                code: .input)
        case .dumbTerminal(let name):
            CommandFailure("the terminal “\(name)” can't place its cursor; use `dossier list` there", code: .input)
        case .tooManyFiles: CommandFailure("the system lets this process open no more files", code: .input)
        }
    }

    private static func sentence(_ error: ThemeError) -> String {
        switch error {
        case .notTOML(let theme, let line, _): "the theme “\(theme)” is no TOML in line \(line)"
        case .unknownRole(let theme, let role): "the theme “\(theme)” names a role “\(role)” that there is not"
        case .unknownLook(let theme, let role, let look):
            "the theme “\(theme)” gives \(role) the look “\(look)”, which can't be understood"
        case .unknownParent(let theme, let parent): "the theme “\(theme)” inherits from “\(parent)”, which there is not"
        case .circle(let theme): "the theme “\(theme)” inherits from itself"
        }
    }
}
