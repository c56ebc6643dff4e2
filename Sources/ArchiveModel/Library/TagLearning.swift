import GRDB

extension Library {
    /// Learns from the tags that the documents of the archive state; nil where too few do.
    public func tagModel() throws(LibraryError) -> TagModel? {
        try read { try TagLearning.model(in: $0) }
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
    /// The newest articles teach; more of them cost time and change little.
    private static let mostArticles = 1000

    static func model(in database: Database) throws -> TagModel? {
        let keys = try String.fetchAll(
            database,
            sql: """
                SELECT a.key FROM article a WHERE EXISTS (
                    SELECT 1 FROM article_tag t WHERE t.article_id = a.id AND t.origin IN ('category', 'keyword')
                ) ORDER BY a.id DESC LIMIT ?
                """, arguments: [mostArticles])
        let articles = try keys.compactMap { try ArticleQuery.article(ArticleID(rawValue: $0), in: database) }
        // The newest spelling of a tag is the one that stays.
        return TagModel(learningFrom: articles.reversed())
    }
}
