import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes what was read into the archive, in transactions that are as large as the reader's patience allows.
///
/// Each transaction is whole in itself: whatever interrupts the import, what is in stays, and the next import goes on from there.
struct ImportRun {
    /// Articles that end a transaction; the first ones are small, so that they show soon, the others large, so that the index
    /// merges less.
    private static let batches = [50, 200, 1000, 5000]
    /// UTF-8 bytes of text that end a transaction early.
    private static let mostBytes = 24 << 20
    /// Documents without news after which it is asked whether the import is still wanted.
    private static let unchangedBetweenLooks = 100
    private static let longestWait = Duration.seconds(2)

    private let pool: DatabasePool
    private let log: WriteAheadLog
    private let reader: DocumentReader
    private let checkpointer: Checkpointer?
    private(set) var summary = ImportSummary()
    private var progress = ImportProgress()
    private var waiting: [Work] = []
    private var waitingArticles = 0
    private var waitingBytes = 0
    private var waitingSince = ContinuousClock.now
    private var transactions = 0
    /// Bytes of the documents that are done.
    private var bytesBefore = 0

    /// A step that is to be written.
    private struct Work {
        var document: FoundDocument
        var step: ImportStep<ArticleRecord>
    }

    /// Articles that went from one document to another.
    private struct Sharing {
        var count = 0
        /// Paths of documents that articles went away from, and are to be read again: the other document lost some.
        var expired: Set<String> = []
        /// Articles that a document has under another identity now, as when their date was corrected.
        var renamed: [(from: ArticleID, to: ArticleID)] = []
    }

    private var expired: Set<String> = []
    private(set) var renamed: [(from: ArticleID, to: ArticleID)] = []
    /// Of the documents that were asked for, when they were changed last: of what comes in several the latest has it.
    private var asked: [String: Int] = [:]

    /// Of the document that is being written: it may take many transactions.
    private var open: OpenDocument?

    private struct OpenDocument {
        var id: Int64
        var path: String
        /// What the archive had of it before, as far as it did not come again.
        var gone: Set<ArticleID>
        /// Those that are new to it, by what they say, where it was there before.
        var come: [Int: ArticleID] = [:]
        var isOldestFirst: Bool
    }

    init(
        pool: DatabasePool, log: WriteAheadLog, reader: DocumentReader, checkpointer: Checkpointer? = nil,
        problems: [ImportProblem] = []
    ) {
        self.pool = pool
        self.log = log
        self.checkpointer = checkpointer
        self.reader = reader
        summary.problems = problems
    }

    /// Reads documents, then again those that are to get articles back which another one has lost.
    ///
    /// `lies`: whether a document that was not asked for may be read.
    mutating func run(
        _ documents: [FoundDocument], threads: Int, lies: (String) -> Bool, observe: (ImportProgress) -> Bool
    ) throws {
        asked = Dictionary(documents.map { ($0.path, $0.modified) }, uniquingKeysWith: { first, _ in first })
        try read(documents, threads: threads, observe: observe)
        while !expired.isEmpty, !summary.isCancelled {
            let again = DocumentFinder(paths: expired.filter { access($0, F_OK) == 0 && lies($0) }.sorted())
            expired = []
            let told = summary
            try read(again.documents, threads: threads, observe: observe)
            summary.problems += again.problems
            (summary.read, summary.unchanged, summary.articles, summary.shared) = (
                told.read, told.unchanged, told.articles, told.shared
            )
        }
    }

