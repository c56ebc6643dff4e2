import Dispatch
import Synchronization

/// Hands batches from the thread that makes them to the one that takes them, with few in between.
final class BatchPipe: Sendable {
    private static let mostWaiting = 2

    private struct State {
        var batches: [[Article]] = []
        var isClosed = false
        var isCancelled = false
    }

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let free = DispatchSemaphore(value: mostWaiting)

    /// Waits while enough batches are on their way.
    /// - Returns: false when nobody takes any more.
    func put(_ batch: [Article]) -> Bool {
        free.wait()
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.batches.append(batch) }
            return state.isCancelled
        }
        filled.signal()
        return !isCancelled
    }

    /// No more batches follow.
    func close() {
        state.withLock { $0.isClosed = true }
        filled.signal()
    }

    /// Waits for the next batch and takes it; nil behind the last one.
    func next() -> [Article]? {
        filled.wait()
        let batch = state.withLock { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
        free.signal()
        return batch
    }

    /// The rest is not wanted; whoever makes batches stops at the next one.
    func cancel() {
        state.withLock { state in
            state.isCancelled = true
            state.batches = []
        }
        for _ in 0...Self.mostWaiting { free.signal() }
    }
}
