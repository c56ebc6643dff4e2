import ArchiveModel

/// What could stand where the cursor is: tags with their counts, authors, fields.
enum Completion {
    private static let mostCandidates = 8

    /// A name that can be completed, folded once: each key goes through all of them.
    struct Name: Equatable, Sendable {
        var name: String
        var detail: String
        let key: String

        init(_ name: String, key: String? = nil, detail: String) {
            self.name = name
            self.detail = detail
            self.key = key ?? SearchFolding.key(name)
        }
    }

    static func state(text: String, byteOffset: Int, tags: [Name], authors: [Name], saved: [Name] = [])
        -> CompletionState
    {
        let bytes = Array(text.utf8)
        let offset = min(byteOffset, bytes.count)
        let start = wordStart(bytes, offset)
        var state = CompletionState()
        var word = String(decoding: bytes[start..<offset], as: UTF8.self)
        var shift = start
        while let first = word.first, first == "-" || first == "(" {
            word.removeFirst()
            shift += 1
        }
        state.range = shift..<offset
        if let value = value(of: "tag:", in: word) ?? value(of: "#", in: word) {
            state.candidates = matching(tags, value) { FilterText.term(tag: $0) }
        } else if let origin = Filter.TagOrigin.allCases.map({ $0.rawValue + ":" }).first(where: word.hasPrefix) {
            let value = value(of: origin, in: word) ?? ""
            state.candidates = matching(tags, value) { quoted(origin, $0) }
        } else if let value = value(of: "author:", in: word) {
            state.candidates = matching(authors, value) { quoted("author:", $0) }
        } else if let value = value(of: "is:", in: word) {
            state.candidates = Filter.State.allCases.map(\.rawValue).filter { $0.hasPrefix(value) && $0 != value }
                .map { .init(label: "is:\($0)", text: "is:\($0)", detail: "") }
        } else if let value = value(of: "has:", in: word) {
            state.candidates = Filter.Property.allCases.map(\.rawValue).filter { $0.hasPrefix(value) && $0 != value }
                .map { .init(label: "has:\($0)", text: "has:\($0)", detail: "") }
        } else if let value = value(of: "in:", in: word) {
            state.candidates = matching(saved, value) { quoted("in:", $0) }
        } else if let value = value(of: "sort:", in: word) {
            let minus = value.hasPrefix("-") ? "-" : ""
            state.candidates = ListOrder.Key.allCases.map { minus + $0.rawValue }
                .filter { $0.hasPrefix(value) && $0 != value }
                .map { .init(label: "sort:\($0)", text: "sort:\($0)", detail: "") }
        } else if !word.isEmpty, !word.contains(":"), !word.contains("\""), !word.hasPrefix("/") {
            let fields = FilterField.allCases.filter { $0.rawValue.hasPrefix(word.lowercased()) }
                .map { CompletionState.Candidate(label: $0.rawValue + ":", text: $0.rawValue + ":", detail: $0.help) }
            state.candidates =
                fields + matching(tags, word) { FilterText.term(tag: $0) }
        }
        state.candidates = Array(state.candidates.prefix(mostCandidates))
        return state
    }

    private static func value(of prefix: String, in word: String) -> String? {
        word.hasPrefix(prefix) ? String(word.dropFirst(prefix.count)).replacing("\"", with: "") : nil
    }

    /// Names that begin with the value, then names in which a word does.
    private static func matching(_ names: [Name], _ value: String, _ term: (String) -> String)
        -> [CompletionState.Candidate]
    {
        let key = SearchFolding.key(value)
        let first = names.lazy.filter { $0.key.hasPrefix(key) }.prefix(mostCandidates)
        let then =
            key.isEmpty
            ? []
            : Array(
                names.lazy.filter { !$0.key.hasPrefix(key) && hasLaterWord(beginning: key, in: $0.key) }.prefix(
                    mostCandidates))
        return (Array(first) + then).prefix(mostCandidates).map {
            .init(label: $0.name, text: term($0.name), detail: $0.detail)
        }
    }

    /// Byte by byte: it is asked of hundreds of names at each key.
    private static func hasLaterWord(beginning key: String, in name: String) -> Bool {
        let (key, bytes) = (Array(key.utf8), Array(name.utf8))
        guard bytes.count > key.count else { return false }
        return (0..<bytes.count - key.count).contains { place in
            bytes[place] == UInt8(ascii: " ") && bytes[(place + 1)...].starts(with: key)
        }
    }

    private static func quoted(_ field: String, _ name: String) -> String {
        name.contains(" ") ? "\(field)\"\(name)\"" : field + name
    }

    /// A quotation that is open belongs to the word.
    private static func wordStart(_ bytes: [UInt8], _ end: Int) -> Int {
        var isQuoted = false
        var start = 0
        for index in 0..<end {
            if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if bytes[index] == UInt8(ascii: " "), !isQuoted { start = index + 1 }
        }
        return start
    }
}
