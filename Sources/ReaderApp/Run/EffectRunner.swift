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
    private let root: String?
    private let reader: DocumentReader
    private let layouts: LayoutFolder?
    private let questions = DispatchQueue(label: "dossier.questions", qos: .userInteractive)
    private let counting = BackgroundQueue()
    private let patterns = BackgroundQueue()
    /// What the reader wants done with articles; a list never waits for it.
    private let errands = DispatchQueue(label: "dossier.errands")
    private let marks = DispatchQueue(label: "dossier.marks")
    private let imports = DispatchQueue(label: "dossier.imports", qos: .utility)
    private let latest = Atomic<Int>(0)
    /// Marks that were stored, or could not be.
    private let stored = Atomic<Int>(0)
    private let isEnding = Atomic<Bool>(false)

    /// Starts with nothing to do.
    ///
    /// `paths`: what a refresh looks through; empty is every document that the library knows. `root`: outside of it nothing is read; nil
    /// for no such folder.
    init(
        library: Library, mailbox: Mailbox, paths: [String], root: String?, reader: DocumentReader,
        layouts: LayoutFolder?
    ) {
        self.root = root
        self.library = library
        self.mailbox = mailbox
        self.paths = paths
        self.reader = reader
        self.layouts = layouts
    }

    func run(_ effect: Effect) {
        switch effect {
        case .loadRows(let query, let request, let generation):
            latest.store(generation, ordering: .relaxed)
            questions.async { [self] in
                guard isCurrent(generation) else { return }
                let marksKnown = stored.load(ordering: .acquiring)
                do throws(LibraryError) {
                    guard var rows = try answer(query, request, generation) else { return }
                    rows.marksKnown = marksKnown
                    mailbox.post(.rows(generation: generation, rows))
                } catch { mailbox.post(.rowsFailed(generation: generation, error.sentence)) }
            }
        case .loadFacets(let query, let generation): count(query, generation)
        case .lookForMarks(let rows):
            readMarked { [library] () throws(LibraryError) in try library.rowsMarkedElsewhere(rows) }
        case .readMarks(let rows):
            readMarked { [library] () throws(LibraryError) in
                MarkedElsewhere(rows: try library.rows(rows), changesCounts: false)
            }
        case .loadSavedUnread(let filters, let scope): countUnread(filters, scope)
        case .loadSnippets(let ids, let filter, let generation):
            ask { [self] () throws(LibraryError) in
                guard isCurrent(generation) else { return }
                mailbox.post(.snippets(generation: generation, try library.snippets(ids, of: filter)))
            }
        case .loadOffers(let filter, let generation):
            counting.async { [self] in
                guard isCurrent(generation) else { return }
                attempt { () throws(LibraryError) in
                    mailbox.post(.offers(generation: generation, try library.offers(for: filter)))
                }
            }
        case .loadArticle(let id):
            ask { [self] () throws(LibraryError) in
                let article = try library.article(id)
                let place = article == nil ? nil : try library.place(id)
                mailbox.post(.article(id, article, place: place?.offset(in: article?.body.text ?? "")))
            }
        case .loadAuthors:
            counting.async { [self] in
                attempt { () throws(LibraryError) in mailbox.post(.authors(try library.authors(limit: 500))) }
            }
        case .store(let change):
            marks.async { [self] in
                let failure: LibraryError?
                do throws(LibraryError) {
                    try store(change)
                    failure = nil
                } catch { failure = error }
                stored.add(1, ordering: .releasing)
                mailbox.post(failure.map { .notStored(change, $0.sentence) } ?? .stored)
            }
        case .tagAll(let query, let name): mark { [self] () throws(LibraryError) in try tagAll(query, name) }
        case .renameTag(let old, let new): mark { [self] () throws(LibraryError) in try rename(old, to: new) }
        case .removeTagEverywhere(let name): mark { [self] () throws(LibraryError) in try removeEverywhere(name) }
        case .readAll(let query): mark { [self] () throws(LibraryError) in try readAll(query) }
        case .savePlace(let id, let place):
            mark { [self] () throws(LibraryError) in try library.setPlace(id, place, at: Clock.second) }
        case .saveSetting(let name, let value):
            mark { [self] () throws(LibraryError) in try library.setSetting(name, value) }
        case .followLink(let target):
            errand { [self] () throws(LibraryError) in
                mailbox.post(.followed(target, try article(at: target)))
            }
        case .loadHyphenation(let language):
            // German takes some seconds.
            patterns.async { [mailbox] in
                mailbox.post(.hyphenation(language, Hyphenator(language: language)))
            }
        case .loadHistory:
            // What was opened last is stored before.
            errand { [self] () throws(LibraryError) in
                marks.sync {}
                mailbox.post(.history(try library.history(limit: 100)))
            }
        case .loadForCopy(let ids, let kind):
            errand { [self] () throws(LibraryError) in mailbox.post(.loadedForCopy(try articles(ids), kind)) }
        case .loadForOpening(let ids):
            errand { [self] () throws(LibraryError) in mailbox.post(.loadedForOpening(try articles(ids))) }
        case .loadForPipe(let ids, let command):
            errand { [self] () throws(LibraryError) in
                let texts = try articles(ids).map { MarkdownText.text($0) }
                mailbox.post(.loadedForPipe(command, texts.joined(separator: "\n\n") + "\n"))
            }
        case .export(let ids, let path):
            errand { [self] () throws(LibraryError) in
                mailbox.post(ArticleFile.write(try articles(ids), to: path))
            }
        case .refresh: refresh()
        case .copy, .openOutside, .runHere, .cutDocument, .suspend, .redraw, .quit: break
        }
    }

    /// How many of the marks that were given are in the database, or could not be stored.
    var storedMarks: Int { stored.load(ordering: .acquiring) }

    /// Reads what was opened, or everything anew.
    func refresh() {
        guard library.isWritable else { return mailbox.post(.said("The library can only be read here")) }
        imports.async { [self] in
            attempt { () throws(LibraryError) in
                let paths = paths.isEmpty ? try library.documentPaths() : paths
                var reader = reader
                if let layouts { reader.layouts = layouts.load().layouts }
                let summary = try library.importDocuments(paths, within: root, reader: reader) { [self] progress in
                    mailbox.post(.importing(progress))
                    return !isEnding.load(ordering: .relaxed)
                }
                mailbox.post(.imported(summary))
            }
        }
    }

    /// Waits until everything that the reader did is stored, and for the transaction that runs; an import ends behind it.
    func finish() {
        isEnding.store(true, ordering: .relaxed)
        latest.store(.max, ordering: .relaxed)
        library.endImports()
        marks.sync { library.settle() }
    }
}

