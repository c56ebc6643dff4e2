import Terminal

/// A line that is being typed.
struct TextInput: Equatable, Sendable {
    var text = ""
    /// Characters before the cursor.
    var cursor = 0

    init(_ text: String = "") {
        self.text = text
        cursor = text.count
    }

    /// UTF-8 offset of the cursor.
    var byteOffset: Int { text.prefix(cursor).utf8.count }

    mutating func insert(_ added: String) {
        let clean = String(
            added.filter { character in character.unicodeScalars.allSatisfy { !ControlCharacter.isControl($0) } })
        let index = text.index(text.startIndex, offsetBy: cursor)
        text.insert(contentsOf: clean, at: index)
        cursor = min(text.count, cursor + clean.count)
    }

    /// The keys of a line: what readline does with them.
    /// - Returns: false for a key that edits nothing.
    mutating func edit(_ key: Key) -> Bool {
        switch (key.code, key.modifiers) {
        case (.character(let character), []): insert(String(character))
        case (.backspace, _): delete(from: cursor - 1, to: cursor)
        case (.delete, _), (.character("d"), .control): delete(from: cursor, to: cursor + 1)
        case (.left, _), (.character("b"), .control): cursor = max(0, cursor - 1)
        case (.right, _), (.character("f"), .control): cursor = min(text.count, cursor + 1)
        case (.home, _), (.character("a"), .control): cursor = 0
        case (.end, _), (.character("e"), .control): cursor = text.count
        case (.character("u"), .control): delete(from: 0, to: cursor)
        case (.character("k"), .control): delete(from: cursor, to: text.count)
        case (.character("w"), .control): delete(from: wordStart, to: cursor)
        default: return false
        }
        return true
    }

    private var wordStart: Int {
        let before = Array(text.prefix(cursor))
        var index = before.count
        while index > 0, before[index - 1] == " " { index -= 1 }
        while index > 0, before[index - 1] != " " { index -= 1 }
        return index
    }

    private mutating func delete(from start: Int, to end: Int) {
        let (start, end) = (max(0, start), min(text.count, end))
        guard start < end else { return }
        let characters = Array(text)
        text = String(characters[..<start] + characters[end...])
        cursor = start
    }
}
