import ArchiveModel
import ArgumentParser
import ReaderApp

/// `dossier tags`: the tags of a filter with their counts, and new ones that the articles of the same source suggest.
struct TagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags", abstract: "Print the tags of a filter's articles, most frequent first.")

    @OptionGroup var arguments: FilterArguments
    @Option(help: "The form of the output.") var format: ListFormat = .text
    @Flag(help: "Give the articles tags that others of their source bear, as own tags.") var suggest = false
    @Flag(help: "Give own tags by the [[rules]] of the configuration.") var rules = false
    @Flag(name: .customLong("dry-run"), help: "With --suggest or --rules: only print what would change.")
    var isDryRun = false
    @Flag(help: "Take back what the last --suggest or --rules added.") var undo = false
    @Option(help: "Rename this own tag, or merge it into another one.") var rename: String?
    @Option(help: "With --rename: the new name.") var to: String?
    @OptionGroup var options: LibraryOptions

    func validate() throws {
        if isDryRun, !suggest, !rules { throw ValidationError("--dry-run goes with --suggest or --rules") }
        if [undo, suggest, rules, rename != nil].count(where: { $0 }) > 1 {
            throw ValidationError("--suggest, --rules, --rename and --undo exclude each other")
        }
        if (rename == nil) != (to == nil) { throw ValidationError("--rename and --to go together") }
    }

    func run() throws {
        try options.checkConfiguration()
        if undo { return try takeBack() }
        let library = try options.open()
        if let rename, let to { return try renameTag(rename, to, library) }
        let query = try arguments.query(library)
        if rules { return try applyRules(query, library) }
        if suggest { return try suggestTags(query, library) }
        let tags = try orFail { () throws(LibraryError) in try library.facets(query) }.tags
        var output = StandardOutput()
        let columns = tags.map { String($0.count).count }.max() ?? 0
        for tag in tags {
            let count = String(tag.count)
            switch format {
            case .text:
                let sign = tag.isSuggested ? Tag.suggestedSign : " "
                try output.line(String(repeating: " ", count: columns - count.count) + count + " " + sign + tag.name)
            case .tsv: try output.line("\(count)\t\(TabSeparated.field(tag.name))\t\(tag.originName)")
            case .json:
                try output.line(
                    JSONValue.object([
                        ("name", .string(tag.name)), ("count", .number(tag.count)), ("own", .bool(tag.isOwn)),
                        ("origin", .string(tag.originName)),
                    ]).line)
            }
        }
        try output.flush()
        if tags.isEmpty { throw arguments.nothingMatched() }
    }
}

extension FacetCount {
    /// Where most articles have the tag from, as filters call it.
    fileprivate var originName: String {
        switch origin {
        case _ where isOwn: "own"
        case .category, .keyword: "stated"
        case .caption, .suggested, .own: origin.rawValue
        }
    }
}

extension TagsCommand {
    private func takeBack() throws {
        let library = try options.open()
        let count = try orFail { () throws(LibraryError) in try library.undoSuggestions() }
        StandardError.write("dossier: \(Self.tags(count)) taken back")
        if count == 0 { throw ExitCode.nothingMatched }
    }

    private func renameTag(_ old: String, _ new: String, _ library: Library) throws {
        let change = try orFail { () throws(LibraryError) in try library.renameOwnTag(old, to: new) }
        guard !change.articles.isEmpty else {
            StandardError.write("dossier: no article bears your own tag “\(old)”")
            throw ExitCode.nothingMatched
        }
        StandardError.write(
            "dossier: \(change.articles.count == 1 ? "1 article bears" : "\(change.articles.count) articles bear") “\(new)” now"
        )
    }

    /// Each rule's tag for the articles of its filter, within the filter of the command.
    private func applyRules(_ query: Query, _ library: Library) throws {
        let rules = try options.configuration().rules
        guard !rules.isEmpty else {
            throw CommandFailure("the configuration holds no [[rules]]", code: .usage)
        }
        let saved = try orFail { () throws(LibraryError) in try library.savedFilters() }
        var output = StandardOutput()
        var accepted: [(id: ArticleID, tag: String)] = []
        for rule in rules {
            let filter: Filter
            do { filter = try FilterParser(today: FilterArguments.today, saved: saved).parse(rule.filter) } catch {
                throw CommandFailure(FilterArguments.underlined(error, in: rule.filter), code: .usage)
            }
            let wanted = Query(filter: .all(of: [query.filter, filter]), scope: query.scope)
            let tagged = Set(try orFail { () throws(LibraryError) in try library.articles(withOwnTag: rule.tag) })
            let ids = try orFail { () throws(LibraryError) in try library.ids(wanted) }
            for id in ids where !tagged.contains(id) {
                guard let article = try orFail({ () throws(LibraryError) in try library.article(id) }) else { continue }
                try write([Tag(rule.tag, origin: .own, why: "rule: \(rule.filter)")], article, to: &output)
                accepted.append((id, rule.tag))
            }
        }
        try output.flush()
        try accept(accepted, library)
    }

    private func accept(_ accepted: [(id: ArticleID, tag: String)], _ library: Library) throws {
        if accepted.isEmpty { throw ExitCode.nothingMatched }
        guard !isDryRun else { return }
        try orFail { () throws(LibraryError) in try library.acceptSuggestions(accepted) }
        StandardError.write("dossier: \(Self.tags(accepted.count)) given; `dossier tags --undo` takes them back")
    }

    private func suggestTags(_ query: Query, _ library: Library) throws {
        var models: [TagSource: TagModel?] = [:]
        var output = StandardOutput()
        var accepted: [(id: ArticleID, tag: String)] = []
        for id in try orFail({ () throws(LibraryError) in try library.ids(query) }) {
            guard let article = try orFail({ () throws(LibraryError) in try library.article(id) }) else { continue }
            let source = try orFail { () throws(LibraryError) in try library.tagSource(of: article) }
            guard let model = try model(of: source, &models, library) else { continue }
            var stated = article
            // What was only suggested before is no tag yet.
            stated.tags = article.tags.filter { $0.origin != .suggested }
            let found = model.suggestions(for: stated, likelyOnly: true)
            guard !found.isEmpty else { continue }
            try write(found, article, to: &output)
            accepted += found.map { (id, $0.name) }
        }
        try output.flush()
        if models.values.allSatisfy({ $0 == nil }) {
            StandardError.write("dossier: too few articles of their documents or folders bear tags to learn from")
        }
        try accept(accepted, library)
    }

    /// What a source taught, or what its neighbours did.
    private func model(of source: TagSource, _ models: inout [TagSource: TagModel?], _ library: Library) throws
        -> TagModel?
    {
        if let known = models[source] { return known }
        var model = try orFail { () throws(LibraryError) in try library.tagModel(of: source) }
        if model == nil, let wider = source.wider { model = try self.model(of: wider, &models, library) }
        models[source] = .some(model)
        return model
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
