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

    static func begin(_ document: FoundDocument, _ source: Source?, in database: Database) throws -> Int64 {
        let name = document.path.split(separator: "/").last.map { String($0) } ?? document.path
        try database.execute(
            sql: """
                INSERT INTO document(path, name, folded, sha256, size, modified, format, layout) VALUES (?, ?, ?, '', -1, 0, ?, ?)
                ON CONFLICT(path) DO UPDATE SET sha256 = '', size = -1, format = excluded.format, layout = excluded.layout, is_missing = 0
                """,
            arguments: [
                document.path, name, SearchFolding.key(document.path), source?.format.rawValue ?? "",
                source?.layout ?? "",
            ])
        let id = try Int64.fetchOne(
            database, sql: "SELECT id FROM document WHERE path = ?", arguments: [document.path])
        // What others had of this one, they may find where its own went.
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO document_share(document_id, other_id)
                    SELECT d.document_id, o.other_id FROM document_share d JOIN document_share o ON o.document_id = d.other_id
                    WHERE d.other_id = ? AND o.other_id <> d.document_id;
                """, arguments: [id])
        try database.execute(sql: "DELETE FROM document_share WHERE document_id = ?", arguments: [id])
        return id ?? 0
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
                UPDATE document SET sha256 = '', size = -1
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