    private mutating func read(
        _ documents: [FoundDocument], threads: Int, observe: (ImportProgress) -> Bool
    ) throws {
        progress.documentsFound += documents.count
        progress.bytesFound += documents.reduce(0) { $0 + $1.size }
        guard observe(progress) else {
            summary.isCancelled = true
            return
        }
        let feeds = DocumentFeeds(
            documents, known: try pool.read { try DocumentRow.known(in: $0) }, reader: reader, threads: threads
        ) { [pool] in try? pool.read { try TagLearning.model(in: $0) } }
        defer { feeds.cancel() }
        var done = 0
        while true {
            // Where nothing more is ready, what waits is written first.
            if !feeds.isReady, !waiting.isEmpty, !isYoung { try flush() }
            guard let (index, step) = feeds.step() else { break }
            while done < index { finish(documents[done], &done) }
            guard try take(step, of: documents[index], observe: observe) else { return }
        }
        while done < documents.count { finish(documents[done], &done) }
        try flush()
        _ = observe(progress)
    }

    /// Brings in articles that are there already.
    mutating func add(_ articles: [ArticleRecord], of document: FoundDocument, sha256: String) throws {
        waiting = [
            Work(document: document, step: .articles(articles, bytesRead: document.size)),
            Work(document: document, step: .end(sha256: sha256)),
        ]
        try flush()
    }

    /// Large transactions are worth a moment, but not in the midst of what is to be seen first.
    private var isYoung: Bool { transactions > 1 && ContinuousClock.now - waitingSince < Self.longestWait }

    /// - Returns: false when the import is to end.
    private mutating func take(
        _ step: ImportStep<ArticleRecord>, of document: FoundDocument, observe: (ImportProgress) -> Bool
    ) throws -> Bool {
        switch step {
        case .unchanged:
            summary.unchanged += 1
            guard summary.unchanged.isMultiple(of: Self.unchangedBetweenLooks), !observe(progress) else { return true }
            try flush()
            summary.isCancelled = true
            return false
        case .problem(let error):
            summary.problems.append(ImportProblem(error: error))
            return true
        case .touched: summary.unchanged += 1
        case .articles(let articles, let bytesRead):
            waitingArticles += articles.count
            waitingBytes += articles.reduce(0) { $0 + $1.columns.text.utf8.count }
            progress.bytesDone = bytesBefore + bytesRead
        case .end: summary.read += 1
        }
        if waiting.isEmpty { waitingSince = ContinuousClock.now }
        waiting.append(Work(document: document, step: step))
        let most = Self.batches[min(transactions, Self.batches.count - 1)]
        if waitingArticles >= most || waitingBytes >= Self.mostBytes { try flush() }
        guard observe(progress) else {
            try flush()
            summary.isCancelled = true
            return false
        }
        return true
    }

    private mutating func finish(_ document: FoundDocument, _ done: inout Int) {
        done += 1
        progress.documentsDone += 1
        bytesBefore += document.size
        progress.bytesDone = bytesBefore
    }

    private mutating func flush() throws {
        guard !waiting.isEmpty else { return }
        let work = waiting
        waiting = []
        var open = open
        var sharing = Sharing()
        try log.write {
            try pool.writeArchive { database in
                open = try Self.write(work, open, reader, asked, &sharing, in: database)
            }
        }
        checkpointer?.transactionEnded()
        self.open = open
        transactions += 1
        progress.articles += waitingArticles
        summary.articles += waitingArticles
        summary.shared += sharing.count
        expired.formUnion(sharing.expired)
        renamed += sharing.renamed
        waitingArticles = 0
        waitingBytes = 0
    }

