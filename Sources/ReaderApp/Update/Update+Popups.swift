import ArchiveModel
import Terminal

extension AppState {
    mutating func pressInPopup(_ key: Key) -> [Effect] {
        switch popup {
        case .picker(let picker)?: return pressInPicker(picker, key)
        case .page(let page)?: return pressInPage(page, key)
        case nil: return []
        }
    }

    private mutating func pressInPage(_ page: PopupPage, _ key: Key) -> [Effect] {
        var page = page
        let height = PopupGeometry.pageHeight(in: size)
        switch keymap.match([key], in: .body) {
        case .action(.moveDown): page.top += 1
        case .action(.moveUp): page.top -= 1
        case .action(.pageDown), .action(.readOn), .action(.halfPageDown): page.top += max(1, height - 1)
        case .action(.pageUp), .action(.halfPageUp): page.top -= max(1, height - 1)
        case .action(.bottom): page.top = page.lines.count
        case .pending, .action(.top): page.top = 0
        default:
            popup = nil
            return []
        }
        // Who goes by the cursor, which stands on the first line, gets to the last one.
        page.top = min(max(0, page.top), max(0, page.lines.count - (isLinear ? 1 : height)))
        popup = .page(page)
        return []
    }

    private mutating func pressInPicker(_ picker: Picker, _ key: Key) -> [Effect] {
        var picker = picker
        switch (key.code, key.modifiers) {
        case (.escape, _): return abandon(picker)
        case (.enter, _): return finish(picker)
        // What is typed may have blanks and hyphens.
        case (.tab, []) where picker.hasMarks: toggle(&picker, .included)
        case (.tab, .shift) where picker.purpose == .tags: toggle(&picker, .excluded)
        case (.character(" "), []) where picker.hasMarks && picker.input.text.isEmpty: toggle(&picker, .included)
        case (.character("-"), []) where picker.purpose == .tags && picker.input.text.isEmpty:
            toggle(&picker, .excluded)
        case (.down, _), (.character("n"), .control), (.tab, []): picker.selected += 1
        case (.up, _), (.character("p"), .control), (.tab, .shift): picker.selected -= 1
        case (.pageDown, _): picker.selected += PopupGeometry.pickerRows(in: size)
        case (.pageUp, _): picker.selected -= PopupGeometry.pickerRows(in: size)
        default:
            guard picker.input.edit(key) else { return [] }
            picker.selected = 0
            picker.top = 0
        }
        settle(&picker)
        popup = .picker(picker)
        previewTheme(picker)
        return []
    }

    private func toggle(_ picker: inout Picker, _ mark: Picker.Mark) {
        guard let index = picker.selectedItem else { return }
        picker.items[index].mark = picker.items[index].mark == mark ? .none : mark
    }

    private func settle(_ picker: inout Picker) {
        let count = picker.visible.count
        let rows = PopupGeometry.pickerRows(in: size)
        picker.selected = min(max(0, picker.selected), max(0, count - 1))
        if picker.selected < picker.top { picker.top = picker.selected }
        if picker.selected >= picker.top + rows { picker.top = picker.selected - rows + 1 }
        picker.top = min(max(0, picker.top), max(0, count - rows))
    }

    private mutating func abandon(_ picker: Picker) -> [Effect] {
        popup = nil
        if case .theme(let previous) = picker.purpose, let theme = themes.theme(named: previous) {
            self.theme = theme
        }
        return []
    }

    private mutating func finish(_ picker: Picker) -> [Effect] {
        if picker.hasNothingTyped {
            guard picker.purpose == .tags, picker.items.contains(where: { $0.mark != .none }) else {
                say("Nothing is called “\(picker.input.text)”: Ctrl-u empties the line")
                return []
            }
        }
        popup = nil
        switch picker.purpose {
        case .tags: return applyTags(picker)
        case .ownTags: return applyOwnTags(picker)
        case .tagAll(let query): return applyTagToAll(picker, query)
        case .renameTag(let name): return applyRename(picker, of: name)
        case .saveFilter: return applySaveFilter(picker)
        case .renameSaved(let index): return applyRenameSaved(picker, index)
        case .order: return applyOrder(picker)
        case .palette(let actions): return applyPalette(picker, actions)
        case .outline(let offsets): return applyOutline(picker, offsets)
        case .history(let places): return picker.selectedItem.map { goTo(places[$0]) } ?? []
        case .page: return applyPageStyle(picker)
        case .export(let ids): return applyExport(picker, ids)
        case .pipe(let ids, let commands): return picker.selectedItem.map { [.loadForPipe(ids, commands[$0])] } ?? []
        case .theme:
            guard let index = picker.selectedItem,
                let theme = themes.theme(named: picker.items[index].name)
            else { return abandon(picker) }
            self.theme = theme
            say("Theme \(theme.name)")
            return [.saveSetting("theme", theme.name)]
        }
    }
}

