import ArchiveModel
import Terminal

extension AppState {
    /// The lines of the tag pane anew, with the selection on the line it was on.
    mutating func makeFacetRows() {
        let before = facetPane.selectedRow
        facetPane.rows = facetRows(moreTags: 0)
        // Tags have the room that is left.
        let left = (layout.tags?.rows ?? 0) - facetPane.rows.count
        if left > 0 { facetPane.rows = facetRows(moreTags: left) }
        if let before, let index = facetPane.rows.firstIndex(where: { $0.kind.isSame(as: before.kind) }) {
            facetPane.selected = index
        } else if before == nil {
            // The first line is a heading.
            facetPane.selected = 1
        }
        settleFacets()
    }

    private func facetRows(moreTags: Int) -> [FacetRow] {
        FacetRows(
            counted ?? CountedFacets(Facets()), saved: filter.saved, unread: filter.savedUnread, pane: facetPane,
            moreTags: moreTags, filter: filter.text
        ).rows
    }

    mutating func settleFacets() {
        let count = facetPane.rows.count
        facetPane.selected = min(max(0, facetPane.selected), max(0, count - 1))
        guard let height = layout.tags?.rows else { return }
        if facetPane.selected < facetPane.top { facetPane.top = facetPane.selected }
        if facetPane.selected >= facetPane.top + height { facetPane.top = facetPane.selected - height + 1 }
        facetPane.top = min(max(0, facetPane.top), max(0, count - height))
        // The heading of the first lines shows with them.
        if facetPane.selected == 1, height > 1 { facetPane.top = 0 }
    }

    mutating func moveInFacets(by rows: Int) {
        facetPane.selected = min(max(0, facetPane.selected + rows), max(0, facetPane.rows.count - 1))
        settleFacets()
    }

    /// To the next heading, or the one before.
    mutating func goToSection(_ step: Int) -> [Effect] {
        let headings = facetPane.rows.indices.filter {
            if case .heading = facetPane.rows[$0].kind { true } else { false }
        }
        let target =
            step > 0
            ? headings.first { $0 > facetPane.selected } : headings.last { $0 < facetPane.selected }
        if let target { facetPane.selected = target }
        settleFacets()
        return []
    }

    /// Includes or excludes what is selected, or no longer; a heading opens or closes.
    mutating func toggleFacet(_ mark: Picker.Mark) -> [Effect] {
        guard let row = facetPane.selectedRow else { return [] }
        switch row.kind {
        case .heading: setBranch(row, open: !row.isOpen)
        case .more(let section): showWhole(section)
        case .saved(let index): return applySaved(index)
        case .value(let term):
            let next: Picker.Mark = FilterText.mark(of: term, in: filter.text) == mark ? .none : mark
            if term.field == .date, mark == .included {
                return setFilter(text: FilterText.settingDate(next == .none ? nil : term.value, in: filter.text))
            }
            return setFilter(text: FilterText.setting(term, next, in: filter.text))
        }
        return []
    }

    /// The selected value as another way to fit, or alone.
    mutating func combineFacet(alone: Bool) -> [Effect] {
        guard case .value(let term)? = facetPane.selectedRow?.kind else { return [] }
        return setFilter(text: alone ? term.text : FilterText.adding(term, in: filter.text))
    }

    /// Shows what is below the selected line.
    mutating func openFacet() -> [Effect] {
        guard let row = facetPane.selectedRow else { return [] }
        if case .more(let section) = row.kind {
            showWhole(section)
        } else if row.branch != nil, !row.isOpen {
            setBranch(row, open: true)
        } else if case .heading = row.kind {
            moveInFacets(by: 1)
        } else {
            return toggleFacet(.included)
        }
        return []
    }

    /// Hides what is below the selected line, or goes to the line above it.
    /// - Returns: false at the outermost level.
    mutating func closeFacet() -> Bool {
        guard let row = facetPane.selectedRow else { return false }
        if row.branch != nil, row.isOpen {
            setBranch(row, open: false)
            return true
        }
        guard row.depth > 0,
            let above = facetPane.rows[..<facetPane.selected].lastIndex(where: { $0.depth < row.depth })
        else { return false }
        facetPane.selected = above
        settleFacets()
        return true
    }

    private mutating func setBranch(_ row: FacetRow, open: Bool) {
        guard let branch = row.branch else { return }
        facetPane.setOpen(branch, open)
        makeFacetRows()
    }

    private mutating func showWhole(_ section: FacetSection) {
        facetPane.whole.insert(section)
        let selected = facetPane.selected
        makeFacetRows()
        facetPane.selected = selected
        settleFacets()
    }

    mutating func sortFacets() -> [Effect] {
        facetPane.isSortedByName.toggle()
        makeFacetRows()
        say(facetPane.isSortedByName ? "Sorted by name" : "Sorted by count")
        return []
    }
}
