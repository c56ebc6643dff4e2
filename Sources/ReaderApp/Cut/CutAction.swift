import Terminal

/// What the keys do while a document is cut: one table for keys, help and behaviour.
enum CutAction: CaseIterable {
    case down, up, pageDown, pageUp, top, bottom, otherPane, open, back
    case nextOdd, split, join, title, boilerplate, generalise, nextLayout, undo, redo, save, saveForSource, help, quit

    /// Keys and what they do, in a word or two.
    var row: (keys: [String], help: String) {
        switch self {
        case .down: (["j", "Down"], "down")
        case .up: (["k", "Up"], "up")
        case .pageDown: (["Space", "PageDown", "Ctrl-f", "Ctrl-d"], "page")
        case .pageUp: (["PageUp", "Ctrl-b", "Ctrl-u"], "page back")
        case .top: (["g", "Home"], "start")
        case .bottom: (["G", "End"], "end")
        case .otherPane: (["Tab", "Shift-Tab"], "pane")
        case .open: (["Enter", "Right"], "to the text")
        case .back: (["h", "Left", "Esc"], "to the list")
        case .nextOdd: (["]"], "next odd")
        case .split: (["s"], "split")
        case .join: (["J"], "join")
        case .title: (["t"], "title")
        case .boilerplate: (["b"], "leave out")
        case .generalise: (["a"], "all like it")
        case .nextLayout: (["l"], "next layout")
        case .undo: (["u"], "undo")
        case .redo: (["Ctrl-r"], "redo")
        case .save: (["w"], "save")
        case .saveForSource: (["W"], "save for its source")
        case .help: (["?", "F1"], "keys")
        case .quit: (["q"], "quit")
        }
    }

    private static let byKey: [Key: CutAction] = {
        var table: [Key: CutAction] = [:]
        for action in allCases {
            for key in action.row.keys.compactMap(Key.init(name:)) { table[key] = action }
        }
        return table
    }()

    init?(_ key: Key) {
        guard let action = Self.byKey[key] else { return nil }
        self = action
    }
}
