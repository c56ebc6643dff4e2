import ArchiveModel

extension AppState {
    /// Asks for a name to keep the filter under.
    mutating func openSaveFilter() -> [Effect] {
        guard !filter.text.isEmpty else {
            say("There is no filter to keep; / makes one")
            return []
        }
        let items = filter.saved.map { Picker.Item(name: $0.name, detail: $0.text) }
        var picker = Picker(purpose: .saveFilter, title: "Keep the filter as", items: items)
        picker.takesTyped = true
        popup = .picker(picker)
        return []
    }

    mutating func applySaveFilter(_ picker: Picker) -> [Effect] {
        let typed = picker.input.text.trimmingSpaces
        let selected = picker.selectedItem.map { picker.items[$0].name }
        guard let name = typed.isEmpty ? selected : typed else { return [] }
        var saved = filter.saved
        if let index = saved.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
            saved[index].text = filter.text
        } else {
            saved.append(SavedFilter(name: name, text: filter.text))
        }
        do {
            _ = try FilterParser(today: now.day, saved: saved).parse(FilterTerm(field: .in, value: name).text)
        } catch {
            say(error.message.capitalisedFirst, isWarning: true)
            return []
        }
        return change(.savedFilters(filter.saved, saved, "kept the filter as “\(name)”"))
    }

    /// `g1`–`g9`.
    mutating func goToSaved(_ number: Int) -> [Effect] {
        guard filter.saved.indices.contains(number - 1) else {
            let advice = keymap.sequences(for: .saveFilter).first.map { "; \($0.name) keeps the present one" } ?? ""
            say("There is no saved filter \(number)\(advice)")
            return []
        }
        return applySaved(number - 1)
    }

    mutating func applySaved(_ index: Int) -> [Effect] {
        guard filter.saved.indices.contains(index) else { return [] }
        let saved = filter.saved[index]
        do {
            _ = try parser(isTyping: false).parse(saved.text)
        } catch {
            say("“\(saved.name)”: \(error.message)", isWarning: true)
            return []
        }
        say(saved.name)
        return setFilter(text: saved.text)
    }

    mutating func renameSaved(_ index: Int) -> [Effect] {
        guard filter.saved.indices.contains(index) else { return [] }
        var picker = Picker(purpose: .renameSaved(index), title: "Rename “\(filter.saved[index].name)”", items: [])
        picker.input = TextInput(filter.saved[index].name)
        picker.takesTyped = true
        popup = .picker(picker)
        return []
    }

    mutating func applyRenameSaved(_ picker: Picker, _ index: Int) -> [Effect] {
        let name = picker.input.text.trimmingSpaces
        guard filter.saved.indices.contains(index), !name.isEmpty, name != filter.saved[index].name else { return [] }
        let isTaken = filter.saved.enumerated().contains {
            $0.offset != index && $0.element.name.lowercased() == name.lowercased()
        }
        guard !isTaken else {
            say("There is a saved filter “\(name)” already", isWarning: true)
            return []
        }
        var saved = filter.saved
        let old = saved[index].name
        saved[index].name = name
        // Filters that name it go on doing so.
        let (before, after) = (FilterTerm(field: .in, value: old), FilterTerm(field: .in, value: name))
        for other in saved.indices {
            let mark = FilterText.mark(of: before, in: saved[other].text)
            guard mark != .none else { continue }
            saved[other].text = FilterText.setting(
                after, mark, in: FilterText.setting(before, .none, in: saved[other].text))
        }
        return change(.savedFilters(filter.saved, saved, "renamed the filter “\(old)” to “\(name)”"))
    }

    /// The selected saved filter, or the selected own tag of all articles, goes.
    mutating func deleteFacet() -> [Effect] {
        switch facetPane.selectedRow?.kind {
        case .saved(let index)? where filter.saved.indices.contains(index):
            var saved = filter.saved
            let gone = saved.remove(at: index)
            return change(.savedFilters(filter.saved, saved, "deleted the filter “\(gone.name)”"))
        case .value(let term)? where term.field == .tag && facetPane.selectedRow?.isOwn == true:
            return [.removeTagEverywhere(term.value)]
        default:
            say("Only your own tags and saved filters can be deleted")
            return []
        }
    }

    /// The selected saved filter changes places with a neighbour; nil where none is selected.
    mutating func moveSaved(by step: Int) -> [Effect]? {
        guard panes.focus == .tags, case .saved(let index)? = facetPane.selectedRow?.kind else { return nil }
        guard filter.saved.indices.contains(index + step) else { return [] }
        var saved = filter.saved
        saved.swapAt(index, index + step)
        facetPane.selected += step
        return change(.savedFilters(filter.saved, saved, "moved the filter “\(saved[index + step].name)”"))
    }

    func parser(isTyping: Bool) -> FilterParser {
        FilterParser(today: now.day, lastWordIsPrefix: isTyping, saved: filter.saved)
    }
}
