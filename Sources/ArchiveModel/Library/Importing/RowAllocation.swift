import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Gives articles their rows within a transaction, one after another: by day, and within a day in the order of the document.
///
/// A day's rows begin in its midst and grow to both sides: a document that begins with its newest articles takes falling ones.
struct RowAllocation {
    private let today = Int(time(nil)) / 86_400
    private var rising: [Int: Int64] = [:]
    private var falling: [Int: Int64] = [:]

    /// A document that is not in the order of time is taken to begin with the newest.
    static func isOldestFirst(_ dates: [PublicationDate]) -> Bool {
        DateInference.isNewestFirst(dates.compactMap(\.stated?.dayNumber)) == false
    }

    /// Articles that the archive has keep their row as long as their day stays.
    mutating func place(
        _ record: ArticleRecord, _ id: ArticleID, document: Int64, isOldestFirst: Bool, in database: Database
    ) throws -> PlacedRecord {
        let stored = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT id, document_id, text_hash FROM article WHERE key = ?"),
            arguments: [id.rawValue]
        ).map { PlacedRecord.Stored(row: $0[0], document: $0[1], textHash: $0[2]) }
        let row = try row(for: record, known: stored?.row, isOldestFirst: isOldestFirst, in: database)
        return PlacedRecord(record: record, id: id, stored: stored, row: row, document: document)
    }

    private mutating func row(
        for record: ArticleRecord, known: Int64?, isOldestFirst: Bool, in database: Database
    ) throws -> Int64 {
        let stamp = record.columns.published.orderingStamp
        if let known, stamp == nil || ArticleRowID.day(of: known) == stamp?.dayNumber { return known }
        let day = stamp?.dayNumber ?? today
        return isOldestFirst
            ? try Self.row(onDay: day, &rising, step: 1, database)
            : try Self.row(onDay: day, &falling, step: -1, database)
    }

    /// The next free row of a day; of another day where a day has more articles than there are numbers, as when a million articles
    /// without a date take the day of their import.
    private static func row(onDay day: Int, _ next: inout [Int: Int64], step: Int, _ database: Database) throws -> Int64
    {
        var day = day
        while true {
            let range = ArticleRowID.first(ofDay: day)..<ArticleRowID.first(ofDay: day + 1)
            let row = try next[day] ?? free(in: range, step: step, database)
            if range.contains(row) {
                next[day] = row + Int64(step)
                return row
            }
            next[day] = row
            day += step
        }
    }

    private static func free(in range: Range<Int64>, step: Int, _ database: Database) throws -> Int64 {
        let taken = try Int64.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(step > 0 ? "max" : "min")(id) FROM article WHERE id >= ? AND id < ?"),
            arguments: [range.lowerBound, range.upperBound])
        guard let taken else { return range.lowerBound + Int64(range.count / 2) + (step > 0 ? 1 : 0) }
        return taken + Int64(step)
    }
}
