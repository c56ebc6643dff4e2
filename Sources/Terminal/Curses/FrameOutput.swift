import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where curses writes: a file in memory, from which a frame goes to the terminal in one piece.
///
/// curses writes row by row, and straight to the terminal each row would be a packet of its own over SSH, and seen before the next.
struct FrameOutput {
    /// What curses gets; it stays open as long as the process, as curses keeps it.
    let file: UnsafeMutablePointer<FILE>
    private let descriptor: Int32

    init?() {
        let descriptor = dossier_memory_file()
        guard descriptor >= 0, let file = fdopen(descriptor, "w") else { return nil }
        self.descriptor = descriptor
        self.file = file
    }

    /// What curses wrote since the last time.
    func take() -> [UInt8] {
        let count = Int(lseek(descriptor, 0, SEEK_CUR))
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = pread(descriptor, &bytes, count, 0)
        lseek(descriptor, 0, SEEK_SET)
        return Array(bytes.prefix(max(0, read)))
    }
}

/// What the terminal's driver does with keys and output: nothing, while the screen is ours.
struct DriverMode {
    /// As it was before.
    let original: termios
    private let descriptor: Int32

    /// `descriptor`: of the terminal.
    init?(descriptor: Int32) {
        var attributes = termios()
        guard tcgetattr(descriptor, &attributes) == 0 else { return nil }
        original = attributes
        self.descriptor = descriptor
    }

    /// Keys come one by one, unseen and without signals; output goes through as it is.
    func enterRaw() {
        var raw = original
        raw.c_iflag &= ~tcflag_t(BRKINT | IXON | PARMRK | ICRNL | INLCR | IGNCR)
        raw.c_oflag &= ~tcflag_t(OPOST)
        raw.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
        dossier_wait_for_one_key(&raw)
        tcsetattr(descriptor, TCSANOW, &raw)
    }

    func restore() {
        var attributes = original
        tcsetattr(descriptor, SignalPipe.isAskedToEnd ? TCSANOW : TCSADRAIN, &attributes)
    }
}
