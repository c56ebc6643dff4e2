import ArchiveModel
import Terminal

/// Following links, opening the original.
extension AppState {
    /// A browser is not to be buried in windows.
    private static let mostOpened = 20

    mutating func hintLinks(_ purpose: LinkHints.Purpose) -> [Effect] {
        guard let article = body.article, layout.body != nil else { return [] }
        let places = ArticleLinks.places(in: article).filter { isVisible($0.range) }
        guard !places.isEmpty else {
            say("No link on this page" + (article.link == nil ? "" : "; o opens the original"))
            return []
        }
        links = LinkHints(purpose, places)
        return []
    }

    /// Whether the start of a range is on one of the lines that are seen.
    func isVisible(_ range: Range<Int>) -> Bool {
        guard let laidOut = body.laidOut else { return false }
        return laidOut.lines.dropFirst(body.top).prefix(bodyHeight).contains { line in
            line.textRange?.contains(range.lowerBound) ?? false
        }
    }

    mutating func pressInHints(_ key: Key) -> [Effect] {
        guard var hints = links else { return [] }
        links = nil
        guard case .character(let letter) = key.code, key.modifiers.isEmpty else { return [] }
        hints.typed.append(letter)
        let left = hints.shown
        if let hint = left.first, hint.label == hints.typed { return follow(hint.place, hints.purpose) }
        if left.isEmpty { say("Nothing bears “\(hints.typed)”") } else { links = hints }
        return []
    }

    private mutating func follow(_ place: ArticleLinks.Place, _ purpose: LinkHints.Purpose) -> [Effect] {
        switch (purpose, place.target) {
        case (.open, .note(let note)):
            show(note: note, of: place.range)
            return []
        case (.open, _): return [.followLink(place.target)]
        case (.copy, .address(let address)): return copy(address, as: "the link")
        case (.copy, .document(let path, let folder)): return copy(folder + "/" + path, as: "the path")
        case (.copy, .title(let title)): return copy(title, as: "the title")
        case (.copy, .note(let note)):
            return copy(body.article.map { String($0.body.text(in: note)) } ?? "", as: "the note")
        }
    }

    /// An article of the library opens inside, anything else outside.
    mutating func take(_ target: LinkTarget, leadsTo id: ArticleID?) -> [Effect] {
        if let id { return goTo(ReadingPlace(article: id, byteOffset: 0)) }
        switch target {
        case .address(let address): return [.openOutside(address)]
        case .document(let path, _):
            say("\(path) is not in the library")
            return []
        case .title(let title):
            say("“\(title)” is not in the library")
            return []
        case .note: return []
        }
    }

    mutating func openOriginal() -> [Effect] {
        if list.marked.isEmpty, let article = body.article, article.id == shownID { return openOriginals([article]) }
        let ids = actedIDs
        return ids.isEmpty ? [] : [.loadForOpening(Array(ids.prefix(Self.mostOpened)))]
    }

    mutating func openOriginals(_ articles: [Article]) -> [Effect] {
        let links = articles.compactMap { $0.link ?? $0.enclosures.first?.url }
        if links.isEmpty { say("The document names no address of this article") }
        return links.map { .openOutside($0) }
    }
}
