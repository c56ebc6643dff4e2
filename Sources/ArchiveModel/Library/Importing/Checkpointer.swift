import Dispatch
import GRDB
import Synchronization

/// Takes the log of the archive into its database while an import goes on writing, on another thread.
///
/// SQLite would do so at the end of every transaction, and the writer would wait for the disk: 100,000 articles came in 33 seconds, and
/// in 30 this way. The log begins anew only where all of it has been taken in (sqlite.org/wal.html, section 6), which a writer that
/// never pauses doesn't let happen: when it has grown long, the writer waits once.
final class Checkpointer: Sendable {
    /// Pages of a log that is waited for, of 16 kB: 512 MB, as each wait takes half a second.
    private static let mostPages = 32_768

    private let database: DatabaseQueue
    private let thread = DispatchQueue(label: "log of the archive", qos: .utility)
    private let state = Mutex((isBusy: false, pages: 0))

    init(path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// To be called behind every transaction.
    func transactionEnded() {
        let (isIdle, isLong) = state.withLock { state in
            defer { state.isBusy = true }
            return (!state.isBusy, state.pages > Self.mostPages)
        }
        if isIdle { thread.async { [self] in takeIn() } }
        if isLong { thread.sync { takeIn() } }
    }

    /// Waits for what has begun.
    func finish() { thread.sync {} }

    /// Where somebody reads an older state, some of the log stays until the next time.
    private func takeIn() {
        let pages = try? database.writeWithoutTransaction { try $0.checkpoint(.passive).walFrameCount }
        state.withLock { $0 = (false, pages ?? 0) }
    }
}
