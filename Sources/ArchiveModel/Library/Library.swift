import GRDB

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

    /// Opens both databases, and makes them where they are missing.
    ///
    /// `isShared`: the archive is somebody else's, and only read.
    public init(places: LibraryPlaces, isShared: Bool = false) throws(LibraryError) {
        self.places = places
        reader = try ReaderStore.open(places.reader)
        isWritable = !isShared && LibraryPlaces.isWritable(places.archive)
        if isWritable {
            let pool = try ArchiveStore.open(places.archive, reader: places.reader)
            archiveWriter = pool
            archive = pool
        } else {
            archiveWriter = nil
            archive = try ArchiveStore.openReadOnly(places.archive, reader: places.reader)
        }
    }

    /// Takes what the reader did from the log into the database, so that the next start has no log to read.
    ///
    /// Nothing is lost without it; it is not waited for where others use the database.
    public func settle() {
        try? reader.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA busy_timeout = 0")
            try database.checkpoint(.truncate)
        }
    }

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
        try read { try FacetQuery.count(query, in: $0) }
    }

    /// How many articles the query has; nil as soon as that is not wanted any more.
    public func count(_ query: Query, while isWanted: () -> Bool) throws(LibraryError) -> Int? {
        try read(while: isWanted) { try FacetQuery.count(query, in: $0) }
    }

    /// How many articles of the query are unread; nil as soon as that is not wanted any more.
    public func unreadCount(_ query: Query, while isWanted: () -> Bool) throws(LibraryError) -> Int? {
        try read(while: isWanted) { database in
            var read = query
            read.filter = .all(of: [query.filter, .state(.read)])
            return try FacetQuery.count(query, in: database) - FacetQuery.count(read, in: database)
        }
    }

    /// What the articles of the query have in common, with counts.
    public func facets(_ query: Query) throws(LibraryError) -> Facets {
        try read { try FacetQuery.facets(query, in: $0) }
    }

    /// What the articles of the query have in common; nil as soon as that is not wanted any more.
    public func facets(_ query: Query, while isWanted: () -> Bool) throws(LibraryError) -> Facets? {
        try read(while: isWanted) { try FacetQuery.facets(query, in: $0) }
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

    /// The ids of the articles of a query in the order of its list.
    public func orderedIDs(_ query: Query) throws(LibraryError) -> [ArticleID] {
        try read { try RowQuery.orderedIDs(query, in: $0) }
    }

    func read<Value>(_ work: (Database) throws -> Value) throws(LibraryError) -> Value {
        do { return try archive.read(work) } catch { throw LibraryError(error, path: places.archive) }
    }
}

extension LibraryError {
    init(_ error: any Error, path: String) {
        if let known = error as? LibraryError {
            self = known
        } else if let database = error as? DatabaseError {
            switch database.resultCode {
            case .SQLITE_FULL: self = .full(path: path)
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
    /// Absolute paths of all documents that were read from files.
    public func documentPaths() throws(LibraryError) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT path FROM document WHERE path LIKE '/%' ORDER BY path") }
    }
}
