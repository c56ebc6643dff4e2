import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a frame shows: the cells, and where the hardware cursor stands (nil: hidden).
public struct Frame: Equatable, Sendable {
    public var surface: Surface
    public var cursor: Point?
    /// Areas whose rows may move together from one frame to the next.
    public var panes: [Rect]

    public init(surface: Surface, cursor: Point? = nil, panes: [Rect] = []) {
        self.surface = surface
        self.cursor = cursor
        self.panes = panes
    }
}

/// The terminal, owned by one thread.
///
/// Curses sends the difference from frame to frame.
///
/// Opening it switches the terminal to full screen and raw keys, closing it puts everything back; a crash in between does too.
public struct Screen: ~Copyable {
    /// The descriptor that keys come from, to be polled.
    public let inputDescriptor: Int32
    public let repertoire: CharacterRepertoire
    public let depth: ColorDepth
    private let handle: OpaquePointer
    private let window: UnsafeMutablePointer<WINDOW>
    private let modes: TerminalModes
    private let output: FrameOutput
    /// Whether links of a frame are links of the terminal.
    private let showsLinks: Bool
    private let driver: DriverMode
    private let line = TerminalLine()
    private var pairs: ColorPairs
    /// nil: the terminal says in another way how text looks.
    private var renditions: RenditionSaver?
    /// The frame before.
    private(set) var shown: Frame?
    /// What the terminal shows once it has moved the rows of panes, where it did.
    var scrolled: Frame?
    private var isSuspended = false
    /// Whether the terminal shows a frame at once that is sent between two marks (mode 2026).
    public var hasSynchronizedUpdates = false
    /// Whether the terminal scrolls between margins at the left and at the right (mode 69).
    public internal(set) var hasMargins = false
    /// Whether the terminal is to tell where its cursor is.
    var isAskedForMargins = false
    private static let updateBegins: [UInt8] = Array("\u{1B}[?2026h".utf8)
    private static let updateEnds: [UInt8] = Array("\u{1B}[?2026l".utf8)
    /// Bytes of a frame that needs no marks.
    private static let shortest = 64
    /// Asks for modes 2026 and 69, and how long an answer takes; nothing for terminals that may print it.
    public var firstQuestions: [UInt8] {
        dossier_capability("kmous") == nil ? [] : Array("\u{1B}[?2026$p\u{1B}[?69$p".utf8) + LineMeter.question
    }
    /// The last style in the numbers of curses: neighbours mostly share it.
    private var lastStyle: (packed: PackedStyle, attributes: attr_t, pair: Int32)?

    /// Switches the terminal over.
    ///
    /// `terminalName` is the value of `TERM`; `allowsColor` is false under `NO_COLOR`; `truecolor` when `COLORTERM` promises
    /// 24 bits a colour; `links` where the terminal knows OSC 8, or at least ignores it.
    public init(terminalName: String, allowsColor: Bool, truecolor: Bool, mouse: Bool, links: Bool = false)
        throws(ScreenError)
    {
        let input = isatty(STDIN_FILENO) == 1 ? dup(STDIN_FILENO) : open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard input >= 0, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        let repertoire = CharacterRepertoire.adoptLocale()
        guard let driver = DriverMode(descriptor: input), let output = FrameOutput(),
            let keys = fdopen(dup(input), "r")
        else { throw .notATerminal }
        use_env(true)
        guard let handle = Self.newTerminal(terminalName, truecolor: truecolor && allowsColor, output.file, keys) else {
            close(input)
            throw .unknownTerminal(terminalName)
        }
        let size = Self.terminalSize ?? Size(columns: 80, rows: 24)
        resize_term(Int32(size.rows), Int32(size.columns))
        guard dossier_capability("cup") != nil, let window = newwin(0, 0, 0, 0) else {
            endwin()
            close(input)
            throw .cannotMoveCursor(terminalName)
        }
        driver.enterRaw()
        nonl()
        leaveok(window, false)
        idlok(window, true)
        let depth = allowsColor ? Self.startColors() : .none
        let modes = TerminalModes.ofTerminal(mouse: mouse)
        TerminalRestoration.arm(
            descriptor: input, attributes: driver.original, restoring: modes.leave + TerminalModes.cursesLeave())
        self.inputDescriptor = input
        self.repertoire = repertoire
        self.depth = depth
        self.handle = handle
        self.window = window
        self.modes = modes
        self.output = output
        self.showsLinks = links
        self.driver = driver
        self.renditions = Self.renditionSaver()
        self.pairs = ColorPairs(depth: depth, limit: Int32(clamping: dossier_capability_number("pairs")))
        line.send(modes.enter)
    }

