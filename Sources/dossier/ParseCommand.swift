import ArchiveModel
import ArgumentParser
import ReaderApp

/// `dossier parse`: what the program understands of documents, without any library.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Print how documents are understood: their articles as JSON, one a line, or as an outline.")

    @Argument(help: "Documents and folders; - is standard input.", completion: .file())
    var paths: [String]

    @Option(help: "The form of the output.")
    var format: ParseFormat = .json

    @Flag(help: "With --format outline: say why each line was taken for what it is.") var explain = false

    @OptionGroup var options: LibraryOptions

    func validate() throws {
        if explain, format != .outline { throw ValidationError("--explain goes with --format outline") }
    }

    /// So much text is held back, until it is known which tags the documents use.
    private static let heldBytes = 8 << 20

    func run() throws {
        let reader = try options.documentReader()
        var output = StandardOutput()
        var isIncomplete = false
        var batch: [Article] = []
        var held = 0
        var tagger = BatchTagger()
        func flush() throws {
            if reader.suggestsTags { tagger.suggest(for: &batch) }
            for article in batch { try output.line(ArticleJSON.object(article).line) }
            batch = []
            held = 0
        }
        let sources = paths.map { (path: $0, documents: Self.sources($0, reader.converters)) }
        for empty in sources where empty.documents.isEmpty {
            StandardError.write("dossier: there are no articles in \(empty.path)")
        }
        for source in sources.flatMap(\.documents) {
            switch Self.read(source, reader, outlined: format == .outline) {
            case .failure(let error):
                isIncomplete = true
                StandardError.write("dossier: \(error.sentence)")
            case .success(.outlines(let outlines)):
                for outline in outlines {
                    for line in OutlineText(outline: outline, explains: explain).lines { try output.line(line) }
                }
            case .success(.articles(let articles)):
                for article in articles {
                    held += article.body.text.utf8.count
                    batch.append(article)
                    if held > Self.heldBytes { try flush() }
                }
            }
        }
        try flush()
        try output.flush()
        if isIncomplete { throw ExitCode.input }
        if sources.allSatisfy(\.documents.isEmpty) { throw ExitCode.nothingMatched }
    }

    /// A folder stands for the documents in it; a file is called as it was named.
    private static func sources(_ path: String, _ converters: Converters) -> [String] {
        guard path != "-" else { return [path] }
        let found = DocumentFinder(paths: [path], converters: converters)
        guard found.problems.isEmpty else { return [path] }
        return found.documents.count == 1 && found.documents[0].path == DocumentFinder.absolute(path)
            ? [path] : found.documents.map(\.path)
    }

    private enum Reading {
        case articles(DocumentArticles)
        case outlines([DocumentOutline])
    }

    private static func read(_ path: String, _ reader: DocumentReader, outlined: Bool) -> Result<Reading, DocumentError>
    {
        do throws(DocumentError) {
            let bytes = try (path == "-" ? FileBytes.read(0, path: "standard input") : FileBytes.read(path)).get()
            return .success(
                outlined
                    ? .outlines(try reader.outlines(of: bytes, path: path))
                    : .articles(try reader.articles(of: bytes, path: path)))
        } catch { return .failure(error) }
    }
}

enum ParseFormat: String, CaseIterable, ExpressibleByArgument {
    case json
    case outline
}
