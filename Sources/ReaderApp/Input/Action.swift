/// Everything a key can do.
///
/// Key map, help, configuration names and the palette all come from here.
public enum Action: String, CaseIterable, Sendable {
    case moveDown = "move-down"
    case moveUp = "move-up"
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case top, bottom
    case readOn = "read-on"
    case open, back, close
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case zoom
    case splitEqual = "split-equal"
    case splitNarrower = "split-narrower"
    case splitWider = "split-wider"
    case tagPane = "tag-pane"
    case nextArticle = "next-article"
    case previousArticle = "previous-article"
    case nextUnread = "next-unread"
    case previousUnread = "previous-unread"
    case filter
    case find
    case clearFilter = "clear-filter"
    case saveFilter = "save-filter"
    case savedFilter = "saved-filter"
    case sort
    case timeline
    case narrowDates = "narrow-dates"
    case widenDates = "widen-dates"
    case nextBurst = "next-burst"
    case previousBurst = "previous-burst"
    case context
    case nextHit = "next-hit"
    case previousHit = "previous-hit"
    case pickTags = "pick-tags"
    case ownTags = "own-tags"
    case tagAll = "tag-all"
    case toggleTag = "toggle-tag"
    case excludeTag = "exclude-tag"
    case anyTag = "any-tag"
    case onlyTag = "only-tag"
    case nextSection = "next-section"
    case previousSection = "previous-section"
    case rename, delete
    case whyTags = "why-tags"
    case showIssues = "show-issues"
    case markRow = "mark-row"
    case markRange = "mark-range"
    case toggleRead = "toggle-read"
    case toggleStar = "toggle-star"
    case readAll = "read-all"
    case undo, redo
    case refresh
    case scope
    case themes
    case help
    case suspend, redraw, quit
}

extension Action {
    /// Where help lists it.
    enum Group: String, CaseIterable {
        case move = "Moving"
        case panes = "Panes"
        case search = "Finding"
        case tags = "Tags and other facets"
        case timeline = "The timeline"
        case marks = "Marks"
        case program = "The program"
    }

    var group: Group {
        switch self {
        case .moveDown, .moveUp, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .top, .bottom, .readOn, .open, .back,
            .close,
            .nextArticle, .previousArticle,
            .nextUnread, .previousUnread:
            .move
        case .nextPane, .previousPane, .zoom, .splitEqual, .splitNarrower, .splitWider, .tagPane: .panes
        case .filter, .find, .clearFilter, .saveFilter, .savedFilter, .nextHit, .previousHit, .context, .sort, .scope:
            .search
        case .timeline, .narrowDates, .widenDates, .nextBurst, .previousBurst: .timeline
        case .pickTags, .ownTags, .tagAll, .toggleTag, .excludeTag, .anyTag, .onlyTag, .nextSection, .previousSection,
            .rename, .delete, .whyTags:
            .tags
        case .markRow, .markRange, .toggleRead, .toggleStar, .readAll, .undo, .redo: .marks
        case .showIssues, .refresh, .themes, .help, .suspend, .redraw, .quit: .program
        }
    }

    /// One line for help; begins with a verb.
    public var help: String {
        switch self {
        case .moveDown: "go down a row or line"
        case .moveUp: "go up a row or line"
        case .halfPageDown: "go down half a page"
        case .halfPageUp: "go up half a page"
        case .pageDown: "go down a page"
        case .pageUp: "go up a page"
        case .top: "go to the start"
        case .bottom: "go to the end"
        case .readOn: "read on: a page further, then the next unread article"
        case .open: "open the article in the body pane"
        case .back: "go back a pane"
        case .close: "go back a pane; at the list, quit"
        case .nextPane: "go to the next pane"
        case .previousPane: "go to the previous pane"
        case .zoom: "give the body the whole screen, or back"
        case .splitEqual: "make the panes their usual size"
        case .splitNarrower: "make the list smaller"
        case .splitWider: "make the list larger"
        case .tagPane: "show the tag pane, or hide it"
        case .nextArticle: "open the next article"
        case .previousArticle: "open the previous article"
        case .nextUnread: "go to the next unread article"
        case .previousUnread: "go to the previous unread article"
        case .filter: "filter the articles"
        case .find: "find in the article"
        case .clearFilter: "clear the filter"
        case .nextHit: "go to the next hit, on into the next article"
        case .previousHit: "go to the previous hit"
        case .pickTags: "pick tags to filter by"
        case .ownTags: "add or remove own tags"
        case .tagAll: "give an own tag to everything in this filter"
        case .toggleTag: "filter by the selected value, or no longer"
        case .excludeTag: "exclude the selected value, or no longer"
        case .anyTag: "add the selected value as another way to fit"
        case .onlyTag: "filter by the selected value alone"
        case .nextSection: "go to the next section of the tag pane"
        case .previousSection: "go to the section before"
        case .rename: "rename or merge the selected own tag or saved filter"
        case .delete: "delete the selected own tag or saved filter"
        case .saveFilter: "keep the filter under a name"
        case .savedFilter: "go to a saved filter by its number"
        case .sort: "choose the order of the list, or of the tag pane"
        case .timeline: "show the timeline, or hide it"
        case .narrowDates: "filter by the selected time"
        case .widenDates: "take the dates a step wider"
        case .nextBurst: "go to the next time with articles"
        case .previousBurst: "go to the time with articles before"
        case .context: "show the hits of the filter in the list"
        case .markRow: "mark the row for the next action, or no longer"
        case .markRange: "mark the rows from the last mark on"
        case .whyTags: "show why the article has its tags"
        case .showIssues: "show what was made harmless in the article"
        case .toggleRead: "mark as read or unread"
        case .toggleStar: "star or unstar"
        case .readAll: "mark everything in this filter as read"
        case .undo: "undo the last mark"
        case .redo: "redo what was undone"
        case .refresh: "look for new and changed documents"
        case .scope: "show the whole library, or only what was opened"
        case .themes: "choose a theme, with preview"
        case .help: "show the keys"
        case .suspend: "suspend to the shell"
        case .redraw: "draw the screen anew"
        case .quit: "quit"
        }
    }
}
