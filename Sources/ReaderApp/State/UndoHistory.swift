import ArchiveModel

/// What changed the reader's marks, to be taken back and done again.
struct UndoHistory: Equatable, Sendable {
    enum Change: Equatable, Sendable {
        case read([ArticleID], Bool)
        case star([ArticleID], Bool)
        case addTag(String, [ArticleID])
        case removeTag(String, [ArticleID])
        /// Together, in this order.
        indirect case several([Change])
        /// The saved filters before and after, and what was done in words.
        case savedFilters([SavedFilter], [SavedFilter], String)

        /// The change that takes this one back.
        var inverse: Change {
            switch self {
            case .read(let ids, let isRead): .read(ids, !isRead)
            case .star(let ids, let isStarred): .star(ids, !isStarred)
            case .addTag(let name, let ids): .removeTag(name, ids)
            case .removeTag(let name, let ids): .addTag(name, ids)
            case .several(let changes): .several(changes.reversed().map(\.inverse))
            case .savedFilters(let old, let new, let sentence): .savedFilters(new, old, sentence)
            }
        }

        /// What was done, in words.
        var sentence: String {
            switch self {
            case .read(let ids, true): "marked \(Self.count(ids)) as read"
            case .read(let ids, false): "marked \(Self.count(ids)) as unread"
            case .star(let ids, true): "starred \(Self.count(ids))"
            case .star(let ids, false): "took the star from \(Self.count(ids))"
            case .addTag(let name, let ids): "tagged \(Self.count(ids)) “\(name)”"
            case .removeTag(let name, let ids): "took the tag “\(name)” from \(Self.count(ids))"
            case .several(let changes): changes.map(\.sentence).joined(separator: ", ")
            case .savedFilters(_, _, let sentence): sentence
            }
        }

        private static func count(_ ids: [ArticleID]) -> String {
            ids.count == 1 ? "the article" : "\(NumberText.grouped(ids.count)) articles"
        }
    }

    private var done: [Change] = []
    private var undone: [Change] = []

    mutating func note(_ change: Change) {
        done.append(change)
        if done.count > 1000 { done.removeFirst() }
        undone = []
    }

    /// It did not happen, so there is nothing to take back or to do again.
    mutating func forget(_ change: Change) {
        if let index = done.lastIndex(of: change) { done.remove(at: index) }
        if let index = undone.lastIndex(of: change.inverse) { undone.remove(at: index) }
    }

    mutating func undo() -> Change? {
        guard let change = done.popLast() else { return nil }
        undone.append(change)
        return change
    }

    mutating func redo() -> Change? {
        guard let change = undone.popLast() else { return nil }
        done.append(change)
        return change
    }
}
