import GRDB
import Synchronization

/// The store: an archive that is derived from documents, and what its reader did.
///
/// All functions block on the database and are meant for other threads than the one that draws; they may be called from any.
public final class Library: Sendable {
    public let places: LibraryPlaces
    /// Whether documents can be imported; a shared archive may be readable only.
    public let isWritable: Bool
    let archive: any DatabaseReader
    let archiveWriter: DatabasePool?
    let reader: DatabasePool
    let archiveLog: WriteAheadLog
    let readerLog: WriteAheadLog
    let importGate = ImportGate()
    private let seenVersion = Mutex<MarksVersion?>(nil)
    private let division: RowDivision

    /// Opens both databases, and makes them where they are missing.
    ///
    /// `isShared`: the archive is somebody else's, and only read; `tellsWaiting`: called with a sentence, once for each time that another
    /// process is waited for.
    public convenience init(
        places: LibraryPlaces, isShared: Bool = false, tellsWaiting: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(LibraryError) {
        try self.init(
            places: places, isShared: isShared, mostUndivided: RowDivision.mostUndivided, tellsWaiting: tellsWaiting)
    }

    /// `mostUndivided`: larger archives are counted by several threads.
    package init(
        places: LibraryPlaces, isShared: Bool = false, mostUndivided: Int,
        tellsWaiting: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(LibraryError) {
        self.places = places
        division = RowDivision(mostUndivided: mostUndivided)
        let readerLock = WriterLock(besides: places.reader, tellsWaiting: tellsWaiting)
        let archiveLock = WriterLock(besides: places.archive, tellsWaiting: tellsWaiting)
        readerLog = WriteAheadLog(of: places.reader, readerLock)
        archiveLog = WriteAheadLog(of: places.archive, archiveLock)
        reader = try ReaderStore.open(places.reader, readerLock)
        isWritable = !isShared && LibraryPlaces.isWritable(places.archive)
        if isWritable {
            let pool = try ArchiveStore.open(places.archive, reader: places.reader, archiveLock)
            archiveWriter = pool
            archive = pool
        } else {
            archiveWriter = nil
            archive = try ArchiveStore.openReadOnly(places.archive, reader: places.reader)
        }
        try applyMoves()
        // What others mark from here on counts, also before the first rows are read.
        do {
            let data = try reader.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") }
            seenVersion.withLock { $0 = MarksVersion(data: data, marks: []) }
        } catch { throw LibraryError(error, path: places.reader) }
    }

    /// Lets no transaction of an import begin any more, and waits for the one that runs; for the end of the program.
    public func endImports() { importGate.close() }

    /// Takes what the reader did from the log into the database, so that the next start has no log to read.
    ///
    /// Nothing is lost without it; it is not waited for where others use the database.
    public func settle() { try? readerLog.empty(on: reader) }

    /// A page of rows, in the order of the list.
    public func rows(_ query: Query, at position: ListPosition, limit: Int) throws(LibraryError) -> [ArticleRow] {
        try read { try RowQuery.rows(query, at: position, limit: limit, in: $0) }
    }

    /// A page of rows; nil as soon as it is not wanted any more.
    public func rows(_ query: Query, at position: ListPosition, limit: Int, while isWanted: () -> Bool)
        throws(LibraryError) -> [ArticleRow]?
    {
        try read(while: isWanted) { try RowQuery.rows(query, at: position, limit: limit, in: $0) }
    }

    /// How many articles the query has.
    public func count(_ query: Query) throws(LibraryError) -> Int {
        try count(query, while: { true }) ?? 0
    }

    /// How many articles the query has; nil as soon as that is not wanted any more.
    public func count(_ query: Query, while isWanted: @escaping @Sendable () -> Bool) throws(LibraryError) -> Int? {
        let parts = FilterCompiler.parts(of: query.filter)
        // Most articles are unread: those that are read are counted.
        if parts.contains(.state(.unread)) {
            var all = query
            all.filter = .all(of: parts.filter { $0 != .state(.unread) })
            return try unreadCount(all, while: isWanted)
        }
        guard let counted = try read(while: isWanted, { try CountedQuery(query, division, in: $0) })
        else { return nil }
        return try overRanges(counted, while: isWanted) { try counted.count(within: $0, in: $1) }?.reduce(0, +)
    }

    /// How many articles of the query are unread; nil as soon as that is not wanted any more.
    public func unreadCount(_ query: Query, while isWanted: @escaping @Sendable () -> Bool) throws(LibraryError) -> Int?
    {
        var read = query
        read.filter = .all(of: [query.filter, .state(.read)])
        guard let all = try count(query, while: isWanted), let marked = try count(read, while: isWanted) else {
            return nil
        }
        // An import of somebody else may lie between the two.
        return max(0, all - marked)
    }

    /// What the articles of the query have in common, with counts.
    public func facets(_ query: Query) throws(LibraryError) -> Facets {
        try facets(query, while: { true }) ?? Facets()
    }

    /// What the articles of the query have in common; nil as soon as that is not wanted any more.
    public func facets(_ query: Query, while isWanted: @escaping @Sendable () -> Bool) throws(LibraryError) -> Facets? {
        var asked = query
        asked.filter = .all(of: FilterCompiler.parts(of: query.filter).filter { $0 != .state(.unread) })
        guard
            let (counted, none) = try read(
                while: isWanted,
                { [asked] in
                    (
                        try CountedQuery(asked, division, in: $0),
                        try FacetQuery.beginning(query, in: $0)
                    )
                }),
            let sums = try overRanges(
                counted, while: isWanted,
                { range, database in
                    var sums = none
                    try counted.forEachTokens(within: range, in: database) { sums.add(row: $0, tokens: $1) }
                    return sums
                })
        else { return nil }
        return try read(while: isWanted) { database in
            var all = none
            for part in sums { all.add(part) }
            return try all.facets(in: database)
        }
    }

    /// Asks the same of each range of a query's rows, on as many threads as there are processors for it.
    private func overRanges<Value: Sendable>(
        _ counted: CountedQuery, while isWanted: @escaping @Sendable () -> Bool,
        _ work: @escaping @Sendable (RowRange, Database) throws -> Value
    ) throws(LibraryError) -> [Value]? {
        do {
            return try RowRange.map(counted.ranges) { [self] range in
                try read(while: isWanted) { try work(range, $0) }
            }
        } catch { throw LibraryError(error, path: places.archive) }
    }

    /// For words and tags that no article has, what is spelt nearly so.
    public func offers(for filter: Filter) throws(LibraryError) -> [WordOffer] {
        try read { try WordOffers.offers(for: filter, in: $0) }
    }

    /// A line of each article around the hits of the filter.
    public func snippets(_ ids: [ArticleID], of filter: Filter) throws(LibraryError) -> [ArticleID: Snippet] {
        let wanted = WantedWords(filter)
        return try read { database in
            var snippets: [ArticleID: Snippet] = [:]
            let statement = try database.cachedStatement(
                sql: "SELECT b.text FROM article a JOIN body b ON b.article_id = a.id WHERE a.key = ?")
            for id in ids {
                let text = try String.fetchOne(statement, arguments: [id.rawValue])
                if let text { snippets[id] = Snippet(of: text, wanted) }
            }
            return snippets
        }
    }

    /// A whole article with its body; nil when it is gone.
    public func article(_ id: ArticleID) throws(LibraryError) -> Article? {
        try read { try ArticleQuery.article(id, in: $0) }
    }

    /// The row of an article; nil when it is gone.
    public func row(_ id: ArticleID) throws(LibraryError) -> Int64? {
        try read { try Int64.fetchOne($0, sql: "SELECT id FROM article WHERE key = ?", arguments: [id.rawValue]) }
    }

    /// Names of authors for completion, most frequent first.
    public func authors(limit: Int) throws(LibraryError) -> [String] {
        try read { try FacetQuery.authors(limit: limit, in: $0) }
    }

    public func isEmpty() throws(LibraryError) -> Bool {
        try read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM article)") ?? true }
    }

    /// The ids of all articles of a query, newest first: what an action on the whole filter works on.
    public func ids(_ query: Query) throws(LibraryError) -> [ArticleID] {
        try read { try RowQuery.ids(query, in: $0) }
    }

    private func read<Value>(while isWanted: () -> Bool, _ work: (Database) throws -> Value) throws(LibraryError)
        -> Value?
    {
        try read { database in try Interruption.run(database, while: isWanted, work) }
    }

    /// The rows as they are now.
    public func rows(_ rows: [Int64]) throws(LibraryError) -> [ArticleRow] {
        try read { try RowQuery.rows(rows, in: $0) }
    }

    /// The rows as they are now, when somebody else changed the reader's database since this was asked last; else nil.
    public func rowsMarkedElsewhere(_ rows: [Int64]) throws(LibraryError) -> MarkedElsewhere? {
        let seen = seenVersion.withLock { $0 }
        guard let now = try version(otherThan: seen?.data) else { return nil }
        let marked = MarkedElsewhere(
            rows: try self.rows(rows), changesCounts: seen?.marks != now.marks)
        seenVersion.withLock { $0 = now }
        return marked
    }

    /// Of the connection that writes, as what it wrote itself does not count; nil while it is the old one.
    private func version(otherThan old: Int?) throws(LibraryError) -> MarksVersion? {
        do {
            return try reader.writeWithoutTransaction { database in
                let data = try Int.fetchOne(database, sql: "PRAGMA data_version")
                guard data != old else { return nil }
                return MarksVersion(
                    data: data,
                    marks: try MarkTable.allCases.filter(\.isCounted).map { table in
                        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)")
                    })
            }
        } catch { throw LibraryError(error, path: places.reader) }
    }

