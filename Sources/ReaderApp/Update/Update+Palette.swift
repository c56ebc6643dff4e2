import ArchiveModel
import Terminal

/// All actions by name, and what repeats them.
extension AppState {
    mutating func openPalette() -> [Effect] {
        let actions = Action.allCases.filter { $0 != .palette }
        let items = actions.map {
            Picker.Item(name: $0.help.capitalisedFirst, detail: KeyTable.keys(of: $0, in: keymap))
        }
        popup = .picker(Picker(purpose: .palette(actions), title: "All commands", items: items, isFuzzy: true))
        return []
    }

    mutating func applyPalette(_ picker: Picker, _ actions: [Action]) -> [Effect] {
        guard let index = picker.selectedItem else { return [] }
        return start(actions[index], count: nil)
    }

    /// Does an action, or waits for the letter that it needs.
    mutating func start(_ action: Action, count: Int?) -> [Effect] {
        if action.takesLetter {
            keys.argument = action
            return []
        }
        if action.isRepeatable { keys.last = KeyState.Done(action: action, count: count) }
        return perform(action, count: count) + contextEffects()
    }

    mutating func pressLetter(for action: Action, _ key: Key) -> [Effect] {
        keys.argument = nil
        guard case .character(let letter) = key.code, key.modifiers.isEmpty,
            letter.isLetter || letter == "'" || letter == "@"
        else { return [] }
        switch action {
        case .setMark: return setMark(letter)
        case .goToMark: return goToMark(letter)
        case .recordMacro: return startRecording(letter)
        case .playMacro: return play(letter)
        default: return []
        }
    }

    mutating func repeatLast(count: Int?) -> [Effect] {
        guard let last = keys.last else {
            say("Nothing to repeat yet")
            return []
        }
        return perform(last.action, count: count ?? last.count) + contextEffects()
    }
}

/// Macros: keys that are played again.
extension AppState {
    private static let mostKeys = 1000

    mutating func toggleRecording() -> [Effect] {
        guard let letter = macros.recording else {
            keys.argument = .recordMacro
            return []
        }
        macros.recording = nil
        // The keys that ended it belong to nobody.
        let end = keymap.sequences(for: .recordMacro, in: context).map(\.keys).first {
            macros.keys.suffix($0.count) == $0[...]
        }
        macros.keys.removeLast(min(macros.keys.count, end?.count ?? 0))
        macros.kept[letter] = macros.keys
        say("Macro \(letter) has \(macros.keys.count) key\(macros.keys.count == 1 ? "" : "s"); @\(letter) plays it")
        macros.keys = []
        return []
    }

    private mutating func startRecording(_ letter: Character) -> [Effect] {
        macros.recording = letter
        macros.keys = []
        say("Recording macro \(letter)")
        return []
    }

    mutating func play(_ letter: Character) -> [Effect] {
        let name = letter == "@" ? macros.lastPlayed : letter
        guard let name, let recorded = macros.kept[name] else {
            say(letter == "@" ? "No macro was played yet" : "There is no macro \(letter)")
            return []
        }
        guard macros.depth < 10 else {
            say("Macro \(name) plays itself", isWarning: true)
            return []
        }
        macros.lastPlayed = name
        macros.depth += 1
        defer { macros.depth -= 1 }
        var effects: [Effect] = []
        for key in recorded.prefix(Self.mostKeys) where !isQuitting { effects += press(key) }
        return effects
    }
}

/// The keys of macros.
struct MacroState: Equatable, Sendable {
    var kept: [Character: [Key]] = [:]
    var recording: Character?
    var keys: [Key] = []
    var lastPlayed: Character?
    /// Macros within macros.
    var depth = 0
}