extension EffectRunner {
    private func isCurrent(_ generation: Int) -> Bool { generation >= latest.load(ordering: .relaxed) }

    private func articles(_ ids: [ArticleID]) throws(LibraryError) -> [Article] {
        var articles: [Article] = []
        for id in ids { if let article = try library.article(id) { articles.append(article) } }
        return articles
    }

    private func ask(_ work: @escaping @Sendable () throws(LibraryError) -> Void) {
        questions.async { [self] in attempt(work) }
    }

    private func article(at target: LinkTarget) throws(LibraryError) -> ArticleID? {
        switch target {
        case .address(let address): return try library.article(at: address)
        case .document(let path, let folder):
            if let id = try library.article(inDocument: path, beside: folder) { return id }
            // Wiki links name an article wherever it is.
            return try library.article(titled: path)
        case .title(let title): return try library.article(titled: title)
        case .note: return nil
        }
    }

    private func errand(_ work: @escaping @Sendable () throws(LibraryError) -> Void) {
        errands.async { [self] in attempt(work) }
    }

    private func mark(_ work: @escaping @Sendable () throws(LibraryError) -> Void) {
        marks.async { [self] in attempt(work) }
    }

    private func readMarked(_ read: @escaping @Sendable () throws(LibraryError) -> MarkedElsewhere?) {
        mark { [self] () throws(LibraryError) in
            let marksKnown = stored.load(ordering: .acquiring)
            guard let marked = try read() else { return }
            mailbox.post(.markedElsewhere(marked, marksKnown: marksKnown))
        }
    }

    private func count(_ query: Query, _ generation: Int) {
        // The list comes first, and what the reader marked before counts.
        questions.async { [self] in
            marks.async { [self] in
                counting.async { [self] in attempt { () throws(LibraryError) in try countNow(query, generation) } }
            }
        }
    }

    private func countNow(_ query: Query, _ generation: Int) throws(LibraryError) {
        let isWanted: @Sendable () -> Bool = { [self] in isCurrent(generation) }
        let marksKnown = stored.load(ordering: .acquiring)
        guard isWanted(), let articles = try library.count(query, while: isWanted) else { return }
        mailbox.post(.counted(generation: generation, articles))
        guard let facets = try library.facets(query, while: isWanted) else { return }
        mailbox.post(.facets(generation: generation, CountedFacets(facets), marksKnown: marksKnown))
    }

    private func countUnread(_ filters: [SavedFilter], _ scope: [String]) {
        let generation = latest.load(ordering: .relaxed)
        counting.async { [self] in
            let parser = FilterParser(today: Int(Clock.second / 86_400), saved: filters)
            var counts: [String: Int] = [:]
            for saved in filters {
                guard let filter = try? parser.parse(saved.text) else { continue }
                let query = Query(filter: filter, scope: scope)
                guard let count = try? library.unreadCount(query, while: { [self] in isCurrent(generation) }) else {
                    return
                }
                counts[saved.name] = count
            }
            mailbox.post(.savedUnread(counts))
        }
    }

    private func attempt(_ work: () throws(LibraryError) -> Void) {
        do { try work() } catch { mailbox.post(.failed(error.sentence)) }
    }

