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
    private static let longestTurn = Duration.seconds(5)

    private let database: DatabaseQueue
    private let log: WriteAheadLog
    private let thread = DispatchQueue(label: "log of the archive", qos: .utility)
    private let state = Mutex(State())

    private struct State {
        var isBusy = false
        /// Of the log.
        var pages = 0
        /// When the writer waited last.
        var paused = ContinuousClock.now
    }

    init(path: String, _ log: WriteAheadLog) throws {
        var configuration = Configuration()
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA synchronous = NORMAL; \(WriteAheadLog.noAutomaticCheckpoints)")
        }
        database = try DatabaseQueue(path: path, configuration: configuration)
        self.log = log
    }

    /// To be called behind every transaction.
    ///
    /// Waits where the log has grown long, and every few seconds: other processes write only while nothing is taken in.
    func transactionEnded() {
        let (isIdle, isLong) = state.withLock { state in
            let isLong = state.pages > Self.mostPages || ContinuousClock.now - state.paused > Self.longestTurn
            if isLong { state.paused = .now }
            defer { state.isBusy = true }
            return (!state.isBusy, isLong)
        }
        if isIdle { thread.async { [self] in takeIn() } }
        if isLong { thread.sync { takeIn() } }
    }

    /// Waits for what has begun.
    func finish() { thread.sync {} }

    /// Where somebody reads an older state, some of the log stays until the next time.
    private func takeIn() {
        let pages = try? log.takeIn(on: database)
        state.withLock { state in
            state.isBusy = false
            if let pages { state.pages = pages }
        }
    }
}
