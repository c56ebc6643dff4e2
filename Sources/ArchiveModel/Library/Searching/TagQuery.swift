import GRDB

/// Reads tags of articles: the archive's in their order, then the reader's own.
enum TagQuery {
    static func tags(ofRows rows: [Int64], in database: Database) throws -> [Int64: [Tag]] {
        guard !rows.isEmpty else { return [:] }
        let marks = databaseQuestionMarks(count: rows.count)
        let fetched = try Row.fetchAll(
            database,
            sql: """
                SELECT at.article_id AS id, t.name, at.origin, at.why, at.position AS position FROM article_tag at JOIN tag t ON t.id = at.tag_id
                WHERE at.article_id IN (\(marks))
                UNION ALL
                SELECT a.id, o.name, 'own', 'your own tag', -1 FROM article a JOIN reader.own_tag o ON o.article = a.key WHERE a.id IN (\(marks))
                ORDER BY 1, 5
                """, arguments: StatementArguments(rows) + StatementArguments(rows))
        var tags: [Int64: [Tag]] = [:]
        for row in fetched {
            let tag = Tag(row["name"], origin: Tag.Origin(rawValue: row["origin"]) ?? .keyword, why: row["why"])
            tags[row["id"], default: []].append(tag)
        }
        return tags
    }
}
