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
    private let outside: Outside
    private let permissions: Permissions
    private let cutCommand: [String]
    private var preview = RestingPreview()
    private var place = RestingPlace()
    private var line = LineMeter()
    /// Whether something happened since the last frame that may show.
    private var isFrameDue = true
    private var markedSince: ContinuousClock.Instant?
    /// Questions of the last messages, asked once the frame that answers the key is on its way.
    private var questions: [Effect] = []

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
        // A terminal that gets its size while it is opened tells so once.
        reader.events.catchSignals()
        var screen = try openScreen(options)
        reader.state.adapt(to: screen.depth)
        reader.state.scrollsPanes = screen.hasMargins
        if screen.size != reader.state.size { reader.handle(.resized(screen.size), &screen) }
        reader.loop(&screen, refreshing: !options.paths.isEmpty)
        reader.runner.finish()
    }

    static func openScreen(_ options: ReaderOptions) throws(ReaderError) -> Screen {
        if options.configuration.widensAmbiguous { AmbiguousWidth.widen() }
        do {
            return try Screen(
                terminalName: options.terminalName, allowsColor: options.allowsColor, truecolor: options.hasTruecolor,
                mouse: options.configuration.mouse, links: options.showsLinks)
        } catch {
            switch error {
            case .notATerminal: throw .notATerminal
            case .unknownTerminal(let name): throw .unknownTerminal(name)
            case .cannotMoveCursor(let name): throw .dumbTerminal(name)
            }
        }
    }

    private init(_ options: ReaderOptions, _ state: AppState, _ signals: SignalPipe) {
        events = TerminalEvents(signals, marks: MarksWatch(path: options.library.places.reader))
        mailbox = Mailbox(waking: signals)
        runner = EffectRunner(
            library: options.library, mailbox: mailbox, paths: options.paths, root: options.root,
            reader: options.reader,
            layouts: options.layouts)
        permissions = options.permissions
        cutCommand = options.cutCommand
        outside = Outside(environment: options.environment, browser: options.configuration.browser)
        self.state = state
        self.state.showsLinks = options.showsLinks
        self.state.reordersBidi = options.configuration.bidi
        self.state.commands = options.configuration.commands
        self.state.ownLanguage = Self.language(options.environment) ?? state.ownLanguage
        self.state.memoryName = options.memoryName
        self.state.isGuest = options.permissions != .all
        self.state.isLinear = options.isLinear
        self.state.isSlow = options.isSlow ?? false
        self.state.detectsSlowLine = options.isSlow == nil
        self.state.page = options.configuration.page
        self.state.configuredPage = options.configuration.page
        self.state.now = Moment(second: Clock.second)
        if let warning = options.warning { self.state.say(warning, isWarning: true) }
    }

    /// BCP 47, of the locale; nil where that speaks none.
    private static func language(_ environment: [String: String]) -> String? {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        guard let name = names.first(where: { !$0.isEmpty }) else { return nil }
        let language = String(name.prefix { $0 != "." && $0 != "@" })
        return ["C", "POSIX"].contains(language) ? nil : language.replacing("_", with: "-")
    }

    private mutating func loop(_ screen: inout Screen, refreshing: Bool) {
        if refreshing { runner.refresh() }
        let questions = screen.firstQuestions
        screen.present(RootView.frame(of: state)) { bytes in
            if !questions.isEmpty { line.sentQuestion(behind: bytes, at: .now) }
            return questions
        }
        while !state.isQuitting {
            let pause = line.wait(at: .now) ?? pauseForMarks(at: .now)
            if pause == nil, isFrameDue { present(&screen) }
            if pause == nil || markedSince == nil { askQuestions() }
            wait(&screen, for: pause)
        }
        _ = awaitAnswers(screen)
    }

    /// A frame that shows marks waits for the database a moment, mostly a millisecond: what it shows as done is stored.
    private static let markPatience = Duration.milliseconds(25)

    /// How long the next frame may wait for marks to be stored; behind that they are shown as on their way.
    private mutating func pauseForMarks(at now: ContinuousClock.Instant) -> Duration? {
        let changes = state.issued.changes(after: runner.storedMarks)
        guard !changes.isEmpty else {
            markedSince = nil
            if !state.pending.isEmpty { isFrameDue = true }
            state.pending = PendingMarks()
            return nil
        }
        let since = markedSince ?? now
        markedSince = since
        let rest = Self.markPatience - (now - since)
        guard rest <= .zero else { return rest }
        state.pending = PendingMarks(changes)
        return nil
    }

    /// The terminal is asked to say when it has what was sent, where that may take a while.
    private mutating func present(_ screen: inout Screen) {
        isFrameDue = false
        let isSlow = state.isSlow
        screen.present(RootView.frame(of: state)) { line.question(behind: $0, asksAlways: isSlow, at: .now) }
    }

    /// Answers that are on their way are not for the shell, nor for another program.
    ///
    /// - Returns: those that tell something for the time after it.
    private mutating func awaitAnswers(_ screen: borrowing Screen) -> [TerminalReport] {
        let reports = events.awaitAnswers(of: &line, screen.inputDescriptor)
        line.forget()
        return reports
    }

    private mutating func take(_ report: TerminalReport, _ screen: inout Screen) {
        switch report {
        case .mode(2026, let state): screen.hasSynchronizedUpdates = (1...2).contains(state)
        case .mode(69, 1...2):
            screen.askForMargins()
            line.sentQuestion(at: .now)
        case .mode: break
        case .cursor(let row, let column):
            guard screen.take(cursorRow: row, column: column) else { return }
            handle(.scrollsPanes(screen.hasMargins), &screen)
        case .focused: handle(.marksTouched, &screen)
        case .ready:
            line.answered(at: .now)
            guard let roundTrip = line.roundTrip else {
                guard !line.isWaiting else { return }
                screen.send(LineMeter.question)
                line.sentQuestion(at: .now)
                return
            }
            preview.adapt(to: roundTrip)
            let milliseconds = Int(roundTrip / .milliseconds(1))
            // Most answers change nothing that is shown.
            if state.noticesSlowLine(milliseconds) { handle(.measuredLine(milliseconds: milliseconds), &screen) }
        }
    }

    /// Takes all that is there before the next frame.
    private mutating func wait(_ screen: inout Screen, for pause: Duration?) {
        let pauses = [
            preview.milliseconds, place.milliseconds, pause.map { Int32(($0 / .milliseconds(1)).rounded(.up)) },
        ]
        let arrived = events.wait(&screen, milliseconds: pauses.compactMap(\.self).min())
        state.now = Moment(second: Clock.second)
        if let id = preview.due() { runner.run(.loadArticle(id)) }
        if place.isDue() { for effect in state.placeEffects() { runner.run(effect) } }
        // What the terminal has taken counts before a key hands it over.
        for case .input(.report(.ready)) in arrived { take(.ready, &screen) }
        for event in arrived where !state.isQuitting {
            switch event {
            case .input(.report(.ready)): break
            case .input(.report(let report)): take(report, &screen)
            case .input(let input): handle(.input(input), &screen)
            case .suspend: handle(.askedToSuspend, &screen)
            case .marksTouched: handle(.marksTouched, &screen)
            case .resized: handle(.resized(screen.size), &screen)
            case .woken: for message in mailbox.take() { handle(message, &screen) }
            case .terminate: handle(.terminate, &screen)
            }
        }
    }

    private mutating func handle(_ message: Message, _ screen: inout Screen) {
        isFrameDue = true
        for effect in update(&state, message) {
            if let refusal = EffectGate.refusal(of: effect, with: permissions) {
                state.say(refusal)
                continue
            }
            switch effect {
            case .suspend: suspend(&screen)
            case .copy(let text): copy(text, &screen)
            case .openOutside(let address): open(address, &screen)
            case .runHere(let command, let input): runHere(command, input: input, &screen)
            case .cutDocument(let path): cut(path, &screen)
            case .redraw: screen.redraw()
            case .quit: state.isQuitting = true
            case .loadArticle(let id) where message.isInput && state.panes.focus == .list: preview.hold(id)
            case .loadRows, .loadFacets, .loadSavedUnread, .loadSnippets, .loadOffers, .loadArticle:
                questions.append(effect)
            default: runner.run(effect)
            }
        }
        place.note(state.body.article?.id, top: state.body.top)
        if let id = preview.settle(wanted: state.body.wanted, isReading: state.panes.focus == .body) {
            questions.append(.loadArticle(id))
        }
    }

    /// A thread that begins to work would take the processor from the frame.
    private mutating func askQuestions() {
        for question in questions { runner.run(question) }
        questions = []
    }

    /// Ctrl-Z: the shell gets the terminal back until it says `fg`.
    private mutating func suspend(_ screen: inout Screen) {
        let reports = awaitAnswers(screen)
        screen.suspend()
        events.stop()
        screen.resume()
        handle(.resized(screen.size), &screen)
        for report in reports { take(report, &screen) }
    }
}

