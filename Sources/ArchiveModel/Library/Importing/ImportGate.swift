import Synchronization

/// What the transactions of imports pass: once it is closed, no other one begins.
final class ImportGate: Sendable {
    private let isClosed = Mutex(false)

    /// Does the work, or waits for ever where the gate is closed: the program is ending.
    func pass(_ work: () throws -> Void) throws {
        try isClosed.withLock { isClosed in
            guard !isClosed else { throw CancellationError() }
            try work()
        }
    }

    /// Waits for the transaction that runs, with what belongs to it.
    func close() { isClosed.withLock { $0 = true } }
}
