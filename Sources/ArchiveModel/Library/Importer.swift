import Dispatch
import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Library {
    /// Brings documents into the archive: what is new or has changed is read, by size and time, then by content; the rest is skipped.
    ///
    /// Each batch is a transaction: whatever interrupts the import, what is in stays, and the next import goes on from there.
    /// `reader`: how documents are read; `observe`: told after each batch, returning false cancels.
    public func importDocuments(
        _ paths: [String], reader: DocumentReader = DocumentReader(), observe: (ImportProgress) -> Bool
    ) throws(LibraryError) -> ImportSummary {
        guard let archiveWriter else { throw .unusable(path: places.archive, reason: "it can only be read here") }
        let finder = DocumentFinder(paths: paths)
        var importer = Importer(pool: archiveWriter, problems: finder.problems, reader: reader)
        do {
            try importer.run(finder.documents, observe: observe)
            if importer.summary.read > 0 {
                try? archiveWriter.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            }
            importer.summary.missing = try importer.markMissing(under: paths)
        } catch { throw LibraryError(error, path: places.archive) }
        return importer.summary
    }

    /// Brings documents in that are part of the program, under names that are no paths.
    public func importEmbedded(_ documents: [(path: String, bytes: [UInt8])]) throws(LibraryError) {
        guard let archiveWriter else { throw .unusable(path: places.archive, reason: "it can only be read here") }
        var importer = Importer(pool: archiveWriter, problems: [])
        do {
            for document in documents {
                try importer.take(
                    document.bytes, FoundDocument(path: document.path, size: document.bytes.count, modified: 0),
                    tagged: false
                ) { _ in true }
            }
        } catch { throw LibraryError(error, path: places.archive) }
    }

    /// Takes the articles of documents out whose files are gone.
    /// - Returns: the number of documents.
    public func pruneMissing() throws(LibraryError) -> Int {
        guard let archiveWriter else { throw .unusable(path: places.archive, reason: "it can only be read here") }
        do {
            // A document may have vanished since it was last looked for.
            _ = try Importer(pool: archiveWriter, problems: []).markMissing(under: nil)
            return try archiveWriter.write { database in
                let documents = try Int64.fetchAll(database, sql: "SELECT id FROM document WHERE is_missing = 1")
                for document in documents {
                    var writer = ArticleWriter(database, document: document)
                    try writer.removeArticles(except: [])
                    try database.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [document])
                }
                return documents.count
            }
        } catch { throw LibraryError(error, path: places.archive) }
    }
}

/// One run over documents.
private struct Importer {
    /// Articles a transaction; the first ones are small, so that they show soon, the others large, so that the index merges less.
    private static let batches = [100, 500, 2000]
    /// UTF-8 bytes of text that end a transaction early.
    private static let mostBytes = 16 << 20
    /// Smaller documents are read as a whole; of larger ones the articles are made while others are written.
    private static let streamedBytes = 4 << 20
    /// So many articles of a document teach what its tags are like, where the archive does not.
    fileprivate static let mostTeaching = 1000

    let pool: DatabasePool
    /// What the archive's own tags taught, once they were asked.
    private var model: TagModel?
    private var articlesUntilLearning = 0
    var summary = ImportSummary()
    private var progress = ImportProgress()

    private let reader: DocumentReader

    init(pool: DatabasePool, problems: [ImportProblem], reader: DocumentReader = DocumentReader()) {
        self.pool = pool
        self.reader = reader
        summary.problems = problems
    }

    mutating func run(_ documents: [FoundDocument], observe: (ImportProgress) -> Bool) throws {
        progress.documentsFound = documents.count
        guard observe(progress) else {
            summary.isCancelled = true
            return
        }
        for document in documents {
            if try isUnchanged(document) {
                summary.unchanged += 1
            } else {
                switch Self.bytes(of: document) {
                case .failure(let error): summary.problems.append(ImportProblem(error: error))
                case .success(let bytes): try take(bytes, document, observe: observe)
                }
            }
            progress.documentsDone += 1
            if summary.isCancelled || !observe(progress) {
                summary.isCancelled = true
                return
            }
        }
    }

