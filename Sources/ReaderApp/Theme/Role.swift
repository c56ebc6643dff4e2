/// What a piece of the screen is; a theme gives each role its look.
public enum Role: Int, CaseIterable, Sendable {
    case text
    case title, byline, heading, quote, quoteBar, caption, update, updateBar, related, code, bullet, link, emphasis,
        strong
    case unread, read, date, inferredDate, author, star, tag, ownTag, hit, mark
    case selected, selectedUnfocused
    case border, borderFocused, paneTitle, paneTitleFocused
    case filter, filterPrompt, filterError, placeholder
    case popup, popupSelected, popupDetail, popupKey
    case status, statusKey, message, warning, progress

    /// As themes write it.
    var name: String { "\(self)" }

    private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// Nil for a name that no role has.
    init?(name: String) {
        guard let role = Self.named[name] else { return nil }
        self = role
    }

    /// The look where a terminal has no colour and a theme says nothing.
    var colorlessAttributes: String {
        switch self {
        case .title, .heading, .unread, .star, .strong, .paneTitleFocused, .statusKey, .popupKey, .filterPrompt,
            .warning:
            "bold"
        case .hit, .filterError, .link, .ownTag: "underline"
        case .selected, .popupSelected, .status: "reverse"
        case .selectedUnfocused: "underline"
        default: ""
        }
    }
}
