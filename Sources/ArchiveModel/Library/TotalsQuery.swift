import GRDB

/// Counts articles, unread ones and tags of a query.
enum TotalsQuery {
    static func totals(_ query: Query, in database: Database) throws -> QueryTotals {
        let (from, condition) = RowQuery.source(query)
        let counts = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*) AS articles, ifnull(sum(NOT EXISTS (SELECT 1 FROM reader.read_mark r WHERE r.article = a.key)), 0) AS unread
                FROM \(from) WHERE \(condition.sql)
                """, arguments: condition.arguments)
        let tags = try Row.fetchAll(
            database,
            sql: """
                WITH chosen AS MATERIALIZED (SELECT a.id AS id, a.key AS key FROM \(from) WHERE \(condition.sql))
                SELECT name, sum(n) AS n, max(own) AS own FROM (
                    SELECT t.name AS name, t.folded AS folded, count(*) AS n, 0 AS own
                    FROM chosen JOIN article_tag at ON at.article_id = chosen.id JOIN tag t ON t.id = at.tag_id GROUP BY t.id
                    UNION ALL
                    SELECT o.name, o.folded, count(*), 1 FROM chosen JOIN reader.own_tag o ON o.article = chosen.key GROUP BY o.folded
                ) GROUP BY folded ORDER BY n DESC, name
                """, arguments: condition.arguments)
        return QueryTotals(
            articles: counts?["articles"] ?? 0, unread: counts?["unread"] ?? 0,
            tags: tags.map { TagCount(name: $0["name"], count: $0["n"], isOwn: $0["own"]) })
    }

    static func authors(limit: Int, in database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql:
                "SELECT u.name FROM article_author aa JOIN author u ON u.id = aa.author_id GROUP BY u.id ORDER BY count(*) DESC, u.name LIMIT ?",
            arguments: [limit])
    }
}
