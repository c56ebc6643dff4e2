import GRDB

/// Writes what was read into the archive, and notes which identities have changed by it, all in one transaction.
struct ImportTransaction {
    /// A step that is to be written.
    struct Work {
        var document: FoundDocument
        var step: ImportStep<ArticleRecord>
    }

    /// A document of which not all steps have come.
    struct OpenDocument {
        var id: Int64
        var path: String
        /// Of what the archive had of it when it was read to its end last.
        var earlierSHA256: String
        /// Whether an import of it ended early: some of its articles have come already.
        var isHalfRead: Bool
        /// All that the archive had of it before, by identity.
        var known: Set<ArticleID>
        /// What of that has not come again.
        var gone: Set<ArticleID>
        /// What the archive did not have of it, where it had something.
        var come: Set<ArticleID> = []
        var isOldestFirst: Bool
    }

    private let reader: DocumentReader
    /// Of the documents that were asked for, when they were changed last: of what comes in several the latest has it.
    private let asked: [String: Int]
    private(set) var open: OpenDocument?
    /// Articles that came from another document before.
    private(set) var sharedArticles = 0
    /// Paths of documents that articles went away from, and are to be read again: the other document lost some.
    private(set) var expired: Set<String> = []
    private(set) var hasMoves = false

    private var allocation = RowAllocation()
    private var rows: [PlacedRecord?] = []
    private var places: [ArticleID: Int] = [:]
    private var shares: Set<DocumentShare> = []
    private var ends: [(document: OpenDocument, work: Work, sha256: String)] = []

    init(reader: DocumentReader, asked: [String: Int], open: OpenDocument?) {
        self.reader = reader
        self.asked = asked
        self.open = open
    }

    mutating func write(_ work: [Work], in database: Database) throws {
        for item in work { try take(item, in: database) }
        var writer = ArticleWriter(database)
        try writer.write(rows.compactMap(\.self).sorted { $0.row < $1.row })
        try DocumentRow.share(shares, in: database)
        for end in ends {
            let moves = try moves(end.document, sha256: end.sha256, in: database)
            hasMoves = hasMoves || !moves.isEmpty
            try MoveLog.record(moves, in: database)
            for id in end.document.gone { try writer.remove(id, of: end.document.id) }
            try DocumentRow.finish(
                end.document.id, end.work.document, sha256: end.sha256,
                rules: reader.rules(path: end.work.document.path), in: database)
        }
        for end in ends where !end.document.gone.isEmpty {
            expired.formUnion(try DocumentRow.expireSharing(with: end.document.id, in: database))
        }
    }

    private mutating func take(_ item: Work, in database: Database) throws {
        switch item.step {
        case .touched(let sha256):
            try DocumentRow.touch(
                item.document, sha256: sha256, reader.rules(path: item.document.path), in: database)
        case .articles(let articles, _):
            if open?.path != item.document.path { open = try begin(item.document, articles, in: database) }
            for record in articles { try place(record, in: database) }
        case .end(let sha256):
            if open?.path != item.document.path { open = try begin(item.document, [], in: database) }
            if let open { ends.append((open, item, sha256)) }
            open = nil
        case .unchanged, .problem: break
        }
    }

    private mutating func place(_ record: ArticleRecord, in database: Database) throws {
        guard var document = open else { return }
        defer { open = document }
        let id = try identity(of: record, in: document, database)
        var placed = try allocation.place(
            record, id, document: document.id, isOldestFirst: document.isOldestFirst, in: database)
        if document.gone.remove(id) != nil {
            if let old = placed.stored, old.document == document.id, old.textHash != record.columns.textHash,
                let trace = try Self.trace(of: id, in: database), trace.textHash != record.columns.textHash
            {
                try DocumentRow.keepReplaced(trace, of: document.id, in: database)
            }
        } else if !document.known.isEmpty {
            document.come.insert(id)
        }
        let earlier = places[id]
        let before = earlier.flatMap { rows[$0]?.document } ?? placed.stored?.document
        if let before, before != document.id {
            sharedArticles += 1
            // Of an article that comes twice the archive keeps the later one.
            guard try isLater(document.path, than: before, in: database) else {
                shares.insert(DocumentShare(document: document.id, other: before))
                return
            }
            shares.insert(DocumentShare(document: before, other: document.id))
        }
        if let earlier { rows[earlier] = nil }
        places[id] = rows.count
        placed.document = document.id
        rows.append(placed)
    }

