/// The words in class, id and role of an element: `entryContent_main` is `entry`, `content`, `main`.
struct ElementNames {
    /// Each class name apart, in its words.
    private let tokens: [[Substring]]
    /// All of them, lower case, words apart by hyphens, names by blanks.
    let text: String

    init(_ node: MarkupNode) {
        var raw = ""
        for name in ["class", "id", "role", "data-testid", "data-component"] {
            guard let value = node.attribute(name), !value.isEmpty else { continue }
            if !raw.isEmpty { raw += " " }
            raw += value
        }
        text = Self.hyphened(raw)
        tokens = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map { $0.split(separator: "-") }
    }

    /// Capitals inside a word and underscores separate as hyphens do.
    private static func hyphened(_ raw: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(raw.utf8.count + 8)
        for byte in raw.utf8 {
            let isCapital = (0x41...0x5A).contains(byte)
            if byte == UInt8(ascii: "_") {
                if result.last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
                continue
            }
            if isCapital, let last = result.last, (0x61...0x7A).contains(last) { result.append(UInt8(ascii: "-")) }
            result.append(isCapital ? byte | 0x20 : byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    var isEmpty: Bool { tokens.isEmpty }

    /// Whether one of the words, written without hyphens, begins or ends a name.
    func beginOrEnd(with words: Set<String>) -> Bool {
        tokens.contains { token in
            Self.joins(token).contains { words.contains($0) }
                || Self.joins(token.reversed(), reversed: true).contains { words.contains($0) }
        }
    }

    /// Whether one of the words stands anywhere in a name, at borders of its words.
    func contain(_ words: Set<String>) -> Bool {
        tokens.contains { token in
            token.indices.contains { start in Self.joins(token[start...]).contains { words.contains($0) } }
        }
    }

    /// Whether a name is one of the words.
    func include(_ words: Set<String>) -> Bool {
        tokens.contains { words.contains($0.joined()) }
    }

    private static let longest = 5

    /// The first word, the first two, …; or, of words in reverse, the last one, the last two, ….
    private static func joins(_ words: some Sequence<Substring>, reversed: Bool = false) -> [String] {
        var joined = ""
        return words.prefix(longest).map { word in
            joined = reversed ? word + joined : joined + word
            return joined
        }
    }
}
