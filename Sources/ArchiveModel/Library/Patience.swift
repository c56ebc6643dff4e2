import Foundation
import GRDB

/// Waits for another process that makes the same database at this moment.
enum Patience {
    private static let tries = 100
    private static let pause = 0.1

    /// SQLite does not wait by itself where a database is turned to its write-ahead log.
    static func whileLocked<Value>(_ work: () throws -> Value) throws -> Value {
        for _ in 1..<tries {
            do { return try work() } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                Thread.sleep(forTimeInterval: pause)
            }
        }
        return try work()
    }
}
