import ArchiveModel
import ArgumentParser

/// `dossier prune`: forgets documents whose files are gone.
struct PruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Take the articles of vanished documents out of the library. Marks, stars and own tags stay.")

    @OptionGroup var options: LibraryOptions

    func run() throws {
        let library = try options.open()
        let reader = try options.documentReader()
        let count = try orFail { () throws(LibraryError) in
            try library.pruneMissing(reader: reader)
        }
        StandardError.write("\(count) document\(count == 1 ? "" : "s") taken out")
    }
}
