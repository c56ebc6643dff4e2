/// The few keys that a newcomer needs in each pane, as they are bound; made once, as every frame shows them.
struct KeyHints: Sendable {
    private let lines: [KeyContext: String]

    init(_ keymap: Keymap) {
        lines = Dictionary(uniqueKeysWithValues: KeyContext.allCases.map { ($0, Self.line(in: $0, keymap)) })
    }

    func line(in context: KeyContext) -> String { lines[context] ?? "" }

    private static func actions(in context: KeyContext) -> [(Action, String)] {
        switch context {
        case .tags:
            [
                (.toggleTag, "include"), (.excludeTag, "exclude"), (.anyTag, "any of"), (.onlyTag, "only"),
                (.open, "open"),
            ]
        case .timeline:
            [
                (.moveUp, "earlier"), (.moveDown, "later"), (.narrowDates, "narrow"), (.widenDates, "wider"),
                (.close, "back"),
            ]
        case .all, .list, .body:
            [(.open, "read"), (.filter, "filter"), (.pickTags, "tags"), (.toggleStar, "star"), (.help, "help")]
        }
    }

    private static func line(in context: KeyContext, _ keymap: Keymap) -> String {
        actions(in: context).compactMap { action, name in
            // A key of all panes may mean something else here.
            let sequences = keymap.sequences(for: action, in: context).filter {
                keymap.match($0.keys, in: context) == .action(action)
            }
            let preferred = ["Enter", "/", "h", "l"].lazy.compactMap { name in sequences.first { $0.name == name } }
            return (preferred.first ?? sequences.first).map { "\($0.name) \(name)" }
        }.joined(separator: "   ")
    }
}