    private func answer(_ query: Query, _ request: RowsRequest, _ generation: Int) throws(LibraryError) -> RowsAnswer? {
        func rows(_ position: ListPosition, _ limit: Int = ListState.page) throws(LibraryError) -> [ArticleRow]? {
            try library.rows(query, at: position, limit: limit, while: { isCurrent(generation) })
        }
        let page = ListState.page
        switch request {
        case .first(let select, let count): return try first(query, select: select, count, rows)
        case .last:
            guard let rows = try rows(.last) else { return nil }
            return RowsAnswer(
                place: .replace, rows: rows, reachesStart: rows.count < page, reachesEnd: true, selectsLast: true)
        case .after(let row):
            guard let rows = try rows(.after(row)) else { return nil }
            return RowsAnswer(place: .after(row), rows: rows, reachesEnd: rows.count < page)
        case .before(let row):
            guard let rows = try rows(.before(row)) else { return nil }
            return RowsAnswer(place: .before(row), rows: rows, reachesStart: rows.count < page)
        case .unreadAfter(let row), .unreadBefore(let row):
            let isForward = request == .unreadAfter(row)
            guard let found = try unread(query, isForward ? .after(row) : .before(row), generation) else { return nil }
            guard let next = found.first else {
                mailbox.post(.noneUnread(generation: generation, forward: isForward))
                return nil
            }
            var answer = try first(query, select: next.id, page, rows)
            answer?.isStep = true
            return answer
        }
    }

    /// The nearest unread row, where there is one; nil where the question is out of date.
    private func unread(_ query: Query, _ position: ListPosition, _ generation: Int) throws(LibraryError)
        -> [ArticleRow]?
    {
        var unread = query
        unread.filter = .all(of: [query.filter, .state(.unread)])
        // A rank belongs to one question: the row that was read has none in another one.
        guard query.listOrder.key == .relevance else {
            return try library.rows(unread, at: position, limit: 1, while: { isCurrent(generation) })
        }
        let isForward = if case .after = position { true } else { false }
        var position = position
        while let rows = try library.rows(
            query, at: position, limit: ListState.mostRows, while: { isCurrent(generation) })
        {
            let found = isForward ? rows.first { !$0.isRead } : rows.last { !$0.isRead }
            guard found == nil, let edge = isForward ? rows.last : rows.first else { return found.map { [$0] } ?? [] }
            position = isForward ? .after(edge.row) : .before(edge.row)
        }
        return nil
    }

    /// The first rows, or as many on both sides of an article that is to be selected.
    private func first(
        _ query: Query, select: ArticleID?, _ count: Int,
        _ rows: (ListPosition, Int) throws(LibraryError) -> [ArticleRow]?
    ) throws(LibraryError) -> RowsAnswer? {
        if let select, let row = try library.row(select) {
            guard let below = try rows(.from(row), count) else { return nil }
            if below.first?.id == select {
                guard let above = try rows(.before(row), count) else { return nil }
                return RowsAnswer(
                    place: .replace, rows: above + below, reachesStart: above.count < count,
                    reachesEnd: below.count < count, select: select)
            }
        }
        guard let start = try rows(.first, count) else { return nil }
        return RowsAnswer(
            place: .replace, rows: start, reachesStart: true, reachesEnd: start.count < count, select: select)
    }

    private func store(_ change: UndoHistory.Change) throws(LibraryError) {
        switch change {
        case .read(let ids, let isRead): try library.setRead(ids, isRead, at: Clock.second)
        case .star(let ids, let isStarred): try library.setStar(ids, isStarred, at: Clock.second)
        case .addTag(let name, let ids): try library.addOwnTag(name, to: ids)
        case .removeTag(let name, let ids): try library.removeOwnTag(name, from: ids)
        case .several(let changes): for change in changes { try store(change) }
        case .savedFilters(_, let filters, _): try library.setSavedFilters(filters)
        }
    }

    private func tagAll(_ query: Query, _ name: String) throws(LibraryError) {
        let tagged = Set(try library.articles(withOwnTag: name))
        let ids = try library.ids(query).filter { !tagged.contains($0) }
        guard !ids.isEmpty else { return mailbox.post(.failed("All of them bear the tag “\(name)” already")) }
        try library.addOwnTag(name, to: ids)
        mailbox.post(.marked(.addTag(name, ids)))
    }

    /// Articles that bear the new tag already keep it when the change is taken back.
    private func rename(_ old: String, to new: String) throws(LibraryError) {
        let change = try library.renameOwnTag(old, to: new)
        mailbox.post(.marked(.several([.removeTag(old, change.articles), .addTag(new, change.added)])))
    }

    private func removeEverywhere(_ name: String) throws(LibraryError) {
        let ids = try library.articles(withOwnTag: name)
        try library.removeOwnTag(name, from: ids)
        mailbox.post(.marked(.removeTag(name, ids)))
    }

    private func readAll(_ query: Query) throws(LibraryError) {
        let unread = Query(filter: .all(of: [query.filter, .state(.unread)]), scope: query.scope)
        let ids = try library.ids(unread)
        guard !ids.isEmpty else { return }
        try library.setRead(ids, true, at: Clock.second)
        mailbox.post(.marked(.read(ids, true)))
    }
}
