import ArchiveModel
import Terminal

/// Footnotes, and who else speaks of an article.
extension AppState {
    /// Columns of air and frame around a note.
    private static let noteFrame = 4

    /// The note of the mark on the page; where there are several, letters to choose by.
    mutating func showNote() -> [Effect] {
        guard let article = body.article, layout.body != nil else { return [] }
        let notes = Footnotes.all(of: article.body).filter { isVisible($0.mark) }
        guard notes.count != 1 else {
            show(note: notes[0].note, of: notes[0].mark)
            return []
        }
        guard !notes.isEmpty else {
            say("No footnote on this page")
            return []
        }
        links = LinkHints(.open, notes.map { ArticleLinks.Place(range: $0.mark, target: .note($0.note)) })
        return []
    }

    /// Shows a note beneath the line of its mark.
    mutating func show(note: Range<Int>, of mark: Range<Int>) {
        guard let article = body.article, let laidOut = body.laidOut, let area = layout.body else { return }
        let text = article.body.text(in: note)
        let columns = min(laidOut.measure, size.columns - Self.noteFrame)
        let lines = PopupPage.Line.wrapped(text, columns: columns)
        let label = article.body.text(in: mark)
        let margin = laidOut.margin(in: area.columns)
        popup = .page(
            PopupPage(
                title: "Note " + label.filter { !"[]^".contains($0) }, lines: lines,
                anchor: Point(
                    column: area.column + margin - 2, row: area.row + laidOut.line(of: mark.lowerBound) - body.top),
                columns: columns))
    }

    /// Other articles with the title of this one, as lists of related articles have it, or with its address.
    mutating func showCiting() -> [Effect] {
        // Whoever types ahead means the selected article, of which the title is known.
        let article = body.article?.id == shownID ? body.article : nil
        guard let id = shownID, let title = article?.title ?? list.selectedRow?.title else { return [] }
        let address = article?.link.map { link in
            link.firstRange(of: "://").map { String(link[$0.upperBound...]) } ?? link
        }
        let said = [title, address].compactMap(\.self).filter { !SearchFolding.words(of: $0).isEmpty }
        guard !said.isEmpty else {
            say("The article has neither a title nor an address to be found by")
            return []
        }
        let mentions = said.map { Filter.phrase($0) }
        let text = FilterPrinter.text(
            .and([mentions.count == 1 ? mentions[0] : .or(mentions), .not(.id(id.rawValue))]))
        beforeCiting.append(BeforeCiting(filter: filter.text, article: id, focus: panes.focus, citing: text))
        panes.focus = .list
        say("Articles that name this one; Ctrl-o goes back")
        return setFilter(text: text)
    }

    /// Back, where no article names the one.
    mutating func missCiting() -> [Effect]? {
        guard beforeCiting.last?.citing == filter.text, let effects = leaveCiting() else { return nil }
        say("No other article names this one")
        return effects
    }

    /// From the articles that name one to that one, in the list as it was.
    mutating func leaveCiting() -> [Effect]? {
        guard let before = beforeCiting.popLast() else { return nil }
        guard filter.text == before.citing, let active = try? parser(isTyping: false).parse(before.filter) else {
            return nil
        }
        filter.text = before.filter
        filter.active = active
        panes.focus = before.focus
        return placeEffects() + askAnew(select: before.article)
    }
}