    mutating func take(
        _ bytes: [UInt8], _ document: FoundDocument, tagged: Bool = true, observe: (ImportProgress) -> Bool
    ) throws {
        let sha256 = SHA256.digest(of: bytes)
        if try touch(document, sha256: sha256) {
            summary.unchanged += 1
            return
        }
        do {
            if bytes.count < Self.streamedBytes {
                let articles = Array(try reader.articles(of: bytes, path: document.path, sha256: sha256))
                try write(articles, document, sha256: sha256, tagged: tagged, observe: observe)
            } else {
                let survey = Survey(try reader.articles(of: bytes, path: document.path, sha256: sha256))
                try write(survey, bytes, document, sha256: sha256, tagged: tagged, observe: observe)
            }
            summary.read += 1
        } catch let error as DocumentError {
            summary.problems.append(ImportProblem(error: error))
        }
    }

    /// All articles of a document that is held as a whole.
    private mutating func write(
        _ articles: [Article], _ document: FoundDocument, sha256: String, tagged: Bool,
        observe: (ImportProgress) -> Bool
    ) throws {
        let model = tagged ? try tagModel(of: Array(articles.prefix(Self.mostTeaching))) : nil
        var rest = articles[...]
        try write(
            articles.map { ArticleHead($0) }, articles.first?.source, document, sha256: sha256, observe: observe
        ) { count in
            guard !rest.isEmpty else { return nil }
            var batch = Self.batch(from: &rest, most: count)
            if tagged { TagSuggester.suggest(for: &batch, model: model) }
            return batch
        }
    }

    /// What is asked of a large document before its articles are written.
    private struct Survey {
        private(set) var heads: [ArticleHead] = []
        /// The first articles, from which tags can be learned.
        private(set) var first: [Article] = []

        init(_ articles: DocumentArticles) {
            for article in articles {
                heads.append(ArticleHead(article))
                if first.count < Importer.mostTeaching { first.append(article) }
            }
        }
    }

    /// The articles of a large document, made once more while others are written.
    private mutating func write(
        _ survey: Survey, _ bytes: [UInt8], _ document: FoundDocument, sha256: String, tagged: Bool,
        observe: (ImportProgress) -> Bool
    ) throws {
        let model = tagged ? try tagModel(of: survey.first) : nil
        let pipe = BatchPipe()
        defer { pipe.cancel() }
        DispatchQueue.global(qos: .utility).async { [reader] in
            defer { pipe.close() }
            guard var articles = try? reader.articles(of: bytes, path: document.path, sha256: sha256) else { return }
            var number = 0
            while true {
                var batch = Self.batch(from: &articles, most: Self.batches[min(number, Self.batches.count - 1)])
                number += 1
                if tagged { TagSuggester.suggest(for: &batch, model: model) }
                if batch.isEmpty || !pipe.put(batch) { return }
            }
        }
        try write(survey.heads, survey.first.first?.source, document, sha256: sha256, observe: observe) { _ in
            pipe.next()
        }
    }

    private static func batch(from articles: inout some IteratorProtocol<Article>, most: Int) -> [Article] {
        var batch: [Article] = []
        var bytes = 0
        while batch.count < most, bytes < mostBytes, let article = articles.next() {
            bytes += article.body.text.utf8.count
            batch.append(article)
        }
        return batch
    }

    private static func batch(from articles: inout ArraySlice<Article>, most: Int) -> [Article] {
        defer { articles = articles.dropFirst(most) }
        return Array(articles.prefix(most))
    }

