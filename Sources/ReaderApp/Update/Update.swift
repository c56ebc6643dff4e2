import ArchiveModel
import Terminal

/// The one function that changes the state.
///
/// Pure: what has to happen outside comes back as effects.
func update(_ state: inout AppState, _ message: Message) -> [Effect] {
    switch message {
    case .start: return state.askAnew(select: state.list.wanted) + [.loadAuthors]
    case .input(.key(let key)): return state.press(key)
    case .input(.mouse(let event)): return state.mouse(event)
    case .input(.paste(let text)): return state.paste(text)
    case .input(.report): return []
    case .marksTouched:
        if state.list.isLoading { state.list.mayLackMarks = true }
        return [.lookForMarks(state.list.rows.map(\.row))]
    case .markedElsewhere(let marked, let marksKnown): return state.take(marked, marksKnown: marksKnown)
    case .resized(let size): return state.resize(to: size)
    case .resumed: return [.redraw]
    case .askedToSuspend: return state.placeEffects() + [.suspend]
    case .rows(let generation, let answer): return generation == state.generation ? state.take(answer) : []
    case .rowsFailed(let generation, let sentence):
        if generation == state.generation {
            state.list.isLoading = false
            state.list.step = nil
        }
        state.say(sentence, isWarning: true)
        return []
    case .noneUnread(let generation, let forward):
        return generation == state.generation && state.list.step != nil ? state.missUnread(forward: forward) : []
    case .counted(let generation, let articles):
        return generation == state.generation ? state.take(count: articles) : []
    case .facets(let generation, let counted, let marksKnown):
        return generation == state.generation ? state.take(counted, marksKnown: marksKnown) : []
    case .savedUnread(let unread):
        state.filter.savedUnread = unread
        state.makeFacetRows()
        return []
    case .snippets(let generation, let snippets):
        if generation == state.generation { state.list.context.merge(snippets) { _, new in new } }
        return []
    case .offers(let generation, let offers):
        if generation == state.generation { state.filter.offers = offers }
        return []
    case .article(let id, let article, let place): return state.take(article, for: id, place: place)
    case .followed(let target, let id): return state.take(target, leadsTo: id)
    case .history(let entries): return state.take(history: entries)
    case .measuredLine(let milliseconds): return state.take(roundTrip: milliseconds)
    case .scrollsPanes(let scrolls):
        state.scrollsPanes = scrolls
        return []
    case .hyphenation(let language, let patterns): return state.take(patterns, of: language)
    case .loadedForCopy(let articles, let kind): return state.copy(kind, of: articles)
    case .loadedForOpening(let articles): return state.openOriginals(articles)
    case .loadedForPipe(let command, let text): return [.runHere(command, input: text)]
    case .exportFailed(let ids, let path, let sentence):
        state.openExport(of: ids, name: path)
        state.say(sentence, isWarning: true)
        return []
    case .said(let sentence):
        state.looksForNews = false
        state.say(sentence)
        return []
    case .authors(let names):
        state.authorNames = names.map { Completion.Name($0, detail: "author") }
        return []
    case .importing(let progress): return state.take(progress)
    case .imported(let summary): return state.take(summary)
    case .marked(let change):
        state.history.note(change)
        state.apply(change)
        state.say(change.sentence.capitalisedFirst)
        return [.loadFacets(state.query, generation: state.generation)]
    case .stored: return []
    case .notStored(let change, let sentence):
        state.takeBack(change)
        state.say(sentence, isWarning: true)
        return []
    case .failed(let sentence):
        state.looksForNews = false
        state.say(sentence, isWarning: true)
        return []
    case .terminate: return state.quit()
    }
}

extension AppState {
    mutating func say(_ text: String, isWarning: Bool = false) {
        message = StatusMessage(text: text, isWarning: isWarning)
    }

