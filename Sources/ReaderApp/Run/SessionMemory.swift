import ArchiveModel

/// Takes up where the last session on the same documents left off.
enum SessionMemory {
    static func restore(_ state: inout AppState, _ settings: [String: String], from library: Library) {
        func setting(_ name: String) -> String? {
            let value = settings[name]
            return value?.isEmpty == false ? value : nil
        }
        if let history = setting("filter history") {
            state.filter.history = history.split(separator: "\n").map { String($0) }
        }
        if let page = setting("page").flatMap({ PageStyle(text: $0) }),
            setting("page of the configuration") == state.configuredPage.text
        {
            state.page = page
        }
        for (name, value) in settings where name.hasPrefix("mark ") && name.count == 6 {
            if let letter = name.last, let place = ReadingPlace(value) { state.placeMarks[letter] = place }
        }
        state.pace = ReadingPace(wordsPerMinute: setting("pace").flatMap { Int($0) })
        state.panes.listShare = setting("list share").flatMap { Int($0) }
        state.panes.arrangement = setting("arrangement").flatMap { Arrangement(rawValue: $0) }
        state.filter.saved = (try? library.savedFilters()) ?? []
        state.order = setting("order").flatMap { ListOrder(name: $0) } ?? .newestFirst
        state.timeline.isShown = setting("timeline") != nil
        state.list.showsContext = setting("context") != nil
        if let text = setting(state.sessionKey("filter")) {
            _ = state.setFilter(text: text)
            if state.message == nil { state.say("The filter of last time; x clears it") }
        }
        state.list.wanted = setting(state.sessionKey("article")).map { ArticleID(rawValue: $0) }
    }
}

extension AppState {
    /// Each set of opened documents has a memory of its own; the handbook is not the library.
    func sessionKey(_ name: String) -> String {
        let place = scope.paths.isEmpty ? memoryName : scope.paths.joined(separator: "\n")
        return name + " of " + place
    }
}
