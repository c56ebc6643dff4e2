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
    private var state: AppState
    private let runner: EffectRunner
    private let mailbox: Mailbox
    private var events: TerminalEvents

    /// Opens the screen and reads until the reader quits.
    public static func run(_ options: ReaderOptions) throws(ReaderError) {
        let catalogue = ReaderThemes.load(folder: options.themesFolder)
        let settings = (try? options.library.settings()) ?? [:]
        let theme = try ReaderThemes.choose(catalogue, named: options.chosenTheme, remembered: settings["theme"])
        guard let signals = SignalPipe() else { throw .tooManyFiles }
        let state = AppState(
            size: Screen.terminalSize ?? Size(columns: 80, rows: 24), theme: theme,
            themes: ThemeChoice(catalogue: catalogue), keymap: options.configuration.keymap, scope: options.paths)
        var reader = Reader(options, state, signals)
        SessionMemory.restore(&reader.state, settings, from: options.library)
        // The first page is looked for while the terminal is made ready.
        for effect in update(&reader.state, .start) { reader.runner.run(effect) }
        var screen = try openScreen(options)
        reader.state.adapt(to: screen.depth)
        reader.events.catchSignals()
        if screen.size != reader.state.size { reader.handle(.resized(screen.size), &screen) }
        reader.loop(&screen, refreshing: !options.paths.isEmpty)
        reader.runner.finish()
    }

    static func openScreen(_ options: ReaderOptions) throws(ReaderError) -> Screen {
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

    private init(_ options: ReaderOptions, _ state: AppState, _ signals: SignalPipe) {
        events = TerminalEvents(signals)
        mailbox = Mailbox(waking: signals)
        runner = EffectRunner(
            library: options.library, mailbox: mailbox, paths: options.paths, reader: options.reader)
        self.state = state
        self.state.memoryName = options.memoryName
        self.state.measure = options.configuration.measure
        self.state.now = Moment(second: Clock.second)
        if let warning = options.warning { self.state.say(warning, isWarning: true) }
    }

    private mutating func loop(_ screen: inout Screen, refreshing: Bool) {
        if refreshing { runner.refresh() }
        while !state.isQuitting {
            screen.present(RootView.frame(of: state))
            wait(&screen)
        }
    }

    /// Takes all that is there before the next frame.
    private mutating func wait(_ screen: inout Screen) {
        let arrived = events.wait(&screen)
        state.now = Moment(second: Clock.second)
        for event in arrived where !state.isQuitting {
            switch event {
            case .input(let input): handle(.input(input), &screen)
            case .resized: handle(.resized(screen.size), &screen)
            case .woken: for message in mailbox.take() { handle(message, &screen) }
            case .terminate: handle(.terminate, &screen)
            }
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