    deinit {
        leave()
        TerminalRestoration.disarm()
        close(inputDescriptor)
        line.end()
    }

    private func leave() {
        // A frame that was cut off may have left margins behind.
        line.send((hasMargins ? Array(PaneScroll.withoutMargins.utf8) : []) + modes.leave)
        endwin()
        line.send(output.take() + modes.end)
        driver.restore()
    }

    /// The size that curses draws for: that of the terminal when it was opened, or adopted last.
    public var size: Size { Size(columns: max(1, Int(getmaxx(window))), rows: max(1, Int(getmaxy(window)))) }

    /// What the kernel knows of the terminal; nil where it knows nothing.
    public static var terminalSize: Size? {
        var answer = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &answer) == 0, answer.ws_col > 0, answer.ws_row > 0 else {
            return nil
        }
        return Size(columns: Int(answer.ws_col), rows: Int(answer.ws_row))
    }

    /// Tells curses the new size; the next frame is drawn whole.
    public mutating func adoptSize() {
        let size = Self.terminalSize ?? size
        resize_term(Int32(size.rows), Int32(size.columns))
        wresize(window, Int32(size.rows), Int32(size.columns))
        redraw()
    }

    /// The next frame is drawn whole: something else may have written to the terminal.
    public mutating func redraw() {
        shown = nil
        renditions?.forget()
        wclear(window)
        clearok(window, true)
    }

    /// Sends what changed since the last frame, in one write.
    ///
    /// `question` gets the number of its bytes, and tells what is to be sent behind them.
    public mutating func present(_ frame: Frame, asking question: (Int) -> [UInt8] = { _ in [] }) {
        guard !isSuspended, frame != shown else { return }
        let previous = shown?.surface.size == frame.surface.size ? shown?.surface : nil
        for row in 0..<frame.surface.size.rows {
            present(row: row, of: frame.surface, previous: previous)
        }
        if let cursor = frame.cursor {
            wmove(window, Int32(cursor.row), Int32(cursor.column))
            curs_set(1)
        } else {
            curs_set(0)
        }
        scrolled = nil
        var changes = scrollPanes(to: frame)
        wrefresh(window)
        changes += output.take()
        if showsLinks { changes += linkBytes(of: frame, after: scrolled ?? shown) }
        changes = renditions?.shortened(changes) ?? changes
        shown = frame
        // Short frames can't tear.
        if hasSynchronizedUpdates, changes.count > Self.shortest {
            changes = Self.updateBegins + changes + Self.updateEnds
        }
        line.send(changes + question(changes.count))
    }

    /// Sends a sequence that moves nothing on the screen.
    public mutating func send(_ sequence: [UInt8]) {
        guard !isSuspended else { return }
        line.send(sequence)
    }

    /// Gives the terminal back to the shell until `resume`.
    public mutating func suspend() {
        curs_set(1)
        leave()
        isSuspended = true
    }

    /// Takes the terminal back after something else stopped the program: a shell has its own modes meanwhile.
    public mutating func reclaim() {
        guard !isSuspended else { return }
        driver.enterRaw()
        line.send(modes.enter)
        adoptSize()
    }

    public mutating func resume() {
        isSuspended = false
        driver.enterRaw()
        adoptSize()
        wrefresh(window)
        line.send(output.take() + modes.enter)
    }
}

extension Screen {
    /// With 24-bit colour promised by `COLORTERM`, the entry of the same terminal with direct colour, where there is one.
    private static func newTerminal(
        _ name: String, truecolor: Bool, _ output: UnsafeMutablePointer<FILE>, _ input: UnsafeMutablePointer<FILE>
    ) -> OpaquePointer? {
        if truecolor, let family = name.split(separator: "-").first {
            var status: Int32 = 0
            let direct = "\(family)-direct"
            if setupterm(direct, STDOUT_FILENO, &status) == OK, let screen = dossier_newterm(direct, output, input) {
                return screen
            }
        }
        return name.isEmpty ? nil : dossier_newterm(name, output, input)
    }

