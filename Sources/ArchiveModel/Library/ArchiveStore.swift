import GRDB

/// Opens `archive.sqlite`, with the reader's database beside it for filters on marks.
enum ArchiveStore {
    /// Of a new archive: an article of 3 kB leaves a quarter of a usual page of 4096 bytes unused.
    private static let pageBytes = 16_384
    /// An import puts rows at the ends of some trees and into the middle of others.
    private static let writerCacheKilobytes = 65_536

    /// `lock`: held while the database is made or migrated.
    static func open(_ path: String, reader: String, _ lock: WriterLock) throws(LibraryError) -> DatabasePool {
        LibraryPlaces.prepare(path)
        do {
            // Another process may be making or migrating it: then it is looked at again when that is done.
            if let pool = try? current(path, reader: reader) { return pool }
            return try lock.hold {
                if let pool = try current(path, reader: reader) { return pool }
                try Patience.whileLocked { try migrate(path) }
                return try Patience.whileLocked {
                    try DatabasePool(path: path, configuration: configuration(reader: reader))
                }
            }
        } catch { throw LibraryError(error, path: path) }
    }

    /// - Returns: nil for a database that is still to be made or migrated.
    private static func current(_ path: String, reader: String) throws -> DatabasePool? {
        // An empty file is a database that is still to be made, with pages of its own size.
        guard LibraryPlaces.byteCount(of: path) > 0 else { return nil }
        let pool = try Patience.whileLocked {
            try DatabasePool(path: path, configuration: configuration(reader: reader))
        }
        if try ArchiveSchema.migrator.isCurrent(pool) { return pool }
        try pool.close()
        return nil
    }

    /// Opens an archive that somebody else keeps.
    ///
    /// In a folder that can't be written, and with nobody writing, it is taken as it is.
    static func openReadOnly(_ path: String, reader: String) throws(LibraryError) -> any DatabaseReader {
        var configuration = configuration(reader: reader)
        configuration.readonly = true
        do {
            let archive: any DatabaseReader
            do {
                archive = try DatabasePool(path: path, configuration: configuration)
            } catch {
                archive = try DatabaseQueue(path: "file:\(escaped(path))?immutable=1", configuration: configuration)
            }
            try archive.read { database in
                try ArchiveSchema.migrator.requireKnown(database, path: path)
                guard try ArchiveSchema.migrator.isCurrent(database) else { throw LibraryError.tooOld(path: path) }
            }
            return archive
        } catch { throw LibraryError(error, path: path) }
    }

    /// Alone: with the reader's database attached, the names of its migrations would be taken for those of the archive.
    private static func migrate(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            TextFunctions.add(to: database)
            try database.execute(
                sql:
                    "PRAGMA page_size = \(pageBytes); PRAGMA auto_vacuum = INCREMENTAL; PRAGMA cache_size = -\(writerCacheKilobytes)"
            )
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.write { try ArchiveSchema.migrator.requireKnown($0, path: path) }
        try ArchiveSchema.migrator.migrate(pool)
        try pool.close()
    }

    private static func configuration(reader: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = "archive"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            TextFunctions.add(to: database)
            try database.execute(sql: "ATTACH DATABASE ? AS reader", arguments: [reader])
            try database.execute(
                sql:
                    "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; \(WriteAheadLog.noAutomaticCheckpoints)"
            )
            if !database.configuration.readonly {
                try database.execute(sql: "PRAGMA cache_size = -\(writerCacheKilobytes)")
            }
        }
        return configuration
    }

    /// For an address of the form `file:…` (RFC 3986).
    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3F").replacing("#", with: "%23")
    }
}

extension DatabaseMigrator {
    /// Whether nothing is left to migrate: most often so, and asked by one statement on the connection that is open anyway.
    func isCurrent(_ pool: DatabasePool) throws -> Bool {
        try pool.writeWithoutTransaction { try isCurrent($0) }
    }

    func isCurrent(_ database: Database) throws -> Bool { try applied(database) == Set(migrations) }

    /// Names of migrations; the reader's database beside it has a table of its own.
    private func applied(_ database: Database) throws -> Set<String> {
        guard try database.tableExists("grdb_migrations", in: "main") else { return [] }
        return try String.fetchSet(database, sql: "SELECT identifier FROM main.grdb_migrations")
    }

    /// A database of a newer version is left alone.
    func requireKnown(_ database: Database, path: String) throws {
        if try !applied(database).isSubset(of: migrations) { throw LibraryError.tooNew(path: path) }
    }
}
