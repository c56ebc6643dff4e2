import GRDB

/// Reads a whole article.
enum ArticleQuery {
    static func article(_ id: ArticleID, in database: Database) throws -> Article? {
        guard
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT a.*, b.text, b.marks, b.related, b.issues AS issue_list, b.enclosures, b.left_out,
                    b.doubts AS doubt_list, b.facts, d.path, d.format, d.layout, d.sha256 FROM article a JOIN body b ON b.article_id = a.id
                    JOIN document d ON d.id = a.document_id WHERE a.key = ?
                    """, arguments: [id.rawValue])
        else { return nil }
        let rowID: Int64 = row["id"]
        let body = BodyCoding.decode(row["marks"], text: row["text"])
        var parsed = ParsedArticle()
        parsed.title = row["title"]
        parsed.authors = StoredList.decode(row["authors"])
        parsed.published = PublicationDate(
            published: row["published"], notBefore: row["not_before"], notAfter: row["not_after"])
        parsed.updated = DateStamp(iso8601: row["updated"] as String)
        parsed.tags = try TagQuery.tags(ofRows: [rowID], in: database)[rowID] ?? []
        parsed.language = optional(row["language"])
        parsed.link = optional(row["link"])
        parsed.related = StoredList.decode(row["related"])
        parsed.issues = StoredList.decode(row["issue_list"]).compactMap(IssueCoding.decode)
        parsed.leftOut = LeftOutCoding.decode(row["left_out"])
        parsed.doubts = StoredList.decode(row["doubt_list"])
        parsed.facts = FactCoding.decode(row["facts"])
        parsed.enclosures = StoredList.decode(row["enclosures"]).map { line in
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return Link(url: String(parts[0]), text: parts.count > 1 ? String(parts[1]) : "")
        }
        parsed.body = body
        let source = Source(
            path: row["path"], format: DocumentFormat(rawValue: row["format"]) ?? .textArchive, layout: row["layout"],
            sha256: row["sha256"],
            byteRange: row["byte_from"]..<max(row["byte_from"], row["byte_to"]))
        return Article(id: id, parsed: parsed, source: source)
    }

    private static func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
}
