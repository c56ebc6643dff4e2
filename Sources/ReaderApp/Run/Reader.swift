import ArchiveModel
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program at the terminal: polls, updates, draws.
///
/// One thread owns state and screen.
public struct Reader {
    /// An escape sequence comes in one go; a lone Escape is one when nothing follows for so long.
    private static let escapeMilliseconds: Int32 = 25

    private var state: AppState
    private let runner: EffectRunner
    private let mailbox: Mailbox
    private let signals: SignalPipe
    private var decoder = InputDecoder()

    /// Opens the screen and reads until the reader quits.
    public static func run(_ options: ReaderOptions) throws(ReaderError) {
        let catalogue = try ReaderThemes.load(folder: options.themesFolder)
        guard let signals = SignalPipe() else { throw .tooManyFiles }
        var screen = try openScreen(options)
        let themes = ReaderThemes.adapted(catalogue, depth: screen.depth)
        let theme = try ReaderThemes.choose(themes, options)
        var reader = Reader(options, themes: themes, theme: theme, size: screen.size, signals: signals)
        signals.catchSignals([
            SIGWINCH, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU,
        ])
        // Both come back as errors of the write.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        reader.loop(&screen, refreshing: !options.paths.isEmpty)
        reader.runner.finish()
    }

    private static func openScreen(_ options: ReaderOptions) throws(ReaderError) -> Screen {
        do {
            return try Screen(
                terminalName: options.terminalName, allowsColor: options.allowsColor, truecolor: options.hasTruecolor,
                mouse: options.configuration.mouse)
        } catch {
            switch error {
            case .notATerminal: throw .notATerminal
            case .unknownTerminal(let name): throw .unknownTerminal(name)
            case .cannotMoveCursor(let name): throw .dumbTerminal(name)
            }
        }
    }

    private init(_ options: ReaderOptions, themes: [Theme], theme: Theme, size: Size, signals: SignalPipe) {
        self.signals = signals
        mailbox = Mailbox(waking: signals)
        runner = EffectRunner(
            library: options.library, mailbox: mailbox, paths: options.paths, reader: options.reader)
        state = AppState(
            size: size, theme: theme, themes: ThemeChoice(themes: themes), keymap: options.configuration.keymap,
            scope: options.paths)
        state.memoryName = options.memoryName
        state.measure = options.configuration.measure
        state.now = Moment(second: Clock.second)
        if let warning = options.warning { state.say(warning, isWarning: true) }
        SessionMemory.restore(&state, from: options.library)
    }

    private mutating func loop(_ screen: inout Screen, refreshing: Bool) {
        handle(.start, &screen)
        if refreshing { runner.refresh() }
        while !state.isQuitting {
            screen.present(RootView.frame(of: state))
            wait(&screen)
        }
    }

    /// Waits for keys, signals or messages, and takes all that is there before the next frame.
    private mutating func wait(_ screen: inout Screen) {
        var sources = [
            pollfd(fd: screen.inputDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.readDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&sources, nfds_t(sources.count), decoder.isWaiting ? Self.escapeMilliseconds : -1)
        state.now = Moment(second: Clock.second)
        if ready == 0 {
            for event in decoder.flush() { handle(.input(event), &screen) }
            return
        }
        if sources[1].revents != 0 {
            for number in signals.drain() { handleSignal(number, &screen) }
            for message in mailbox.take() { handle(message, &screen) }
        }
        if sources[0].revents & Int16(POLLIN) != 0 {
            readKeys(&screen)
        } else if sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
            handle(.terminate, &screen)
        }
    }

    private mutating func readKeys(_ screen: inout Screen) {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(screen.inputDescriptor, &bytes, bytes.count)
        // The terminal is gone.
        guard count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN)) else {
            return handle(.terminate, &screen)
        }
        for event in decoder.feed(bytes[..<max(0, count)]) where !state.isQuitting { handle(.input(event), &screen) }
    }

    private mutating func handleSignal(_ number: Int32, _ screen: inout Screen) {
        switch number {
        case SIGWINCH:
            screen.adoptSize()
            handle(.resized(screen.size), &screen)
        case SIGCONT:
            screen.adoptSize()
            handle(.resized(screen.size), &screen)
        default: handle(.terminate, &screen)
        }
    }

    private mutating func handle(_ message: Message, _ screen: inout Screen) {
        for effect in update(&state, message) {
            switch effect {
            case .suspend: suspend(&screen)
            case .redraw: screen.redraw()
            case .quit: state.isQuitting = true
            default: runner.run(effect)
            }
        }
    }

    /// Ctrl-Z: the shell gets the terminal back until it says `fg`.
    private mutating func suspend(_ screen: inout Screen) {
        screen.suspend()
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        screen.resume()
        handle(.resized(screen.size), &screen)
    }
}
