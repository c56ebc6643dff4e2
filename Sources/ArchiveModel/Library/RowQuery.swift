import GRDB

/// Reads pages of rows.
///
/// Rows come in the order of their ids, so a page costs the same wherever it is.
enum RowQuery {
    static func rows(_ query: Query, at position: ListPosition, limit: Int, in database: Database) throws
        -> [ArticleRow]
    {
        let (bound, isAscending) = bound(position)
        var (from, condition) = source(query, readsBeginnings: try readsBeginnings(query, in: database))
        if let bound {
            condition = .init(
                sql: condition.sql + " AND " + bound.sql, arguments: condition.arguments + bound.arguments)
        }
        let fetched = try Row.fetchAll(
            database,
            sql: """
                SELECT a.id, a.key, a.title, a.authors, a.published, a.not_before, a.not_after, a.words, a.issues, d.name AS source,
                    EXISTS (SELECT 1 FROM reader.read_mark r WHERE r.article = a.key) AS is_read,
                    EXISTS (SELECT 1 FROM reader.star s WHERE s.article = a.key) AS is_starred
                FROM \(from) JOIN document d ON d.id = a.document_id
                WHERE \(condition.sql) ORDER BY \(orderedRow(from)) \(isAscending ? "ASC" : "DESC") LIMIT ?
                """, arguments: condition.arguments + [limit])
        let tags = try TagQuery.tags(ofRows: fetched.map { $0["id"] }, in: database)
        let rows = fetched.map { row in
            ArticleRow(
                row: row["id"], id: ArticleID(rawValue: row["key"]), title: row["title"],
                authors: StoredList.decode(row["authors"]),
                published: PublicationDate(
                    published: row["published"], notBefore: row["not_before"], notAfter: row["not_after"]),
                tags: tags[row["id"]] ?? [], sourceName: row["source"], words: row["words"],
                hasIssues: (row["issues"] as Int) > 0,
                isRead: row["is_read"], isStarred: row["is_starred"])
        }
        return isAscending ? rows.reversed() : rows
    }

    static func ids(_ query: Query, isOrdered: Bool = false, in database: Database) throws -> [ArticleID] {
        let (from, condition) = source(query)
        let order = isOrdered ? " ORDER BY a.id DESC" : ""
        return try String.fetchAll(
            database, sql: "SELECT a.key FROM \(from) WHERE \(condition.sql)\(order)", arguments: condition.arguments
        )
        .map { ArticleID(rawValue: $0) }
    }

    /// The tables that lead the query, and the condition on `article a`.
    static func source(_ query: Query, readsBeginnings: Bool = false) -> (
        from: String, condition: FilterCompiler.Condition
    ) {
        let compiled = FilterCompiler(query.filter, readsBeginnings: readsBeginnings)
        var condition = compiled.condition
        let scope = scopeCondition(query.scope)
        condition = .init(sql: "(\(condition.sql)) AND " + scope.sql, arguments: condition.arguments + scope.arguments)
        guard let match = compiled.match else { return ("article a", condition) }
        return (
            "search CROSS JOIN article a ON a.id = search.rowid",
            .init(sql: "search MATCH ? AND " + condition.sql, arguments: [match] + condition.arguments)
        )
    }

    /// The column whose order the leading table streams in.
    private static func orderedRow(_ from: String) -> String { from.hasPrefix("search") ? "search.rowid" : "a.id" }

    /// Articles that tell how common the beginning of a word is, of so many newest ones.
    private static let sampled = 64
    private static let sampledOf = 2000
    /// One article of so many has to have it, for reading the newest ones to be the shorter way.
    private static let commonShare = 8

    /// Whether a page comes sooner from reading articles from the newest on than from the index, which has to merge all words that
    /// begin so before it can give the first one.
    private static func readsBeginnings(_ query: Query, in database: Database) throws -> Bool {
        let parts = FilterCompiler.parts(of: query.filter)
        let beginnings = parts.compactMap { FilterCompiler.shortBeginning($0) }
        guard !beginnings.isEmpty else { return false }
        let rest = Query(
            filter: .all(of: parts.filter { FilterCompiler.shortBeginning($0) == nil }), scope: query.scope)
        let (from, condition) = source(rest)
        let row = orderedRow(from)
        let newest = "\(row) >= ifnull((SELECT id FROM article ORDER BY id DESC LIMIT 1 OFFSET \(sampledOf)), 0)"
        let begins = FilterCompiler.join(beginnings.map { FilterCompiler.begins($0) }, by: " AND ")
        let counts = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*) AS seen, ifnull(sum(begins), 0) AS found FROM (
                    SELECT \(begins.sql) AS begins FROM \(from) WHERE \(condition.sql) AND \(newest)
                    ORDER BY \(row) DESC LIMIT \(sampled))
                """, arguments: begins.arguments + condition.arguments)
        let (seen, found): (Int, Int) = (counts?["seen"] ?? 0, counts?["found"] ?? 0)
        return found > 0 && found * commonShare >= seen
    }

    private static func bound(_ position: ListPosition) -> (FilterCompiler.Condition?, isAscending: Bool) {
        switch position {
        case .newest: (nil, false)
        case .oldest: (nil, true)
        case .olderThan(let row): (.init(sql: "a.id < ?", arguments: [row]), false)
        case .from(let row): (.init(sql: "a.id <= ?", arguments: [row]), false)
        case .newerThan(let row): (.init(sql: "a.id > ?", arguments: [row]), true)
        }
    }

    private static func scopeCondition(_ scope: [String]) -> FilterCompiler.Condition {
        guard !scope.isEmpty else { return .init(sql: "1") }
        var arguments: StatementArguments = []
        let parts = scope.map { path in
            // A folder's documents begin with its path and a slash; "0" is the character behind the slash.
            let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
            arguments += [path, folder + "/", folder + "0"]
            return "path = ? OR (path >= ? AND path < ?)"
        }
        return .init(
            sql: "a.document_id IN (SELECT id FROM document WHERE \(parts.joined(separator: " OR ")))",
            arguments: arguments)
    }
}

/// A list of names in one column.
enum StoredList {
    private static let separator = "\u{1F}"

    static func encode(_ names: [String]) -> String { names.joined(separator: separator) }

    static func decode(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: separator).map { String($0) }
    }
}

extension PublicationDate {
    init(published: String, notBefore: String, notAfter: String) {
        if let stated = DateStamp(iso8601: published) {
            self = .stated(stated)
        } else {
            let (earlier, later) = (DateStamp(iso8601: notBefore), DateStamp(iso8601: notAfter))
            self = earlier == nil && later == nil ? .unknown : .inferred(notBefore: earlier, notAfter: later)
        }
    }
}
