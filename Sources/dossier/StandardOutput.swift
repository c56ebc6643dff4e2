import ArchiveModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Collects lines and sends them in large pieces.
///
/// A reader who has seen enough (`head`) ends the program without a word.
struct StandardOutput: ~Copyable {
    private static let pieceBytes = 1 << 16
    private var buffer: [UInt8] = []

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Made harmless for a terminal, names of files too.
    ///
    /// - Throws: when the output can't be written, as on a full disk.
    mutating func line(_ text: String) throws(CommandFailure) {
        buffer.append(contentsOf: TextSanitiser.sanitise(text).text.utf8)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    mutating func flush() throws(CommandFailure) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                if errno == EPIPE { throw CommandFailure("", code: .outputClosed) }
                throw CommandFailure("the output can't be written: \(String(cString: strerror(errno)))", code: .input)
            }
            rest = rest.dropFirst(count)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
