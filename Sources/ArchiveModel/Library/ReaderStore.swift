import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Opens `reader.sqlite`; before a migration touches it, a copy is laid beside it.
enum ReaderStore {
    /// `lock`: held while the database is made or migrated.
    static func open(_ path: String, _ lock: WriterLock) throws(LibraryError) -> DatabasePool {
        LibraryPlaces.prepare(path)
        do {
            // Another process may be making or migrating it: then it is looked at again when that is done.
            if LibraryPlaces.byteCount(of: path) > 0,
                let pool = try? DatabasePool(path: path, configuration: configuration)
            {
                if (try? ReaderSchema.migrator.isCurrent(pool)) == true { return pool }
                try? pool.close()
            }
            return try lock.hold {
                let pool = try Patience.whileLocked { try DatabasePool(path: path, configuration: configuration) }
                try migrate(pool, path: path)
                return pool
            }
        } catch { throw LibraryError(error, path: path) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "reader"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            TextFunctions.add(to: database)
            try database.execute(sql: "PRAGMA synchronous = FULL; \(WriteAheadLog.noAutomaticCheckpoints)")
        }
        return configuration
    }

    private static func migrate(_ pool: DatabasePool, path: String) throws {
        let migrator = ReaderSchema.migrator
        if try migrator.isCurrent(pool) { return }
        try pool.write { try migrator.requireKnown($0, path: path) }
        try backUpBeforeMigration(pool, path: path)
        try migrator.migrate(pool)
    }

    private static func backUpBeforeMigration(_ pool: DatabasePool, path: String) throws {
        let (applied, isCurrent) = try pool.read { database in
            (
                try ReaderSchema.migrator.appliedIdentifiers(database).count,
                try ReaderSchema.migrator.hasCompletedMigrations(database)
            )
        }
        guard applied > 0, !isCurrent else { return }
        let copy = path + ".before-\(applied + 1)"
        LibraryPlaces.prepare(copy)
        try pool.backup(to: DatabaseQueue(path: copy))
    }
}
