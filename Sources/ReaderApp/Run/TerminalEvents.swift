import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the terminal, the system and other threads tell the loop.
struct TerminalEvents {
    enum Event {
        case input(InputEvent)
        case resized
        /// Something else than a key asks to stop.
        case suspend
        /// Another thread left something.
        case woken
        /// Somebody wrote to the reader's database.
        case marksTouched
        /// The terminal is gone, or the process is asked to end.
        case terminate
    }

    /// An escape sequence comes in one go; a lone Escape is one when nothing follows for so long.
    private static let escapeMilliseconds: Int32 = 25

    /// No longer are answers waited for by a process that is asked to end.
    private static let endMilliseconds = Duration.milliseconds(100)

    let signals: SignalPipe
    private let marks: MarksWatch?
    /// Whether the database was written to a moment ago.
    ///
    /// SQLite writes a commit into the log, and behind that makes it seen in memory that it shares: who looks between the two sees nothing.
    private var looksAgain = false
    private static let secondLookMilliseconds: Int32 = 150
    private var decoder = InputDecoder()

    init(_ signals: SignalPipe, marks: MarksWatch? = nil) {
        self.signals = signals
        self.marks = marks
    }

    /// From now on signals are events, and a reader that went away is an error of the write.
    func catchSignals() {
        signals.catchSignals([
            SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU,
        ])
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Stops the process group as the shell's Ctrl-Z does, until it is continued.
    func stop() {
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        signals.catchSignals([SIGTSTP])
    }

    /// Waits for keys, signals or messages, and takes all that is there; none come within `milliseconds`, where that is given.
    mutating func wait(_ screen: inout Screen, milliseconds: Int32? = nil) -> [Event] {
        var sources = [
            pollfd(fd: screen.inputDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.readDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: marks?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let isWaiting = decoder.isWaiting
        let again = looksAgain ? Self.secondLookMilliseconds : nil
        let patience = [isWaiting ? Self.escapeMilliseconds : nil, milliseconds, again].compactMap(\.self).min() ?? -1
        let ready = poll(&sources, nfds_t(sources.count), patience)
        // An Escape that had to share its time gets the whole of it again: a rest is short.
        if ready == 0 {
            if looksAgain, !isWaiting, patience == Self.secondLookMilliseconds {
                looksAgain = false
                return [.marksTouched]
            }
            return isWaiting && patience == Self.escapeMilliseconds ? decoder.flush().map { .input($0) } : []
        }
        var events: [Event] = []
        if sources[1].revents != 0 {
            for number in signals.drain() {
                switch number {
                case SIGWINCH:
                    screen.adoptSize()
                    events.append(.resized)
                case SIGCONT:
                    screen.reclaim()
                    events.append(.resized)
                case SIGTSTP: events.append(.suspend)
                default: events.append(.terminate)
                }
            }
            events.append(.woken)
        }
        if sources[2].revents & Int16(POLLIN) != 0 {
            marks?.drain()
            looksAgain = true
            events.append(.marksTouched)
        }
        if sources[0].revents & Int16(POLLIN) != 0 {
            events += readKeys(screen.inputDescriptor)
        } else if sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
            events.append(.terminate)
        }
        return events
    }

    /// Waits for the answers that are on their way; keys that come before them are lost.
    ///
    /// - Returns: what the terminal reported beside them.
    mutating func awaitAnswers(of line: inout LineMeter, _ descriptor: Int32) -> [TerminalReport] {
        var reports: [TerminalReport] = []
        var end = ContinuousClock.now + line.patienceForAnswers(at: .now)
        while line.isWaiting {
            if SignalPipe.isAskedToEnd { end = min(end, .now + Self.endMilliseconds) }
            let left = Int32((end - .now) / .milliseconds(1))
            var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard left > 0 else { break }
            let ready = poll(&source, 1, left)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0, source.revents & Int16(POLLIN) != 0 else { break }
            for event in readKeys(descriptor) {
                switch event {
                case .input(.report(.ready)): line.answered(at: .now)
                case .input(.report(let report)): reports.append(report)
                case .terminate: return reports
                default: break
                }
            }
        }
        return reports
    }

    private mutating func readKeys(_ descriptor: Int32) -> [Event] {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN)) else { return [.terminate] }
        return decoder.feed(bytes[..<max(0, count)]).map { .input($0) }
    }
}
