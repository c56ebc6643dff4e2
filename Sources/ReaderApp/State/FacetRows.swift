import ArchiveModel

/// Makes the lines of the tag pane.
struct FacetRows {
    private let pane: FacetPaneState
    private let moreTags: Int
    private let filter: String
    private(set) var rows: [FacetRow] = []

    /// `unread`: articles of a saved filter, by its name; `moreTags` than usual are shown;
    /// `filter`: its text, whose values stay in sight.
    init(
        _ counted: CountedFacets, saved: [SavedFilter], unread: [String: Int], pane: FacetPaneState,
        moreTags: Int = 0, filter: String = ""
    ) {
        self.pane = pane
        self.moreTags = moreTags
        self.filter = filter
        if heading(.saved, count: saved.count) {
            rows += saved.enumerated().map {
                FacetRow(kind: .saved($0.offset), label: $0.element.name, count: unread[$0.element.name])
            }
        }
        let excludedTags = excluded(.tag, besides: counted.facets.tags)
        let legend = counted.facets.tags.contains { $0.isSuggested } ? Tag.suggestedSign + " suggested" : ""
        if heading(.tags, count: counted.facets.tags.count + excludedTags.count, legend: legend) {
            add(ordered(counted.tags), of: .tags, rarer: counted.facets.rarerTags) { [pane] in
                pane.rows(of: $0, depth: 0)
            }
            rows += excludedTags
        }
        add(ordered(counted.authors), .authors, .author)
        add(ordered(counted.sources), .sources, .source)
        if heading(.dates, count: counted.years.count) {
            add(counted.years, of: .dates) { [pane] in pane.rows(of: $0) }
        }
        add(ordered(counted.languages), .languages, .lang)
    }

    private func ordered<Value>(_ values: CountedFacets.Values<Value>) -> [Value] {
        pane.isSortedByName ? values.byName : values.byCount
    }

    /// What the filter leaves out is in none of the articles; it stays, to be taken back.
    private func excluded(_ field: FilterField, besides known: [FacetCount]) -> [FacetRow] {
        let terms = FilterText.excluded(field, in: filter).map { FilterTerm(field: field, value: $0) }
        // Mostly there are none, and many values.
        guard !terms.isEmpty else { return [] }
        let keys = Set(known.map { FilterTerm(field: field, value: $0.name).key })
        return terms.filter { !keys.contains($0.key) }
            .map { FacetRow(kind: .value($0), label: $0.value, count: 0) }
    }

    private func isChosen(_ name: String, _ field: FilterField) -> Bool {
        FilterText.mark(of: FilterTerm(field: field, value: name), in: filter) != .none
    }

    /// `legend`: what signs mean that stand below it.
    ///
    /// - Returns: whether what is below the heading shows.
    private mutating func heading(_ section: FacetSection, count: Int, legend: String = "") -> Bool {
        guard count > 0 else { return false }
        let isOpen = pane.isOpen(section.rawValue, usually: true)
        rows.append(
            FacetRow(
                kind: .heading(section), label: section.rawValue + (isOpen && !legend.isEmpty ? "  \(legend)" : ""),
                count: isOpen ? nil : count,
                branch: section.rawValue, isOpen: isOpen))
        return isOpen
    }

    private mutating func add(_ counts: [FacetCount], _ section: FacetSection, _ field: FilterField) {
        let excluded = excluded(field, besides: counts)
        // One language, one source: nothing to choose from, but what was chosen.
        guard counts.count > 1 || !excluded.isEmpty || counts.contains(where: { isChosen($0.name, field) }),
            heading(section, count: counts.count + excluded.count)
        else { return }
        defer { rows += excluded }
        add(counts, of: section) {
            [FacetRow(kind: .value(FilterTerm(field: field, value: $0.name)), label: $0.name, count: $0.count)]
        }
    }

    /// `rarer`: values that are not named; `rows`: the line of a value, and those below it that show.
    private mutating func add<Value>(
        _ values: [Value], of section: FacetSection, rarer: Int = 0, _ rows: (Value) -> [FacetRow]
    ) {
        let most = section.shownAtFirst + (section == .tags ? moreTags : 0)
        let shown = pane.whole.contains(section) ? values.count : most
        // A line that says "1 more" could as well be that one.
        guard values.count > shown + 1 else {
            self.rows += values.flatMap(rows)
            return
        }
        self.rows += values.prefix(shown).flatMap(rows)
        self.rows.append(
            FacetRow(
                kind: .more(section), label: "\(NumberText.grouped(values.count - shown + rarer)) more", count: nil))
    }
}

extension FacetPaneState {
    /// The line of a tag, and those of the tags below it that show.
    fileprivate func rows(of node: TagForest.Node, depth: Int) -> [FacetRow] {
        let branch = node.children.isEmpty ? nil : "tag:" + node.key
        let isOpen = branch.map { self.isOpen($0, usually: false) } ?? false
        let row = FacetRow(
            kind: .value(.tag(node.name)),
            label: (node.origin == .suggested && !node.isOwn ? Tag.suggestedSign : "") + node.label,
            count: node.count, depth: depth, origin: node.origin,
            isOwn: node.isOwn, branch: branch, isOpen: isOpen)
        return [row] + (isOpen ? sorted(node.children).flatMap { rows(of: $0, depth: depth + 1) } : [])
    }

    /// The tags below one come sorted by their counts.
    private func sorted(_ nodes: [TagForest.Node]) -> [TagForest.Node] {
        isSortedByName ? nodes.sorted { $0.sortKey < $1.sortKey } : nodes
    }

    fileprivate func rows(of year: YearCount) -> [FacetRow] {
        let branch = "date:" + year.date
        let isOpen = self.isOpen(branch, usually: false)
        let head = FacetRow(
            kind: .value(FilterTerm(field: .date, value: year.date)), label: year.date, count: year.count,
            branch: branch, isOpen: isOpen)
        guard isOpen else { return [head] }
        return [head]
            + year.months.map {
                FacetRow(
                    kind: .value(FilterTerm(field: .date, value: $0.date)), label: BylineText.month($0.date),
                    count: $0.count, depth: 1)
            }
    }
}
