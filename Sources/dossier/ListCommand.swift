import ArchiveModel
import ArgumentParser
import ReaderApp

enum ListFormat: String, CaseIterable, ExpressibleByArgument {
    case text, tsv, json
}

/// `dossier list`: the rows of a filter.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the articles of a filter, one a line.")

    @OptionGroup var arguments: FilterArguments
    @Option(help: "The form of the output.") var format: ListFormat = .text
    @OptionGroup var options: LibraryOptions

    func run() throws {
        try options.checkConfiguration()
        let library = try options.open()
        if try Self.print(library, try arguments.query(library), format: format) == 0 {
            throw arguments.nothingMatched()
        }
    }

    private static let page = 500

    /// - Returns: how many articles there were.
    @discardableResult
    static func print(_ library: Library, _ query: Query, format: ListFormat) throws(CommandFailure) -> Int {
        var output = StandardOutput()
        var position = ListPosition.first
        var count = 0
        while true {
            let rows = try orFail { () throws(LibraryError) in try library.rows(query, at: position, limit: page) }
            for row in rows { try output.line(line(row, format)) }
            count += rows.count
            guard rows.count == page, let last = rows.last else { break }
            position = .after(last.row)
        }
        try output.flush()
        return count
    }

    private static func line(_ row: ArticleRow, _ format: ListFormat) -> String {
        switch format {
        case .json: ArticleJSON.object(row).line
        case .tsv:
            [
                row.published.stated?.iso8601 ?? "", row.title, row.authors.joined(separator: ", "),
                row.tags.map { $0.origin == .suggested ? $0.label : $0.name }.joined(separator: ", "),
                row.sourceName, row.id.rawValue,
            ].map(TabSeparated.field).joined(separator: "\t")
        case .text: ListText.line(row)
        }
    }
}

/// Fields without tabs, line ends or other control characters.
enum TabSeparated {
    static func field(_ text: String) -> String {
        let clean = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : String($0) }.joined()
        return TextSanitiser.sanitise(clean).text
    }
}
