/// The key map as lines of text: name, keys, what it does.
public enum KeyTable {
    public static func lines(_ keymap: Keymap) -> [String] {
        let names = Action.allCases.map(\.rawValue.count).max() ?? 0
        let widths = Action.allCases.map { keys(of: $0, in: keymap).count }.max() ?? 0
        return Action.allCases.map { action in
            padded(action.rawValue, to: names + 2) + padded(keys(of: action, in: keymap), to: widths + 2) + action.help
        }
    }

    private static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - text.count))
    }

    private static let mostKeys = 4

    /// All keys of an action; those of one pane alone carry its name.
    static func keys(of action: Action, in keymap: Keymap) -> String {
        let everywhere = keymap.sequences(for: action).map(\.name)
        let elsewhere = [KeyContext.list, .body, .tags, .timeline].compactMap { context -> String? in
            let own = keymap.sequences(for: action, in: context).map(\.name).filter { !everywhere.contains($0) }
            return own.isEmpty ? nil : own.joined(separator: " ") + " (\(context.rawValue))"
        }
        // `g1` to `g9`.
        let shown =
            everywhere.count > mostKeys ? [everywhere[0], "…", everywhere[everywhere.count - 1]] : everywhere
        return (shown + elsewhere).joined(separator: " ")
    }
}
