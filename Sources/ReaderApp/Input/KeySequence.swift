public import Terminal

/// One key or several in a row, such as `gg`.
public struct KeySequence: Hashable, Sendable {
    public var keys: [Key]

    public init(_ keys: [Key]) { self.keys = keys }

    /// Reads `j`, `gg`, `Ctrl-d`, `g Enter`; nil where a word is no key.
    public init?(_ text: String) {
        var keys: [Key] = []
        for word in text.split(separator: " ").map(String.init) {
            if let key = Key(name: word) {
                keys.append(key)
            } else {
                let letters = word.map { Key.character($0) }
                guard !word.contains("-"), letters.count <= 3 else { return nil }
                keys += letters
            }
        }
        guard !keys.isEmpty else { return nil }
        self.keys = keys
    }

    /// As help shows it.
    public var name: String {
        let names = keys.map(\.name)
        return names.allSatisfy { $0.count == 1 } ? names.joined() : names.joined(separator: " ")
    }
}
