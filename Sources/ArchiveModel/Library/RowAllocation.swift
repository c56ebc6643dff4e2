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
        let days = articles.map { $0.published.orderingStamp?.dayNumber ?? today }
        var next: [Int: Int64] = [:]
        var rows = [Int64](repeating: 0, count: articles.count)
        for index in chronological(articles) {
            if let known = try Int64.fetchOne(
                database, sql: "SELECT id FROM article WHERE key = ?", arguments: [articles[index].id.rawValue]),
                ArticleRowID.day(of: known) == days[index] || articles[index].published.orderingStamp == nil
            {
                rows[index] = known
                continue
            }
            let first = ArticleRowID.first(ofDay: days[index])
            let row: Int64
            if let counted = next[days[index]] {
                row = counted
            } else {
                let last = try Int64.fetchOne(
                    database, sql: "SELECT max(id) FROM article WHERE id >= ? AND id < ?",
                    arguments: [first, ArticleRowID.first(ofDay: days[index] + 1)])
                row = (last ?? first - 1) + 1
            }
            rows[index] = row
            next[days[index]] = row + 1
        }
        return rows
    }

    /// Indices from the oldest article on: a document that is not in the order of time is taken to begin with the newest.
    private static func chronological(_ articles: [ArticleHead]) -> [Int] {
        let isOldestFirst = DateInference.isNewestFirst(articles.compactMap(\.published.stated?.dayNumber)) == false
        return isOldestFirst ? Array(articles.indices) : articles.indices.reversed()
    }
}
