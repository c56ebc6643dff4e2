import GRDB

/// Reads pages of rows: first which, in their order and from narrow tables alone, then what a list shows of them.
enum RowQuery {
    static func rows(_ query: Query, at position: ListPosition, limit: Int, in database: Database) throws
        -> [ArticleRow]
    {
        let reads = try query.listOrder == .newestFirst && ShortBeginnings.areCommon(in: query, database)
        let source = RowSource(try FilterCompiler(query, readsBeginnings: reads, in: database))
        return try rows(try RowOrder(query, source).ids(at: position, limit: limit, in: database), in: database)
    }

    /// The ids of all articles of a query, newest first.
    static func ids(_ query: Query, in database: Database) throws -> [ArticleID] {
        let source = RowSource(try FilterCompiler(query, in: database)).joiningArticles
        return try String.fetchAll(
            database,
            sql: "SELECT a.key FROM \(source.tables) WHERE \(source.condition.sql) ORDER BY \(source.row) DESC",
            arguments: source.condition.arguments
        ).map { ArticleID(rawValue: $0) }
    }

    static func orderedIDs(_ query: Query, in database: Database) throws -> [ArticleID] {
        guard query.listOrder != .newestFirst else { return try ids(query, in: database) }
        let source = RowSource(try FilterCompiler(query, in: database))
        let key = try database.cachedStatement(sql: "SELECT key FROM article WHERE id = ?")
        return try RowOrder(query, source).ids(at: .first, limit: .max, in: database).compactMap {
            try String.fetchOne(key, arguments: [$0]).map { ArticleID(rawValue: $0) }
        }
    }

    /// What a list shows of articles, by their rows.
    static func rows(_ ids: [Int64], in database: Database) throws -> [ArticleRow] {
        guard !ids.isEmpty else { return [] }
        let tags = try TagQuery.tags(ofRows: ids, in: database)
        let statement = try database.cachedStatement(
            sql: """
                SELECT a.key, a.title, a.authors, a.published, a.not_before, a.not_after, a.words, a.issues, a.doubts, d.name AS source,
                    EXISTS (SELECT 1 FROM reader.read_mark r WHERE r.article = a.key) AS is_read,
                    EXISTS (SELECT 1 FROM reader.star s WHERE s.article = a.key) AS is_starred
                FROM article a JOIN document d ON d.id = a.document_id WHERE a.id = ?
                """)
        return try ids.compactMap { id in
            guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
            return ArticleRow(
                row: id, id: ArticleID(rawValue: row["key"]), title: row["title"],
                authors: StoredList.decode(row["authors"]),
                published: PublicationDate(
                    published: row["published"], notBefore: row["not_before"], notAfter: row["not_after"]),
                tags: tags[id] ?? [], sourceName: row["source"], words: row["words"],
                hasIssues: (row["issues"] as Int) > 0, isDoubtful: (row["doubts"] as Int) > 0,
                isRead: row["is_read"], isStarred: row["is_starred"])
        }
    }
}

/// The tables of a query with what holds for their rows.
struct RowSource {
    /// Leads with the index where it knows something, else with the articles.
    private(set) var tables: String
    /// The id of the article, in the table that leads.
    private(set) var row: String
    private(set) var condition: FilterCompiler.Condition
    private var hasArticles: Bool

    init(_ compiled: FilterCompiler, within range: RowRange = .everything) {
        var conditions: [FilterCompiler.Condition] = []
        if let expression = compiled.expression {
            tables = "search"
            row = "search.rowid"
            hasArticles = false
            conditions.append(.init(sql: "search MATCH ?", arguments: [expression]))
        } else {
            tables = "article a"
            row = "a.id"
            hasArticles = true
        }
        // SQLite uses one bound at each side, and asks each row for the others.
        let rows = compiled.rows.intersection(range)
        if rows.from > .min { conditions.append(.init(sql: "\(row) >= ?", arguments: [rows.from])) }
        if rows.through < .max { conditions.append(.init(sql: "\(row) <= ?", arguments: [rows.through])) }
        condition = conditions.isEmpty ? .always : FilterCompiler.join(conditions, by: " AND ")
        guard !compiled.condition.isAlways else { return }
        self = joiningArticles
        add(compiled.condition)
    }

    var isEverything: Bool { condition.isAlways }

    /// With the articles, for their columns.
    var joiningArticles: RowSource {
        guard !hasArticles else { return self }
        var source = self
        source.tables += " CROSS JOIN article a ON a.id = \(row)"
        source.hasArticles = true
        return source
    }

