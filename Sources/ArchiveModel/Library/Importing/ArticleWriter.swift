import GRDB

/// Writes articles and all that belongs to them, within a transaction.
///
/// Every statement before the end writes one row: one that could fail half done, such as `INSERT … SELECT`, makes FTS5 write out all that it holds.
struct ArticleWriter {
    private let database: Database
    private var tagIDs = NameIDs()
    private var authorIDs = NameIDs()
    private var relations = RelationWriter()

    init(_ database: Database) { self.database = database }

    /// Adds an article, or replaces what the archive has of it; one that is there as it is stays untouched but for its place.
    mutating func write(_ placed: PlacedRecord) throws {
        let columns = placed.record.columns
        let tags = try ids(of: placed.record.tags)
        let authors = try ids(ofAuthors: columns.authors)
        let facets = FacetToken.tokens(
            document: placed.document, tags: tags.map { ($0.id, $0.tag.origin) }, authors: authors,
            properties: columns.properties)
        if let old = placed.known {
            if old == placed.row, try isStored(placed, facets) { return try move(placed) }
            try remove(row: old)
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO article(id, key, document_id, byte_from, byte_to, title, authors, published, not_before, not_after, updated, day_from,
                    day_through, language, link, words, has_link, has_caption, issues)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: columns.article(row: placed.row, document: placed.document))
        try database.cachedStatement(
            sql: """
                INSERT INTO body(article_id, title, text, marks, related, issues, enclosures) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: columns.body(row: placed.row))
        relations.add(placed.row, tags: tags, authors: authors)
        try database.cachedStatement(
            sql: "INSERT INTO facet(article_id, tokens, title, author, words) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            placed.row, facets, columns.sortTitle, columns.sortAuthor, columns.words,
        ])
        try database.cachedStatement(sql: "INSERT INTO search(rowid, title, text, facets) VALUES (?, ?, ?, ?)")
            .execute(arguments: [
                placed.row, columns.indexedTitle, columns.indexedText, facets + columns.beginnings,
            ])
    }

    /// To be called behind the last article of a transaction.
    mutating func finish() throws { try relations.write(in: database) }

    /// Takes an article out.
    func remove(_ id: ArticleID) throws {
        let row = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM article WHERE key = ?"), arguments: [id.rawValue])
        if let row { try remove(row: row) }
    }

    /// The index can forget a text only when it is told the text (FTS5, section 4.4.3: external content tables).
    private func remove(row: Int64) throws {
        if let indexed = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT title, text, facets FROM indexed WHERE id = ?"), arguments: [row])
        {
            try database.cachedStatement(
                sql: "INSERT INTO search(search, rowid, title, text, facets) VALUES ('delete', ?, ?, ?, ?)"
            ).execute(arguments: [
                row, indexed["title"] as String, indexed["text"] as String, indexed["facets"] as String,
            ])
        }
        try database.cachedStatement(sql: "DELETE FROM article WHERE id = ?").execute(arguments: [row])
    }

    /// Whether all that is kept of an article is there already, in its row.
    private func isStored(_ placed: PlacedRecord, _ facets: String) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM article a JOIN body b ON b.article_id = a.id JOIN facet f ON f.article_id = a.id
                        WHERE a.id = ? AND b.text = ? AND b.title = ? AND b.marks = ? AND b.related = ? AND b.issues = ?
                            AND b.enclosures = ? AND f.tokens = ? AND a.authors = ? AND a.published = ? AND a.not_before = ?
                            AND a.not_after = ? AND a.updated = ? AND a.link = ? AND a.language = ?)
                    """), arguments: placed.record.columns.stored(row: placed.row, facets: facets)) ?? false
    }

    private func move(_ placed: PlacedRecord) throws {
        let range = placed.record.columns.source.byteRange
        try database.cachedStatement(sql: "UPDATE article SET byte_from = ?, byte_to = ? WHERE id = ?")
            .execute(arguments: [range.lowerBound, range.upperBound, placed.row])
    }

    /// The tags, each once.
    private mutating func ids(of tags: [TagRecord]) throws -> [(id: Int64, tag: TagRecord)] {
        var written: [(id: Int64, tag: TagRecord)] = []
        for tag in tags {
            let id = try tagIDs.id(
                tag.key, in: database, find: "SELECT id FROM tag WHERE folded = ?",
                insert: "INSERT INTO tag(name, folded) VALUES (?, ?)", [tag.name, tag.key])
            if !written.contains(where: { $0.id == id }) { written.append((id, tag)) }
        }
        return written
    }

    /// The authors, each once.
    private mutating func ids(ofAuthors authors: [String]) throws -> [Int64] {
        var ids: [Int64] = []
        for author in authors {
            let id = try authorIDs.id(
                author, in: database, find: "SELECT id FROM author WHERE name = ?",
                insert: "INSERT INTO author(name, folded) VALUES (?, ?)", [author, SearchFolding.key(author)])
            if !ids.contains(id) { ids.append(id) }
        }
        return ids
    }
}

/// The ids of names, found or given once.
private struct NameIDs {
    private var known: [String: Int64] = [:]

    mutating func id(
        _ name: String, in database: Database, find: String, insert: String, _ values: StatementArguments
    ) throws -> Int64 {
        if let id = known[name] { return id }
        let id: Int64
        if let found = try Int64.fetchOne(database.cachedStatement(sql: find), arguments: [name]) {
            id = found
        } else {
            try database.cachedStatement(sql: insert).execute(arguments: values)
            id = database.lastInsertedRowID
        }
        known[name] = id
        return id
    }
}
