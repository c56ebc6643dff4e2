/// What a terminal without Unicode gets instead of a character.
enum Transliteration {
    private static let table: [Unicode.Scalar: String] = [
        "│": "|", "┃": "|", "▌": "|", "▎": "|", "▏": "|", "║": "|", "─": "-", "━": "-", "═": "=", "┌": "+", "┐": "+",
        "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
        "‘": "'", "’": "'", "‚": "'", "“": "\"", "”": "\"", "„": "\"", "«": "<", "»": ">", "‹": "<", "›": ">",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": ".", "•": "*", "·": ".", "●": "*", "○": "o", "★": "*",
        "☆": "*", "▸": ">", "▾": "v", "◇": "+", "◆": "#", "▶": ">", "◂": "<", "▲": "^", "▼": "v", "→": ">", "←": "<",
        "↑": "^",
        "↓": "v", "✓": "x",
        "█": "#", "░": ".", "▒": ":", "▓": "#", "▁": "_", "▂": ".", "▃": "-", "▄": "-", "▅": "=",
        "▆": "=", "▇": "#", "▔": "-", "×": "x", "€": "E", "£": "L", "ß": "s", "æ": "a",
        "Æ": "A", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "\u{A0}": " ", "©": "c", "®": "r",
        "⚑": "!", "¶": "P", "§": "S", "°": "o", "½": "?", "❯": ">",
    ]

    /// ASCII of the same width in columns.
    static func ascii(_ text: String, columns: Int) -> String {
        guard let first = text.unicodeScalars.first else { return "" }
        if first.isASCII { return String(first) }
        if let known = table[first] { return known }
        if let base = String(first).decomposedBase, base.isASCII { return String(base) }
        return String(repeating: "?", count: max(1, columns))
    }
}

extension String {
    /// The base letter of a precomposed one, by canonical equivalence: `é` is `e` and a combining accent.
    fileprivate var decomposedBase: Unicode.Scalar? {
        guard let scalar = unicodeScalars.first, scalar.value >= 0xC0, scalar.value < 0x250 || scalar.value >= 0x1E00,
            scalar.value < 0x1F00
        else { return nil }
        for letter in Self.plainLetters {
            for mark in Self.marks where letter + String(mark) == self { return letter.unicodeScalars.first }
        }
        return nil
    }

    private static let plainLetters = "aeiouycnszgAEIOUYCNSZGdlrtkhjwDLRTKHJW".map { String($0) }
    private static let marks: [Unicode.Scalar] = [
        "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{30A}", "\u{30B}",
        "\u{30C}", "\u{323}", "\u{327}", "\u{328}",
    ]
}
