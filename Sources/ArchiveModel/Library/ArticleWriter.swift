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
        let tags = try writeTags(article.tags, row: row)
        let authors = try writeAuthors(article.authors, row: row)
        try writeIndex(article, row: row, tags: tags, authors: authors)
    }

    private func writeIndex(
        _ article: Article, row: Int64, tags: [(id: Int64, origin: Tag.Origin)], authors: [Int64]
    ) throws {
        let tokens = FacetToken.tokens(of: article, document: document, tags: tags, authors: authors)
        try database.cachedStatement(
            sql: "INSERT INTO facet(article_id, tokens, title, author, words) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            row, tokens, TextFunctions.sortKey(article.title),
            TextFunctions.sortKey(article.authors.joined(separator: " ")), article.body.wordCount,
        ])
        try database.cachedStatement(sql: "INSERT INTO search(rowid, title, text, facets) VALUES (?, ?, ?, ?)")
            .execute(arguments: [
                row, SearchFolding.indexText(article.title), SearchFolding.indexText(article.body.text), tokens,
            ])
    }

    /// Takes out what the document no longer holds.
    mutating func removeArticles(except kept: Set<ArticleID>) throws {
        let known = try Row.fetchAll(
            database, sql: "SELECT id, key FROM article WHERE document_id = ?", arguments: [document])
        for row in known where !kept.contains(ArticleID(rawValue: row["key"])) { try remove(row["id"]) }
    }

    /// The index can forget a text only when it is told the text (FTS5, section 4.4.3: external content tables).
    private func remove(_ row: Int64) throws {
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

    /// - Returns: the tags, each once.
    private mutating func writeTags(_ tags: [Tag], row: Int64) throws -> [(id: Int64, origin: Tag.Origin)] {
        var written: [(id: Int64, origin: Tag.Origin)] = []
        for (position, tag) in tags.enumerated() {
            let folded = TagKey.key(tag.name)
            guard !folded.isEmpty else { continue }
            let id = try tagIDs.id(
                folded, in: database, find: "SELECT id FROM tag WHERE folded = ?",
                insert: "INSERT INTO tag(name, folded) VALUES (?, ?)", [tag.name, folded])
            try database.cachedStatement(
                sql:
                    "INSERT OR IGNORE INTO article_tag(tag_id, article_id, position, origin, why) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [id, row, position, tag.origin.rawValue, tag.why])
            if !written.contains(where: { $0.id == id }) { written.append((id, tag.origin)) }
        }
        return written
    }

    /// - Returns: the ids of the authors, each once.
    private mutating func writeAuthors(_ authors: [String], row: Int64) throws -> [Int64] {
        var ids: [Int64] = []
        for author in authors {
            let id = try authorIDs.id(
                author, in: database, find: "SELECT id FROM author WHERE name = ?",
                insert: "INSERT INTO author(name, folded) VALUES (?, ?)", [author, SearchFolding.key(author)])
            try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO article_author(author_id, article_id) VALUES (?, ?)"
            ).execute(arguments: [id, row])
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