extension Reader {
    /// To the clipboard tools of this machine and, as the person may sit before another one, through the terminal.
    private mutating func copy(_ text: String, _ screen: inout Screen) {
        var isCopied = false
        let tools = permissions.contains(.programs) ? outside.clipboardTools() : []
        for tool in tools where Outside.start(tool, input: text) { isCopied = true }
        let isInScreen = outside.environment["STY"] != nil && outside.environment["TMUX"] == nil
        if let sequence = ClipboardSequence.bytes(of: text, isInScreen: isInScreen) {
            screen.send(sequence)
        } else if !isCopied {
            state.say("Too long for the terminal's clipboard: e writes it to a file", isWarning: true)
        }
    }

    private mutating func open(_ address: String, _ screen: inout Screen) {
        let outside = outside
        switch permissions.contains(.programs) ? outside.opening(address) : .none {
        case .window(let command):
            if Outside.start(command) {
                state.say("Opened \(address)")
            } else {
                state.say("\(command[0]) can't be run", isWarning: true)
            }
        case .terminal(let command): withTerminal(&screen) { _ = outside.run(command) }
        case .none:
            copy(address, &screen)
            state.say("No browser here, so the address was copied: \(address)")
        case .refused(let address): state.say("Only addresses of the web are opened, not \(address)", isWarning: true)
        }
    }