    /// Keys go to what is on top: pop-up, line being typed, panes.
    mutating func press(_ key: Key) -> [Effect] {
        // Escape ends a step that takes its time; others wait for it.
        if list.step != nil, key != .control("c") {
            let isEnded = key == Key(.escape)
            message = nil
            if isEnded {
                list.step = nil
                list.stepsFromStart = nil
            } else {
                list.step?.held.append(key)
                say(list.step?.waitsFor ?? "")
            }
            return []
        }
        message = nil
        list.stepsLeft = 0
        list.stepsFromStart = nil
        // It leaves a line that is typed, or what lies over the panes; else the program.
        let key = key == .control("c") && isTyping ? Key(.escape) : key
        if macros.recording != nil, macros.depth == 0 { macros.keys.append(key) }
        if key == .control("c"), macros.recording != nil, macros.depth == 0 {
            macros.recording = nil
            macros.keys = []
            say("The recording was given up")
            return []
        }
        if key == .control("c") { return quit() }
        if let question { return answer(question, with: key) }
        if links != nil { return pressInHints(key) }
        if body.selection != nil, popup == nil { return pressInSelection(key) }
        if popup != nil { return pressInPopup(key) }
        if filter.editing != nil { return pressInFilter(key) }
        if body.find?.isEditing == true { return pressInFind(key) }
        return pressInPanes(key)
    }

    private var isTyping: Bool {
        question != nil || links != nil || body.selection != nil || popup != nil || filter.editing != nil
            || body.find?.isEditing == true
            || !keys.pending.isEmpty || keys.argument != nil || keys.count != nil
    }

    private mutating func pressInPanes(_ key: Key) -> [Effect] {
        if keys.pending.isEmpty, keys.argument == nil, case .character(let digit) = key.code, key.modifiers.isEmpty,
            let value = digit.wholeNumberValue,
            digit.isASCII, value > 0 || keys.count != nil
        {
            keys.count = min(999_999, (keys.count ?? 0) * 10 + value)
            return []
        }
        if let action = keys.argument { return pressLetter(for: action, key) }
        let sequence = keys.pending + [key]
        switch keymap.match(sequence, in: context) {
        case .action(let action):
            // The digit of `g1` says which.
            let digit = action == .savedFilter ? sequence.last.flatMap(Self.digit) : nil
            let count = digit ?? keys.count
            keys.clear()
            return start(action, count: count)
        case .pending:
            keys.pending = sequence
            return []
        case .none:
            let isEnded = key.code == .escape
            keys.clear()
            if !isEnded { say("\(KeySequence(sequence).name) does nothing here; ? shows the keys") }
            return []
        }
    }

    private static func digit(_ key: Key) -> Int? {
        if case .character(let character) = key.code { character.wholeNumberValue } else { nil }
    }

    var context: KeyContext {
        switch panes.focus {
        case .tags: .tags
        case .list: .list
        case .timeline: .timeline
        case .body: .body
        }
    }

    mutating func paste(_ text: String) -> [Effect] {
        let line = text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
        if case .picker(var picker)? = popup {
            picker.input.insert(line)
            popup = .picker(picker)
        } else if filter.editing != nil {
            filter.editing?.input.insert(line)
            return filterTextChanged()
        } else if body.find?.isEditing == true {
            body.find?.input.insert(line)
            findTextChanged()
        }
        return []
    }

    mutating func quit() -> [Effect] {
        isQuitting = true
        return placeEffects() + sessionEffects() + [.quit]
    }

    /// What the next start begins with.
    func sessionEffects() -> [Effect] {
        var effects: [Effect] = [.saveSetting(sessionKey("filter"), filter.text)]
        if let id = list.selectedRow?.id { effects.append(.saveSetting(sessionKey("article"), id.rawValue)) }
        effects.append(.saveSetting("list share", panes.listShare.map(String.init) ?? ""))
        effects.append(.saveSetting("arrangement", panes.arrangement?.rawValue ?? ""))
        effects.append(.saveSetting("order", order.name))
        effects.append(.saveSetting("pace", "\(pace.wordsPerMinute)"))
        effects.append(.saveSetting("timeline", timeline.isShown ? "shown" : ""))
        effects.append(.saveSetting("context", list.showsContext ? "shown" : ""))
        return effects
    }

    /// Where the reader is in the article.
    func placeEffects() -> [Effect] {
        guard let article = body.article, body.laidOut != nil, let place = readingPlace else { return [] }
        // The header before the text is the start.
        var stored =
            body.top == 0
            ? StoredPlace(byteOffset: 0, words: "") : StoredPlace(byteOffset: place.byteOffset, in: article.body.text)
        stored.percent = percentRead
        return [.savePlace(article.id, stored)]
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
