import ArchiveModel
import Terminal

/// Everything that can happen to the program.
enum Message: Sendable {
    case start
    case input(InputEvent)
    case resized(Size)
    /// How long the terminal takes to answer.
    case measuredLine(milliseconds: Int)
    /// Whether the terminal moves the rows of a pane that has others beside it.
    case scrollsPanes(Bool)
    /// By something else than a key.
    case askedToSuspend
    /// After the program was suspended.
    case resumed
    case rows(generation: Int, RowsAnswer)
    case rowsFailed(generation: Int, String)
    /// There is no unread article further down, or up.
    case noneUnread(generation: Int, forward: Bool)
    case counted(generation: Int, Int)
    /// `marksKnown`: how many marks were stored when it was counted.
    case facets(generation: Int, CountedFacets, marksKnown: Int = .max)
    /// Unread articles of saved filters, by their names.
    case savedUnread([String: Int])
    case snippets(generation: Int, [ArticleID: Snippet])
    case offers(generation: Int, [WordOffer])
    case article(ArticleID, Article?, place: Int?)
    case authors([String])
    /// Where a link leads: an article of the library, or nothing in it.
    case followed(LinkTarget, ArticleID?)
    case history([HistoryEntry])
    /// Patterns of a language; nil where there are none.
    case hyphenation(String, Hyphenator?)
    case loadedForCopy([Article], CopyKind)
    case loadedForOpening([Article])
    /// An argument vector and what it is to get on its standard input.
    case loadedForPipe([String], String)
    case said(String)
    /// The articles, the name that was no good, and why.
    case exportFailed([ArticleID], path: String, String)
    case importing(ImportProgress)
    case imported(ImportSummary)
    case marked(UndoHistory.Change)
    /// Marks are in the reader's database from now on.
    case stored
    /// A change that could not be stored, and why.
    case notStored(UndoHistory.Change, String)
    /// Somebody may have changed the reader's database: another session of the same person.
    case marksTouched
    /// What another session marked; `marksKnown`: how many marks of this one its rows show.
    case markedElsewhere(MarkedElsewhere, marksKnown: Int)
    case failed(String)
    /// A signal that asks the program to end.
    case terminate
}

extension Message {
    /// It comes from the reader's hand.
    var isInput: Bool { if case .input = self { true } else { false } }
}

/// Rows that came, and where they belong.
struct RowsAnswer: Equatable, Sendable {
    enum Place: Equatable, Sendable {
        /// In place of all rows.
        case replace
        /// Before or after the row that was asked about; where that is no longer the first or the last one, they belong to another list.
        case before(Int64)
        case after(Int64)
    }

    var place: Place
    var rows: [ArticleRow]
    var reachesStart = false
    var reachesEnd = false
    /// Select this article when it is among the rows, else the first.
    var select: ArticleID?
    var selectsLast = false
    /// The reader steps to what is selected: where the text has the focus, that counts as read.
    var isStep = false
    /// How many marks were stored when the rows were read.
    var marksKnown = Int.max
}

/// What the program is to do outside of its state.
enum Effect: Equatable, Sendable {
    case loadRows(Query, RowsRequest, generation: Int)
    /// How many articles, then what they have in common.
    case loadFacets(Query, generation: Int)
    case loadSavedUnread([SavedFilter], scope: [String])
    case loadSnippets([ArticleID], Filter, generation: Int)
    case loadOffers(Filter, generation: Int)
    case loadArticle(ArticleID)
    case loadAuthors
    case followLink(LinkTarget)
    case loadHistory
    /// Of a language; comes back as `hyphenation`.
    case loadHyphenation(String)
    case loadForCopy([ArticleID], CopyKind)
    case loadForOpening([ArticleID])
    case loadForPipe([ArticleID], [String])
    /// Writes a new file; the end of its name says in which form.
    case export([ArticleID], path: String)
    /// To the clipboard of the person at the terminal.
    case copy(String)
    /// An address, in the browser.
    case openOutside(String)
    /// A command of the reader's configuration, on this terminal.
    case runHere([String], input: String)
    /// Shows how a text archive is split, on this terminal, and reads it anew where that was changed.
    case cutDocument(path: String)
    /// Keeps marks that the state shows already.
    case store(UndoHistory.Change)
    /// Looks whether another session marked something; if so, the rows come back as `markedElsewhere`.
    case lookForMarks([Int64])
    /// Reads rows once more; they come back as `markedElsewhere`.
    case readMarks([Int64])
    /// Everything in the query that is unread becomes read; comes back as `marked`.
    case readAll(Query)
    /// An own tag for everything in the query; comes back as `marked`.
    case tagAll(Query, String)
    case renameTag(from: String, to: String)
    case removeTagEverywhere(String)
    case savePlace(ArticleID, StoredPlace)
    case saveSetting(String, String)
    case refresh
    case suspend
    case redraw
    case quit
}

/// Which rows are wanted.
enum RowsRequest: Equatable, Sendable {
    /// So many rows of the start of the list, or on each side of an article.
    case first(select: ArticleID?, rows: Int)
    case last
    case after(Int64)
    case before(Int64)
    /// Around the first unread article that is further down or up than a row; none come where there is none.
    case unreadAfter(Int64)
    case unreadBefore(Int64)
}
