/// Marks that were given to be stored, so that answers which were read before can be brought up to them.
struct MarkLog: Equatable, Sendable {
    private static let most = 500

    private(set) var count = 0
    /// With the number of each, from one.
    private var recent: [Entry] = []

    private struct Entry: Equatable {
        var number: Int
        var change: UndoHistory.Change
    }

    mutating func note(_ change: UndoHistory.Change) {
        count += 1
        recent.append(Entry(number: count, change: change))
        if recent.count > Self.most { recent.removeFirst() }
    }

    /// What an answer can't know that was read when so many were stored.
    func changes(after known: Int) -> [UndoHistory.Change] {
        recent.filter { $0.number > known }.map(\.change)
    }
}
