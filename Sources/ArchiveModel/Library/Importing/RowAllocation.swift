import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Gives the articles of a document their rows, one after another: by day, and within a day in the order of the document.
///
/// A day's rows begin in its midst and grow to both sides: a document that begins with its newest articles takes falling ones.
struct RowAllocation {
    private let isOldestFirst: Bool
    private let today = Int(time(nil)) / 86_400
    private var next: [Int: Int64] = [:]

    /// `articles`: the first ones; a document that is not in the order of time is taken to begin with the newest.
    init(beginningWith articles: [Article]) {
        isOldestFirst = DateInference.isNewestFirst(articles.compactMap(\.published.stated?.dayNumber)) == false
    }

    /// Articles that the archive has keep their row as long as their day stays.
    mutating func row(for article: Article, in database: Database) throws -> Int64 {
        let stamp = article.published.orderingStamp
        let known = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM article WHERE key = ?"), arguments: [article.id.rawValue])
        if let known, stamp == nil || ArticleRowID.day(of: known) == stamp?.dayNumber { return known }
        return try row(onDay: stamp?.dayNumber ?? today, in: database)
    }

    /// The next free row of a day; of another day where a day has more articles than there are numbers, as when a million articles
    /// without a date take the day of their import.
    private mutating func row(onDay day: Int, in database: Database) throws -> Int64 {
        var day = day
        while true {
            let range = ArticleRowID.first(ofDay: day)..<ArticleRowID.first(ofDay: day + 1)
            let row = try next[day] ?? Self.free(in: range, rising: isOldestFirst, database)
            if range.contains(row) {
                next[day] = row + (isOldestFirst ? 1 : -1)
                return row
            }
            next[day] = row
            day += isOldestFirst ? 1 : -1
        }
    }

    private static func free(in range: Range<Int64>, rising: Bool, _ database: Database) throws -> Int64 {
        let taken = try Int64.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(rising ? "max" : "min")(id) FROM article WHERE id >= ? AND id < ?"),
            arguments: [range.lowerBound, range.upperBound])
        guard let taken else { return range.lowerBound + Int64(range.count / 2) }
        return taken + (rising ? 1 : -1)
    }
}