    /// The ids of the articles of a query in the order of its list.
    public func orderedIDs(_ query: Query) throws(LibraryError) -> [ArticleID] {
        try read { try RowQuery.orderedIDs(query, in: $0) }
    }

    func read<Value>(_ work: (Database) throws -> Value) throws(LibraryError) -> Value {
        do { return try archive.read(work) } catch { throw LibraryError(error, path: places.archive) }
    }
}

/// What another session of the same person did.
public struct MarkedElsewhere: Equatable, Sendable {
    public var rows: [ArticleRow]
    /// Whether there are more or fewer marks than before, of these rows or of others.
    public var changesCounts: Bool

    public init(rows: [ArticleRow], changesCounts: Bool) {
        self.rows = rows
        self.changesCounts = changesCounts
    }
}

/// The state of the reader's database.
private struct MarksVersion: Sendable {
    /// Another one after each change by another connection.
    var data: Int?
    /// How many there are of each kind.
    var marks: [Int?]
}

extension LibraryError {
    init(_ error: any Error, path: String) {
        if let known = error as? LibraryError {
            self = known
        } else if let database = error as? DatabaseError {
            switch database.resultCode {
            case .SQLITE_FULL: self = .full(path: path)
            // What connections share is a file too, and can't be made.
            case .SQLITE_IOERR where LibraryPlaces.isDiskFull(at: path): self = .full(path: path)
            case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_IOERR:
                self = .unusable(path: path, reason: database.message ?? "error \(database.resultCode.rawValue)")
            default: self = .failed(reason: database.message ?? "database error \(database.resultCode.rawValue)")
            }
        } else {
            self = .failed(reason: "\(error)")
        }
    }
}

extension Library {
    /// What the index has of each article but for its words, in a new database: the shell of SQLite can't make it, and a benchmark lets
    /// it insert the same.
    package func copyIndexTokens(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try copy.write { try $0.execute(sql: "CREATE TABLE tokens(id INTEGER PRIMARY KEY, facets TEXT NOT NULL)") }
        try archive.read { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT id, facets FROM indexed")
            try copy.write { copy in
                let insert = try copy.makeStatement(sql: "INSERT INTO tokens VALUES (?, ?)")
                while let row = try rows.next() {
                    try insert.execute(arguments: [row[0] as Int64, row[1] as String])
                }
            }
        }
    }

    /// Compares the index with the texts that it stands for, by what FTS5 has for it; fails where they differ.
    package func checkIndex() throws(LibraryError) {
        guard let archiveWriter else { return }
        do {
            try archiveWriter.writeWithoutTransaction {
                try $0.execute(sql: "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
            }
        } catch { throw LibraryError(error, path: places.archive) }
    }

    /// Absolute paths of all documents that were read from files.
    public func documentPaths() throws(LibraryError) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT path FROM document WHERE path LIKE '/%' ORDER BY path") }
    }
}
