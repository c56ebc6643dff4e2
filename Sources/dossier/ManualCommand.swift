import ArgumentParser
import ReaderApp

/// `dossier manual`: the manual page, in the language of man(7), made from the commands themselves.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "manual", abstract: "Print the manual page.")

    private static let columns = 76

    func run() throws {
        var output = StandardOutput()
        for line in Self.lines { try output.line(line) }
        try output.flush()
    }

    static var lines: [String] {
        var lines = [
            ".TH DOSSIER 1 \"\" \"Dossier \(Dossier.version)\"", ".SH NAME",
            "dossier \\- read archives of articles in the terminal", ".SH SYNOPSIS",
            ".B dossier", "[\\fIpath\\fR ...]", ".br", ".B dossier", "\\fIcommand\\fR [\\fIarguments\\fR]",
            ".SH DESCRIPTION",
            escaped(Dossier.configuration.discussion), ".SH COMMANDS",
        ]
        for command in Dossier.configuration.subcommands {
            lines += [".SS " + (command.configuration.commandName ?? ""), ".nf"]
            lines += Dossier.helpMessage(for: command, columns: columns).split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { escaped(String($0)) }
            lines += [".fi"]
        }
        lines += [".SH KEYS", ".nf"] + KeyTable.lines(.standard).map(escaped) + [".fi"]
        lines += [".SH FILTERS", ".nf"] + FilterFieldTable.lines.map(escaped) + [".fi"]
        lines += [".SH EXIT STATUS"]
        for (status, meaning) in [
            (0, "done"), (1, "nothing matched"), (2, "wrong call"), (3, "something could not be read or written"),
            (4, "the library can't be used"),
        ] {
            lines += [".TP", "\(status)", meaning]
        }
        lines += [".SH FILES"]
        for (path, meaning) in [
            ("$XDG_DATA_HOME/dossier/archive.sqlite", "the archive, made from documents; may be deleted"),
            ("$XDG_STATE_HOME/dossier/reader.sqlite", "read marks, stars, own tags, places"),
            ("$XDG_CONFIG_HOME/dossier/config.toml", "theme, page, browser, commands, keys, rules for tags"),
            ("$XDG_CONFIG_HOME/dossier/themes/*.toml", "themes"),
        ] {
            lines += [".TP", escaped(path), meaning]
        }
        lines += [
            ".SH ENVIRONMENT", ".BR TERM \", \" COLORTERM \", \" NO_COLOR \", \" LANG \", \" LC_ALL", "as usual.",
        ]
        return lines
    }

    /// A backslash, and a dot or apostrophe at a line's start, mean something to troff.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
