import ArchiveModel
import Dispatch
import Synchronization

/// Carries effects out on other threads and posts what comes back.
///
/// Questions and marks have queues of their own, so that neither waits for an import; questions that a later one has overtaken are
/// not asked at all.
final class EffectRunner: Sendable {
    private let library: Library
    private let mailbox: Mailbox
    private let paths: [String]
    private let reader: DocumentReader
    private let questions = DispatchQueue(label: "dossier.questions", qos: .userInteractive)
    private let counting = DispatchQueue(label: "dossier.counting", qos: .utility)
    private let marks = DispatchQueue(label: "dossier.marks")
    private let imports = DispatchQueue(label: "dossier.imports", qos: .utility)
    private let latest = Atomic<Int>(0)
    private let isEnding = Atomic<Bool>(false)

    /// `paths`: what a refresh looks through; empty is every document that the library knows.
    init(library: Library, mailbox: Mailbox, paths: [String], reader: DocumentReader) {
        self.library = library
        self.mailbox = mailbox
        self.paths = paths
        self.reader = reader
    }

    func run(_ effect: Effect) {
        switch effect {
        case .loadRows(let query, let request, let generation):
            latest.store(generation, ordering: .relaxed)
            ask { [self] () throws(LibraryError) in
                guard isCurrent(generation) else { return }
                mailbox.post(.rows(generation: generation, try answer(query, request)))
            }
        case .loadFacets(let query, let generation): count(query, generation)
        case .loadArticle(let id):
            ask { [self] () throws(LibraryError) in
                mailbox.post(.article(id, try library.article(id), place: try library.place(id)))
            }
        case .loadAuthors:
            counting.async { [self] in
                attempt { () throws(LibraryError) in mailbox.post(.authors(try library.authors(limit: 500))) }
            }
        case .store(let change): mark { [self] () throws(LibraryError) in try store(change) }
        case .readAll(let query): mark { [self] () throws(LibraryError) in try readAll(query) }
        case .savePlace(let id, let byteOffset):
            mark { [self] () throws(LibraryError) in try library.setPlace(id, byteOffset: byteOffset, at: Clock.second)
            }
        case .saveSetting(let name, let value):
            mark { [self] () throws(LibraryError) in try library.setSetting(name, value) }
        case .refresh: refresh()
        case .suspend, .redraw, .quit: break
        }
    }

    /// Reads what was opened, or everything anew.
    func refresh() {
        guard library.isWritable else { return }
        imports.async { [self] in
            attempt { () throws(LibraryError) in
                let paths = paths.isEmpty ? try library.documentPaths() : paths
                let summary = try library.importDocuments(paths, reader: reader) { [self] progress in
                    mailbox.post(.importing(progress))
                    return !isEnding.load(ordering: .relaxed)
                }
                mailbox.post(.imported(summary))
            }
        }
    }

    /// Waits until everything that the reader did is stored; an import stops at its next batch.
    func finish() {
        isEnding.store(true, ordering: .relaxed)
        marks.sync {}
    }
}

extension EffectRunner {
    private func isCurrent(_ generation: Int) -> Bool { generation >= latest.load(ordering: .relaxed) }

    private func ask(_ work: @escaping @Sendable () throws(LibraryError) -> Void) {
        questions.async { [self] in attempt(work) }
    }

    private func mark(_ work: @escaping @Sendable () throws(LibraryError) -> Void) {
        marks.async { [self] in attempt(work) }
    }

    private func count(_ query: Query, _ generation: Int) {
        counting.async { [self] in
            // What the reader marked before counts.
            marks.sync {}
            guard isCurrent(generation) else { return }
            attempt { () throws(LibraryError) in
                mailbox.post(.counted(generation: generation, try library.count(query)))
                guard isCurrent(generation) else { return }
                mailbox.post(.facets(generation: generation, try library.facets(query)))
            }
        }
    }

    private func attempt(_ work: () throws(LibraryError) -> Void) {
        do { try work() } catch { mailbox.post(.failed(error.sentence)) }
    }

    private func answer(_ query: Query, _ request: RowsRequest) throws(LibraryError) -> RowsAnswer {
        let page = ListState.page
        switch request {
        case .newest(let select): return try newest(query, select: select)
        case .oldest:
            let rows = try library.rows(query, at: .last, limit: page)
            return RowsAnswer(
                place: .replace, rows: rows, reachesStart: rows.count < page, reachesEnd: true, selectsLast: true)
        case .older(let row):
            let rows = try library.rows(query, at: .after(row), limit: page)
            return RowsAnswer(place: .after, rows: rows, reachesEnd: rows.count < page)
        case .newer(let row):
            let rows = try library.rows(query, at: .before(row), limit: page)
            return RowsAnswer(place: .before, rows: rows, reachesStart: rows.count < page)
        }
    }

    /// The first page, or the pages around an article that is to be selected.
    private func newest(_ query: Query, select: ArticleID?) throws(LibraryError) -> RowsAnswer {
        let page = ListState.page
        let rows = try library.rows(query, at: .first, limit: page)
        guard let select, rows.count == page, !rows.contains(where: { $0.id == select }),
            let row = try library.row(select)
        else {
            return RowsAnswer(
                place: .replace, rows: rows, reachesStart: true, reachesEnd: rows.count < page, select: select)
        }
        let below = try library.rows(query, at: .from(row), limit: page)
        guard below.first?.id == select else {
            return RowsAnswer(place: .replace, rows: rows, reachesStart: true, reachesEnd: false)
        }
        let above = try library.rows(query, at: .before(row), limit: page)
        return RowsAnswer(
            place: .replace, rows: above + below, reachesStart: above.count < page, reachesEnd: below.count < page,
            select: select)
    }

    private func store(_ change: UndoHistory.Change) throws(LibraryError) {
        switch change {
        case .read(let ids, let isRead): try library.setRead(ids, isRead, at: Clock.second)
        case .star(let ids, let isStarred): try library.setStar(ids, isStarred, at: Clock.second)
        case .addTag(let name, let ids): try library.addOwnTag(name, to: ids)
        case .removeTag(let name, let ids): try library.removeOwnTag(name, from: ids)
        }
    }

    private func readAll(_ query: Query) throws(LibraryError) {
        let unread = Query(filter: .all(of: [query.filter, .state(.unread)]), scope: query.scope)
        let ids = try library.ids(unread)
        guard !ids.isEmpty else { return }
        try library.setRead(ids, true, at: Clock.second)
        mailbox.post(.marked(.read(ids, true)))
    }
}
