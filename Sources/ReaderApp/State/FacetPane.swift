import ArchiveModel

/// A part of the tag pane.
enum FacetSection: String, CaseIterable, Sendable {
    case saved = "Filters"
    case tags = "Tags"
    case authors = "Authors"
    case sources = "Sources"
    case dates = "Years"
    case languages = "Languages"

    /// Values that are shown before the rest is asked for.
    var shownAtFirst: Int {
        switch self {
        case .saved: .max
        case .tags: 24
        case .authors, .sources, .languages: 5
        case .dates: 20
        }
    }
}

/// A line of the tag pane.
struct FacetRow: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case heading(FacetSection)
        /// A place in the list of saved filters.
        case saved(Int)
        case value(FilterTerm)
        /// Opens the rest of a section.
        case more(FacetSection)

        /// However its value is written.
        func isSame(as other: Kind) -> Bool {
            if case .value(let term) = self, case .value(let known) = other {
                return term.field == known.field && term.key == known.key
            }
            return self == other
        }
    }

    var kind: Kind
    var label: String
    var count: Int?
    var depth = 0
    var origin = Tag.Origin.category
    var isOwn = false
    /// Of rows with others below them: what they are known by, and whether those show.
    var branch: String?
    var isOpen = false
}

/// The tag pane's own state.
struct FacetPaneState: Equatable, Sendable {
    var rows: [FacetRow] = []
    var selected = 0
    var top = 0
    var isSortedByName = false
    /// Headings, tags and years whose rows show, as far as that is not the usual.
    var opened: Set<String> = []
    var closed: Set<String> = []
    /// Sections that show all of their values.
    var whole: Set<FacetSection> = []

    var selectedRow: FacetRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    func isOpen(_ branch: String, usually: Bool) -> Bool {
        usually ? !closed.contains(branch) : opened.contains(branch)
    }

    mutating func setOpen(_ branch: String, _ isOpen: Bool) {
        if isOpen {
            closed.remove(branch)
            opened.insert(branch)
        } else {
            opened.remove(branch)
            closed.insert(branch)
        }
    }
}
