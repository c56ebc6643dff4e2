import ArchiveModel
import Terminal

/// Everything the screen is a function of.
///
/// Owned by one thread; changed by `update` alone.
struct AppState: Sendable {
    var size: Size
    var theme: Theme
    var themes: ThemeChoice
    var keymap: Keymap
    let hints: KeyHints
    var panes = PaneState()
    var scope: ScopeState
    var filter = FilterState()
    var list = ListState()
    var body = BodyState()
    var facetPane = FacetPaneState()
    var timeline = TimelineState()
    /// Where the filter names none.
    var order = ListOrder.newestFirst
    var popup: Popup?
    var message: StatusMessage?
    var question: Question?
    var links: LinkHints?
    var jumps = JumpList()
    /// What was looked for in articles, the last one at the end.
    var finds: [Sought] = []
    var beforeCiting: [BeforeCiting] = []
    var placeMarks: [Character: ReadingPlace] = [:]
    var macros = MacroState()
    /// The reader's own commands, by name, as argument vectors.
    var commands: [String: [String]] = [:]
    var keys = KeyState()
    var history = UndoHistory()
    var issued = MarkLog()
    /// Marks that could not be stored in the time that a frame waits: they are shown as on their way.
    var pending = PendingMarks()
    var importing: ImportProgress?
    /// The reader asked for new and changed documents.
    var looksForNews = false
    /// There was nothing in the list when the import began.
    var beganEmpty = false
    /// When the import began.
    var importStart = Moment(second: 0)
    var page = PageStyle()
    /// As the configuration has it.
    var configuredPage = PageStyle()
    /// Of the languages that were asked for.
    var hyphenators: [String: LoadedPatterns] = [:]
    /// BCP 47: of the person, for articles that don't tell theirs.
    var ownLanguage = "en"
    var pace = ReadingPace()
    /// Text that runs to the left is put in the order in which it is seen, as the terminal does not.
    var reordersBidi = false
    /// For screen readers and Braille lines: one pane at a time without lines around it, and the cursor on what is selected.
    var isLinear = false
    /// The person at the terminal may only read.
    var isGuest = false
    /// The line to the terminal is slow: one pane at a time, the selection is a mark, and the text opens when it is asked for.
    var isSlow = false
    /// The terminal moves the rows of a pane that has others beside it.
    var scrollsPanes = true
    /// Whether a slow line is to be noticed.
    var detectsSlowLine = true
    /// Links of the text are links of the terminal.
    var showsLinks = false
    /// The library that is open, as its memory calls it.
    var memoryName = "library"
    /// Articles of the query; comes before the facets.
    var articleCount: Int?
    /// The question that it answers.
    var countedGeneration = 0
    var counted: CountedFacets?
    /// What the filter bar completes beside tags.
    var authorNames: [Completion.Name] = []
    /// Questions are numbered; answers to older ones are dropped.
    var generation = 0
    /// Days and seconds since 1970, as of the last message.
    var now = Moment(second: 0)
    var isQuitting = false

    init(size: Size, theme: Theme, themes: ThemeChoice, keymap: Keymap = .standard, scope: [String] = []) {
        self.size = size
        self.theme = theme
        self.themes = themes
        self.keymap = keymap
        hints = KeyHints(keymap)
        self.scope = ScopeState(paths: scope)
    }

    /// Shows themes as the terminal can.
    mutating func adapt(to depth: ColorDepth) {
        themes.depth = depth
        theme = theme.adapted(to: depth)
    }

    /// One pane at a time has the screen, without lines around anything, and the selection is a mark.
    var isOnePane: Bool { isSlow || isLinear }

    var facets: Facets? { counted?.facets }

    /// What the list shows.
    var query: Query {
        Query(filter: filter.active, scope: scope.active, order: order)
    }

    var layout: PaneLayout { layout(of: panes) }

    /// Where everything stands when the reader goes back to the list.
    var layoutOfList: PaneLayout {
        var panes = panes
        panes.focus = .list
        panes.isZoomed = false
        return layout(of: panes)
    }

    private func layout(of panes: PaneState) -> PaneLayout {
        var panes = panes
        // What has the whole screen is the text, for as long as one is there.
        if panes.focus != .body { panes.isZoomed = false }
        // A pane that takes the whole width scrolls by a few bytes; beside another one each line has to be sent anew.
        if isOnePane { panes.isZoomed = true }
        return PaneLayout(size: size, panes: panes, showsTimeline: timeline.isShown, measure: page.measure)
    }
}

/// A point in time as the update function sees it.
struct Moment: Equatable, Sendable {
    var second: Int64
    var day: Int { Int(second / 86_400) }
}

/// Where one was before the articles that name another were listed.
struct BeforeCiting: Equatable, Sendable {
    var filter: String
    var article: ArticleID
    var focus: Pane
    /// The filter that lists them.
    var citing: String
}

/// Patterns that divide words, once they were looked for.
struct LoadedPatterns: Sendable {
    /// Nil where there are none.
    var patterns: Hyphenator?
}

/// Which documents the list is about.
struct ScopeState: Equatable, Sendable {
    /// What was opened, as absolute paths; empty for the whole library.
    var paths: [String]
    var showsWholeLibrary = false

    var active: [String] { showsWholeLibrary ? [] : paths }
}

/// The themes to choose from, adapted to the terminal when they are asked for.
struct ThemeChoice: Sendable {
    var catalogue: ThemeCatalogue
    var depth = ColorDepth.rgb

    /// Nil for a name that nobody knows, and for a theme with a mistake.
    func theme(named name: String) -> Theme? {
        (try? catalogue.theme(named: name))?.adapted(to: depth)
    }

    var all: [Theme] { catalogue.names.compactMap { theme(named: $0) } }
}

/// Keys pressed so far of a sequence, and the count before them.
struct KeyState: Equatable, Sendable {
    struct Done: Equatable, Sendable {
        var action: Action
        var count: Int?
    }

    var pending: [Key] = []
    var count: Int?
    /// An action that waits for a letter.
    var argument: Action?
    var argumentCount: Int?
    /// What can be repeated.
    var last: Done?

    mutating func clear() {
        pending = []
        count = nil
    }
}

/// A line for the reader, until the next key.
struct StatusMessage: Equatable, Sendable {
    var text: String
    var isWarning = false
}