    private mutating func runHere(_ command: [String], input: String, _ screen: inout Screen) {
        guard let program = command.first, let path = outside.path(of: program) else {
            state.say("There is no program \(command.first ?? "")", isWarning: true)
            return
        }
        let outside = outside
        var status: Int32?
        withTerminal(&screen) {
            status = outside.run([path] + command.dropFirst(), input: input)
            let note = "\n[\(program) ended\(status == 0 ? "" : " with \(status ?? -1)"); Enter goes back] "
            _ = Array(note.utf8).withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            var byte: UInt8 = 0
            while read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n") {}
        }
        if status == nil { state.say("\(program) can't be run", isWarning: true) }
    }

    private mutating func cut(_ path: String, _ screen: inout Screen) {
        let (outside, command) = (outside, cutCommand)
        guard !command.isEmpty else { return }
        var status: Int32?
        withTerminal(&screen) { status = outside.run(command + [path]) }
        guard status != nil else { return state.say("\(command[0]) can't be run", isWarning: true) }
        guard status == 0 else {
            return state.say("Nothing was cut: `dossier cut \(path)` in a shell says why", isWarning: true)
        }
        for effect in state.refresh() { runner.run(effect) }
    }

    /// Gives the terminal to another program for a while.
    private mutating func withTerminal(_ screen: inout Screen, _ work: () -> Void) {
        let reports = awaitAnswers(screen)
        screen.suspend()
        work()
        // An interrupt was meant for the other program; to be asked to end was not.
        let passing = [SIGINT, SIGQUIT, SIGWINCH, SIGCONT, SIGTSTP]
        let isAskedToEnd = events.signals.drain().contains { !passing.contains($0) }
        screen.resume()
        handle(.resized(screen.size), &screen)
        for report in reports { take(report, &screen) }
        for message in mailbox.take() { handle(message, &screen) }
        if isAskedToEnd { handle(.terminate, &screen) } else { SignalPipe.goOn() }
    }
}
