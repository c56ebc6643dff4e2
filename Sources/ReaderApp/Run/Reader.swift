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
        let catalogue = try ReaderThemes.load(folder: options.themesFolder)
        guard let signals = SignalPipe() else { throw .tooManyFiles }
        var screen = try openScreen(options)
        let themes = ReaderThemes.adapted(catalogue, depth: screen.depth)
        let theme = try ReaderThemes.choose(themes, options)
        var reader = Reader(options, themes: themes, theme: theme, size: screen.size, signals: signals)
        reader.events.catchSignals()
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

    private init(_ options: ReaderOptions, themes: [Theme], theme: Theme, size: Size, signals: SignalPipe) {
        events = TerminalEvents(signals)
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
