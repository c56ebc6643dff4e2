import ArchiveModel
import Terminal

/// Everything that can happen to the program.
enum Message: Sendable {
    case start
    case input(InputEvent)
    case resized(Size)
    /// After the program was suspended.
    case resumed
    case rows(generation: Int, RowsAnswer)
    case counted(generation: Int, Int)
    case facets(generation: Int, Facets)
    case article(ArticleID, Article?, place: Int?)
    case authors([String])
    case importing(ImportProgress)
    case imported(ImportSummary)
    case marked(UndoHistory.Change)
    case failed(String)
    /// A signal that asks the program to end.
    case terminate
}

/// Rows that came, and where they belong.
struct RowsAnswer: Equatable, Sendable {
    enum Place: Equatable, Sendable {
        /// In place of all rows.
        case replace
        case before
        case after
    }

    var place: Place
    var rows: [ArticleRow]
    var reachesStart = false
    var reachesEnd = false
    /// Select this article when it is among the rows, else the first.
    var select: ArticleID?
    var selectsLast = false
}

/// What the program is to do outside of its state.
enum Effect: Equatable, Sendable {
    case loadRows(Query, RowsRequest, generation: Int)
    /// How many articles, then what they have in common.
    case loadFacets(Query, generation: Int)
    case loadArticle(ArticleID)
    case loadAuthors
    /// Keeps marks that the state shows already.
    case store(UndoHistory.Change)
    /// Everything in the query that is unread becomes read; comes back as `marked`.
    case readAll(Query)
    case savePlace(ArticleID, byteOffset: Int)
    case saveSetting(String, String)
    case refresh
    case suspend
    case redraw
    case quit
}

/// Which rows are wanted.
enum RowsRequest: Equatable, Sendable {
    case newest(select: ArticleID?)
    case oldest
    case older(than: Int64)
    case newer(than: Int64)
}
