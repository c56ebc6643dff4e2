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
    /// Articles a transaction; the first one is small, so that it shows soon.
    private static let firstBatch = 100
    private static let batch = 500

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
        let articles: [Article]
        do {
            articles = try reader.read(bytes, path: document.path, tagged: false)
        } catch {
            summary.problems.append(ImportProblem(error: error))
            return
        }
        try write(articles, document, sha256: sha256, tagged: tagged, observe: observe)
        summary.read += 1
        summary.articles += articles.count
    }

    /// Suggested tags are found batch by batch, so that the first articles need not wait for those of the last.
    private mutating func write(
        _ articles: [Article], _ document: FoundDocument, sha256: String, tagged: Bool,
        observe: (ImportProgress) -> Bool
    ) throws {
        var rows: [Int64] = []
        let documentID = try pool.write { database in
            let id = try DocumentRow.begin(document, articles.first?.source, in: database)
            var writer = ArticleWriter(database, document: id)
            try writer.removeArticles(except: Set(articles.map(\.id)))
            rows = try RowAllocation.rows(for: articles, in: database)
            return id
        }
        var start = 0
        while start < articles.count {
            let end = min(start + (start == 0 ? Self.firstBatch : Self.batch), articles.count)
            var batch = Array(articles[start..<end])
            if tagged { try suggestTags(for: &batch, from: articles) }
            try pool.write { database in
                var writer = ArticleWriter(database, document: documentID)
                for (article, row) in zip(batch, rows[start..<end]) { try writer.write(article, row: row) }
                if end == articles.count {
                    try DocumentRow.finish(
                        documentID, document, sha256: sha256, rules: rules(for: document), in: database)
                }
            }
            progress.articles += end - start
            start = end
            if !observe(progress) {
                summary.isCancelled = true
                return
            }
        }
    }

    /// Learning costs about a second: it waits for the first article without tags, and after an archive that taught nothing for more.
    private mutating func suggestTags(for batch: inout [Article], from document: [Article]) throws {
        func isUntagged(_ article: Article) -> Bool {
            !article.tags.contains { $0.origin == .category || $0.origin == .keyword }
        }
        if model == nil, articlesUntilLearning <= 0, batch.contains(where: isUntagged) {
            model =
                try pool.read { try TagLearning.model(in: $0) } ?? TagModel(learningFrom: Array(document.prefix(1000)))
            articlesUntilLearning = 1000
        }
        articlesUntilLearning -= batch.count
        TagSuggester.suggest(for: &batch, model: model)
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
