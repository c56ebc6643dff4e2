import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What an article's row depends on.
struct ArticleHead {
    let id: ArticleID
    let published: PublicationDate

    init(_ article: Article) {
        id = article.id
        published = article.published
    }
}

/// Gives articles their rows: by day, and within a day in the order of the document.
enum RowAllocation {
    /// Articles that the archive has keep their row as long as their day stays.
    static func rows(for articles: [ArticleHead], in database: Database) throws -> [Int64] {
        let today = Int(time(nil)) / 86_400
        var next: [Int: Int64] = [:]
        var rows = [Int64](repeating: 0, count: articles.count)
        for index in chronological(articles) {
            let head = articles[index]
            let stamp = head.published.orderingStamp
            if let known = try Int64.fetchOne(
                database, sql: "SELECT id FROM article WHERE key = ?", arguments: [head.id.rawValue]),
                stamp == nil || ArticleRowID.day(of: known) == stamp?.dayNumber
            {
                rows[index] = known
            } else {
                rows[index] = try row(onDay: stamp?.dayNumber ?? today, &next, in: database)
            }
        }
        return rows
    }

    /// The next free row of a day; of the day before where a day has more articles than there are numbers, as when a million
    /// articles without a date take the day of their import.
    private static func row(onDay day: Int, _ next: inout [Int: Int64], in database: Database) throws -> Int64 {
        var day = day
        while true {
            let end = ArticleRowID.first(ofDay: day + 1)
            let row: Int64
            if let counted = next[day] {
                row = counted
            } else {
                let first = ArticleRowID.first(ofDay: day)
                let last = try Int64.fetchOne(
                    database.cachedStatement(sql: "SELECT max(id) FROM article WHERE id >= ? AND id < ?"),
                    arguments: [first, end])
                row = (last ?? first - 1) + 1
            }
            next[day] = row + 1
            if row < end { return row }
            next[day] = end
            day -= 1
        }
    }

    /// Indices from the oldest article on: a document that is not in the order of time is taken to begin with the newest.
    private static func chronological(_ articles: [ArticleHead]) -> [Int] {
        let isOldestFirst = DateInference.isNewestFirst(articles.compactMap(\.published.stated?.dayNumber)) == false
        return isOldestFirst ? Array(articles.indices) : articles.indices.reversed()
    }
}
