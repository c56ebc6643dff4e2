import GRDB
import Synchronization

/// Decides when the write-ahead log of a database is taken into it, in place of SQLite's own checkpoints at the end of a commit.
///
/// A passive checkpoint begins only under the writer lock, and only if this process has committed since its last one ended: then the log
/// holds frames that are not in the database yet, and no connection can restart it. The other modes hold SQLite's own writer lock.
final class WriteAheadLog: Sendable {
    /// SQL for each connection: without it SQLite checkpoints by itself, beside writers of other processes.
    static let noAutomaticCheckpoints = "PRAGMA wal_autocheckpoint = 0"
    /// A checkpoint that can't have SQLite's writer lock within this time is made by the next session.
    private static let milliseconds = 200

    private let path: String
    private let lock: WriterLock
    private let hasCommits = Mutex(false)

    init(of path: String, _ lock: WriterLock) {
        self.path = path
        self.lock = lock
    }

    /// Bytes of the log.
    var byteCount: Int { LibraryPlaces.byteCount(of: path + "-wal") }

    /// Does work that commits, while no other process writes.
    ///
    /// Throws what `WriterLock.hold` and the work throw.
    func write<Value>(_ work: () throws -> Value) throws -> Value {
        try lock.hold {
            let value = try work()
            hasCommits.withLock { $0 = true }
            return value
        }
    }

    /// Takes in what no reader of an older state needs, and waits for nobody.
    ///
    /// - Returns: the pages of the log, nil where nothing was done.
    func takeIn(on connection: any DatabaseWriter) throws -> Int? {
        try lock.hold {
            guard hasCommits.withLock({ $0 }) else { return nil }
            defer { hasCommits.withLock { $0 = false } }
            return try connection.writeWithoutTransaction { try $0.checkpoint(.passive).walFrameCount }
        }
    }

    /// Takes everything in and empties the log, so that the next start has none to read.
    ///
    /// Leaves it as it is where others use the database.
    func empty(on connection: any DatabaseWriter) throws {
        guard byteCount > 0 else { return }
        try lock.hold {
            try connection.writeWithoutTransaction { database in
                let before = try Int.fetchOne(database, sql: "PRAGMA busy_timeout") ?? 0
                try database.execute(sql: "PRAGMA busy_timeout = \(Self.milliseconds)")
                defer { try? database.execute(sql: "PRAGMA busy_timeout = \(before)") }
                _ = try database.checkpoint(.truncate)
            }
            hasCommits.withLock { $0 = false }
        }
    }
}
