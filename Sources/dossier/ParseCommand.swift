import ArchiveModel
import ArgumentParser
import ReaderApp

/// `dossier parse`: what the program understands of documents, without any library.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Print the articles of documents as JSON, one a line.")

    @Argument(help: "Documents and folders; - is standard input.", completion: .file())
    var paths: [String]

    @Option(help: "The form of the output.")
    var format: ParseFormat = .json

    /// So much text is held back, until it is known which tags the documents use.
    private static let heldBytes = 64 << 20

    func run() throws {
        var output = StandardOutput()
        var isIncomplete = false
        var batch: [Article] = []
        var held = 0
        var model: TagModel?
        func flush() throws {
            model = model ?? TagModel(learningFrom: batch)
            TagSuggester.suggest(for: &batch, model: model)
            for article in batch { try output.line(ArticleJSON.object(article).line) }
            batch = []
            held = 0
        }
        for path in paths {
            for source in Self.sources(path) {
                do {
                    let articles = try Self.read(source)
                    held += articles.reduce(0) { $0 + $1.body.text.utf8.count }
                    batch += articles
                } catch {
                    isIncomplete = true
                    StandardError.write("dossier: \(error.sentence)")
                }
                if held > Self.heldBytes { try flush() }
            }
        }
        try flush()
        try output.flush()
        if isIncomplete { throw ExitCode.input }
    }

    /// A folder stands for the documents in it; a file is called as it was named.
    private static func sources(_ path: String) -> [String] {
        guard path != "-" else { return [path] }
        let found = DocumentFinder(paths: [path])
        guard found.problems.isEmpty else { return [path] }
        return found.documents.count == 1 && found.documents[0].path == DocumentFinder.absolute(path)
            ? [path] : found.documents.map(\.path)
    }

    private static func read(_ path: String) throws(DocumentError) -> [Article] {
        let bytes = path == "-" ? FileBytes.read(0, path: "standard input") : FileBytes.read(path)
        return try DocumentReader().read(try bytes.get(), path: path == "-" ? "-" : path, tagged: false)
    }
}

enum ParseFormat: String, CaseIterable, ExpressibleByArgument {
    case json
}
