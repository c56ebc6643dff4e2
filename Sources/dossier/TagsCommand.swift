import ArchiveModel
import ArgumentParser

/// `dossier tags`: the tags of a filter with their counts, and new ones that the archive's own suggest.
struct TagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags", abstract: "Print the tags of a filter's articles, most frequent first.")

    @OptionGroup var arguments: FilterArguments
    @Option(help: "The form of the output.") var format: ListFormat = .text
    @Flag(help: "Give the articles tags that the archive's own ones suggest, as own tags.") var suggest = false
    @Flag(name: .customLong("dry-run"), help: "With --suggest: only print what would change.") var isDryRun = false
    @Flag(help: "Take back what the last --suggest added.") var undo = false
    @OptionGroup var options: LibraryOptions

    func validate() throws {
        if isDryRun, !suggest { throw ValidationError("--dry-run goes with --suggest") }
        if undo, suggest { throw ValidationError("--undo and --suggest exclude each other") }
    }

    func run() throws {
        if undo { return try takeBack() }
        let query = try arguments.query()
        let library = try options.open()
        if suggest { return try suggestTags(query, library) }
        let tags = try orFail { () throws(LibraryError) in try library.facets(query) }.tags
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

extension TagsCommand {
    private func takeBack() throws {
        let library = try options.open()
        let count = try orFail { () throws(LibraryError) in try library.undoSuggestions() }
        StandardError.write("dossier: \(Self.tags(count)) taken back")
        if count == 0 { throw ExitCode.nothingMatched }
    }

    private func suggestTags(_ query: Query, _ library: Library) throws {
        guard let model = try orFail({ () throws(LibraryError) in try library.tagModel() }) else {
            StandardError.write("dossier: too few articles of the library bear tags of their own to learn from")
            throw ExitCode.nothingMatched
        }
        var output = StandardOutput()
        var accepted: [(id: ArticleID, tag: String)] = []
        for id in try orFail({ () throws(LibraryError) in try library.ids(query) }) {
            guard let article = try orFail({ () throws(LibraryError) in try library.article(id) }) else { continue }
            var stated = article
            // What was only suggested before is no tag yet.
            stated.tags = article.tags.filter { $0.origin != .suggested }
            let found = model.suggestions(for: stated, likelyOnly: true)
            guard !found.isEmpty else { continue }
            try write(found, article, to: &output)
            accepted += found.map { (id, $0.name) }
        }
        try output.flush()
        if accepted.isEmpty { throw ExitCode.nothingMatched }
        guard !isDryRun else { return }
        let added = accepted
        try orFail { () throws(LibraryError) in try library.acceptSuggestions(added) }
        StandardError.write("dossier: \(Self.tags(added.count)) given; `dossier tags --undo` takes them back")
    }

    private func write(_ tags: [Tag], _ article: Article, to output: inout StandardOutput) throws {
        switch format {
        case .text:
            try output.line(article.title)
            for tag in tags { try output.line("  + \(tag.name)  (\(tag.why))") }
        case .tsv:
            for tag in tags {
                let fields = [article.id.rawValue, article.title, tag.name, tag.why]
                try output.line(fields.map(TabSeparated.field).joined(separator: "\t"))
            }
        case .json:
            try output.line(
                JSONValue.object([
                    ("id", .string(article.id.rawValue)), ("title", .string(article.title)),
                    (
                        "suggested",
                        .array(tags.map { .object([("name", .string($0.name)), ("why", .string($0.why))]) })
                    ),
                ]).line)
        }
    }

    private static func tags(_ count: Int) -> String { count == 1 ? "1 tag" : "\(count) tags" }
}
