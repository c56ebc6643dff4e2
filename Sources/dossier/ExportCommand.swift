import ArchiveModel
import ArgumentParser
import ReaderApp

enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case json, tsv
}

/// `dossier export`: everything the library knows of the articles of a filter.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the articles of a filter for other programs.")

    @OptionGroup var arguments: FilterArguments
    @Option(help: "The form of the output.") var format: ExportFormat = .json
    @OptionGroup var options: LibraryOptions

    func run() throws {
        try options.checkConfiguration()
        let library = try options.open()
        let query = try arguments.query(library)
        if format == .tsv {
            if try ListCommand.print(library, query, format: .tsv) == 0 { throw arguments.nothingMatched() }
            return
        }
        var output = StandardOutput()
        let ids = try orFail { () throws(LibraryError) in try library.orderedIDs(query) }
        for id in ids {
            guard let article = try orFail({ () throws(LibraryError) in try library.article(id) }) else { continue }
            try output.line(ArticleJSON.object(article).line)
        }
        try output.flush()
        if ids.isEmpty { throw arguments.nothingMatched() }
    }
}
