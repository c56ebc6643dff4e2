import GRDB

/// Which tags and authors the articles of a transaction have, kept until its end.
///
/// In the order of their table they touch each of its pages once, and many of them are one statement. Before the end such a statement
/// would make FTS5 write out all that it holds, as it could fail half done.
struct RelationWriter {
    private static let mostRows = 50

    private struct TagRow {
        var tag: Int64
        var article: Int64
        var record: TagRecord
    }

    private struct AuthorRow {
        var author: Int64
        var article: Int64
    }

    private var tags: [TagRow] = []
    private var authors: [AuthorRow] = []

    mutating func add(_ article: Int64, tags: [(id: Int64, tag: TagRecord)], authors: [Int64]) {
        self.tags += tags.map { TagRow(tag: $0.id, article: article, record: $0.tag) }
        self.authors += authors.map { AuthorRow(author: $0, article: article) }
    }

    mutating func write(in database: Database) throws {
        try write(
            tags.sorted { ($0.tag, $0.article) < ($1.tag, $1.article) },
            into: "article_tag(tag_id, article_id, position, origin, why)", in: database
        ) { row in
            [
                row.tag.databaseValue, row.article.databaseValue, row.record.position.databaseValue,
                row.record.origin.rawValue.databaseValue, row.record.why.databaseValue,
            ]
        }
        try write(
            authors.sorted { ($0.author, $0.article) < ($1.author, $1.article) },
            into: "article_author(author_id, article_id)", in: database
        ) { [$0.author.databaseValue, $0.article.databaseValue] }
        tags = []
        authors = []
    }

    private func write<Row>(
        _ rows: [Row], into table: String, in database: Database, values: (Row) -> [DatabaseValue]
    ) throws {
        var rest = rows[...]
        while !rest.isEmpty {
            let count = rest.count < Self.mostRows ? 1 : Self.mostRows
            let arguments = rest.prefix(count).flatMap(values)
            let row = "(" + repeatElement("?", count: arguments.count / count).joined(separator: ", ") + ")"
            let statement = try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO \(table) VALUES " + repeatElement(row, count: count).joined(separator: ", ")
            )
            statement.setUncheckedArguments(StatementArguments(arguments))
            try statement.execute()
            rest = rest.dropFirst(count)
        }
    }
}
