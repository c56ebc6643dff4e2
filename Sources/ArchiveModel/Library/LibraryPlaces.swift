#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The two files of a library.
public struct LibraryPlaces: Equatable, Sendable {
    /// Derived from the documents; may be deleted without loss.
    public var archive: String
    /// The reader's own: marks, stars, tags, places.
    public var reader: String

    public init(archive: String, reader: String) {
        self.archive = archive
        self.reader = reader
    }

    /// Makes a file and the folders above it, so that only their owner reads them (0600, 0700).
    ///
    /// Existing ones stay as they are.
    static func prepare(_ path: String) {
        var parent = ""
        for part in path.split(separator: "/").dropLast() {
            parent += "/" + part
            mkdir(path.hasPrefix("/") ? parent : String(parent.dropFirst()), 0o700)
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }

    /// Zero for a file that is not there.
    static func byteCount(of path: String) -> Int {
        var information = stat()
        return stat(path, &information) == 0 ? Int(information.st_size) : 0
    }

    /// Bytes that connections share in a file beside a database, and some pages of that.
    private static let leastFreeBytes: UInt64 = 65_536

    /// Whether the disk that a file lies on has no room to open a database.
    static func isDiskFull(at path: String) -> Bool {
        var information = statvfs()
        guard statvfs(path, &information) == 0, information.f_frsize > 0 else { return false }
        return UInt64(information.f_bavail) < leastFreeBytes / UInt64(information.f_frsize)
    }

    static func isWritable(_ path: String) -> Bool {
        access(path, F_OK) != 0 ? isFolderWritable(of: path) : access(path, W_OK) == 0 && isFolderWritable(of: path)
    }

    private static func isFolderWritable(of path: String) -> Bool {
        var folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        while access(folder, F_OK) != 0, let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
            folder = String(folder[..<slash])
        }
        return access(folder, W_OK) == 0
    }
}
