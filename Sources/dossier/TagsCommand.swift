import ArchiveModel
import ArgumentParser

/// `dossier tags`: the tags of a filter with their counts.
struct TagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags", abstract: "Print the tags of a filter's articles, most frequent first.")

    @OptionGroup var arguments: FilterArguments
    @Option(help: "The form of the output.") var format: ListFormat = .text
    @OptionGroup var options: LibraryOptions

    func run() throws {
        let query = try arguments.query()
        let library = try options.open()
        let tags = try orFail { () throws(LibraryError) in try library.totals(query) }.tags
        var output = StandardOutput()
        let columns = tags.map { String($0.count).count }.max() ?? 0
        for tag in tags {
            let count = String(tag.count)
            switch format {
            case .text: try output.line(String(repeating: " ", count: columns - count.count) + count + "  " + tag.name)
            case .tsv: try output.line("\(count)\t\(TabSeparated.field(tag.name))")
            case .json:
                try output.line(
                    JSONValue.object([
                        ("name", .string(tag.name)), ("count", .number(tag.count)), ("own", .bool(tag.isOwn)),
                    ]).line)
            }
        }
        try output.flush()
        if tags.isEmpty { throw ExitCode.nothingMatched }
    }
}
