public import Terminal

/// Where keys are pressed; `all` stands behind each of the others.
public enum KeyContext: String, CaseIterable, Sendable {
    case all, list, body, tags, timeline
}

/// Which keys do what, and where.
public struct Keymap: Equatable, Sendable {
    private var bindings: [KeyContext: [KeySequence: Action]] = [:]

    public enum Match: Equatable, Sendable {
        case action(Action)
        /// More keys may follow.
        case pending
        case none
    }

    public init() {}

    public mutating func bind(_ sequence: KeySequence, to action: Action?, in context: KeyContext) {
        bindings[context, default: [:]][sequence] = action
    }

    /// What keys mean; the context's own bindings go before those of `all`.
    public func match(_ keys: [Key], in context: KeyContext) -> Match {
        let sequence = KeySequence(keys)
        if let action = bindings[context]?[sequence] ?? bindings[.all]?[sequence] { return .action(action) }
        return begins(keys, in: context) || begins(keys, in: .all) ? .pending : .none
    }

    /// What may follow keys that were pressed, by its next key.
    func continuations(of keys: [Key], in context: KeyContext) -> [(key: Key, action: Action, isEnd: Bool)] {
        var found: [Key: (action: Action, isEnd: Bool)] = [:]
        for context in [KeyContext.all, context] {
            for (sequence, action) in bindings[context] ?? [:]
            where sequence.keys.count > keys.count && sequence.keys.starts(with: keys) {
                found[sequence.keys[keys.count]] = (action, sequence.keys.count == keys.count + 1)
            }
        }
        return found.map { ($0.key, $0.value.action, $0.value.isEnd) }.sorted {
            ($0.key.name.lowercased(), $0.key.name) < ($1.key.name.lowercased(), $1.key.name)
        }
    }

    private func begins(_ keys: [Key], in context: KeyContext) -> Bool {
        bindings[context]?.keys.contains { $0.keys.count > keys.count && $0.keys.starts(with: keys) } ?? false
    }

    /// The keys of an action in a context and everywhere, shortest first.
    public func sequences(for action: Action, in context: KeyContext = .all) -> [KeySequence] {
        let contexts: [KeyContext] = context == .all ? [.all] : [context, .all]
        return contexts.flatMap { bindings[$0] ?? [:] }.filter { $0.value == action }.map(\.key)
            .sorted { ($0.name.count, $0.name.lowercased()) < ($1.name.count, $1.name.lowercased()) }
    }

    /// Every binding, for tests and help.
    public var all: [(context: KeyContext, sequence: KeySequence, action: Action)] {
        KeyContext.allCases.flatMap { context in
            (bindings[context] ?? [:]).map { (context, $0.key, $0.value) }.sorted {
                ($0.2.rawValue, $0.1.name) < ($1.2.rawValue, $1.1.name)
            }
        }
    }
}
