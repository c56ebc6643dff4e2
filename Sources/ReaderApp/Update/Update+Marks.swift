import ArchiveModel

extension AppState {
    mutating func toggleRead() -> [Effect] {
        guard let row = list.selectedRow else { return [] }
        return change(.read([row.id], !row.isRead))
    }

    mutating func toggleStar() -> [Effect] {
        guard let row = list.selectedRow else { return [] }
        return change(.star([row.id], !row.isStarred))
    }

    /// The article that is opened is read, without a word about it.
    mutating func markRead(_ row: ArticleRow) -> [Effect] {
        guard !row.isRead else { return [] }
        apply(.read([row.id], true))
        return [.store(.read([row.id], true)), .loadFacets(query, generation: generation)]
    }

    /// Shows a change at once, keeps it for undo, and has it stored.
    mutating func change(_ change: UndoHistory.Change) -> [Effect] {
        history.note(change)
        return replay(change, saying: change.sentence.capitalisedFirst)
    }

    mutating func undo() -> [Effect] {
        guard let change = history.undo() else {
            say("Nothing to undo")
            return []
        }
        return replay(change.inverse, saying: "Undone: \(change.inverse.sentence)")
    }

    mutating func redo() -> [Effect] {
        guard let change = history.redo() else {
            say("Nothing to redo")
            return []
        }
        return replay(change, saying: "Again: \(change.sentence)")
    }

    private mutating func replay(_ change: UndoHistory.Change, saying sentence: String) -> [Effect] {
        apply(change)
        say(sentence)
        return [.store(change), .loadFacets(query, generation: generation)]
    }

    /// Shows a change on the rows that are here; the library has its own copy.
    mutating func apply(_ change: UndoHistory.Change) {
        switch change {
        case .read(let ids, let isRead): onRows(ids) { $0.isRead = isRead }
        case .star(let ids, let isStarred): onRows(ids) { $0.isStarred = isStarred }
        case .addTag(let name, let ids):
            let tag = Tag(name, origin: .own, why: "your own tag")
            onRows(ids) { row in
                if !row.tags.contains(where: { $0.name == name && $0.origin == .own }) { row.tags.insert(tag, at: 0) }
            }
            onArticle(ids) { article in
                if !article.tags.contains(where: { $0.name == name && $0.origin == .own }) {
                    article.tags.insert(tag, at: 0)
                }
            }
        case .removeTag(let name, let ids):
            onRows(ids) { $0.tags.removeAll { $0.name == name && $0.origin == .own } }
            onArticle(ids) { $0.tags.removeAll { $0.name == name && $0.origin == .own } }
        }
    }

    private mutating func onRows(_ ids: [ArticleID], _ change: (inout ArticleRow) -> Void) {
        let wanted = Set(ids)
        for index in list.rows.indices where wanted.contains(list.rows[index].id) { change(&list.rows[index]) }
    }

    private mutating func onArticle(_ ids: [ArticleID], _ change: (inout Article) -> Void) {
        guard var article = body.article, ids.contains(article.id) else { return }
        change(&article)
        body.article = article
        body.laidOut = nil
        relayBody()
    }
}
