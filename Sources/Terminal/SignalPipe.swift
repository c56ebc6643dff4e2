import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Wakes the loop: bytes written by signal handlers and by other threads arrive on one descriptor.
///
/// A signal writes its number, `wake` writes zero; both only write one byte to a pipe, which a signal handler may.
public final class SignalPipe: Sendable {
    public let readDescriptor: Int32
    private let writeDescriptor: Int32

    /// Where handlers write.
    ///
    /// One pipe a process catches signals; set once, before the first handler is installed.
    nonisolated(unsafe) private static var signalDescriptor: Int32 = -1

    private static let asked = Atomic<Bool>(false)
    private static let passing: Set<Int32> = [SIGWINCH, SIGCONT, SIGTSTP]

    /// Whether a signal came that ends the program: nothing is to be waited for any more.
    public static var isAskedToEnd: Bool { asked.load(ordering: .relaxed) }

    /// The signal was meant for another program, which had the terminal.
    public static func goOn() { asked.store(false, ordering: .relaxed) }

    /// - Returns: nil when the process may open no more files.
    public init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readDescriptor = ends[0]
        writeDescriptor = ends[1]
    }

    /// Lets these signals arrive as bytes from now on.
    public func catchSignals(_ numbers: [Int32]) {
        Self.signalDescriptor = writeDescriptor
        // A handler may not be the first to use it.
        _ = Self.isAskedToEnd
        // Whoever started this process may have left them blocked.
        var wanted = sigset_t()
        sigemptyset(&wanted)
        for number in numbers { sigaddset(&wanted, number) }
        pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
        for number in numbers where Self.passing.contains(number) {
            signal(number) { number in
                let saved = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(SignalPipe.signalDescriptor, &byte, 1)
                errno = saved
            }
        }
        for number in numbers where !Self.passing.contains(number) {
            signal(number) { number in
                let saved = errno
                SignalPipe.asked.store(true, ordering: .relaxed)
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(SignalPipe.signalDescriptor, &byte, 1)
                errno = saved
            }
        }
    }

    /// From any thread; never blocks.
    public func wake() {
        var byte: UInt8 = 0
        _ = write(writeDescriptor, &byte, 1)
    }

    /// The signals that came since the last call; a plain wake leaves nothing.
    public func drain() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 256)
        var signals: [Int32] = []
        while true {
            let count = read(readDescriptor, &bytes, bytes.count)
            guard count > 0 else { return signals }
            signals += bytes[..<count].filter { $0 != 0 }.map(Int32.init)
        }
    }
}
