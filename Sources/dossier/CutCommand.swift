import ArchiveModel
import ArgumentParser
import Foundation
import ReaderApp

/// `dossier cut`: shows how a text archive is cut, and lets its reader say better.
struct CutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cut", abstract: "See how a text archive is cut into articles, and repair it.",
        discussion: """
            At the left stand the proposed articles with a confidence, odd ones marked; at the right the text with its cuts. What you \
            change is kept as a small TOML file in the configuration, and used from the next import on.
            """)

    @Argument(help: "A text archive.", completion: .file()) var path: String
    @Option(help: "The theme.") var theme: String?
    @OptionGroup var options: LibraryOptions

    func run() throws {
        guard let file = DocumentFinder.absolute(path) else {
            throw CommandFailure(DocumentError.missing(path: path).sentence, code: .input)
        }
        let bytes: [UInt8]
        do throws(DocumentError) {
            bytes = try FileBytes.read(file).get()
            _ = try DocumentReader().articles(of: bytes, path: file)
        } catch { throw CommandFailure(error.sentence, code: .input) }
        guard DocumentFormat.detect(bytes, name: file) == .textArchive else {
            throw CommandFailure("\(path) is no text archive: only those can be cut otherwise", code: .usage)
        }
        let configuration = try options.configuration()
        let environment = ProcessInfo.processInfo.environment
        let library = try options.open()
        let reader = ReaderOptions(
            library: library, paths: [], configuration: configuration, themesFolder: options.xdg.themes,
            themeName: theme, environment: environment)
        do throws(ReaderError) {
            try CutReader.run(bytes, path: file, folder: LayoutFolder(path: options.xdg.layouts), reader)
        } catch { throw ReaderStart.failure(error) }
    }
}
