#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The way to the terminal, for bytes that are ready.
///
/// It is opened once more, so that a terminal that takes nothing (a stopped one, a dead line) does not hold the program when it is asked
/// to end; the shell's own descriptor stays as it was.
struct TerminalLine {
    private static let patienceMilliseconds: Int32 = 250
    private let descriptor: Int32
    private let isOwn: Bool

    init() {
        let own = ttyname(STDOUT_FILENO).map { open($0, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) } ?? -1
        isOwn = own >= 0
        descriptor = isOwn ? own : STDOUT_FILENO
    }

    func end() { if isOwn { close(descriptor) } }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if sent > 0 {
                rest = rest.dropFirst(sent)
                continue
            }
            guard errno == EAGAIN || errno == EINTR else { return }
            var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let isReady = poll(&room, 1, Self.patienceMilliseconds) > 0
            if !isReady, SignalPipe.isAskedToEnd { return }
        }
    }
}
