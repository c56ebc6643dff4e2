import ArchiveModel
import Terminal

extension AppState {
    /// Does what an action says; `count` repeats a movement.
    mutating func perform(_ action: Action, count: Int?) -> [Effect] {
        switch action {
        case .moveDown: return move(by: count ?? 1)
        case .moveUp: return move(by: -(count ?? 1))
        case .halfPageDown: return move(by: max(1, focusHeight / 2) * (count ?? 1))
        case .halfPageUp: return move(by: -max(1, focusHeight / 2) * (count ?? 1))
        case .pageDown: return move(by: pageStep * (count ?? 1))
        case .pageUp: return move(by: -pageStep * (count ?? 1))
        case .top: return count.map { goTo(number: $0) } ?? goToStart()
        case .bottom: return count.map { goTo(number: $0) } ?? goToEnd()
        case .readOn: return readOn()
        case .open: return open()
        case .back: return back()
        case .close: return panes.focus == .list ? quit() : back()
        case .nextPane: return cyclePane(1)
        case .previousPane: return cyclePane(-1)
        case .zoom: return zoom()
        case .listAbove: return listAbove()
        case .splitEqual: return setShare(nil)
        case .splitNarrower: return setShare((panes.listShare ?? shownShare) - 5 * (count ?? 1))
        case .splitWider: return setShare((panes.listShare ?? shownShare) + 5 * (count ?? 1))
        case .tagPane: return toggleTagPane()
        case .widerText: return changeMeasure(by: count ?? 1)
        case .narrowerText: return changeMeasure(by: -(count ?? 1))
        case .pageStyle: return openPageStyle()
        case .widerMargin: return changeMargin(by: count ?? 1)
        case .narrowerMargin: return changeMargin(by: -(count ?? 1))
        case .middleText: return changePage({ $0.margin = nil }, saying: { _ in "The text stands in the middle" })
        case .justify:
            return changePage(
                { $0.isJustified.toggle() },
                saying: { $0.isJustified ? "Lines end at the same column" : "Lines end where their words do" })
        case .indentParagraphs:
            return changePage(
                { $0.indentsParagraphs.toggle() },
                saying: { $0.indentsParagraphs ? "Paragraphs begin with an indent" : "Paragraphs stand a line apart" })
        case .doubleSpacing:
            return changePage(
                { $0.isDoubleSpaced.toggle() },
                saying: { $0.isDoubleSpaced ? "A line stays free between lines" : "Lines stand close" })
        case .scrollRight: return scrollCode(by: 8 * (count ?? 1))
        case .scrollLeft: return scrollCode(by: -8 * (count ?? 1))
        case .outline: return openOutline()
        case .setMark, .goToMark, .playMacro:
            return start(action, count: count)
        case .jumpBack: return jumpBack()
        case .jumpForth: return jumpForth()
        case .history: return placeEffects() + [.loadHistory]
        case .showNote: return showNote()
        case .citing: return showCiting()
        case .followLink: return hintLinks(.open)
        case .copyAnyLink: return hintLinks(.copy)
        case .openOriginal: return openOriginal()
        case .copyLink: return copy(.link)
        case .copyTitle: return copy(.title)
        case .copyParagraph: return copy(.paragraph)
        case .copyQuotation: return copy(.quotation)
        case .copyArticle: return copy(.article)
        case .citeMarkdown: return copy(.citation(.markdown))
        case .citeBibTeX: return copy(.citation(.bibTeX))
        case .citeCSL: return copy(.citation(.csl))
        case .citeRIS: return copy(.citation(.ris))
        case .selectText: return selectText()
        case .export: return openExport()
        case .pipe: return openCommands()
        case .repeatLast: return repeatLast(count: count)
        case .recordMacro: return toggleRecording()
        case .palette: return openPalette()
        case .nextArticle: return moveSaved(by: 1) ?? step(by: count ?? 1)
        case .previousArticle: return moveSaved(by: -1) ?? step(by: -(count ?? 1))
        case .nextUnread: return stepToUnread(forward: true, count: count ?? 1)
        case .previousUnread: return stepToUnread(forward: false, count: count ?? 1)
        case .filter: return openFilter()
        case .find: return openFind()
        case .clearFilter: return setFilter(text: "")
        case .nextHit: return goToHit(forward: true)
        case .previousHit: return goToHit(forward: false)
        case .pickTags: return openTagPicker()
        case .ownTags: return openOwnTags()
        case .tagAll: return openTagsForAll()
        case .toggleTag: return toggleFacet(.included)
        case .excludeTag: return toggleFacet(.excluded)
        case .anyTag: return combineFacet(alone: false)
        case .onlyTag: return combineFacet(alone: true)
        case .nextSection: return goToSection(1)
        case .previousSection: return goToSection(-1)
        case .rename: return openRename()
        case .delete: return deleteFacet()
        case .saveFilter: return openSaveFilter()
        case .savedFilter: return goToSaved(count ?? 1)
        case .sort: return panes.focus == .tags ? sortFacets() : openOrders()
        case .timeline: return toggleTimeline()
        case .narrowDates: return narrowToBucket()
        case .widenDates: return widenDates()
        case .nextBurst: return skipInTimeline(forward: true)
        case .previousBurst: return skipInTimeline(forward: false)
        case .context: return toggleContext()
        case .markRow: return markRow()
        case .markRange: return markRange()
        case .whyTags: return showReasons()
        case .showIssues: return showIssues()
        case .toggleRead: return toggleRead()
        case .toggleStar: return toggleStar()
        case .readAll: return readAll()
        case .undo: return undo()
        case .redo: return redo()
        case .cutDocument: return cutDocument()
        case .refresh: return refresh()
        case .scope: return toggleScope()
        case .themes: return openThemes()
        case .help: return showHelp()
        case .suspend: return placeEffects() + [.suspend]
        case .redraw: return [.redraw]
        case .quit: return quit()
        }
    }

    mutating func refresh() -> [Effect] {
        say("Looking for new and changed documents…")
        looksForNews = true
        return [.refresh]
    }

    private mutating func toggleScope() -> [Effect] {
        guard !scope.paths.isEmpty else {
            say("The whole library is shown")
            return []
        }
        scope.showsWholeLibrary.toggle()
        say(scope.showsWholeLibrary ? "The whole library" : "Only what was opened")
        return askAnew(select: list.selectedRow?.id)
    }
}