    private static func renditionSaver() -> RenditionSaver? {
        RenditionSaver.fits { name in dossier_capability(name).map { String(cString: $0) } } ? RenditionSaver() : nil
    }

    private static func startColors() -> ColorDepth {
        guard has_colors(), start_color() == OK else { return .none }
        use_default_colors()
        let colors = dossier_capability_number("colors")
        if colors > 256 { return .rgb }
        if colors >= 256 { return .indexed256 }
        return colors >= 8 ? .ansi16 : .none
    }

    private mutating func present(row: Int, of surface: Surface, previous: Surface?) {
        // A wide cluster that goes may have hidden a cell that stays: from the first change to the last, cells are sent anew.
        var columns = 0..<surface.size.columns
        if let previous {
            guard let changed = surface.changes(inRow: row, from: previous) else { return }
            columns = changed.lowerBound..<min(columns.upperBound, changed.upperBound + 1)
        }
        put(columns, ofRow: row, of: surface, into: window)
    }

    mutating func put(
        _ columns: Range<Int>, ofRow row: Int, of surface: Surface, into window: UnsafeMutablePointer<WINDOW>
    ) {
        var column = columns.lowerBound
        if column > 0, surface.packed(column, row).isContinuation { column -= 1 }
        while column < columns.upperBound {
            let cell = surface.packed(column, row)
            let isWide = column + 1 < surface.size.columns && surface.packed(column + 1, row).isContinuation
            if repertoire == .unicode, cell.code < PackedCell.firstCluster, !cell.isContinuation, !isReplaced(cell.code)
            {
                send(scalar: cell.code, cell.style, column: column, row: row, into: window)
            } else {
                send(surface[column, row], cell.style, width: isWide ? 2 : 1, column: column, row: row, into: window)
            }
            column += isWide ? 2 : 1
        }
    }

    private func isReplaced(_ code: UInt32) -> Bool { AmbiguousWidth.isWide && AmbiguousWidth.isSign(code) }

    /// The most of all cells: one character without marks.
    private mutating func send(
        scalar: UInt32, _ style: PackedStyle, column: Int, row: Int, into window: UnsafeMutablePointer<WINDOW>
    ) {
        let (attributes, pair) = cursesStyle(style)
        var curses = cchar_t()
        guard dossier_set_character(&curses, wchar_t(scalar), attributes, pair) == OK else { return }
        mvwadd_wch(window, Int32(row), Int32(column), &curses)
    }

    private mutating func send(
        _ cell: Cell, _ style: PackedStyle, width: Int, column: Int, row: Int,
        into window: UnsafeMutablePointer<WINDOW>
    ) {
        let isSign = cell.text.unicodeScalars.first.map { isReplaced($0.value) } ?? false
        let text =
            repertoire == .unicode && !isSign ? cell.text : Transliteration.ascii(cell.text, columns: width)
        let (attributes, pair) = cursesStyle(style)
        var place = column
        for part in CursesCharacters.parts(of: text, columns: width) {
            var curses = cchar_t()
            guard dossier_set_cell(&curses, part.characters, attributes, pair) == OK else { continue }
            mvwadd_wch(window, Int32(row), Int32(place), &curses)
            place += part.columns
        }
    }

    mutating func cursesStyle(_ packed: PackedStyle) -> (attr_t, Int32) {
        if let lastStyle, lastStyle.packed == packed { return (lastStyle.attributes, lastStyle.pair) }
        let (attributes, pair) = cursesStyle(packed.style)
        lastStyle = (packed, attributes, pair)
        return (attributes, pair)
    }

    private mutating func cursesStyle(_ style: Style) -> (attr_t, Int32) {
        var attributes: attr_t = 0
        if style.attributes.contains(.bold) { attributes |= dossier_bold() }
        if style.attributes.contains(.dim) { attributes |= dossier_dim() }
        if style.attributes.contains(.italic) { attributes |= dossier_italic() }
        if style.attributes.contains(.underline) { attributes |= dossier_underline() }
        if style.attributes.contains(.reverse) { attributes |= dossier_reverse() }
        let pair = depth == .none ? 0 : pairs.number(foreground: style.foreground, background: style.background)
        return (attributes, pair)
    }
}
