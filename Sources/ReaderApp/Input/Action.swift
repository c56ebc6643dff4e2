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
    case listAbove = "list-above"
    case splitEqual = "split-equal"
    case splitNarrower = "split-narrower"
    case splitWider = "split-wider"
    case tagPane = "tag-pane"
    case widerText = "wider-text"
    case narrowerText = "narrower-text"
    case pageStyle = "page-style"
    case widerMargin = "wider-margin"
    case narrowerMargin = "narrower-margin"
    case middleText = "middle-text"
    case justify
    case indentParagraphs = "indent-paragraphs"
    case doubleSpacing = "double-spacing"
    case scrollRight = "scroll-right"
    case scrollLeft = "scroll-left"
    case nextArticle = "next-article"
    case previousArticle = "previous-article"
    case nextUnread = "next-unread"
    case previousUnread = "previous-unread"
    case outline
    case setMark = "set-mark"
    case goToMark = "go-to-mark"
    case jumpBack = "jump-back"
    case jumpForth = "jump-forth"
    case history
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
    case showNote = "show-note"
    case citing = "cited-by"
    case followLink = "follow-link"
    case copyAnyLink = "copy-any-link"
    case openOriginal = "open-original"
    case copyLink = "copy-link"
    case copyTitle = "copy-title"
    case copyParagraph = "copy-paragraph"
    case copyQuotation = "copy-quotation"
    case copyArticle = "copy-article"
    case citeMarkdown = "cite-markdown"
    case citeBibTeX = "cite-bibtex"
    case citeCSL = "cite-csl"
    case citeRIS = "cite-ris"
    case selectText = "select-text"
    case export, pipe
    case whyTags = "why-tags"
    case showIssues = "show-issues"
    case cutDocument = "cut-document"
    case markRow = "mark-row"
    case markRange = "mark-range"
    case toggleRead = "toggle-read"
    case toggleStar = "toggle-star"
    case readAll = "read-all"
    case undo, redo
    case repeatLast = "repeat-last"
    case recordMacro = "record-macro"
    case playMacro = "play-macro"
    case refresh
    case scope
    case themes
    case palette, help
    case suspend, redraw, quit
}

extension Action {
    /// Where help lists it.
    enum Group: String, CaseIterable {
        case move = "Moving"
        case panes = "Panes"
        case search = "Finding"
        case links = "Links, copies, files"
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
            .nextUnread, .previousUnread, .outline, .setMark, .goToMark, .jumpBack, .jumpForth, .history:
            .move
        case .nextPane, .previousPane, .zoom, .listAbove, .splitEqual, .splitNarrower, .splitWider, .tagPane,
            .widerText,
            .narrowerText, .pageStyle, .widerMargin, .narrowerMargin, .middleText, .justify, .indentParagraphs,
            .doubleSpacing, .scrollRight, .scrollLeft:
            .panes
        case .showNote, .citing, .followLink, .copyAnyLink, .openOriginal, .copyLink, .copyTitle, .copyParagraph,
            .copyQuotation,
            .copyArticle, .citeMarkdown, .citeBibTeX, .citeCSL, .citeRIS, .selectText, .export, .pipe:
            .links
        case .filter, .find, .clearFilter, .saveFilter, .savedFilter, .nextHit, .previousHit, .context, .sort, .scope:
            .search
        case .timeline, .narrowDates, .widenDates, .nextBurst, .previousBurst: .timeline
        case .pickTags, .ownTags, .tagAll, .toggleTag, .excludeTag, .anyTag, .onlyTag, .nextSection, .previousSection,
            .rename, .delete, .whyTags:
            .tags
        case .markRow, .markRange, .toggleRead, .toggleStar, .readAll, .undo, .redo, .repeatLast,
            .recordMacro, .playMacro:
            .marks
        case .showIssues, .cutDocument, .refresh, .themes, .palette, .help, .suspend, .redraw, .quit: .program
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
        case .readOn: "go a page further, then to the next unread article"
        case .open: "open the article in the body pane"
        case .back: "go back a pane"
        case .close: "go back a pane; at the list, quit"
        case .nextPane: "go to the next pane"
        case .previousPane: "go to the previous pane"
        case .zoom: "give the body the whole screen, or back"
        case .listAbove: "set the list above the text, or back"
        case .splitEqual: "make the panes their usual size"
        case .splitNarrower: "make the list smaller"
        case .splitWider: "make the list larger"
        case .tagPane: "show the tag pane, or hide it"
        case .nextArticle: "open the next article"
        case .previousArticle: "open the previous article"
        case .nextUnread: "go to the next unread article"
        case .previousUnread: "go to the previous unread article"
        case .widerText: "make the lines of the text longer"
        case .narrowerText: "make the lines of the text shorter"
        case .pageStyle: "choose how the text is set"
        case .widerMargin: "move the text to the right"
        case .narrowerMargin: "move the text to the left"
        case .middleText: "put the text into the middle of its pane"
        case .justify: "make lines end at the same column, or not"
        case .indentParagraphs: "indent paragraphs, or set them apart"
        case .doubleSpacing: "leave a line free between lines, or not"
        case .scrollRight: "scroll code to the right"
        case .scrollLeft: "scroll code to the left"
        case .outline: "show the headings of the article"
        case .setMark: "set a mark, named by the next letter"
        case .goToMark: "go to the mark of the next letter"
        case .jumpBack: "go back to where you were before"
        case .jumpForth: "go forth again"
        case .history: "show what was read last"
        case .showNote: "show the footnote on the page"
        case .citing: "list the articles that name this one"
        case .followLink: "follow a link on the page"
        case .copyAnyLink: "copy a link on the page"
        case .openOriginal: "open the original in the browser"
        case .copyLink: "copy the address of the article"
        case .copyTitle: "copy the title"
        case .copyParagraph: "copy the paragraph at the top of the page"
        case .copyQuotation: "copy that paragraph with author, date and address"
        case .copyArticle: "copy the whole article as Markdown"
        case .citeMarkdown: "copy a citation in Markdown"
        case .citeBibTeX: "copy a citation in BibTeX"
        case .citeCSL: "copy a citation in CSL-JSON"
        case .citeRIS: "copy a citation in RIS"
        case .selectText: "select text, to copy or quote it"
        case .export: "write the article to a file"
        case .pipe: "give the article to one of your commands"
        case .repeatLast: "repeat the last action on another article"
        case .recordMacro: "record keys under a letter, or end that"
        case .playMacro: "play the keys recorded under a letter"
        case .palette: "find a command by its name"
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
        case .showIssues: "show what was left out of the article, and what was changed"
        case .cutDocument: "see how the document was split into articles, and repair it"
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

extension Action {
    /// A letter has to follow.
    var takesLetter: Bool { [.setMark, .goToMark, .playMacro].contains(self) }

    /// What `repeat-last` repeats: what changes something.
    var isRepeatable: Bool {
        [.toggleRead, .toggleStar, .markRow, .toggleTag, .excludeTag, .anyTag, .delete].contains(self)
    }
}
