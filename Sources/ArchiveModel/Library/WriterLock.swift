import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lets one process at a time write to a database and take its log in, by an advisory lock (`flock`) on a file beside it.
///
/// SQLite before 3.51.3 can lose a commit when one connection begins a checkpoint while another restarts the log
/// (sqlite.org/wal.html, “The WAL-reset bug”): whoever writes or checkpoints holds this lock. Beyond that, SQLite's own waiting ends after
/// ten seconds and doesn't cover a database that is being made or migrated.
///
/// Several threads of the process that has the lock may share it: SQLite lets one of them write.
final class WriterLock: Sendable {
    /// How long others are waited for: an import lets them in between its transactions.
    private static let longestWait = Duration.seconds(120)
    /// Until whoever waits is told why.
    private static let quietWait = Duration.seconds(1)
    private static let pause = 0.005
    /// A process that had the lock for longer lets those in that look for it every `pause`.
    private static let longHold = Duration.milliseconds(200)

    private struct State {
        var descriptor: Int32 = -1
        var holders = 0
        var since = ContinuousClock.now
    }

    private let database: String
    private let state = Mutex(State())
    private let tellsWaiting: @Sendable (String) -> Void

    /// `database`: its path; `tellsWaiting`: called with a sentence when another process is waited for.
    init(besides database: String, tellsWaiting: @escaping @Sendable (String) -> Void = { _ in }) {
        self.database = database
        self.tellsWaiting = tellsWaiting
    }

    deinit {
        state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
    }

    /// Does the work while no other process writes.
    ///
    /// Throws `LibraryError.busy` when another one writes for longer than two minutes, and what the work throws.
    func hold<Value>(_ work: () throws -> Value) throws -> Value {
        try acquire()
        defer { release() }
        return try work()
    }

    func acquire() throws {
        try state.withLock { state in
            if state.holders == 0 { try wait(&state) }
            state.holders += 1
        }
    }

    func release() {
        let isLong = state.withLock { state in
            state.holders -= 1
            guard state.holders == 0 else { return false }
            if state.descriptor >= 0 { flock(state.descriptor, LOCK_UN) }
            return ContinuousClock.now - state.since > Self.longHold
        }
        if isLong { Thread.sleep(forTimeInterval: Self.pause * 2) }
    }

    private func wait(_ state: inout State) throws {
        if state.descriptor < 0 {
            let path = database + "-lock"
            state.descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard state.descriptor >= 0 else {
                throw LibraryError.unusable(path: path, reason: String(cString: strerror(errno)))
            }
        }
        let start = ContinuousClock.now
        var isTold = false
        while flock(state.descriptor, LOCK_EX | LOCK_NB) != 0 {
            // File systems without such locks have none to wait for.
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            let waited = ContinuousClock.now - start
            guard waited < Self.longestWait else { throw LibraryError.busy(path: database) }
            if waited > Self.quietWait, !isTold {
                isTold = true
                tellsWaiting("Waiting for another Dossier that writes to \(database)")
            }
            Thread.sleep(forTimeInterval: Self.pause)
        }
        state.since = .now
    }
}
