#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells when somebody writes to the reader's database, so that two sessions of one person see each other's marks.
///
/// The kernel tells (inotify); where it can't, the reader looks when its terminal gets the focus.
final class MarksWatch {
    /// To be polled; below 0 where there is nothing to poll, which poll(2) passes over.
    let descriptor: Int32

    /// `path`: of the database; SQLite writes what is new into the log beside it.
    init(path: String) {
        #if os(Linux)
            // SQLite lays the log beside the file that a link leads to.
            let real = realpath(path, nil)
            defer { free(real) }
            let log = (real.map { String(cString: $0) } ?? path) + "-wal"
            let queue = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            if queue >= 0, inotify_add_watch(queue, log, UInt32(IN_MODIFY)) < 0 {
                close(queue)
                descriptor = -1
            } else {
                descriptor = queue
            }
        #else
            descriptor = -1
        #endif
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Takes all that was told.
    func drain() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &bytes, bytes.count) > 0 {}
    }
}
