import ArgumentParser
import ReaderApp

/// `dossier keys`: the key map, as the configuration names it.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Print every action with its name and keys.")

    @OptionGroup var options: LibraryOptions

    func run() throws {
        let keymap = try options.configuration().keymap
        var output = StandardOutput()
        for line in KeyTable.lines(keymap) { try output.line(line) }
        try output.flush()
        for clash in keymap.clashes { StandardError.write("dossier: \(clash.sentence)") }
    }
}
