/// A key that does something at once, so that a longer sequence which begins with it can never be typed.
public struct KeyClash: Equatable, Sendable {
    public var context: KeyContext
    public var hiding: KeySequence
    public var hidden: [KeySequence]

    /// Without a full stop.
    public var sentence: String {
        let place = context == .all ? "" : " in [keys.\(context.rawValue)]"
        return "the key \(hiding.name)\(place) hides " + hidden.map(\.name).joined(separator: ", ")
    }
}

extension Keymap {
    /// What can't be typed.
    public var clashes: [KeyClash] {
        var clashes: [KeyClash] = []
        for context in KeyContext.allCases {
            let bound = all.filter { $0.context == context || $0.context == .all }.map(\.sequence)
            for short in Set(bound) {
                let hidden = Set(bound).filter {
                    $0.keys.count > short.keys.count && $0.keys.starts(with: short.keys)
                }.sorted { $0.name < $1.name }
                // What clashes everywhere is told once.
                let isKnown = clashes.contains { $0.context == .all && $0.hiding == short && $0.hidden == hidden }
                guard !hidden.isEmpty, !isKnown else { continue }
                clashes.append(KeyClash(context: context, hiding: short, hidden: hidden))
            }
        }
        return clashes.sorted { $0.sentence < $1.sentence }
    }
}