    /// The identity of an article in the archive: one of its own in this document where another document has a different text under the
    /// identity that file name, title and date, or the text alone, give it.
    private func identity(of record: ArticleRecord, in document: OpenDocument, _ database: Database) throws -> ArticleID
    {
        let columns = record.columns
        guard !columns.hasStatedIdentity else { return columns.id }
        let own = ArticleIdentity.distinct(columns.id, inDocument: document.path)
        if document.known.contains(own) { return own }
        if document.known.contains(columns.id) { return columns.id }
        let text: String?
        if let earlier = places[columns.id].flatMap({ rows[$0] }) {
            guard earlier.document != document.id else { return columns.id }
            text = earlier.record.columns.text
        } else {
            text = try String.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT b.text FROM article a JOIN body b ON b.article_id = a.id WHERE a.key = ? AND a.document_id <> ?
                        """), arguments: [columns.id.rawValue, document.id])
        }
        guard let text else { return columns.id }
        return TextLikeness.share(text, columns.text) >= TextLikeness.leastOfVersions ? columns.id : own
    }

    /// Whether articles of a document stand before those of another: who asked for one alone is to find all of them there; among
    /// those that were asked for, what was changed last is the newest.
    private func isLater(_ path: String, than other: Int64, in database: Database) throws -> Bool {
        let otherPath = try String.fetchOne(
            database.cachedStatement(sql: "SELECT path FROM document WHERE id = ?"), arguments: [other])
        return asked[path, default: .min] >= otherPath.flatMap { asked[$0] } ?? .min
    }

    private func begin(_ document: FoundDocument, _ articles: [ArticleRecord], in database: Database) throws
        -> OpenDocument
    {
        let (id, earlierSHA256, isHalfRead) = try DocumentRow.begin(
            document, articles.first?.columns.source, in: database)
        let known = Set(
            try String.fetchAll(database, sql: "SELECT key FROM article WHERE document_id = ?", arguments: [id])
                .map { ArticleID(rawValue: $0) })
        return OpenDocument(
            id: id, path: document.path, earlierSHA256: earlierSHA256, isHalfRead: isHalfRead, known: known,
            gone: known,
            isOldestFirst: RowAllocation.isOldestFirst(articles.map(\.columns.published)))
    }
}

extension ImportTransaction {
    /// Where the articles went that a document no longer has under their identity; its new ones are written.
    private func moves(_ document: OpenDocument, sha256: String, in database: Database) throws -> [ArticleMove] {
        let replaced = try DocumentRow.takeReplaced(of: document.id, in: database)
        let isSameContent = sha256 == document.earlierSHA256
        guard !document.gone.isEmpty || !replaced.isEmpty else { return [] }
        let candidates =
            document.isHalfRead
            ? try Self.places(in: document.id, without: document.gone, in: database).map(\.id)
            : document.come + replaced.map(\.id)
        let departures = Departures(
            arrivals: try candidates.compactMap { try Self.trace(of: $0, in: database) },
            places: isSameContent ? try Self.places(in: document.id, without: document.gone, in: database) : [])
        // Who opens a document alone that shares articles with this one finds them there again.
        let isShared = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM document_share WHERE other_id = ?)", arguments: [document.id])
        let changed = replaced.map { (trace: $0, isGone: false) }
        let gone = try document.gone.compactMap { id in
            try Self.trace(of: id, in: database, of: document.id).map { (trace: $0, isGone: true) }
        }
        return try (changed + gone).compactMap { trace, isGone in
            let successor = try departures.successor(of: trace, isGone: isGone) { id in
                let texts = try [trace.id, id].map { try Self.text(of: $0, in: database) }
                return TextLikeness.share(texts[0], texts[1])
            }
            guard let id = successor ?? (isGone ? nil : trace.id) else { return nil }
            return ArticleMove(
                old: trace.id, new: id, textHash: try Self.trace(of: id, in: database)?.textHash,
                keepsOld: isGone && isShared == true)
        }
    }

    /// What the archive has of an article; nil where it has none of that identity, or of another document.
    private static func trace(of id: ArticleID, in database: Database, of document: Int64? = nil) throws
        -> Departures.Trace?
    {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT a.title, coalesce(a.text_hash, text_hash(b.text)), length(CAST(b.text AS BLOB)), a.byte_from, a.byte_to,
                        a.document_id
                    FROM article a JOIN body b ON b.article_id = a.id WHERE a.key = ?
                    """), arguments: [id.rawValue])
        guard let row, document == nil || document == row[5] else { return nil }
        let from: Int = row[3]
        return Departures.Trace(
            id: id, title: row[0], textHash: row[1], textBytes: row[2], byteRange: from..<max(from, row[4]))
    }

    private static func text(of id: ArticleID, in database: Database) throws -> String {
        try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT b.text FROM article a JOIN body b ON b.article_id = a.id WHERE a.key = ?"),
            arguments: [id.rawValue]) ?? ""
    }

    private static func places(in document: Int64, without gone: Set<ArticleID>, in database: Database) throws -> [(
        range: Range<Int>, id: ArticleID
    )] {
        try Row.fetchAll(
            database, sql: "SELECT key, byte_from, byte_to FROM article WHERE document_id = ?", arguments: [document]
        ).compactMap { row in
            let (id, from): (ArticleID, Int) = (ArticleID(rawValue: row[0]), row[1])
            return gone.contains(id) ? nil : (from..<max(from, row[2]), id)
        }
    }
}
