import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Opens `reader.sqlite`; before a migration touches it, a copy is laid beside it.
enum ReaderStore {
    static func open(_ path: String) throws(LibraryError) -> DatabasePool {
        LibraryPlaces.prepare(path)
        var configuration = Configuration()
        configuration.label = "reader"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            TextFunctions.add(to: database)
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        do {
            let pool = try Patience.whileLocked { try DatabasePool(path: path, configuration: configuration) }
            let migrator = ReaderSchema.migrator
            if try migrator.isCurrent(pool) { return pool }
            try pool.write { try migrator.requireKnown($0, path: path) }
            try backUpBeforeMigration(pool, path: path)
            try migrator.migrate(pool)
            return pool
        } catch { throw LibraryError(error, path: path) }
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
