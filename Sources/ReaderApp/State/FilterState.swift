import ArchiveModel

/// The filter bar: what holds, and what is being typed.
struct FilterState: Equatable, Sendable {
    /// What the list shows now: the last text that could be understood.
    var active: Filter = .all
    /// As it was typed; stays in the bar.
    var text = ""
    var editing: FilterEditing?
    /// Filters that were kept, newest last.
    var history: [String] = []
    /// Filters under names, in the reader's order, and how many unread articles each has.
    var saved: [SavedFilter] = []
    var savedUnread: [String: Int] = [:]
    /// Keys of all tags that were counted so far.
    var knownTags: Set<String> = []
    /// What might be meant by a filter that finds nothing.
    var offers: [WordOffer] = []
}

/// While the bar has the keys.
struct FilterEditing: Equatable, Sendable {
    var input: TextInput
    /// What Esc restores.
    var previousText: String
    var previousFilter: Filter
    var previousSelection: ArticleID?
    var error: FilterError?
    var completion = CompletionState()
    /// The place in the history, counted from the newest; nil is the line itself.
    var historyIndex: Int?
    var draft = ""
}

/// What could complete the word at the cursor.
struct CompletionState: Equatable, Sendable {
    struct Candidate: Equatable, Sendable {
        /// Stands in the pop-up.
        var label: String
        /// Replaces the word.
        var text: String
        /// A count, or what a field means.
        var detail: String
    }

    var candidates: [Candidate] = []
    /// nil until Tab picks one.
    var selected: Int?
    /// UTF-8 offsets of the word.
    var range: Range<Int> = 0..<0
}
