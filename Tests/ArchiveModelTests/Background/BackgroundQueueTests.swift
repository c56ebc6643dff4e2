import Dispatch
import Synchronization
import Testing

@testable import ArchiveModel

@Suite("Work in the background")
struct BackgroundQueueTests {
    private final class Log: Sendable {
        let numbers = Mutex<[Int]>([])
        func add(_ number: Int) { numbers.withLock { $0.append(number) } }
    }

    @Test("is done in its order, one thing at a time, and again after a rest", .timeLimit(.minutes(1)))
    func order() async {
        let (queue, log) = (BackgroundQueue(), Log())
        for round in 0..<3 {
            for number in 0..<200 { queue.async { log.add(round * 200 + number) } }
            await withCheckedContinuation { done in queue.async { done.resume() } }
        }
        #expect(log.numbers.withLock { $0 } == Array(0..<600))
    }

    @Test("on several threads is waited for", .timeLimit(.minutes(1)))
    func together() {
        let log = Log()
        BackgroundThread.together(3) { log.add(1) }
        #expect(log.numbers.withLock { $0 } == [1, 1, 1])
    }

    @Test("on ranges asks each once, and ends where one has no answer")
    func ranges() throws {
        let ranges = (0..<40).map { RowRange(from: $0 * 10, through: $0 * 10 + 9) }
        #expect(try RowRange.map(ranges) { $0.from }?.sorted() == ranges.map(\.from))
        #expect(try RowRange.map(ranges) { $0.from == 50 ? nil : $0.from } == nil)
        #expect(throws: CancellationError.self) {
            try RowRange.map(ranges) { range -> Int64 in
                if range.from == 50 { throw CancellationError() }
                return range.from
            }
        }
    }
}
