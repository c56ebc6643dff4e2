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

/// Makes the lines of the tag pane.
struct FacetRows {
    private let pane: FacetPaneState
    private(set) var rows: [FacetRow] = []

    /// `unread`: articles of a saved filter, by its name.
    init(_ facets: Facets, saved: [SavedFilter], unread: [String: Int], pane: FacetPaneState) {
        self.pane = pane
        if heading(.saved, count: saved.count) {
            rows += saved.enumerated().map {
                FacetRow(kind: .saved($0.offset), label: $0.element.name, count: unread[$0.element.name])
            }
        }
        if heading(.tags, count: facets.tags.count) {
            let forest = TagForest(facets.tags, sortedByName: pane.isSortedByName)
            add(forest.roots.flatMap { rows(of: $0, depth: 0) }, of: .tags, rarer: facets.rarerTags)
        }
        add(facets.authors, .authors, .author)
        add(facets.sources, .sources, .source)
        addYears(facets.days)
        add(facets.languages, .languages, .lang)
    }

    /// - Returns: whether what is below the heading shows.
    private mutating func heading(_ section: FacetSection, count: Int) -> Bool {
        guard count > 0 else { return false }
        let isOpen = pane.isOpen(section.rawValue, usually: true)
        rows.append(
            FacetRow(
                kind: .heading(section), label: section.rawValue, count: isOpen ? nil : count,
                branch: section.rawValue, isOpen: isOpen))
        return isOpen
    }

    private mutating func add(_ counts: [FacetCount], _ section: FacetSection, _ field: FilterField) {
        // One language, one source: nothing to choose from.
        guard counts.count > 1, heading(section, count: counts.count) else { return }
        let sorted = pane.isSortedByName ? counts.sorted { $0.name.lowercased() < $1.name.lowercased() } : counts
        let values = sorted.map {
            FacetRow(kind: .value(FilterTerm(field: field, value: $0.name)), label: $0.name, count: $0.count)
        }
        add(values, of: section)
    }

    /// `rarer`: values that are not named.
    private mutating func add(_ values: [FacetRow], of section: FacetSection, rarer: Int = 0) {
        let shown = pane.whole.contains(section) ? values.count : section.shownAtFirst
        // A line that says "1 more" could as well be that one.
        guard values.count > shown + 1 else {
            rows += values
            return
        }
        rows += values.prefix(shown)
        rows.append(
            FacetRow(
                kind: .more(section), label: "\(NumberText.grouped(values.count - shown + rarer)) more", count: nil))
    }

    private func rows(of node: TagForest.Node, depth: Int) -> [FacetRow] {
        let branch = node.children.isEmpty ? nil : "tag:" + node.key
        let isOpen = branch.map { pane.isOpen($0, usually: false) } ?? false
        let row = FacetRow(
            kind: .value(.tag(node.name)), label: node.label, count: node.count, depth: depth, origin: node.origin,
            isOwn: node.isOwn, branch: branch, isOpen: isOpen)
        return [row] + (isOpen ? node.children.flatMap { rows(of: $0, depth: depth + 1) } : [])
    }

    /// Years from the newest on, and below each its months.
    private mutating func addYears(_ days: [DayCount]) {
        var months: [String: Int] = [:]
        for day in days {
            guard let stamp = DateStamp(dayNumber: day.day) else { continue }
            months[String(stamp.iso8601.prefix(7)), default: 0] += day.count
        }
        let years = Dictionary(grouping: months) { String($0.key.prefix(4)) }
        guard heading(.dates, count: years.count) else { return }
        let values = years.sorted { $0.key > $1.key }.flatMap { year, months -> [FacetRow] in
            let branch = "date:" + year
            let isOpen = pane.isOpen(branch, usually: false)
            let sum = months.reduce(0) { $0 + $1.value }
            let head = FacetRow(
                kind: .value(FilterTerm(field: .date, value: year)), label: year, count: sum, branch: branch,
                isOpen: isOpen)
            guard isOpen else { return [head] }
            return [head]
                + months.sorted { $0.key > $1.key }.map {
                    FacetRow(
                        kind: .value(FilterTerm(field: .date, value: $0.key)), label: BylineText.month($0.key),
                        count: $0.value, depth: 1)
                }
        }
        add(values, of: .dates)
    }
}

/// Tags with slashes in their names as trees.
struct TagForest {
    struct Node {
        /// The whole name, and what of it stands in its line.
        var name: String
        var label: String
        var key: String
        /// Nil for a level that is no tag itself.
        var count: Int?
        var origin = Tag.Origin.category
        var isOwn = false
        var children: [Node] = []

        /// By which it is sorted.
        var weight: Int { count ?? children.map(\.weight).max() ?? 0 }
    }

    private(set) var roots: [Node] = []

    init(_ tags: [FacetCount], sortedByName: Bool) {
        var known: [String: FacetCount] = [:]
        for tag in tags { known[tag.key] = tag }
        var children: [String: Set<String>] = [:]
        var top: Set<String> = []
        let levels = Self.levels(known)
        for key in known.keys {
            var key = key
            while let parent = Self.parent(of: key, levels) {
                children[parent, default: []].insert(key)
                key = parent
            }
            top.insert(key)
        }
        func node(_ key: String, below parent: String?) -> Node {
            let tag = known[key]
            let below = Self.sorted((children[key] ?? []).map { node($0, below: key) }, byName: sortedByName)
            // A level that is no tag itself is written as in the tags below it.
            let name = tag?.name ?? below.first.map { Self.beginning(of: $0.name, like: key) } ?? key
            let label = parent == nil ? name : String(name.split(separator: "/").last ?? name[...])
            return Node(
                name: name, label: label, key: key, count: tag?.count, origin: tag?.origin ?? .category,
                isOwn: tag?.isOwn ?? false, children: below)
        }
        roots = Self.sorted(top.map { node($0, below: nil) }, byName: sortedByName)
    }

    /// Levels under which others stand: tags themselves, or begun by two tags.
    private static func levels(_ known: [String: FacetCount]) -> Set<String> {
        var begun: [String: Int] = [:]
        for key in known.keys where key.utf8.contains(UInt8(ascii: "/")) {
            let parts = key.split(separator: "/")
            for count in 1..<parts.count { begun[parts[..<count].joined(separator: "/"), default: 0] += 1 }
        }
        return Set(begun.filter { $0.value > 1 || known[$0.key] != nil }.keys)
    }

    /// The nearest level above.
    private static func parent(of key: String, _ levels: Set<String>) -> String? {
        guard !levels.isEmpty else { return nil }
        var rest = key[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            if levels.contains(String(rest)) { return String(rest) }
        }
        return nil
    }

    private static func beginning(of name: String, like key: String) -> String {
        let levels = key.split(separator: "/").count
        return name.split(separator: "/").prefix(levels).joined(separator: "/")
    }

    private static func sorted(_ nodes: [Node], byName: Bool) -> [Node] {
        nodes.sorted {
            byName ? $0.label.lowercased() < $1.label.lowercased() : ($1.weight, $0.label) < ($0.weight, $1.label)
        }
    }
}
