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
    public var sqlite: SQLiteVersion
}

/// The version of SQLite that this program runs with.
public struct SQLiteVersion: Equatable, Sendable {
    /// Such as `3.40.1`.
    public let text: String

    public init(_ text: String) { self.text = text }

    /// Whether a checkpoint can lose a commit that restarts the log at the same moment; mended in 3.51.3, and in 3.44.6 and 3.50.7 of
    /// older lines (sqlite.org/wal.html, “The WAL-reset bug”).
    public var canLoseCommits: Bool {
        let numbers = text.split(separator: ".").map { Int($0) ?? 0 }
        guard numbers.count >= 3, numbers[0] == 3 else { return false }
        switch numbers[1] {
        case 44: return numbers[2] < 6
        case 50: return numbers[2] < 7
        case 51: return numbers[2] < 3
        default: return numbers[1] < 51
        }
    }
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
                isWritable: isWritable, problems: problems,
                sqlite: SQLiteVersion(try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""))
        }
    }
}
