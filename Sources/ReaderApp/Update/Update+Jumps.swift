import ArchiveModel
import Terminal

/// Jumps to places, and back.
extension AppState {
    /// Where the reader is; nil where no article is open.
    var readingPlace: ReadingPlace? {
        guard let article = body.article else { return nil }
        let offset = body.top == 0 ? 0 : body.laidOut?.offset(ofLine: body.top) ?? 0
        return ReadingPlace(article: article.id, byteOffset: min(offset, article.body.text.utf8.count))
    }

    /// To be called before a jump.
    mutating func noteJump() {
        if let place = readingPlace { jumps.leave(place) }
    }

    /// Goes to a place in this article or another one, and remembers where it came from.
    mutating func goTo(_ place: ReadingPlace) -> [Effect] {
        noteJump()
        return show(place)
    }

    private mutating func show(_ place: ReadingPlace) -> [Effect] {
        panes.focus = .body
        relayBody()
        if let article = body.article, article.id == place.article {
            scrollBody(to: place.byteOffset == 0 ? 0 : body.laidOut?.line(of: place.byteOffset) ?? 0)
            return []
        }
        let effects = placeEffects()
        body.wanted = place.article
        body.wantedOffset = place.byteOffset
        if let index = list.rows.firstIndex(where: { $0.id == place.article }) {
            list.selected = index
            list.settle(height: listHeight)
            return effects + [.loadArticle(place.article)] + markRead(list.rows[index])
        }
        list.sought = place.article
        return effects + [.loadArticle(place.article)] + askAnew(select: place.article)
    }

    /// The rows came in which an article was sought: it is selected, or sought among more articles.
    mutating func takeSought(_ id: ArticleID) -> [Effect] {
        if let index = list.rows.firstIndex(where: { $0.id == id }) {
            list.sought = nil
            list.selected = index
            list.settle(height: listHeight)
            return panes.focus == .body ? markRead(list.rows[index]) : []
        }
        if filter.active != .all {
            let text = filter.text
            _ = setFilter(text: "")
            say("The filter “\(text)” does not hold this article, so it was cleared; \\ and Up bring it back")
            return askAnew(select: id)
        }
        if !scope.active.isEmpty {
            scope.showsWholeLibrary = true
            say("The whole library, where this article is")
            return askAnew(select: id)
        }
        list.sought = nil
        return []
    }

    mutating func jumpBack() -> [Effect] {
        if let effects = leaveCiting() { return effects }
        guard let here = readingPlace, let place = jumps.back(from: here) else {
            say("No earlier place")
            return []
        }
        return show(place)
    }

    mutating func jumpForth() -> [Effect] {
        guard let here = readingPlace, let place = jumps.forth(from: here) else {
            say("No later place")
            return []
        }
        return show(place)
    }

    /// Keeps the place under a letter.
    mutating func setMark(_ letter: Character) -> [Effect] {
        guard let place = readingPlace else { return [] }
        placeMarks[letter] = place
        say("Mark \(letter) is here; '\(letter) comes back")
        return [.saveSetting("mark \(letter)", place.text)]
    }

    mutating func goToMark(_ letter: Character) -> [Effect] {
        // To and fro.
        if letter == "'" { return jumps.latest.map { goTo($0) } ?? jumpBack() }
        guard let place = placeMarks[letter] else {
            say("There is no mark \(letter); m\(letter) sets it")
            return []
        }
        return goTo(place)
    }

    /// The headings of the article.
    mutating func openOutline() -> [Effect] {
        guard let article = body.article else { return [] }
        let headings = article.body.blocks.filter { $0.kind == .heading || $0.kind == .update }
        guard !headings.isEmpty else {
            say("The article has no headings")
            return []
        }
        let items = headings.map { block in
            let indent = String(repeating: "  ", count: max(0, block.level - 1))
            let text = article.body.text(in: block.range).prefix { $0 != "\n" }
            return Picker.Item(name: indent + text, detail: "")
        }
        let offsets = headings.map(\.range.lowerBound)
        var picker = Picker(purpose: .outline(offsets), title: "Outline", items: items)
        let here = readingPlace?.byteOffset ?? 0
        picker.selected = max(0, offsets.lastIndex { $0 <= here } ?? 0)
        popup = .picker(picker)
        return []
    }

    mutating func applyOutline(_ picker: Picker, _ offsets: [Int]) -> [Effect] {
        guard let index = picker.selectedItem, let article = body.article else { return [] }
        return goTo(ReadingPlace(article: article.id, byteOffset: offsets[index]))
    }

    /// What was read last.
    mutating func take(history: [HistoryEntry]) -> [Effect] {
        guard !history.isEmpty else {
            say("Nothing was read yet")
            return []
        }
        let items = history.map { entry in
            Picker.Item(name: entry.title.isEmpty ? "Untitled" : entry.title, detail: "\(entry.percent) %")
        }
        let places = history.map { ReadingPlace(article: $0.id, byteOffset: $0.byteOffset) }
        popup = .picker(Picker(purpose: .history(places), title: "Read last", items: items))
        return []
    }
}