    /// Batch by batch, each in one transaction; `next` is asked for at most so many articles.
    private mutating func write(
        _ heads: [ArticleHead], _ source: Source?, _ document: FoundDocument, sha256: String,
        observe: (ImportProgress) -> Bool, next: (Int) -> [Article]?
    ) throws {
        var rows: [Int64] = []
        let documentID = try pool.write { database in
            let id = try DocumentRow.begin(document, source, in: database)
            var writer = ArticleWriter(database, document: id)
            try writer.removeArticles(except: Set(heads.map(\.id)))
            rows = try RowAllocation.rows(for: heads, in: database)
            return id
        }
        var start = 0
        var number = 0
        while let batch = next(Self.batches[min(number, Self.batches.count - 1)]) {
            number += 1
            let end = min(start + batch.count, rows.count)
            try pool.write { database in
                var writer = ArticleWriter(database, document: documentID)
                // FTS5 writes out all that it holds when a row comes that is smaller than the one before it. By rising rows a batch is
                // one segment of the index: 3,900 articles a second against 2,000 by falling ones, as documents begin with the newest.
                for (article, row) in zip(batch, rows[start..<end]).sorted(by: { $0.1 < $1.1 }) {
                    try writer.write(article, row: row)
                }
                if end == rows.count {
                    try DocumentRow.finish(
                        documentID, document, sha256: sha256, rules: rules(for: document), in: database)
                }
            }
            progress.articles += end - start
            summary.articles += end - start
            start = end
            if !observe(progress) {
                summary.isCancelled = true
                return
            }
        }
    }

    /// What the archive teaches of tags, or else the document itself; asked for by the first article that states none.
    ///
    /// Learning costs about a second: after an archive that taught nothing it waits for more articles.
    private mutating func tagModel(of articles: [Article]) throws -> TagModel? {
        func isUntagged(_ article: Article) -> Bool {
            !article.tags.contains { $0.origin == .category || $0.origin == .keyword }
        }
        if model == nil, articlesUntilLearning <= 0, articles.contains(where: isUntagged) {
            model = try pool.read { try TagLearning.model(in: $0) } ?? TagModel(learningFrom: articles)
            articlesUntilLearning = Self.mostTeaching
        }
        articlesUntilLearning -= articles.count
        return model
    }

    private func isUnchanged(_ document: FoundDocument) throws -> Bool {
        try pool.read { database in
            let known = try Row.fetchOne(
                database, sql: "SELECT size, modified, is_missing, rules FROM document WHERE path = ?",
                arguments: [document.path])
            return known.map {
                $0["size"] == document.size && $0["modified"] == document.modified && $0["is_missing"] == 0
                    && $0["rules"] == rules(for: document)
            } ?? false
        }
    }

    private func rules(for document: FoundDocument) -> String {
        reader.rules(path: document.path)
    }

    /// The same content under a new time needs no reading.
    private func touch(_ document: FoundDocument, sha256: String) throws -> Bool {
        try pool.write { database in
            try database.execute(
                sql: """
                    UPDATE document SET size = ?, modified = ?, is_missing = 0 WHERE path = ? AND sha256 = ? AND rules = ?
                    """,
                arguments: [document.size, document.modified, document.path, sha256, rules(for: document)])
            return database.changesCount > 0
        }
    }

    /// Known documents below the paths, or all of them, whose files are gone.
    func markMissing(under paths: [String]?) throws -> Int {
        let known = try pool.read { try Row.fetchAll($0, sql: "SELECT id, path FROM document WHERE is_missing = 0") }
        // A path that is gone itself has no absolute form; it counts as it was named.
        let roots = paths?.map { DocumentFinder.absolute($0) ?? $0 }
        let gone = known.filter { row in
            let path: String = row["path"]
            let isMeant = roots?.contains { path == $0 || path.hasPrefix($0 + "/") } ?? true
            return isMeant && path.hasPrefix("/") && access(path, F_OK) != 0
        }
        guard !gone.isEmpty else { return 0 }
        try pool.write { database in
            for row in gone {
                try database.execute(
                    sql: "UPDATE document SET is_missing = 1 WHERE id = ?", arguments: [row["id"] as Int64])
            }
        }
        return gone.count
    }

    private static func bytes(of document: FoundDocument) -> Result<[UInt8], DocumentError> {
        FileBytes.read(document.path)
    }
}
