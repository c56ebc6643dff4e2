import Foundation
import GRDB
import Synchronization

/// Rows from one through another: a part of an archive that one processor asks about.
struct RowRange: Sendable {
    var from: Int64
    var through: Int64

    static let everything = RowRange(from: .min, through: .max)

    var isEmpty: Bool { from > through }

    func intersection(_ other: RowRange) -> RowRange {
        RowRange(from: max(from, other.from), through: min(through, other.through))
    }

    /// Readers of lists want a connection too.
    private static let mostProcessors = 3

    static var processors: Int { min(ProcessInfo.processInfo.activeProcessorCount, mostProcessors) }

    /// Works on every range, on several threads where there are several ranges.
    ///
    /// - Returns: nil when `work` returned nil for one of them; nothing of no ranges.
    static func map<Value: Sendable>(
        _ ranges: [RowRange], _ work: @escaping @Sendable (RowRange) throws -> Value?
    ) throws -> [Value]? {
        guard let first = ranges.first else { return [] }
        guard ranges.count > 1 else { return try work(first).map { [$0] } }
        let answers = RangeAnswers<Value>(ranges)
        BackgroundThread.together(processors) {
            while let range = answers.next() { answers.add(Result { try work(range) }) }
        }
        return try answers.all()
    }
}

/// What threads that share ranges have found.
private final class RangeAnswers<Value: Sendable>: Sendable {
    private struct State {
        var waiting: [RowRange]
        var answers: [Result<Value?, any Error>] = []
    }

    private let state: Mutex<State>

    init(_ ranges: [RowRange]) { state = Mutex(State(waiting: ranges.reversed())) }

    func next() -> RowRange? { state.withLock { $0.waiting.popLast() } }

    func add(_ answer: Result<Value?, any Error>) {
        state.withLock { state in
            state.answers.append(answer)
            if case .success(.some) = answer { return }
            // The others need not go on.
            state.waiting = []
        }
    }

    /// Nil where one of them is.
    func all() throws -> [Value]? {
        let values = try state.withLock(\.answers).map { try $0.get() }
        return values.contains { $0 == nil } ? nil : values.compactMap { $0 }
    }
}

/// How an archive is divided among processors: into ranges of as many articles each; not at all where it is small.
///
/// An import moves the bounds a little, and an older division is as right as a new one.
final class RowDivision: Sendable {
    /// Fewer articles are counted before other threads have begun.
    static let mostUndivided = 50_000
    /// No processor waits long for another one.
    private static let rangesOfProcessor = 4

    private let mostUndivided: Int
    private let last = Mutex<(pages: Int, ranges: [RowRange])?>(nil)

    init(mostUndivided: Int) { self.mostUndivided = mostUndivided }

    func ranges(in database: Database) throws -> [RowRange] {
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        if let last = last.withLock({ $0 }), last.pages == pages { return last.ranges }
        let ranges = try divide(database)
        last.withLock { $0 = (pages, ranges) }
        return ranges
    }

    /// The lengths that FTS5 keeps of its articles are the narrowest table with a row for each: a million rows in 20 ms.
    private func divide(_ database: Database) throws -> [RowRange] {
        let articles = try ArticleTotal.count(in: database)
        guard articles > mostUndivided else { return [.everything] }
        let count = RowRange.processors * Self.rangesOfProcessor
        let next = try database.cachedStatement(
            sql: "SELECT id FROM search_docsize WHERE id >= ? ORDER BY id LIMIT 1 OFFSET ?")
        var ranges: [RowRange] = []
        var from = Int64.min
        while ranges.count + 1 < count, let bound = try Int64.fetchOne(next, arguments: [from, articles / count]) {
            ranges.append(RowRange(from: from, through: bound - 1))
            from = bound
        }
        return ranges + [RowRange(from: from, through: .max)]
    }
}

/// How many articles an archive has.
enum ArticleTotal {
    static func count(in database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM search_docsize") ?? 0
    }
}
