import ArchiveModel
import Terminal

extension AppState {
    /// Mixed ones all become read, then unread.
    mutating func toggleRead() -> [Effect] {
        let isRead = actedRows.contains { !$0.isRead }
        if actedRows.contains(where: { $0.id == body.article?.id }) { body.isMarkedByHand = true }
        return changeRows {
            $0.isRead != isRead
        } as: {
            .read($0, isRead)
        }
    }

    /// What is more than can be seen is done after a question.
    mutating func readAll() -> [Effect] {
        guard let all = articleCount, all <= listHeight else {
            let isCounted = countedGeneration == generation
            let unread = isCounted ? counted?.facets.unread : nil
            guard unread != 0 else {
                say("Everything here is read already")
                return []
            }
            let what =
                unread.map { "\(NumberText.grouped($0)) unread article\($0 == 1 ? "" : "s")" } ?? "everything here"
            question = Question(
                text: "Mark \(what) as read?", effects: [.readAll(query)], refusal: "Nothing was marked")
            return []
        }
        return [.readAll(query)]
    }

    /// Only a yes does it.
    mutating func answer(_ question: Question, with key: Key) -> [Effect] {
        self.question = nil
        guard [Key.character("y"), .character("Y")].contains(key) else {
            say(question.refusal)
            return []
        }
        return question.effects
    }

    mutating func toggleStar() -> [Effect] {
        let isStarred = actedRows.contains { !$0.isStarred }
        return changeRows {
            $0.isStarred != isStarred
        } as: {
            .star($0, isStarred)
        }
    }

    /// A change of the rows that are not so yet: taking it back leaves the others as they were.
    private mutating func changeRows(
        where differs: (ArticleRow) -> Bool, as makeChange: ([ArticleID]) -> UndoHistory.Change
    ) -> [Effect] {
        let ids = actedRows.filter(differs).map(\.id)
        return ids.isEmpty ? [] : change(makeChange(ids))
    }

    /// The article that is opened is read, without a word about it.
    mutating func markRead(_ row: ArticleRow) -> [Effect] {
        guard !row.isRead else { return [] }
        apply(.read([row.id], true))
        issued.note(.read([row.id], true))
        return [.store(.read([row.id], true))] + savedUnreadEffects()
    }

    /// Shows a change at once, keeps it for undo, and has it stored.
    mutating func change(_ change: UndoHistory.Change) -> [Effect] {
        history.note(change)
        return replay(change, saying: change.sentence.capitalisedFirst)
    }

    /// What could not be stored is not shown either.
    mutating func takeBack(_ change: UndoHistory.Change) {
        history.forget(change)
        apply(change.inverse)
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
        let counts = change.isCounted ? [.loadFacets(query, generation: generation)] : savedUnreadEffects()
        issued.note(change)
        return [.store(change)] + counts
    }

    func savedUnreadEffects() -> [Effect] {
        filter.saved.isEmpty ? [] : [.loadSavedUnread(filter.saved, scope: scope.active)]
    }

    /// Shows a change on the rows that are here; the library has its own copy.
    mutating func apply(_ change: UndoHistory.Change) {
        switch change {
        case .read(let ids, let isRead):
            let wanted = Set(ids)
            let changed = list.rows.count { wanted.contains($0.id) && $0.isRead != isRead }
            counted?.facets.unread += isRead ? -changed : changed
            applyToRows(change)
        case .several(let changes): for change in changes { apply(change) }
        case .savedFilters, .star, .addTag, .removeTag: applyToRows(change)
        }
    }

    /// Shows a change on what is there, and leaves the counts alone.
    mutating func applyToRows(_ change: UndoHistory.Change) {
        switch change {
        case .read(let ids, let isRead): onRows(ids) { $0.isRead = isRead }
        case .several(let changes): for change in changes { applyToRows(change) }
        case .savedFilters(_, let filters, _):
            filter.saved = filters
            makeFacetRows()
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

    /// Enter in an empty list takes what might have been meant.
    mutating func takeOffers() -> [Effect] {
        guard !filter.offers.isEmpty else { return [] }
        return setFilter(text: offeredText)
    }

    /// The filter with the words that the archive has.
    var offeredText: String {
        filter.offers.reduce(filter.text) { text, offer in
            if offer.isTag {
                let without = FilterText.setting(
                    .tag(offer.wanted + "*"), .none, in: FilterText.setting(.tag(offer.wanted), .none, in: text))
                return FilterText.setting(.tag(offer.offered), .included, in: without)
            }
            let words = SearchFolding.wordRanges(of: text)
            let wanted = SearchFolding.words(of: offer.wanted)
            let start = words.indices.first { words[$0...].map(\.folded).starts(with: wanted) }
            guard let start, !wanted.isEmpty else { return text }
            let utf8 = Array(text.utf8)
            let before = utf8[..<words[start].range.lowerBound]
            let after = utf8[words[start + wanted.count - 1].range.upperBound...]
            return String(decoding: before + Array(offer.offered.utf8) + after, as: UTF8.self)
        }
    }

    private mutating func onRows(_ ids: [ArticleID], _ change: (inout ArticleRow) -> Void) {
        let wanted = Set(ids)
        for index in list.rows.indices where wanted.contains(list.rows[index].id) { change(&list.rows[index]) }
    }

    /// On the open article, where it is one of these; its reader stays at the same place.
    mutating func onArticle(_ ids: [ArticleID], _ change: (inout Article) -> Void) {
        guard var article = body.article, ids.contains(article.id) else { return }
        change(&article)
        guard article != body.article else { return }
        body.article = article
        layAnew()
    }
}

extension UndoHistory.Change {
    /// Whether counts change that are not known here: tags, unread ones beyond the rows, saved filters.
    fileprivate var isCounted: Bool {
        switch self {
        case .star: false
        case .read(let ids, _): ids.count > 1
        case .addTag, .removeTag, .several, .savedFilters: true
        }
    }
}
