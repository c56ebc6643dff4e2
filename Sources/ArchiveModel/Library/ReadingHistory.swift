import Foundation
import GRDB

/// An article that was opened, and how far it was read.
public struct HistoryEntry: Equatable, Sendable {
    public var id: ArticleID
    public var title: String
    /// UTF-8 offset of the first line that was on screen.
    public var byteOffset: Int
    /// 0–100, as it was shown below the text.
    public var percent: Int
}

extension Library {
    /// What was read last, the latest first; articles that the archive no longer has are left out.
    public func history(limit: Int) throws(LibraryError) -> [HistoryEntry] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT p.article, a.title, p.byte_offset, p.percent, length(CAST(b.text AS BLOB)) AS length
                    FROM reader.place p CROSS JOIN article a ON a.key = p.article JOIN body b ON b.article_id = a.id
                    ORDER BY p.visited_at DESC LIMIT ?
                    """, arguments: [limit]
            ).map { row in
                let (offset, length): (Int, Int) = (row["byte_offset"], row["length"])
                return HistoryEntry(
                    id: ArticleID(rawValue: row["article"]), title: row["title"], byteOffset: offset,
                    percent: row["percent"] ?? (length == 0 ? 100 : min(100, offset * 100 / length)))
            }
        }
    }

    /// The article at an address; http and https, with and without a slash at the end, are the same.
    public func article(at address: String) throws(LibraryError) -> ArticleID? {
        let variants = WebAddress.variants(of: address)
        return try read { database in
            try String.fetchOne(
                database,
                sql: "SELECT key FROM article WHERE link IN (?, ?, ?, ?, ?, ?) AND link <> '' ORDER BY id DESC",
                arguments: StatementArguments(variants))
        }.map { ArticleID(rawValue: $0) }
    }

    /// The newest article of a document that a link names relative to a folder: `../notes/other%20note.md#part`.
    public func article(inDocument link: String, beside folder: String) throws(LibraryError) -> ArticleID? {
        let path = String(link.prefix { $0 != "#" && $0 != "?" })
        let decoded = path.removingPercentEncoding ?? path
        let absolute = decoded.hasPrefix("/") ? decoded : folder + "/" + decoded
        let place = URL(fileURLWithPath: absolute).standardizedFileURL.path
        return try read { database in
            try String.fetchOne(
                database,
                sql:
                    "SELECT a.key FROM document d JOIN article a ON a.document_id = d.id WHERE d.path IN (?, ?) ORDER BY a.id DESC LIMIT 1",
                arguments: [place, place + ".md"])
        }.map { ArticleID(rawValue: $0) }
    }

    /// The newest article with a title, but for case and accents.
    public func article(titled title: String) throws(LibraryError) -> ArticleID? {
        let key = SearchFolding.key(title)
        let query = Query(filter: .title(title, isPrefix: false))
        return try rows(query, at: .first, limit: 50).first { SearchFolding.key($0.title) == key }?.id
    }
}