extension AppState {
    mutating func openThemes() -> [Effect] {
        let items = themes.all.map { Picker.Item(name: $0.name, detail: $0.summary) }
        var picker = Picker(purpose: .theme(previous: theme.name), title: "Theme", items: items)
        picker.selected = items.firstIndex { $0.name == theme.name } ?? 0
        settle(&picker)
        popup = .picker(picker)
        return []
    }

    private mutating func previewTheme(_ picker: Picker) {
        guard case .theme = picker.purpose, let index = picker.selectedItem,
            let theme = themes.theme(named: picker.items[index].name)
        else { return }
        self.theme = theme
    }

    mutating func showHelp() -> [Effect] {
        var lines: [PopupPage.Line] = []
        for group in Action.Group.allCases {
            if !lines.isEmpty { lines.append(.init(key: "", text: "")) }
            lines.append(.init(key: "", text: group.rawValue, isHeading: true))
            for action in Action.allCases where action.group == group {
                let keys = KeyTable.keys(of: action, in: keymap)
                if !keys.isEmpty { lines.append(.init(key: keys, text: action.help.capitalisedFirst)) }
            }
        }
        popup = .page(PopupPage(title: "Keys", lines: lines))
        return []
    }

    mutating func showReasons() -> [Effect] {
        guard let article = body.article else { return [] }
        let origins: [Tag.Origin: String] = [
            .category: "category", .keyword: "keyword", .caption: "caption", .suggested: "suggested", .own: "your own",
        ]
        let lines = article.tags.map { PopupPage.Line(key: $0.name, text: "\(origins[$0.origin] ?? ""): \($0.why)") }
        popup = .page(
            PopupPage(
                title: "Why these tags",
                lines: lines.isEmpty ? [.init(key: "", text: "The article has no tags.")] : lines))
        return []
    }

    mutating func showIssues() -> [Effect] {
        guard let article = body.article else { return [] }
        let columns = PopupGeometry.textColumns(in: size)
        /// As much as the widest key takes.
        let keyColumns = 2 + max(1, article.issues.compactMap(\.byteOffset).map { "byte \($0)".count }.max() ?? 1)
        func heading(_ text: String) -> PopupPage.Line { PopupPage.Line(key: "", text: text, isHeading: true) }
        var lines: [PopupPage.Line] = []
        if !article.doubts.isEmpty {
            lines.append(heading("Doubtful"))
            lines += article.doubts.flatMap { PopupPage.Line.wrapped($0, key: "?", columns: columns - keyColumns) }
            if article.source.format == .textArchive {
                let key = keymap.sequences(for: .cutDocument).first?.name ?? ":"
                lines.append(PopupPage.Line(key: key, text: "shows how the document was split, and lets you repair it"))
            }
        }
        for (facts, title) in [
            (article.facts.filter { !$0.isOfDocument }, "What its export says of it"),
            (article.facts.filter(\.isOfDocument), "What its export says of all articles"),
        ] where !facts.isEmpty {
            lines.append(heading(title))
            lines += facts.flatMap { PopupPage.Line.wrapped($0.line, columns: columns) }
        }
        var reason: String?
        for piece in article.leftOut {
            if piece.reason != reason { lines.append(heading("Left out: \(piece.reason)")) }
            reason = piece.reason
            lines += piece.text.split(separator: "\n").flatMap { PopupPage.Line.wrapped($0, columns: columns) }
        }
        if !article.issues.isEmpty {
            lines.append(heading("Changed"))
            lines += article.issues.flatMap { issue in
                PopupPage.Line.wrapped(
                    "\(issue.kind.rawValue): \(issue.message)", key: issue.byteOffset.map { "byte \($0)" } ?? "·",
                    columns: columns - keyColumns)
            }
        }
        let nothing = [PopupPage.Line(key: "", text: "Nothing of this article was left out or changed.")]
        popup = .page(PopupPage(title: "What the article does not show", lines: lines.isEmpty ? nothing : lines))
        return []
    }

    mutating func cutDocument() -> [Effect] {
        guard let source = body.article?.source else { return [] }
        guard source.format == .textArchive else {
            say(
                "Only text archives are split by their look; this is \(source.format == .html ? "a page" : "a \(source.format.rawValue) document")"
            )
            return []
        }
        return placeEffects() + [.cutDocument(path: source.path)]
    }
}
