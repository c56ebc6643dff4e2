import ArchiveModel

extension AppState {
    mutating func openTagPicker() -> [Effect] {
        var items = (facets?.tags ?? []).map {
            Picker.Item(
                name: $0.name, detail: ($0.isSuggested ? "suggested  " : "") + "\($0.count)",
                mark: FilterText.mark(of: .tag($0.name), in: filter.text))
        }
        let known = Set(items.map { TagKey.key($0.name) })
        items += filter.active.excludedTags.filter { !known.contains(TagKey.key($0)) }.map {
            Picker.Item(name: $0, detail: "0", mark: FilterText.mark(of: .tag($0), in: filter.text))
        }
        // What is chosen stands first.
        items = items.filter { $0.mark != .none } + items.filter { $0.mark == .none }
        popup = .picker(Picker(purpose: .tags, title: "Tags", items: items))
        return []
    }

    /// Enter with nothing marked takes the selected tag.
    mutating func applyTags(_ picker: Picker) -> [Effect] {
        var items = picker.items
        if items.allSatisfy({ FilterText.mark(of: .tag($0.name), in: filter.text) == $0.mark }),
            let index = picker.selectedItem
        {
            items[index].mark = items[index].mark == .none ? .included : .none
        }
        let text = items.reduce(filter.text) { text, item in
            FilterText.mark(of: .tag(item.name), in: text) == item.mark
                ? text : FilterText.setting(.tag(item.name), item.mark, in: text)
        }
        return setFilter(text: text)
    }

    /// Own tags of the selected article, or of the marked ones.
    mutating func openOwnTags() -> [Effect] {
        let rows = actedRows
        guard !rows.isEmpty || !list.marked.isEmpty else { return [] }
        let common = Self.ownTags(rows)
        let title = list.marked.isEmpty ? "Own tags of this article" : "Own tags of \(articles(list.marked.count))"
        popup = .picker(ownTagPicker(.ownTags, title, mine: common))
        return []
    }

    /// An own tag for everything that the filter shows.
    mutating func openTagsForAll() -> [Effect] {
        guard let count = articleCount, count > 0 else { return [] }
        popup = .picker(ownTagPicker(.tagAll(query), "Own tag for all \(articles(count)) of the filter", mine: []))
        return []
    }

    private func ownTagPicker(_ purpose: Picker.Purpose, _ title: String, mine: Set<String>) -> Picker {
        let known = (facets?.tags ?? []).filter { $0.isOwn && !mine.contains($0.name) }.map {
            Picker.Item(name: $0.name, detail: "\($0.count)")
        }
        let mine = mine.sorted().map { Picker.Item(name: $0, detail: "", mark: .included) }
        return Picker(purpose: purpose, title: title, items: mine + known)
    }

    /// The own tags that all of the rows bear.
    private static func ownTags(_ rows: [ArticleRow]) -> Set<String> {
        let each = rows.map { Set($0.tags.filter { $0.origin == .own }.map(\.name)) }
        return each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }
    }

    /// What was typed becomes a tag when no tag is called so; marked and unmarked ones are added and removed.
    mutating func applyOwnTags(_ picker: Picker) -> [Effect] {
        let own = Self.ownTags(actedRows)
        var wanted = Set(picker.items.filter { $0.mark == .included }.map(\.name))
        if let typed = typedTag(picker) {
            if wanted.contains(typed) { wanted.remove(typed) } else { wanted.insert(typed) }
        } else if wanted == own, let index = picker.selectedItem {
            let name = picker.items[index].name
            if wanted.contains(name) { wanted.remove(name) } else { wanted.insert(name) }
        }
        // Only articles that do not bear a tag yet get it, so that undo takes it from no other.
        func bears(_ row: ArticleRow, _ name: String) -> Bool {
            row.tags.contains { $0.origin == .own && TagKey.key($0.name) == TagKey.key(name) }
        }
        let rows = actedRows
        let changes =
            wanted.subtracting(own).sorted().map { name in
                UndoHistory.Change.addTag(name, rows.filter { !bears($0, name) }.map(\.id))
            } + own.subtracting(wanted).sorted().map { UndoHistory.Change.removeTag($0, rows.map(\.id)) }
        return changes.isEmpty ? [] : change(changes.count == 1 ? changes[0] : .several(changes))
    }

    mutating func applyTagToAll(_ picker: Picker, _ query: Query) -> [Effect] {
        let selected = picker.selectedItem.map { picker.items[$0].name }
        guard let name = typedTag(picker) ?? selected else { return [] }
        say("Tagging…")
        return [.tagAll(query, name)]
    }

    /// The tag that was typed, in the spelling that is known; nil where nothing was.
    private func typedTag(_ picker: Picker) -> String? {
        let typed = picker.input.text.trimmingSpaces
        let key = TagKey.key(typed)
        guard !key.isEmpty else { return nil }
        return picker.items.first { TagKey.key($0.name) == key }?.name ?? typed
    }

    /// A new name for the selected own tag; a name that there is already merges the two.
    mutating func openRename() -> [Effect] {
        switch facetPane.selectedRow?.kind {
        case .saved(let index)?: return renameSaved(index)
        case .value(let term)? where term.field == .tag && facetPane.selectedRow?.isOwn == true:
            let others = (facets?.tags ?? []).filter { $0.name != term.value }.map {
                Picker.Item(name: $0.name, detail: "merge, \($0.count)")
            }
            var picker = Picker(purpose: .renameTag(term.value), title: "Rename “\(term.value)”", items: others)
            picker.input = TextInput(term.value)
            picker.takesTyped = true
            popup = .picker(picker)
        default: say("Only your own tags and saved filters can be renamed")
        }
        return []
    }

    mutating func applyRename(_ picker: Picker, of name: String) -> [Effect] {
        guard let new = typedTag(picker), new != name else { return [] }
        return [.renameTag(from: name, to: new)]
    }

    func articles(_ count: Int) -> String { "\(NumberText.grouped(count)) article\(count == 1 ? "" : "s")" }
}

extension Filter {
    /// Tags that articles may not have.
    fileprivate var excludedTags: [String] {
        switch self {
        case .not(.tag(let name, isPrefix: false)): [name]
        case .and(let parts): parts.flatMap(\.excludedTags)
        default: []
        }
    }
}
