import Dispatch
import Synchronization

/// Hands steps from one thread to another, with few in between.
final class StepPipe<Step: Sendable>: Sendable {
    private struct State {
        var steps: [Step] = []
        var isCancelled = false
    }

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let free = DispatchSemaphore(value: 0)

    /// A semaphore must not end below the value that it began with: it begins with none, and is raised.
    init(mostWaiting: Int) {
        for _ in 0..<mostWaiting { free.signal() }
    }

    /// Waits while enough steps are on their way.
    /// - Returns: false when nobody takes any more.
    func put(_ step: Step) -> Bool {
        free.wait()
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.steps.append(step) }
            return state.isCancelled
        }
        filled.signal()
        if isCancelled { free.signal() }
        return !isCancelled
    }

    /// No more steps follow.
    func close() { filled.signal() }

    /// Waits for the next step and takes it; nil behind the last one.
    func next() -> Step? {
        filled.wait()
        let step = state.withLock { $0.steps.isEmpty ? nil : $0.steps.removeFirst() }
        free.signal()
        return step
    }

    /// Whether `next` would not have to wait for a step.
    var isReady: Bool { state.withLock { !$0.steps.isEmpty } }

    /// The rest is not wanted; both sides go on.
    func cancel() {
        state.withLock { state in
            state.isCancelled = true
            state.steps = []
        }
        free.signal()
        filled.signal()
    }
}