    /// With what lists are sorted and counted by, as `f`.
    var joiningFacets: RowSource {
        var source = self
        if isEverything {
            source.tables = "facet f"
            source.row = "f.article_id"
            source.hasArticles = false
        } else {
            source.tables += " CROSS JOIN facet f ON f.article_id = \(row)"
        }
        return source
    }

    mutating func add(_ more: FilterCompiler.Condition) {
        condition = condition.isAlways ? more : FilterCompiler.join([condition, more], by: " AND ")
    }
}

/// The order of a list, and how to read on in it.
struct RowOrder {
    private let order: ListOrder
    private let source: RowSource

    init(_ query: Query, _ source: RowSource) {
        order = query.listOrder
        self.source = source
    }

    func ids(at position: ListPosition, limit: Int, in database: Database) throws -> [Int64] {
        switch order.key {
        case .date: return try byRow(position, limit, in: database)
        case .relevance: return try byRank(position, limit, in: database)
        case .title: return try byColumn("f.title", isAscending: !order.isReversed, position, limit, in: database)
        case .author: return try byColumn("f.author", isAscending: !order.isReversed, position, limit, in: database)
        case .words: return try byColumn("f.words", isAscending: order.isReversed, position, limit, in: database)
        }
    }

    /// Rows come in the order of their ids, so a page costs the same wherever it is.
    private func byRow(_ position: ListPosition, _ limit: Int, in database: Database) throws -> [Int64] {
        var source = source
        let (goesBack, mark) = position.reading
        let isAscending = order.isReversed != goesBack
        if let mark {
            let comparison = (isAscending ? ">" : "<") + (position.includesMark ? "=" : "")
            source.add(.init(sql: "\(source.row) \(comparison) ?", arguments: [mark]))
        }
        return try fetch(source, "\(source.row) \(isAscending ? "ASC" : "DESC")", goesBack, limit, in: database)
    }

    /// Rows of the same value come newest first.
    private func byColumn(
        _ column: String, isAscending: Bool, _ position: ListPosition, _ limit: Int, in database: Database
    ) throws -> [Int64] {
        var source = source.joiningFacets
        let row = source.row
        let (goesBack, mark) = position.reading
        let ascends = isAscending != goesBack
        if let mark {
            let value = "(SELECT \(column.replacing("f.", with: "")) FROM facet WHERE article_id = ?)"
            source.add(
                .init(
                    sql:
                        "(\(column) \(ascends ? ">" : "<") \(value) OR (\(column) = \(value) AND \(row) \(goesBack ? ">" : "<")\(position.includesMark ? "=" : "") ?))",
                    arguments: [mark, mark, mark]))
        }
        let order = "\(column) \(ascends ? "ASC" : "DESC"), \(row) \(goesBack ? "ASC" : "DESC")"
        return try fetch(source, order, goesBack, limit, in: database)
    }

    /// Hits of the same rank come newest first; a page further down costs as much as the whole.
    private func byRank(_ position: ListPosition, _ limit: Int, in database: Database) throws -> [Int64] {
        // Without words every article fits as well as any other.
        guard source.row == "search.rowid" else { return try byRow(position, limit, in: database) }
        let order = "search.rank \(order.isReversed ? "DESC" : "ASC"), search.rowid DESC"
        if case .first = position { return try fetch(source, order, false, limit, in: database) }
        let all = try fetch(source, order, false, .max, in: database)
        let (goesBack, mark) = position.reading
        guard let mark else { return Array(all.suffix(limit)) }
        guard let place = all.firstIndex(of: mark) else { return [] }
        if goesBack { return Array(all[..<place].suffix(limit)) }
        return Array(all[(position.includesMark ? place : place + 1)...].prefix(limit))
    }

    private func fetch(
        _ source: RowSource, _ order: String, _ goesBack: Bool, _ limit: Int, in database: Database
    ) throws -> [Int64] {
        let ids = try Int64.fetchAll(
            database,
            sql:
                "SELECT \(source.row) FROM \(source.tables) WHERE \(source.condition.sql) ORDER BY \(order) LIMIT ?",
            arguments: source.condition.arguments + [limit])
        return goesBack ? ids.reversed() : ids
    }
}

extension ListPosition {
    /// Whether rows are read against the order of the list, and the row from which.
    fileprivate var reading: (goesBack: Bool, mark: Int64?) {
        switch self {
        case .first: (false, nil)
        case .last: (true, nil)
        case .after(let row), .from(let row): (false, row)
        case .before(let row): (true, row)
        }
    }

    fileprivate var includesMark: Bool { if case .from = self { true } else { false } }
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
