import GRDB

/// An article whose identity has changed, as when its date was corrected: what the reader did with it goes along.
struct ArticleMove: Hashable, Sendable {
    var old: ArticleID
    /// The same as before where only the text is another one.
    var new: ArticleID
    /// Of what the article says now; nil where that is not known.
    var textHash: Int64?
    /// Whether an article of the old identity stays, or may come back: then it keeps its marks.
    var keepsOld = false
}

/// The moves that an archive knows, in its own table: written in the transaction that changes the articles, and carried out in the
/// reader's database behind it.
///
/// They stay there. Each reader's database remembers how far it has come, so that a process that ends anywhere detaches no mark, and so
/// that the marks of all readers of a shared archive follow.
enum MoveLog {
    /// Moves of one transaction: they happen at once.
    struct Batch {
        var last: Int64
        var moves: [ArticleMove]
    }

    /// An article that has moved that often is not looked for any further.
    private static let mostSteps = 16

    static func record(_ moves: [ArticleMove], in database: Database) throws {
        guard !moves.isEmpty else { return }
        let batch = 1 + (try Int64.fetchOne(database, sql: "SELECT max(number) FROM moved_article") ?? 0)
        let insert = try database.cachedStatement(
            sql: "INSERT INTO moved_article(batch, old, new, text_hash, keeps_old) VALUES (?, ?, ?, ?, ?)")
        for move in moves {
            try insert.execute(arguments: [
                batch, move.old.rawValue, move.new.rawValue, move.textHash, move.keepsOld,
            ])
        }
    }

    /// The archive, to tell it from others that the same reader uses.
    static func archiveName(in database: Database) throws -> String {
        try String.fetchOne(database, sql: "SELECT name FROM archive_name") ?? ""
    }

    /// The number of the last move that the reader's database beside the archive has carried out.
    static func done(_ archive: String, in database: Database) throws -> Int64 {
        try Int64.fetchOne(
            database, sql: "SELECT number FROM applied_move WHERE archive = ?", arguments: [archive]) ?? 0
    }

    static func latest(in database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(number) FROM moved_article") ?? 0
    }

    static func batches(after number: Int64, in database: Database) throws -> [Batch] {
        var batches: [Batch] = []
        var current: Int64?
        let rows = try Row.fetchCursor(
            database,
            sql:
                "SELECT number, batch, old, new, text_hash, keeps_old FROM moved_article WHERE number > ? ORDER BY number",
            arguments: [number])
        while let row = try rows.next() {
            let move = ArticleMove(
                old: ArticleID(rawValue: row[2]), new: ArticleID(rawValue: row[3]), textHash: row[4],
                keepsOld: row[5])
            if current == row[1], !batches.isEmpty {
                batches[batches.count - 1].moves.append(move)
                batches[batches.count - 1].last = row[0]
            } else {
                batches.append(Batch(last: row[0], moves: [move]))
                current = row[1]
            }
        }
        return batches
    }

    /// The identity that an article has now, and the hash of its text: a list may still show one under its old identity.
    static func current(_ id: ArticleID, in database: Database) throws -> (id: ArticleID, textHash: Int64?) {
        let article = try database.cachedStatement(sql: "SELECT text_hash FROM article WHERE key = ?")
        let move = try database.cachedStatement(
            sql: "SELECT new FROM moved_article WHERE old = ? AND new <> old ORDER BY number DESC LIMIT 1")
        var key = id.rawValue
        for _ in 0..<mostSteps {
            if let row = try Row.fetchOne(article, arguments: [key]) { return (ArticleID(rawValue: key), row[0]) }
            guard let next = try String.fetchOne(move, arguments: [key]) else { break }
            key = next
        }
        return (id, nil)
    }
}

extension Library {
    /// Lets marks follow the articles whose identity has changed since this reader's database saw the archive last.
    ///
    /// Done before and behind each import, between its transactions, and when a library is opened; what was done already is not done again.
    func applyMoves() throws(LibraryError) {
        do {
            let (name, latest) = try archive.read {
                (try MoveLog.archiveName(in: $0), try MoveLog.latest(in: $0))
            }
            guard latest > 0, try reader.read({ try MoveLog.done(name, in: $0) }) < latest else { return }
            try readerLog.write {
                let done = try reader.read { try MoveLog.done(name, in: $0) }
                let batches = try archive.read { try MoveLog.batches(after: done, in: $0) }
                try reader.write { database in
                    for batch in batches {
                        for table in MarkTable.allCases { try table.move(batch.moves, in: database) }
                    }
                    try database.execute(
                        sql: "INSERT OR REPLACE INTO applied_move(archive, number) VALUES (?, ?)",
                        arguments: [name, batches.last?.last ?? done])
                }
            }
        } catch { throw LibraryError(error, path: places.reader) }
    }
}
