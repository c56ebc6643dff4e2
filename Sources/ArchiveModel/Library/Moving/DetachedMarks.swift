import GRDB

/// Finds articles again that the reader has marked, where the archive has them under another identity: after an archive was made anew by
/// other rules, after a file got another name, or where an earlier version detached the marks.
///
/// They are copied: the reader's database may serve other archives too.
struct DetachedMarks {
    /// Identities that are tried for articles of which nothing but the old identity is known: some seconds.
    private static let mostTries = 2_000_000
    /// Days that a corrected date may have been off, at the most.
    private static let mostDays = 366
    /// Texts of larger archives are not read for it.
    private static let mostTexts = 100_000

    private let database: Database

    /// `database`: the archive, with the reader's database beside it.
    init(_ database: Database) { self.database = database }

    /// Marks of articles that the archive has only in documents whose files are gone, or that it does not have; none that was found before.
    func moves(seeksUnknown: Bool) throws -> [ArticleMove] {
        let lost = try lost()
        guard !lost.isEmpty else { return [] }
        var moves: [ArticleMove] = []
        let hashes = Dictionary(grouping: lost.filter { $0.textHash != nil }, by: \.textHash)
        let articles = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.key, a.text_hash FROM article a JOIN document d ON d.id = a.document_id
                WHERE NOT d.is_missing AND a.text_hash IS NOT NULL
                """)
        var homes: [Int64: [String]] = [:]
        while let row = try articles.next() {
            let hash: Int64 = row[1]
            if hashes[hash] != nil { homes[hash, default: []].append(row[0]) }
        }
        for (hash, marks) in hashes {
            guard let hash, let keys = homes[hash], keys.count == 1 else { continue }
            for mark in marks where mark.key != keys[0] {
                moves.append(
                    ArticleMove(
                        old: ArticleID(rawValue: mark.key), new: ArticleID(rawValue: keys[0]), textHash: hash,
                        keepsOld: true))
            }
        }
        let found = Set(moves.map(\.old.rawValue))
        moves += try sameTitles(lost.filter { !found.contains($0.key) && $0.isInArchive })
        if seeksUnknown {
            moves += try byIdentity(Set(lost.filter { $0.textHash == nil && !$0.isInArchive }.map(\.key)))
        }
        return moves
    }

    private struct Lost {
        var key: String
        var textHash: Int64?
        var isInArchive: Bool
    }

    private func lost() throws -> [Lost] {
        let marks = MarkTable.allCases.map { "SELECT article, text_hash FROM reader.\($0.name)" }
        return try Row.fetchAll(
            database,
            sql: """
                SELECT m.article, max(coalesce(a.text_hash, m.text_hash)), a.id IS NOT NULL
                FROM (\(marks.joined(separator: " UNION ALL "))) m
                LEFT JOIN article a ON a.key = m.article LEFT JOIN document d ON d.id = a.document_id
                WHERE (a.id IS NULL OR d.is_missing)
                    AND NOT EXISTS (SELECT 1 FROM moved_article v WHERE v.old = m.article AND v.new <> v.old)
                GROUP BY m.article
                """
        ).map { Lost(key: $0[0], textHash: $0[1], isInArchive: $0[2]) }
    }

    /// Of articles whose file is gone: those of the same title in other documents, where the text is much the same.
    private func sameTitles(_ lost: [Lost]) throws -> [ArticleMove] {
        guard !lost.isEmpty else { return [] }
        let article = try database.cachedStatement(
            sql: "SELECT a.title, b.text FROM article a JOIN body b ON b.article_id = a.id WHERE a.key = ?")
        var texts: [String: [(key: String, text: String)]] = [:]
        for mark in lost {
            guard let row = try Row.fetchOne(article, arguments: [mark.key]) else { continue }
            texts[row[0], default: []].append((mark.key, row[1]))
        }
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.key, a.title, a.id, a.text_hash FROM article a JOIN document d ON d.id = a.document_id
                WHERE NOT d.is_missing
                """)
        let body = try database.cachedStatement(sql: "SELECT text FROM body WHERE article_id = ?")
        var best: [String: (move: ArticleMove, share: Double)] = [:]
        while let row = try rows.next() {
            guard let marks = texts[row[1]], let text = try String.fetchOne(body, arguments: [row[2] as Int64]) else {
                continue
            }
            for mark in marks {
                let share = TextLikeness.share(mark.text, text)
                guard share >= max(TextLikeness.leastOfSameTitle, best[mark.key]?.share ?? 0) else { continue }
                let move = ArticleMove(
                    old: ArticleID(rawValue: mark.key), new: ArticleID(rawValue: row[0]), textHash: row[3],
                    keepsOld: true)
                best[mark.key] = (move, share)
            }
        }
        return best.values.map(\.move)
    }

    /// What an article may have been called before its date was understood otherwise, or was corrected.
    private func byIdentity(_ lost: Set<String>) throws -> [ArticleMove] {
        guard !lost.isEmpty else { return [] }
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM article") ?? 0
        guard count > 0 else { return [] }
        let days = min(Self.mostDays, Self.mostTries / count / 2)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.key, a.title, a.published, a.text_hash, d.name, \(count <= Self.mostTexts ? "b.text" : "NULL")
                FROM article a JOIN document d ON d.id = a.document_id JOIN body b ON b.article_id = a.id
                """)
        var moves: [ArticleMove] = []
        while let row = try rows.next() {
            let (key, title, published): (String, String, String) = (row[0], row[1], row[2])
            let earlier = ArticleIdentity.earlier(
                title: title, text: row[5], published: DateStamp(iso8601: published), documentName: row[4], days: days)
            for id in earlier where id.rawValue != key && lost.contains(id.rawValue) {
                moves.append(
                    ArticleMove(old: id, new: ArticleID(rawValue: key), textHash: row[3], keepsOld: true))
            }
        }
        return moves
    }
}

extension Library {
    /// Lets marks go along with articles that are found under another identity.
    func reattachMarks(_ pool: DatabasePool) throws {
        let sought = "sought detached marks " + (try pool.read { try MoveLog.archiveName(in: $0) })
        let isFirst = try setting(sought) == nil
        let moves = try pool.read { try DetachedMarks($0).moves(seeksUnknown: isFirst) }
        if !moves.isEmpty {
            try archiveLog.write { try pool.writeArchive { try MoveLog.record(moves, in: $0) } }
            try applyMoves()
        }
        if isFirst { try setSetting(sought, "1") }
        try nameTexts(pool)
    }

    /// Marks that an earlier version made are told from now on by their texts too.
    private func nameTexts(_ pool: DatabasePool) throws {
        for table in MarkTable.allCases {
            let unnamed = try pool.read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT m.article, a.text_hash FROM reader.\(table.name) m JOIN article a ON a.key = m.article
                        WHERE m.text_hash IS NULL AND a.text_hash IS NOT NULL
                        """
                ).map { (key: $0[0] as String, hash: $0[1] as Int64) }
            }
            guard !unnamed.isEmpty else { continue }
            try readerLog.write {
                try reader.write { database in
                    let update = try database.cachedStatement(
                        sql: "UPDATE \(table.name) SET text_hash = ? WHERE article = ?")
                    for mark in unnamed { try update.execute(arguments: [mark.hash, mark.key]) }
                }
            }
        }
    }
}
