import ArgumentParser

/// The command `dossier` with everything below it.
@main
struct Dossier: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Read archives of articles in the terminal.",
        usage: """
            dossier [<path> ...] [<options>]
            dossier <subcommand>
            """,
        discussion: """
            Opens text dumps of news blogs, saved pages, feeds and folders of Markdown, cuts them into articles and shows list, text and \
            filter bar side by side. Without a path it opens the library; an empty library opens the handbook.
            """,
        version: version,
        subcommands: [
            OpenCommand.self, ImportCommand.self, ListCommand.self, ShowCommand.self, TagsCommand.self,
            ExportCommand.self, ParseCommand.self, CutCommand.self,
            PruneCommand.self, DoctorCommand.self, HandbookCommand.self, KeysCommand.self, ThemesCommand.self,
            ManualCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    static func main() {
        do {
            var command = try parseAsRoot(withExclusions(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch let failure as CommandFailure {
            if !failure.sentence.isEmpty { StandardError.write("dossier: \(failure.sentence)") }
            exit(withCode: failure.code)
        } catch {
            // Help and version end with 0 and on standard output, a wrong call with 2.
            guard exitCode(for: error).isSuccess else {
                let sentence = fullMessage(for: error)
                if !sentence.isEmpty { StandardError.write(sentence) }
                exit(withCode: error is ExitCode ? exitCode(for: error) : .usage)
            }
            exit(withError: error)
        }
    }

    /// In a filter a minus excludes: `-tag:china` is no option.
    ///
    /// The filter language writes the same with an exclamation mark.
    private static func withExclusions(_ arguments: [String]) -> [String] {
        guard let command = arguments.first, ["list", "show", "tags", "export"].contains(command) else {
            return arguments
        }
        return arguments.map { argument in
            let isExclusion =
                (argument.count > 2 || argument.last?.isASCII == false) && argument.first == "-"
                && argument.dropFirst().first != "-"
            return isExclusion ? "!" + argument.dropFirst() : argument
        }
    }

    private static func exit(withCode code: ExitCode) -> Never {
        exit(withError: code)
    }
}
