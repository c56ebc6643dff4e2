import GRDB
import GRDBSQLite

/// A query on its way to numbers, divided among the processors.
struct CountedQuery: Sendable {
    let ranges: [RowRange]
    private let query: Query

    /// `mostUndivided`: a larger archive is divided.
    init(_ query: Query, mostUndivided: Int, in database: Database) throws {
        self.query = query
        let compiled = try FilterCompiler(query, in: database)
        ranges =
            Self.isAskedAtOnce(query, compiled)
            ? [.everything] : try RowRange.dividing(database, mostUndivided: mostUndivided)
    }

    /// Whether each range would do again what has to be done before its first row: FTS5 merges all words that begin in some way, and
    /// all that the reader marked is looked for.
    private static func isAskedAtOnce(_ query: Query, _ compiled: FilterCompiler) -> Bool {
        let parts = FilterCompiler.parts(of: query.filter)
        return parts.contains { [.state(.read), .state(.starred)].contains($0) }
            || compiled.expression?.contains("\"*") ?? false
    }

    func count(within range: RowRange, in database: Database) throws -> Int {
        let source = RowSource(try FilterCompiler(query, in: database)).within(range)
        return try Int.fetchOne(
            database, sql: "SELECT count(*) FROM \(source.tables) WHERE \(source.condition.sql)",
            arguments: source.condition.arguments) ?? 0
    }

    /// The rows of the query with the tokens of their properties.
    func forEachTokens(
        within range: RowRange, in database: Database, _ work: (Int64, UnsafeBufferPointer<UInt8>) -> Void
    ) throws {
        let source = RowSource(try FilterCompiler(query, in: database)).joiningFacets.within(range)
        // Stepped without a row object for each: a million articles in a third of the time.
        let statement = try database.makeStatement(
            sql: "SELECT f.article_id, f.tokens FROM \(source.tables) WHERE \(source.condition.sql)")
        try statement.setArguments(source.condition.arguments)
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                work(
                    sqlite3_column_int64(handle, 0),
                    UnsafeBufferPointer(
                        start: sqlite3_column_text(handle, 1), count: Int(sqlite3_column_bytes(handle, 1))))
            case SQLITE_DONE: return
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
    }
}
