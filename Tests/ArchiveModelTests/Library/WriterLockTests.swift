import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import ArchiveModel

@Suite("The lock of those who write")
struct WriterLockTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/a.sqlite" }

    init() throws { folder = try TemporaryFolder() }

    @Test("lets no two sessions write at once, and loses no turn")
    func exclusive() throws {
        let path = path
        let inside = Atomic<Int>(0)
        let most = Atomic<Int>(0)
        let turns = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let lock = WriterLock(besides: path)
            for _ in 0..<20 {
                try? lock.hold {
                    let now = inside.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
                    most.max(now, ordering: .sequentiallyConsistent)
                    turns.wrappingAdd(1, ordering: .sequentiallyConsistent)
                    inside.wrappingSubtract(1, ordering: .sequentiallyConsistent)
                }
            }
        }
        #expect(most.load(ordering: .sequentiallyConsistent) == 1)
        #expect(turns.load(ordering: .sequentiallyConsistent) == 160)
    }

    @Test("is given back by the last of the threads that share it, also when their work fails")
    func shared() throws {
        struct Failure: Error {}
        let lock = WriterLock(besides: path)
        try lock.hold {
            try lock.hold {}
            #expect(throws: Failure.self) { try lock.hold { throw Failure() } }
            // Still held: another session finds no way in.
            #expect(!isFree())
        }
        #expect(isFree())
    }

    private func isFree() -> Bool {
        let descriptor = open(path + "-lock", O_RDWR)
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    @Test("tells who is waited for, once")
    func told() throws {
        let sentences = Mutex<[String]>([])
        let (first, second) = (
            WriterLock(besides: path),
            WriterLock(besides: path) { sentence in sentences.withLock { $0.append(sentence) } }
        )
        try first.acquire()
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 1.5)
            first.release()
        }
        try second.hold {}
        #expect(sentences.withLock { $0 } == ["Waiting for another Dossier that writes to \(path)"])
    }

    @Test(
        "knows the versions of SQLite that can lose a commit",
        arguments: [
            ("3.40.1", true), ("3.44.5", true), ("3.44.6", false), ("3.50.6", true), ("3.50.7", false),
            ("3.51.2", true),
            ("3.51.3", false), ("3.53.0", false),
        ])
    func versions(version: String, canLose: Bool) {
        #expect(SQLiteVersion(version).canLoseCommits == canLose)
    }
}

@Suite("The log of a database")
struct WriteAheadLogTests {
    @Test("is taken in only by who has committed since, and is emptied at the end")
    func takenIn() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/reader.sqlite"
        let lock = WriterLock(besides: path)
        let pool = try ReaderStore.open(path, lock)
        let log = WriteAheadLog(of: path, lock)
        #expect(try log.takeIn(on: pool) == nil)
        try log.write {
            try pool.write { try $0.execute(sql: "INSERT INTO setting(name, value) VALUES ('a', 'b')") }
        }
        #expect(log.byteCount > 0)
        #expect(try log.takeIn(on: pool) ?? 0 > 0)
        #expect(try log.takeIn(on: pool) == nil)
        try log.empty(on: pool)
        #expect(log.byteCount == 0)
        #expect(try pool.read { try String.fetchOne($0, sql: "SELECT value FROM setting") } == "b")
    }
}
