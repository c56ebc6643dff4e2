import ArchiveModel
import Terminal

/// All actions by name, and what repeats them.
extension AppState {
    mutating func openPalette() -> [Effect] {
        let actions = Action.allCases.filter { $0 != .palette }
        let items = actions.map { action in
            let name = action.rawValue.replacing("-", with: " ")
            return Picker.Item(name: "\(name): \(action.help)", detail: KeyTable.keys(of: action, in: keymap))
        }
        macros.keysBeforePalette = max(0, macros.keys.count - 1)
        popup = .picker(Picker(purpose: .palette(actions), title: "All commands", items: items, isFuzzy: true))
        return []
    }

    mutating func applyPalette(_ picker: Picker, _ actions: [Action]) -> [Effect] {
        guard let index = picker.selectedItem else { return [] }
        if actions[index] == .recordMacro, macros.recording != nil {
            endRecording(keys: Array(macros.keys.prefix(macros.keysBeforePalette)))
            return []
        }
        return start(actions[index], count: nil)
    }

    /// Does an action, or waits for the letter that it needs.
    mutating func start(_ action: Action, count: Int?) -> [Effect] {
        if action.takesLetter {
            keys.argument = action
            keys.argumentCount = count
            return []
        }
        if action.isRepeatable { keys.last = KeyState.Done(action: action, count: count) }
        return perform(action, count: count) + contextEffects()
    }

    mutating func pressLetter(for action: Action, _ key: Key) -> [Effect] {
        keys.argument = nil
        if macros.depth == 0 { macros.played = 0 }
        let count = keys.argumentCount ?? 1
        guard case .character(let letter) = key.code, key.modifiers.isEmpty,
            letter.isLetter || letter == "'" || letter == "@"
        else {
            if key.code != .escape { say("\(key.name) is no letter") }
            return []
        }
        switch action {
        case .setMark: return setMark(letter)
        case .goToMark: return goToMark(letter)
        case .recordMacro: return startRecording(letter)
        case .playMacro: return (0..<min(count, Self.mostPlays)).flatMap { _ in play(letter) }
        default: return []
        }
    }

    private static let mostPlays = 100

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
    /// Of one play with all its repetitions, and the macros within it.
    private static let mostKeys = 10_000

    mutating func toggleRecording() -> [Effect] {
        guard macros.recording != nil else {
            keys.argument = .recordMacro
            return []
        }
        // The keys that ended it belong to nobody.
        let end = keymap.sequences(for: .recordMacro, in: context).map(\.keys).first {
            macros.keys.suffix($0.count) == $0[...]
        }
        endRecording(keys: Array(macros.keys.dropLast(end?.count ?? 0)))
        return []
    }

    private mutating func endRecording(keys: [Key]) {
        guard let letter = macros.recording else { return }
        macros.recording = nil
        macros.kept[letter] = keys
        say("Macro \(letter) has \(keys.count) key\(keys.count == 1 ? "" : "s"); @\(letter) plays it")
        macros.keys = []
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
        for key in recorded where !isQuitting {
            guard macros.played < Self.mostKeys else {
                say("Macro \(name) was stopped after \(NumberText.grouped(Self.mostKeys)) keys", isWarning: true)
                break
            }
            macros.played += 1
            effects += press(key)
        }
        return effects
    }
}

/// The keys of macros.
struct MacroState: Equatable, Sendable {
    var kept: [Character: [Key]] = [:]
    var recording: Character?
    var keys: [Key] = []
    var lastPlayed: Character?
    /// So many were recorded before the palette was opened.
    var keysBeforePalette = 0
    /// Keys of the present play.
    var played = 0
    /// Macros within macros.
    var depth = 0
}
