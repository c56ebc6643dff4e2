import ArchiveModel
import ArgumentParser
import ReaderApp

/// `dossier import`: brings documents into the library without opening it.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring new and changed documents into the library.")

    @Argument(help: "Documents and folders.", completion: .file()) var paths: [String]
    @Flag(help: "Say nothing but what went wrong.") var quiet = false
    @OptionGroup var options: LibraryOptions

    func run() throws {
        for path in paths { try OpenCommand.refuseStandardInput(path) }
        let library = try options.open()
        let (paths, reader) = (paths, try options.documentReader())
        let notes = ImportNotes(isQuiet: quiet)
        let summary = try orFail { () throws(LibraryError) in
            try library.importDocuments(paths, reader: reader) { progress in
                notes.note(progress)
                return true
            }
        }
        notes.finish(summary)
        if !summary.problems.isEmpty { throw ExitCode.input }
    }
}
