import ArchiveModel
import ArgumentParser
import ReaderApp

/// `dossier prune`: forgets documents whose files are gone.
struct PruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Take the articles of vanished documents out of the library. Marks, stars and own tags stay.")

    @OptionGroup var options: LibraryOptions

    func run() throws {
        let library = try options.open()
        try options.checkConfiguration()
        // Documents are read again only where others had articles of theirs.
        let reader = (try? options.documentReader()) ?? DocumentReader()
        let (count, problems) = try orFail { () throws(LibraryError) in
            try library.pruneMissing(reader: reader)
        }
        for problem in problems { StandardError.write("dossier: \(problem.error.sentence)") }
        StandardError.write("\(count) document\(count == 1 ? "" : "s") taken out")
    }
}
