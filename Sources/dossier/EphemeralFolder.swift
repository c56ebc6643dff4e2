import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The folder of a guest whose marks are forgotten: in memory where the system has such a place.
///
/// It is locked as long as its session lives. What a session left that was killed is taken away by the next one.
enum EphemeralFolder {
    private static let memory = "/dev/shm"
    private static let prefix = "dossier-guest-"

    static func make() throws(CommandFailure) -> String {
        let parent = access(memory, W_OK) == 0 ? memory : "/tmp"
        takeAwayLeft(in: parent)
        // Between its making and its lock another session may take it for one that was left.
        for _ in 0..<10 {
            var name = Array((parent + "/\(prefix)XXXXXX").utf8CString)
            guard mkdtemp(&name) != nil else { break }
            let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if lock(path) != nil, access(path, W_OK) == 0 { return path }
        }
        throw CommandFailure("\(parent): no folder can be made for this session", code: .input)
    }

    /// - Returns: the descriptor that holds the lock; nil where another session has it.
    private static func lock(_ path: String) -> Int32? {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func takeAwayLeft(in parent: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let path = parent + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0, status.st_uid == getuid(), let descriptor = lock(path) else { continue }
            try? FileManager.default.removeItem(atPath: path)
            close(descriptor)
        }
    }
}
