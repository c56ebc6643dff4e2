import GRDB

extension DatabasePool {
    /// Writes to the archive alone.
    ///
    /// An immediate transaction, as GRDB begins one, would lock the reader's database too, which is attached: marks that are made during
    /// an import would have to wait for it.
    func writeArchive<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try writeWithoutTransaction { database in
            var value: Value?
            try database.inTransaction(.deferred) {
                // From the first statement on nobody else writes to the archive; what was read before that could have changed.
                try database.execute(sql: "DELETE FROM main.document WHERE 0")
                value = try work(database)
                return .commit
            }
            guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
            return value
        }
    }
}
