import GRDB

extension Library {
    /// Learns from the tags that the documents of a source state; nil where too few do.
    public func tagModel(of source: TagSource) throws(LibraryError) -> TagModel? {
        try read { try TagLearning.model(of: source, in: $0) }
    }

    /// The source to which an article belongs.
    public func tagSource(of article: Article) throws(LibraryError) -> TagSource {
        try read { database in
            let count = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM (
                        SELECT 1 FROM article WHERE document_id = (SELECT id FROM document WHERE path = ?) LIMIT 2)
                    """,
                arguments: [article.source.path])
            return TagSource(article.source, hasSeveral: count ?? 0 > 1)
        }
    }

    /// Adds own tags, each to its article, in one step that `undoSuggestions` takes back.
    public func acceptSuggestions(_ suggestions: [(id: ArticleID, tag: String)]) throws(LibraryError) {
        do {
            try reader.write { database in
                var added: [String] = []
                for suggestion in suggestions {
                    let folded = TagKey.key(suggestion.tag)
                    try database.execute(
                        sql: "INSERT OR IGNORE INTO own_tag(article, folded, name) VALUES (?, ?, ?)",
                        arguments: [suggestion.id.rawValue, folded, suggestion.tag])
                    if database.changesCount > 0 { added.append(suggestion.id.rawValue + "\t" + folded) }
                }
                try database.execute(
                    sql: "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)",
                    arguments: [TagLearning.lastStep, StoredList.encode(added)])
            }
        } catch { throw LibraryError(error, path: places.reader) }
    }

    /// Takes the last accepted suggestions back.
    /// - Returns: the number of tags.
    public func undoSuggestions() throws(LibraryError) -> Int {
        do {
            return try reader.write { database in
                let value = try String.fetchOne(
                    database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [TagLearning.lastStep])
                var count = 0
                for line in StoredList.decode(value ?? "") {
                    let parts = line.split(separator: "\t", maxSplits: 1)
                    guard parts.count == 2 else { continue }
                    try database.execute(
                        sql: "DELETE FROM own_tag WHERE article = ? AND folded = ?",
                        arguments: [String(parts[0]), String(parts[1])])
                    count += database.changesCount
                }
                try database.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [TagLearning.lastStep])
                return count
            }
        } catch { throw LibraryError(error, path: places.reader) }
    }
}

/// What the archive teaches about its tags.
enum TagLearning {
    /// The name of the setting that holds what the last step added.
    static let lastStep = "last suggested tags"
    /// The newest articles teach; more of them cost a millisecond each and change little.
    private static let mostArticles = 300

    static func model(of source: TagSource, in database: Database) throws -> TagModel? {
        let documents: SQL =
            switch source {
            case .document(let path): "path = \(path)"
            case .folder(let path, let format): below(path, levels: 1, format)
            case .neighbours(let path, let format): below(path, levels: 2, format)
            }
        let request: SQLRequest<String> = """
            SELECT a.key FROM article a WHERE a.document_id IN (SELECT id FROM document WHERE \(documents)) AND EXISTS (
                SELECT 1 FROM article_tag t WHERE t.article_id = a.id AND t.origin IN ('category', 'keyword')
            ) ORDER BY a.id DESC LIMIT \(mostArticles)
            """
        let articles = try request.fetchAll(database).compactMap {
            try ArticleQuery.article(ArticleID(rawValue: $0), in: database)
        }
        // The newest spelling of a tag is the one that stays.
        return TagModel(learningFrom: articles.reversed())
    }

    /// Documents of a format that stand so many levels below a folder.
    private static func below(_ path: String, levels: Int, _ format: DocumentFormat) -> SQL {
        // From a slash up to what follows it in the order of bytes.
        let (from, to) = (path + "/", path + "0")
        let slashes: SQL =
            "length(substr(path, length(\(from)) + 1)) - length(replace(substr(path, length(\(from)) + 1), '/', ''))"
        return "path >= \(from) AND path < \(to) AND format = \(format.rawValue) AND \(slashes) = \(levels - 1)"
    }
}
