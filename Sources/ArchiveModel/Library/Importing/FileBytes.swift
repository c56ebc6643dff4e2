#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads whole files.
public enum FileBytes {
    /// Documents beyond this are refused.
    public static let mostBytes = 4 << 30

    /// The first bytes of a file: enough to see what it is.
    public static func head(_ path: String) -> Result<[UInt8], DocumentError> {
        read(path, limit: DocumentHead.sniffedBytes)
    }

    public static func read(_ path: String) -> Result<[UInt8], DocumentError> {
        read(path, limit: nil)
    }

    /// Some of a file's bytes; fewer at its end.
    static func read(_ path: String, from offset: Int, count: Int) -> Result<[UInt8], DocumentError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            return .failure(.unreadable(path: path, reason: String(cString: strerror(errno))))
        }
        defer { close(descriptor) }
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
            return .failure(.unreadable(path: path, reason: String(cString: strerror(errno))))
        }
        return read(descriptor, expected: count, limit: count, path: path)
    }

    private static func read(_ path: String, limit: Int?) -> Result<[UInt8], DocumentError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            return .failure(
                errno == ENOENT
                    ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno))))
        }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else {
            return .failure(.unreadable(path: path, reason: String(cString: strerror(errno))))
        }
        if information.st_mode & S_IFMT == S_IFDIR {
            return .failure(.unreadable(path: path, reason: "it is a folder"))
        }
        if Int(information.st_size) > mostBytes {
            return .failure(.tooLarge(path: path, bytes: Int(information.st_size)))
        }
        return read(descriptor, expected: limit ?? Int(information.st_size), limit: limit, path: path)
    }

    /// Reads to the end of a descriptor: a file, a pipe, standard input.
    public static func read(_ descriptor: Int32, expected: Int = 0, limit: Int? = nil, path: String) -> Result<
        [UInt8], DocumentError
    > {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return .success(bytes) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .failure(.unreadable(path: path, reason: String(cString: strerror(errno)))) }
            bytes.append(contentsOf: chunk[..<count])
            if let limit, bytes.count >= limit { return .success(Array(bytes.prefix(limit))) }
            if bytes.count > mostBytes { return .failure(.tooLarge(path: path, bytes: bytes.count)) }
        }
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer, count)
        #else
            Darwin.read(descriptor, buffer, count)
        #endif
    }
}
