import GRDB

/// Writes articles and all that belongs to them, within a transaction.
///
/// Every statement writes one row: one that could fail half done, such as `INSERT … SELECT`, makes FTS5 write out all that it holds.
struct ArticleWriter {
    private let database: Database
    private let document: Int64
    private var tagIDs = NameIDs()
    private var authorIDs = NameIDs()

    init(_ database: Database, document: Int64) {
        self.database = database
        self.document = document
    }

    /// Adds an article, or replaces what the archive has of it.
    mutating func write(_ article: Article, row: Int64) throws {
        if let old = try Int64.fetchOne(
            database, sql: "SELECT id FROM article WHERE key = ?", arguments: [article.id.rawValue])
        {
            try remove(old)
        }
        let span = article.published.span
        try database.cachedStatement(
            sql: """
                INSERT INTO article(id, key, document_id, byte_from, byte_to, title, authors, published, not_before, not_after, updated, day_from,
                    day_through, language, link, words, has_link, has_caption, issues)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            row, article.id.rawValue, document, article.source.byteRange.lowerBound,
            article.source.byteRange.upperBound, article.title,
            StoredList.encode(article.authors), article.published.stated?.iso8601 ?? "",
            article.published.notBefore?.iso8601 ?? "",
            article.published.notAfter?.iso8601 ?? "", article.updated?.iso8601 ?? "", span.from, span.through,
            article.language ?? "",
            article.link ?? "", article.body.wordCount,
            article.link != nil || !article.links.isEmpty ? 1 : 0,
            article.body.blocks.contains { $0.kind == .caption } ? 1 : 0, article.issues.count,
        ])
        try database.cachedStatement(
            sql: """
                INSERT INTO body(article_id, title, text, marks, related, issues, enclosures) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            row, article.title, article.body.text, BodyCoding.encode(article.body), StoredList.encode(article.related),
            StoredList.encode(article.issues.map(IssueCoding.encode)),
            StoredList.encode(article.enclosures.map { $0.url + "\t" + $0.text }),
        ])
        try database.cachedStatement(sql: "INSERT INTO search(rowid, title, text) VALUES (?, ?, ?)")
            .execute(arguments: [row, article.title, article.body.text])
        try writeTags(article.tags, row: row)
        try writeAuthors(article.authors, row: row)
    }

    /// Takes out what the document no longer holds.
    mutating func removeArticles(except kept: Set<ArticleID>) throws {
        let known = try Row.fetchAll(
            database, sql: "SELECT id, key FROM article WHERE document_id = ?", arguments: [document])
        for row in known where !kept.contains(ArticleID(rawValue: row["key"])) { try remove(row["id"]) }
    }

    /// The index can forget a text only when it is told the text (FTS5, section 4.4.3: external content tables).
    private func remove(_ row: Int64) throws {
        if let body = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT title, text FROM body WHERE article_id = ?"), arguments: [row])
        {
            try database.cachedStatement(
                sql: "INSERT INTO search(search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
            ).execute(arguments: [row, body["title"] as String, body["text"] as String])
        }
        try database.cachedStatement(sql: "DELETE FROM article WHERE id = ?").execute(arguments: [row])
    }

    private mutating func writeTags(_ tags: [Tag], row: Int64) throws {
        for (position, tag) in tags.enumerated() {
            let folded = SearchFolding.key(tag.name)
            guard !folded.isEmpty else { continue }
            let id = try tagIDs.id(
                folded, in: database, find: "SELECT id FROM tag WHERE folded = ?",
                insert: "INSERT INTO tag(name, folded) VALUES (?, ?)", [tag.name, folded])
            try database.cachedStatement(
                sql:
                    "INSERT OR IGNORE INTO article_tag(tag_id, article_id, position, origin, why) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [id, row, position, tag.origin.rawValue, tag.why])
        }
    }

    private mutating func writeAuthors(_ authors: [String], row: Int64) throws {
        for author in authors {
            let id = try authorIDs.id(
                author, in: database, find: "SELECT id FROM author WHERE name = ?",
                insert: "INSERT INTO author(name, folded) VALUES (?, ?)", [author, SearchFolding.key(author)])
            try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO article_author(author_id, article_id) VALUES (?, ?)"
            ).execute(arguments: [id, row])
        }
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
