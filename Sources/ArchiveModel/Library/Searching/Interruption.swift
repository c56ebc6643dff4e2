import GRDB
import GRDBSQLite

/// Lets a question end as soon as its answer is no longer wanted.
enum Interruption {
    /// Steps of SQLite's machine between two looks: some tenths of a millisecond.
    private static let steps: Int32 = 10_000

    private final class Asker {
        let isWanted: () -> Bool
        init(_ isWanted: @escaping () -> Bool) { self.isWanted = isWanted }
    }

    /// Nil when the answer was not wanted any more.
    static func run<Value>(_ database: Database, while isWanted: () -> Bool, _ work: (Database) throws -> Value) throws
        -> Value?
    {
        try withoutActuallyEscaping(isWanted) { isWanted in
            let asker = Asker(isWanted)
            return try withExtendedLifetime(asker) {
                sqlite3_progress_handler(
                    database.sqliteConnection, steps,
                    { context in
                        guard let context else { return 0 }
                        return Unmanaged<Asker>.fromOpaque(context).takeUnretainedValue().isWanted() ? 0 : 1
                    }, Unmanaged.passUnretained(asker).toOpaque())
                defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
                do { return try work(database) } catch let error as DatabaseError
                    where error.resultCode == .SQLITE_INTERRUPT
                {
                    return nil
                }
            }
        }
    }
}
