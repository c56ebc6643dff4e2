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
    private let gate: ImportGate
    /// Lets marks follow what a transaction has moved.
    private let applyMoves: () throws -> Void
    private let reader: DocumentReader
    private let checkpointer: Checkpointer?
    private(set) var summary = ImportSummary()
    private var progress = ImportProgress()
    private var waiting: [ImportTransaction.Work] = []
    private var waitingArticles = 0
    private var waitingBytes = 0
    private var waitingSince = ContinuousClock.now
    private var transactions = 0
    /// Bytes of the documents that are done.
    private var bytesBefore = 0

    private var expired: Set<String> = []
    /// The document that is being written: it may take many transactions.
    private var open: ImportTransaction.OpenDocument?
    /// Of the documents that were asked for, when they were changed last: of what comes in several the latest has it.
    private var asked: [String: Int] = [:]

    init(
        _ library: Library, _ pool: DatabasePool, reader: DocumentReader, checkpointer: Checkpointer? = nil,
        problems: [ImportProblem] = []
    ) {
        self.pool = pool
        log = library.archiveLog
        gate = library.importGate
        applyMoves = library.applyMoves
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
        ) { [pool] source in try? pool.read { try TagLearning.model(of: source, in: $0) } }
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
            ImportTransaction.Work(document: document, step: .articles(articles, bytesRead: document.size)),
            ImportTransaction.Work(document: document, step: .end(sha256: sha256)),
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
            let doubtful = articles.count { $0.columns.isDoubtful }
            if doubtful > 0 {
                summary.doubtful += doubtful
                if summary.doubtfulDocuments.last != document.path { summary.doubtfulDocuments.append(document.path) }
            }
            waitingBytes += articles.reduce(0) { $0 + $1.columns.text.utf8.count }
            progress.bytesDone = bytesBefore + bytesRead
        case .end: summary.read += 1
        }
        if waiting.isEmpty { waitingSince = ContinuousClock.now }
        waiting.append(ImportTransaction.Work(document: document, step: step))
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
        var transaction = ImportTransaction(reader: reader, asked: asked, open: open)
        let work = waiting
        waiting = []
        try gate.pass {
            try log.write {
                try pool.writeArchive { try transaction.write(work, in: $0) }
            }
            if transaction.hasMoves { try applyMoves() }
        }
        checkpointer?.transactionEnded()
        open = transaction.open
        transactions += 1
        progress.articles += waitingArticles
        summary.articles += waitingArticles
        summary.shared += transaction.sharedArticles
        expired.formUnion(transaction.expired)
        waitingArticles = 0
        waitingBytes = 0
    }
}
