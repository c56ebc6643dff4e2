import ArchiveModel
import ArgumentParser
import ReaderApp

enum ShowFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
}

/// `dossier show`: whole articles.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print the articles of a filter as text.")

    @OptionGroup var arguments: FilterArguments
    @Option(help: "The form of the output.") var format: ShowFormat = .text
    @Option(help: "Columns of text.") var width: Int = 72
    @OptionGroup var options: LibraryOptions

    func validate() throws {
        guard (20...1000).contains(width) else { throw ValidationError("--width has to lie between 20 and 1000") }
    }

    func run() throws {
        try options.checkConfiguration()
        let library = try options.open()
        let query = try arguments.query(library)
        var output = StandardOutput()
        var isFirst = true
        for id in try orFail({ () throws(LibraryError) in try library.orderedIDs(query) }) {
            guard let article = try orFail({ () throws(LibraryError) in try library.article(id) }) else { continue }
            switch format {
            case .json: try output.line(ArticleJSON.object(article).line)
            case .markdown:
                if !isFirst { try output.line("") }
                try output.line(MarkdownText.text(article))
            case .text:
                if !isFirst { try output.line("") }
                for line in ArticleText.lines(article, measure: width) { try output.line(line) }
            }
            isFirst = false
        }
        try output.flush()
        if isFirst { throw arguments.nothingMatched() }
    }
}
