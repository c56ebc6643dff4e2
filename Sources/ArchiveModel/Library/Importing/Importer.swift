import Foundation
import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Library {
    /// Brings documents into the archive: what is new or has changed is read, by size and time, then by content; the rest is skipped.
    ///
    /// Documents are read on other threads while this one writes; each transaction is whole in itself: whatever interrupts the
    /// import, what is in stays, and the next import goes on from there.
    /// `root`: documents outside of this folder, by links too, are left alone; `reader`: how documents are read; `observe`: told after each transaction, returning false cancels.
    public func importDocuments(
        _ paths: [String], within root: String? = nil, reader: DocumentReader = DocumentReader(),
        observe: (ImportProgress) -> Bool
    ) throws(LibraryError) -> ImportSummary {
        let pool = try writer()
        let finder = DocumentFinder(paths: paths, converters: reader.converters)
        do {
            let checkpointer = try Checkpointer(path: places.archive, archiveLog)
            var run = ImportRun(self, pool, reader: reader, checkpointer: checkpointer, problems: finder.problems)
            defer { checkpointer.finish() }
            try applyMoves()
            let lies = { path in root.map { DocumentFinder.lies(path, below: $0) } ?? true }
            let documents = finder.documents.filter { lies($0.path) }
            try run.run(documents, threads: Self.readingThreads, lies: lies, observe: observe)
            checkpointer.finish()
            if run.summary.read > 0 || run.summary.articles > 0 { try? tidyArchive(pool) }
            try applyMoves()
            var summary = run.summary
            summary.passedOver = finder.passedOver
            summary.missing = try MissingDocuments.mark(under: paths, in: pool, archiveLog)
            if summary.read > 0 || summary.missing > 0 { try reattachMarks(pool) }
            return summary
        } catch { throw LibraryError(error, path: places.archive) }
    }

    /// Merges of the index leave pages behind.
    private func tidyArchive(_ pool: DatabasePool) throws {
        try archiveLog.write {
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA incremental_vacuum") }
        }
        try archiveLog.empty(on: pool)
    }

    /// One core writes; the others read.
    private static var readingThreads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount - 1) }

    /// Brings documents in that are part of the program, under names that are no paths.
    public func importEmbedded(_ documents: [(path: String, bytes: [UInt8])]) throws(LibraryError) {
        let pool = try writer()
        do {
            var run = ImportRun(self, pool, reader: DocumentReader())
            for document in documents {
                let sha256 = SHA256.digest(of: document.bytes)
                let articles = try DocumentReader().articles(of: document.bytes, path: document.path, sha256: sha256)
                let found = FoundDocument(path: document.path, size: document.bytes.count, modified: 0)
                try run.add(articles.map { ArticleRecord(PreparedArticle($0)) }, of: found, sha256: sha256)
            }
        } catch { throw LibraryError(error, path: places.archive) }
    }

    /// Takes the articles of documents out whose files are gone.
    ///
    /// Articles that other documents have too are read from those again, by `reader`.
    /// - Returns: the number of documents, and what could not be read again.
    public func pruneMissing(reader: DocumentReader = DocumentReader()) throws(LibraryError) -> (
        count: Int, problems: [ImportProblem]
    ) {
        let pool = try writer()
        let (count, sharing): (Int, [String])
        do {
            // A document may have vanished since it was last looked for.
            _ = try MissingDocuments.mark(under: nil, in: pool, archiveLog)
            (count, sharing) = try archiveLog.write { try pool.writeArchive { try MissingDocuments.prune(in: $0) } }
            if count > 0 { try? archiveLog.empty(on: pool) }
        } catch { throw LibraryError(error, path: places.archive) }
        guard !sharing.isEmpty else { return (count, []) }
        return (count, try importDocuments(sharing, reader: reader) { _ in true }.problems)
    }

    private func writer() throws(LibraryError) -> DatabasePool {
        guard let archiveWriter else { throw .unusable(path: places.archive, reason: "it can only be read here") }
        return archiveWriter
    }
}

/// Documents whose files are gone.
private enum MissingDocuments {
    /// Known documents below the paths, or all of them.
    static func mark(under paths: [String]?, in pool: DatabasePool, _ log: WriteAheadLog) throws -> Int {
        let known = try pool.read { try Row.fetchAll($0, sql: "SELECT id, path FROM document WHERE is_missing = 0") }
        // A path that is gone itself has no absolute form; it counts as it was named.
        let roots = paths?.map { DocumentFinder.absolute($0) ?? $0 }
        let gone = known.filter { row in
            let path: String = row["path"]
            let isMeant = roots?.contains { path == $0 || DocumentFinder.lies(path, below: $0) } ?? true
            return isMeant && path.hasPrefix("/") && access(path, F_OK) != 0
        }
        guard !gone.isEmpty else { return 0 }
        try log.write {
            try pool.writeArchive { database in
                for row in gone {
                    try database.execute(
                        sql: "UPDATE document SET is_missing = 1 WHERE id = ?", arguments: [row["id"] as Int64])
                }
            }
        }
        return gone.count
    }

    /// - Returns: how many there were, and the paths of documents that have articles of theirs too.
    static func prune(in database: Database) throws -> (count: Int, sharing: [String]) {
        let documents = try Int64.fetchAll(database, sql: "SELECT id FROM document WHERE is_missing = 1")
        let writer = ArticleWriter(database)
        for document in documents {
            _ = try DocumentRow.expireSharing(with: document, in: database)
            let articles = try String.fetchAll(
                database, sql: "SELECT key FROM article WHERE document_id = ?", arguments: [document])
            for article in articles { try writer.remove(ArticleID(rawValue: article), of: document) }
            try database.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [document])
        }
        // Also those that were on their way when something ended a prune, or an import, before.
        let unread = try String.fetchAll(database, sql: "SELECT path FROM document WHERE size = -1 ORDER BY path")
        return (documents.count, unread.filter { $0.hasPrefix("/") && access($0, F_OK) == 0 })
    }
}
