import ArchiveModel

extension AppState {
    mutating func openTagPicker() -> [Effect] {
        var items = (facets?.tags ?? []).map {
            Picker.Item(name: $0.name, detail: "\($0.count)", mark: FilterText.mark(of: $0.name, in: filter.text))
        }
        // What is chosen stands first.
        items = items.filter { $0.mark != .none } + items.filter { $0.mark == .none }
        popup = .picker(Picker(purpose: .tags, title: "Tags", items: items))
        return []
    }

    /// Enter with nothing marked takes the selected tag.
    mutating func applyTags(_ picker: Picker) -> [Effect] {
        var items = picker.items
        if items.allSatisfy({ FilterText.mark(of: $0.name, in: filter.text) == $0.mark }),
            let index = picker.selectedItem
        {
            items[index].mark = items[index].mark == .none ? .included : .none
        }
        let text = items.reduce(filter.text) { text, item in
            FilterText.mark(of: item.name, in: text) == item.mark
                ? text : FilterText.setting(item.name, item.mark, in: text)
        }
        return setFilter(text: text)
    }

    /// In the tag pane the keys of the picker work in place.
    mutating func toggleTagInPane(_ mark: Picker.Mark) -> [Effect] {
        guard let tags = facets?.tags, tags.indices.contains(self.tags.selected) else { return [] }
        let name = tags[self.tags.selected].name
        let next: Picker.Mark = FilterText.mark(of: name, in: filter.text) == mark ? .none : mark
        return setFilter(text: FilterText.setting(name, next, in: filter.text))
    }

    mutating func openOwnTags() -> [Effect] {
        guard let row = list.selectedRow else { return [] }
        let own = Set(row.tags.filter { $0.origin == .own }.map(\.name))
        let known = (facets?.tags ?? []).filter { $0.isOwn && !own.contains($0.name) }.map {
            Picker.Item(name: $0.name, detail: "\($0.count)")
        }
        let mine = own.sorted().map { Picker.Item(name: $0, detail: "", mark: .included) }
        popup = .picker(Picker(purpose: .ownTags, title: "Own tags of this article", items: mine + known))
        return []
    }

    /// What was typed becomes a tag when no tag is called so; marked and unmarked ones are added and removed.
    mutating func applyOwnTags(_ picker: Picker) -> [Effect] {
        guard let row = list.selectedRow else { return [] }
        let own = Set(row.tags.filter { $0.origin == .own }.map(\.name))
        var wanted = Set(picker.items.filter { $0.mark == .included }.map(\.name))
        let typed = picker.input.text.trimmingSpaces
        if !typed.isEmpty {
            if let known = picker.items.first(where: { SearchFolding.key($0.name) == SearchFolding.key(typed) })?.name {
                if wanted.contains(known) { wanted.remove(known) } else { wanted.insert(known) }
            } else if !SearchFolding.key(typed).isEmpty {
                wanted.insert(typed)
            }
        } else if wanted == own, let index = picker.selectedItem {
            let name = picker.items[index].name
            if wanted.contains(name) { wanted.remove(name) } else { wanted.insert(name) }
        }
        var effects: [Effect] = []
        for name in wanted.subtracting(own).sorted() { effects += change(.addTag(name, [row.id])) }
        for name in own.subtracting(wanted).sorted() { effects += change(.removeTag(name, [row.id])) }
        return effects
    }
}
