import ArchiveModel

/// Marks that are not in the reader's database yet: what the screen shows as done is stored.
struct PendingMarks: Equatable, Sendable {
    /// Whose star or tags change.
    private(set) var marked: Set<ArticleID> = []
    /// Who is read or unread from now on.
    private(set) var read: Set<ArticleID> = []

    init() {}

    init(_ changes: [UndoHistory.Change]) {
        for change in changes { add(change) }
    }

    var isEmpty: Bool { marked.isEmpty && read.isEmpty }

    private mutating func add(_ change: UndoHistory.Change) {
        switch change {
        case .read(let ids, _): read.formUnion(ids)
        case .star(let ids, _), .addTag(_, let ids), .removeTag(_, let ids): marked.formUnion(ids)
        case .several(let changes): for change in changes { add(change) }
        case .savedFilters: break
        }
    }
}
