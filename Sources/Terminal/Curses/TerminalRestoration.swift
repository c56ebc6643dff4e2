#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Puts the terminal back when the program dies without running its own end: on a trap, a crash, an exit elsewhere.
///
/// Signal handlers may only touch what needs no lock and no allocation (POSIX 2.4.3), so everything is prepared before.
enum TerminalRestoration {
    private struct Prepared {
        var descriptor: Int32
        var attributes: termios
        var bytes: UnsafeMutablePointer<UInt8>
        var count: Int
    }

    /// The one piece of global state of the program: a signal handler has no other way to find it.
    ///
    /// Written only while no
    /// handler is installed, on the thread that owns the screen.
    nonisolated(unsafe) private static var prepared: Prepared?
    private static let fatalSignals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

    static func arm(descriptor: Int32, attributes: termios, restoring sequence: [UInt8]) {
        disarm()
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, sequence.count))
        for (index, byte) in sequence.enumerated() { bytes[index] = byte }
        prepared = Prepared(descriptor: descriptor, attributes: attributes, bytes: bytes, count: sequence.count)
        for number in fatalSignals { setHandler(number) { Self.dieRestored($0) } }
    }

    static func disarm() {
        guard let current = prepared else { return }
        for number in fatalSignals { signal(number, SIG_DFL) }
        prepared = nil
        current.bytes.deallocate()
    }

    private static func setHandler(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = handler
        #else
            action.__sigaction_u.__sa_handler = handler
        #endif
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        sigaction(number, &action, nil)
    }

    private static func dieRestored(_ number: Int32) {
        if var current = prepared {
            _ = write(current.descriptor, current.bytes, current.count)
            tcsetattr(current.descriptor, TCSANOW, &current.attributes)
        }
        signal(number, SIG_DFL)
        raise(number)
    }
}
