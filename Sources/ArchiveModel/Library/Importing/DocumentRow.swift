import GRDB

/// The row of a document while it is imported.
///
/// Until its articles are all in, it has no fingerprint, so that an interrupted import
/// reads it again.
enum DocumentRow {
    /// What the archive knows of all documents, by their paths.
    static func known(in database: Database) throws -> [String: KnownDocument] {
        var known: [String: KnownDocument] = [:]
        let rows = try Row.fetchCursor(
            database, sql: "SELECT path, size, modified, is_missing, rules, sha256 FROM document")
        while let row = try rows.next() {
            known[row[0]] = KnownDocument(
                size: row[1], modified: row[2], isMissing: row[3], rules: row[4], sha256: row[5])
        }
        let shares = try Row.fetchCursor(
            database,
            sql: """
                SELECT d.path, o.path, o.modified FROM document_share s JOIN document d ON d.id = s.document_id JOIN document o ON o.id = s.other_id
                """)
        while let row = try shares.next() { known[row[0]]?.others.append((row[1], row[2])) }
        return known
    }

    /// - Returns: its row; the fingerprint that it had when it was read to its end last, empty for none; whether an import of it ended
    /// early.
    static func begin(_ document: FoundDocument, _ source: Source?, in database: Database) throws -> (
        id: Int64, earlierSHA256: String, isHalfRead: Bool
    ) {
        let name = document.path.split(separator: "/").last.map { String($0) } ?? document.path
        try database.execute(
            sql: """
                INSERT INTO document(path, name, folded, sha256, size, modified, format, layout) VALUES (?, ?, ?, '', -1, 0, ?, ?)
                ON CONFLICT(path) DO UPDATE SET
                    earlier_sha256 = iif(sha256 = '', earlier_sha256, sha256), is_half_read = sha256 = '', sha256 = '', size = -1,
                    format = excluded.format, layout = excluded.layout, is_missing = 0
                """,
            arguments: [
                document.path, name, SearchFolding.key(document.path), source?.format.rawValue ?? "",
                source?.layout ?? "",
            ])
        let row = try Row.fetchOne(
            database, sql: "SELECT id, earlier_sha256, is_half_read FROM document WHERE path = ?",
            arguments: [document.path])
        let id: Int64 = row?[0] ?? 0
        // What others had of this one, they may find where its own went.
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO document_share(document_id, other_id)
                    SELECT d.document_id, o.other_id FROM document_share d JOIN document_share o ON o.document_id = d.other_id
                    WHERE d.other_id = ? AND o.other_id <> d.document_id;
                """, arguments: [id])
        try database.execute(sql: "DELETE FROM document_share WHERE document_id = ?", arguments: [id])
        return (id, row?[1] ?? "", row?[2] ?? false)
    }

    /// Notes that articles of documents went to others: who opens those documents alone is to find the articles there again.
    static func share(_ shares: Set<DocumentShare>, in database: Database) throws {
        for share in shares {
            try database.execute(
                sql: "INSERT OR IGNORE INTO document_share(document_id, other_id) VALUES (?, ?)",
                arguments: [share.document, share.other])
        }
    }

    /// Documents whose articles went to this one are to be read again: it has fewer now.
    ///
    /// - Returns: their paths.
    static func expireSharing(with other: Int64, in database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                UPDATE document SET earlier_sha256 = iif(sha256 = '', earlier_sha256, sha256), sha256 = '', size = -1
                WHERE id IN (SELECT document_id FROM document_share WHERE other_id = ?) RETURNING path
                """, arguments: [other])
    }

    /// `rules`: by what it was read, see `DocumentReader.rules`.
    static func finish(
        _ id: Int64, _ document: FoundDocument, sha256: String, rules: String, in database: Database
    ) throws {
        try database.execute(
            sql: "UPDATE document SET sha256 = ?, size = ?, modified = ?, rules = ? WHERE id = ?",
            arguments: [sha256, document.size, document.modified, rules, id])
    }

    /// Keeps what an article was until its document is read to its end: its text may stand under another identity there.
    static func keepReplaced(_ trace: Departures.Trace, of document: Int64, in database: Database) throws {
        try database.cachedStatement(
            sql:
                "INSERT OR IGNORE INTO replaced_text(document_id, key, title, text_hash, text_bytes) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [document, trace.id.rawValue, trace.title, trace.textHash, trace.textBytes])
    }

    static func takeReplaced(of document: Int64, in database: Database) throws -> [Departures.Trace] {
        let replaced = try Row.fetchAll(
            database, sql: "SELECT key, title, text_hash, text_bytes FROM replaced_text WHERE document_id = ?",
            arguments: [document]
        ).map { row in
            Departures.Trace(
                id: ArticleID(rawValue: row[0]), title: row[1], textHash: row[2], textBytes: row[3], byteRange: 0..<0)
        }
        if !replaced.isEmpty {
            try database.execute(sql: "DELETE FROM replaced_text WHERE document_id = ?", arguments: [document])
        }
        return replaced
    }

    /// The same content under a new time.
    static func touch(_ document: FoundDocument, sha256: String, _ rules: String, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE document SET size = ?, modified = ?, is_missing = 0 WHERE path = ? AND sha256 = ? AND rules = ?
                """, arguments: [document.size, document.modified, document.path, sha256, rules])
    }
}

/// A document, and another one that its articles went to.
struct DocumentShare: Hashable {
    var document: Int64
    var other: Int64
}
