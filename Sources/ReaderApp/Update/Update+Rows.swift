import ArchiveModel

/// Marked rows, the order of the list, and lines of context.
extension AppState {
    /// What an action works on: the marked articles, else the selected one.
    var actedRows: [ArticleRow] {
        list.marked.isEmpty
            ? list.selectedRow.map { [$0] } ?? [] : list.rows.filter { list.marked.contains($0.id) }
    }

    mutating func markRow() -> [Effect] {
        guard panes.focus == .list, let row = list.selectedRow else { return [] }
        if list.marked.remove(row.id) == nil { list.marked.insert(row.id) }
        list.markedLast = row.id
        return list.selected + 1 < list.rows.count ? stepTo(list.selected + 1) : []
    }

    /// From the row that was marked last to the selected one.
    mutating func markRange() -> [Effect] {
        guard panes.focus == .list, list.selectedRow != nil else { return [] }
        let start = list.markedLast.flatMap { id in list.rows.firstIndex { $0.id == id } } ?? list.selected
        for index in min(start, list.selected)...max(start, list.selected) { list.marked.insert(list.rows[index].id) }
        list.markedLast = list.selectedRow?.id
        say("\(articles(list.marked.count)) marked")
        return []
    }

    mutating func openOrders() -> [Effect] {
        let details: [ListOrder.Key: (String, String)] = [
            .date: ("newest first", "oldest first"), .title: ("A to Z", "Z to A"), .author: ("A to Z", "Z to A"),
            .relevance: ("best hits first", "worst hits first"), .words: ("longest first", "shortest first"),
        ]
        let items = ListOrder.Key.allCases.flatMap { key in
            [false, true].map { isReversed in
                let detail = details[key].map { isReversed ? $0.1 : $0.0 } ?? ""
                return Picker.Item(name: ListOrder(key, isReversed: isReversed).name, detail: detail)
            }
        }
        var picker = Picker(purpose: .order, title: "Order of the list", items: items)
        picker.selected = items.firstIndex { $0.name == query.listOrder.name } ?? 0
        popup = .picker(picker)
        return []
    }

    mutating func applyOrder(_ picker: Picker) -> [Effect] {
        guard let index = picker.selectedItem,
            let order = ListOrder(name: picker.items[index].name)
        else { return [] }
        self.order = order
        if let stated = filter.active.order, stated != order {
            say("The filter itself says sort:\(stated.name)")
            return []
        }
        say("Sorted by \(order.key.rawValue)" + (order.isReversed ? ", turned around" : ""))
        return askAnew(select: nil)
    }

    mutating func toggleContext() -> [Effect] {
        list.showsContext.toggle()
        list.settle(height: listHeight)
        if list.showsContext, WantedWords(filter.active).isEmpty {
            say("Hits show below the titles as soon as the filter looks for words")
        }
        return contextEffects()
    }

    /// Asks for the lines of context that are on screen and not there yet.
    mutating func contextEffects() -> [Effect] {
        guard list.showsContext, !WantedWords(filter.active).isEmpty else { return [] }
        let shown = list.rows[
            min(list.top, list.rows.count)..<min(list.rows.count, list.top + listHeight + ListState.ahead)]
        let missing = shown.map(\.id).filter { list.context[$0] == nil && !list.askedContext.contains($0) }
        guard !missing.isEmpty else { return [] }
        list.askedContext.formUnion(missing)
        return [.loadSnippets(missing, filter.active, generation: generation)]
    }

    /// Rows of the screen that an article takes in the list.
    var rowsPerArticle: Int { list.showsContext && !WantedWords(filter.active).isEmpty ? 2 : 1 }
}
