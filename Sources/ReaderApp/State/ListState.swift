import ArchiveModel
import Terminal

/// A window on the rows of the query: some pages around what is on screen, however long the list is.
struct ListState: Equatable, Sendable {
    /// Rows a question asks for, and the fewest that the answer to a new filter begins with.
    static let page = 200
    static let firstPage = 40
    /// Rows below the screen that are made ready with those that show.
    static let ahead = 5
    /// So far from the last of the rows, more are asked for.
    static let margin = 75
    /// More rows are not kept.
    static let mostRows = 2000

    var rows: [ArticleRow] = []
    var selected = 0
    /// The first row on screen.
    var top = 0
    /// Nothing comes before the first, after the last of `rows`.
    var reachesStart = true
    var reachesEnd = true
    /// A question for more rows is under way.
    var isLoading = false
    /// Somebody else marked articles meanwhile: rows that are under way may have been read before.
    var mayLackMarks = false
    /// Rows that a movement still has to go when more have come; below zero for up.
    ///
    /// The next key ends it, and so does another list.
    var stepsLeft = 0
    /// The same from the first row, which is on its way.
    var stepsFromStart: Int?
    /// A step to an unread article that is looked for.
    var step: PendingStep?
    /// What to select once its row arrives.
    var wanted: ArticleID?
    /// An article that was gone to and is not among the rows.
    var sought: ArticleID?
    /// The selected article when rows were asked for.
    var selectedWhenAsked: ArticleID?
    /// What the rows were asked for.
    var query = Query()
    /// Rows that the next action works on, and the one that was marked last.
    var marked: Set<ArticleID> = []
    var markedLast: ArticleID?
    /// Lines of text around the hits of the filter.
    var showsContext = false
    var context: [ArticleID: Snippet] = [:]
    var askedContext: Set<ArticleID> = []
    /// After stepping to another article in search of hits: go to its first (true) or last one.
    var pendingHit: Bool?

    /// Rows of the list before the first of `rows`; nil where that is not known.
    var offset: Int? = 0

    var selectedRow: ArticleRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    /// Rows that show beyond the selection while the list scrolls, as vim's scrolloff.
    ///
    /// A low list has none: there is little room, and they cost a line that is slow half as much again.
    static func context(height: Int) -> Int { height < 16 ? 0 : 2 }

    /// Keeps the selection inside, and on screen.
    ///
    /// `jump`: rows that come at once where the selection leaves the screen.
    mutating func settle(height: Int, jump: Int = 1) {
        selected = min(max(0, selected), max(0, rows.count - 1))
        let height = max(1, height)
        let context = Self.context(height: height)
        let jump = min(jump, height - 2 * context)
        if selected < top + context { top = selected - context - jump + 1 }
        if selected > top + height - 1 - context { top = selected - height + context + jump }
        top = min(max(0, top), max(0, rows.count - height))
    }
}

/// A step that began at an article, and ends when the library has found another one, or the row of a number.
struct PendingStep: Equatable, Sendable {
    /// What is said to whoever presses a key meanwhile.
    var waitsFor = "Looking for an unread article; Esc ends that"
    var article: ArticleID?
    var focus: Pane
    /// Keys that were pressed meanwhile: they are meant for what is found.
    var held: [Key] = []
}

/// The article in the body pane.
struct BodyState: Sendable {
    var article: Article?
    var laidOut: LaidOutBody?
    /// Of the text.
    var words = 0
    /// The first line on screen.
    var top = 0
    /// UTF-8 offset that stays on the first line while only the width changes.
    var anchor: Int?
    var find: FindState? {
        didSet { if find == nil, oldValue != nil { hit = nil } }
    }
    var selection: TextSelection?
    /// Columns of code that are scrolled out at the left.
    var codeShift = 0
    /// UTF-8 ranges of the filter's words in the text.
    var filterHits: [Range<Int>] = []
    /// The hit that was gone to last.
    var hit: Int?
    /// What of the text is a link of the terminal.
    var addresses: [ArticleLinks.Address] = []
    /// The article that was asked for and is not there yet.
    var wanted: ArticleID?
    /// The reader said whether it is read: moving in it changes that no more.
    var isMarkedByHand = false
    /// It is loaded when it is opened, and not before.
    var isAwaitingOpen = false
    /// UTF-8 offset to go to in the article that was asked for.
    var wantedOffset: Int?

    /// Words from the first line on screen on, as far as lines tell.
    var wordsLeft: Int {
        guard let laidOut, !laidOut.lines.isEmpty else { return 0 }
        return words * (laidOut.lines.count - min(top, laidOut.lines.count)) / laidOut.lines.count
    }

    func maximumTop(height: Int) -> Int {
        max(0, (laidOut?.lines.count ?? 0) - height)
    }
}

/// Finding in the article.
struct FindState: Equatable, Sendable {
    var input = TextInput()
    /// What was typed is a regular expression.
    var isPattern = false
    /// A regular expression that is none.
    var isBroken = false
    /// While typing; afterwards the hits stay marked.
    var isEditing = true
    /// UTF-8 offsets.
    var hits: [Range<Int>] = []
    var current: Int?
    /// Where the search began: Esc goes back there.
    var startTop = 0
    /// It was found in the article where it was looked for: from its last hit one goes on into the next article.
    var wasFound = false
    /// Which of the finds before stands in the line, counted from the last one; nil for the line itself, which is kept meanwhile.
    var historyIndex: Int?
    var draft = Sought(text: "", isPattern: false)
}

/// What was looked for in articles.
struct Sought: Equatable, Sendable {
    var text: String
    var isPattern: Bool
}
