/// Which articles to show: what the reader typed, understood.
public indirect enum Filter: Equatable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case unread, read, starred, dated, undated, doubtful
    }

    public enum Property: String, CaseIterable, Sendable {
        case link, caption, issue, leftout
    }

    /// Where a tag comes from.
    public enum TagOrigin: String, CaseIterable, Sendable {
        /// The document states it as a tag or category.
        case stated
        /// The caption of a picture names it.
        case caption
        case suggested
        /// The reader gave it.
        case own
    }

    /// Every article.
    case all
    /// Occurs in title or text, as a word, or as the start of one; without a letter or digit, as these very signs.
    case word(String, isPrefix: Bool)
    /// These words follow each other.
    case phrase(String)
    /// These words stand in the title or in the text, in any order, with at most so many others between the first and the last.
    case near(String, distance: Int)
    /// A word occurs that is spelt nearly so.
    case fuzzy(String)
    /// A regular expression finds something in the title, or in the text as well.
    case pattern(String, isInText: Bool)
    /// The tag itself, or one below it: `europe` means `europe/norway` too.
    case tag(String, isPrefix: Bool)
    /// The same, of one origin alone.
    case tagged(TagOrigin, String, isPrefix: Bool)
    /// An address of the web: of the article itself, or in its text.
    case address(String)
    case author(String)
    case title(String, isPrefix: Bool)
    case source(String)
    /// Occurs in what its document says around the article, and no article shows.
    case leftOut(String, isPrefix: Bool)
    case language(String)
    case id(String)
    /// The whole time in which the article may have come out lies in these days, both included; nil is open.
    case days(from: Int?, through: Int?)
    /// The words of the text, both included; nil is open.
    case words(from: Int?, through: Int?)
    case state(State)
    case has(Property)
    /// What the reader keeps under a name.
    case saved(name: String, Filter)
    /// Holds for every article, and says in which order they come.
    case order(ListOrder)
    case not(Filter)
    case and([Filter])
    case or([Filter])

    /// The order that the filter asks for; the last one counts.
    public var order: ListOrder? {
        switch self {
        case .order(let order): order
        case .and(let parts): parts.compactMap(\.order).last
        case .saved(_, let filter): filter.order
        default: nil
        }
    }

    /// Several filters that all have to hold.
    public static func all(of filters: [Filter]) -> Filter {
        let parts = filters.filter { $0 != .all }
        return parts.isEmpty ? .all : parts.count == 1 ? parts[0] : .and(parts)
    }
}

/// Where a filter text is wrong, and what would be right.
public struct FilterError: Error, Equatable, Sendable {
    /// UTF-8 offsets into the text.
    public var range: Range<Int>
    /// A sentence without its full stop.
    public var message: String

    public init(range: Range<Int>, message: String) {
        self.range = range
        self.message = message
    }
}

/// The fields of the filter language, with what help and completion say of them.
public enum FilterField: String, CaseIterable, Sendable {
    case tag, stated, suggested, own, caption, author, title, source, leftout, lang, id, date, after, before, words
    case `is`, has, `in`, sort

    init?(name: String) { self.init(rawValue: name.lowercased()) }

    /// Of the tags that the field asks for; nil for fields of something else, and for tags of any origin.
    var tagOrigin: Filter.TagOrigin? { Filter.TagOrigin(rawValue: rawValue) }

    public var help: String {
        switch self {
        case .tag: "bears the tag, or any of some: a,b (also #name)"
        case .stated: "bears the tag, and its document says so"
        case .suggested: "bears the tag, because it was suggested"
        case .own: "bears the tag, given by you"
        case .caption: "bears the tag, from the caption of a picture"
        case .author: "was written by"
        case .title: "has in its title"
        case .source: "comes from the document"
        case .leftout: "has in what was left out of it"
        case .lang: "is in the language"
        case .id: "is the article"
        case .date: "came out: 2020, 2020-03..2020-06, 30d, last-month"
        case .after: "came out on or after"
        case .before: "came out before"
        case .words: "has so many words: >800, 200..400"
        case .is: Filter.State.allCases.map(\.rawValue).joined(separator: ", ")
        case .has: Filter.Property.allCases.map(\.rawValue).joined(separator: ", ")
        case .in: "belongs to the saved filter"
        case .sort: ListOrder.Key.allCases.map(\.rawValue).joined(separator: ", ") + "; a minus turns it around"
        }
    }
}

extension Filter {
    /// Whether the filter, or one within it, fits.
    func contains(where fits: (Filter) -> Bool) -> Bool {
        if fits(self) { return true }
        return switch self {
        case .not(let inner), .saved(_, let inner): inner.contains(where: fits)
        case .and(let parts), .or(let parts): parts.contains { $0.contains(where: fits) }
        default: false
        }
    }
}
