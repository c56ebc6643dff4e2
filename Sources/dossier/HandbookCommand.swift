import ArchiveModel
import ArgumentParser
import Foundation
import ReaderApp

/// `dossier handbook`: the manual, read in the reader itself.
struct HandbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "handbook", abstract: "Open the handbook.")

    @Option(help: "The theme; `dossier themes` lists them.") var theme: String?
    @OptionGroup var options: LibraryOptions

    func run() throws {
        try Self.open(options, try options.configuration(), theme: theme)
    }

    static func open(_ options: LibraryOptions, _ configuration: Configuration, theme: String?) throws(CommandFailure) {
        let places = options.handbookPlaces
        let library = try orFail { () throws(LibraryError) in
            let library = try Library(places: places)
            try library.importEmbedded(Handbook.documents)
            return library
        }
        guard StandardOutput.isTerminal else {
            try ListCommand.print(library, Query(), format: .text)
            return
        }
        var reader = ReaderOptions(
            library: library, paths: [], configuration: configuration, themesFolder: options.xdg.themes,
            themeName: theme, environment: ProcessInfo.processInfo.environment)
        reader.memoryName = "handbook"
        try ReaderStart.run(reader)
    }
}
