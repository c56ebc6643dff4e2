import ArgumentParser
import ReaderApp

/// `dossier themes`: the themes there are.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "themes", abstract: "Print the themes.")

    @OptionGroup var options: LibraryOptions

    /// For completion.
    static var names: [String] { ReaderThemes.load(folder: "").names }

    func run() throws {
        let catalogue = ReaderThemes.load(folder: options.xdg.themes)
        var output = StandardOutput()
        let columns = catalogue.names.map(\.count).max() ?? 0
        for name in catalogue.names {
            do {
                guard let theme = try catalogue.theme(named: name) else { continue }
                try output.line(name + String(repeating: " ", count: columns + 2 - name.count) + theme.summary)
            } catch let error as ThemeError { throw ReaderStart.failure(.theme(error)) }
        }
        try output.flush()
    }
}