    private static func write(
        _ work: [Work], _ opened: OpenDocument?, _ reader: DocumentReader, _ asked: [String: Int],
        _ sharing: inout Sharing, in database: Database
    ) throws -> OpenDocument? {
        var open = opened
        var allocation = RowAllocation()
        var rows: [PlacedRecord?] = []
        var places: [ArticleID: Int] = [:]
        var shares: Set<DocumentShare> = []
        var ends: [(document: OpenDocument, work: Work, sha256: String)] = []
        for item in work {
            let rules = reader.rules(path: item.document.path)
            switch item.step {
            case .touched(let sha256): try DocumentRow.touch(item.document, sha256: sha256, rules, in: database)
            case .articles(let articles, _):
                if open?.path != item.document.path { open = try begin(item.document, articles, in: database) }
                guard var current = open else { continue }
                for record in articles {
                    let id = record.columns.id
                    if current.gone.remove(id) == nil, !current.gone.isEmpty {
                        current.come[Self.content(record.columns.title, record.columns.text)] = id
                    }
                    let placed = try allocation.place(
                        record, document: current.id, isOldestFirst: current.isOldestFirst, in: database)
                    let earlier = places[id]
                    let before = earlier.flatMap { rows[$0]?.document } ?? placed.knownDocument
                    if let before, before != current.id {
                        sharing.count += 1
                        // Of an article that comes twice the archive keeps the later one.
                        guard try Self.isLater(item.document.path, asked, than: before, in: database) else {
                            shares.insert(DocumentShare(document: current.id, other: before))
                            continue
                        }
                        shares.insert(DocumentShare(document: before, other: current.id))
                    }
                    if let earlier { rows[earlier] = nil }
                    places[id] = rows.count
                    rows.append(placed)
                }
                open = current
            case .end(let sha256):
                if open?.path != item.document.path { open = try begin(item.document, [], in: database) }
                if let current = open { ends.append((current, item, sha256)) }
                open = nil
            case .unchanged, .problem: break
            }
        }
        var writer = ArticleWriter(database)
        try writer.write(rows.compactMap(\.self).sorted { $0.row < $1.row })
        try DocumentRow.share(shares, in: database)
        for end in ends {
            sharing.renamed += try renamed(end.document, in: database)
            for id in end.document.gone { try writer.remove(id, of: end.document.id) }
            try DocumentRow.finish(
                end.document.id, end.work.document, sha256: end.sha256,
                rules: reader.rules(path: end.work.document.path), in: database)
        }
        for end in ends where !end.document.gone.isEmpty {
            sharing.expired.formUnion(try DocumentRow.expireSharing(with: end.document.id, in: database))
        }
        return open
    }

    /// For as long as the program runs.
    private static func content(_ title: String, _ text: String) -> Int {
        var hasher = Hasher()
        hasher.combine(title)
        hasher.combine(text)
        return hasher.finalize()
    }

    /// What is gone from a document, and came again with the same title and text.
    private static func renamed(_ document: OpenDocument, in database: Database) throws -> [(
        from: ArticleID, to: ArticleID
    )] {
        guard !document.come.isEmpty else { return [] }
        return try document.gone.compactMap { id in
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT b.title, b.text FROM article a JOIN body b ON b.article_id = a.id
                        WHERE a.key = ? AND a.document_id = ?
                        """), arguments: [id.rawValue, document.id])
            return row.flatMap { document.come[content($0[0], $0[1])] }.map { (id, $0) }
        }
    }

    /// Whether articles of a document stand before those of another: who asked for one alone is to find all of them there; among
    /// those that were asked for, what was changed last is the newest.
    private static func isLater(_ path: String, _ asked: [String: Int], than other: Int64, in database: Database) throws
        -> Bool
    {
        let otherPath = try String.fetchOne(
            database.cachedStatement(sql: "SELECT path FROM document WHERE id = ?"), arguments: [other])
        return asked[path, default: .min] >= otherPath.flatMap { asked[$0] } ?? .min
    }

    private static func begin(_ document: FoundDocument, _ articles: [ArticleRecord], in database: Database) throws
        -> OpenDocument
    {
        let id = try DocumentRow.begin(document, articles.first?.columns.source, in: database)
        let known = try String.fetchAll(
            database, sql: "SELECT key FROM article WHERE document_id = ?", arguments: [id])
        return OpenDocument(
            id: id, path: document.path, gone: Set(known.map { ArticleID(rawValue: $0) }),
            isOldestFirst: RowAllocation.isOldestFirst(articles.map(\.columns.published)))
    }
}
