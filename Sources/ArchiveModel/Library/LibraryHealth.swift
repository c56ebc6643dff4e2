import GRDB

/// How a library is.
public struct LibraryHealth: Sendable {
    public var articles: Int
    public var documents: Int
    /// Documents whose files are gone.
    public var missing: Int
    /// Of the archive.
    public var bytes: Int
    public var isWritable: Bool
    /// What SQLite finds wrong with the reader's own database (`PRAGMA quick_check`); empty when it is whole.
    public var problems: [String]
}

extension Library {
    public func health() throws(LibraryError) -> LibraryHealth {
        let problems = try readReader { database in
            try String.fetchAll(database, sql: "PRAGMA main.quick_check").filter { $0 != "ok" }
        }
        let bytes = LibraryPlaces.byteCount(of: places.archive)
        return try read { database in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
            return LibraryHealth(
                articles: try count("SELECT count(*) FROM facet"),
                documents: try count("SELECT count(*) FROM document"),
                missing: try count("SELECT count(*) FROM document WHERE is_missing"), bytes: bytes,
                isWritable: isWritable, problems: problems)
        }
    }
}
