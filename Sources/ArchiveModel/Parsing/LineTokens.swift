/// A line cut into words, numbers and marks, as the line scanners read it.
struct LineTokens {
    struct Token {
        enum Kind { case word, number, mark }

        var kind: Kind
        /// As it stands.
        var text: Substring
        /// Lower case, for words.
        var folded: String
        /// A blank stands before it.
        var isSpaced: Bool
    }

    let tokens: [Token]

    init(_ line: some StringProtocol) {
        let line = Substring(line)
        var tokens: [Token] = []
        var index = line.startIndex
        var spaced = true
        while index < line.endIndex {
            let character = line[index]
            if character.isBlank {
                spaced = true
                index = line.index(after: index)
                continue
            }
            let kind: Token.Kind =
                character.isASCIIDigit ? .number : character.isWordLetter && !character.isIdeograph ? .word : .mark
            var end = line.index(after: index)
            if kind != .mark {
                while end < line.endIndex, Self.continues(line[end], kind) { end = line.index(after: end) }
            }
            let text = line[index..<end]
            tokens.append(
                Token(kind: kind, text: text, folded: kind == .word ? text.lowercased() : "", isSpaced: spaced))
            spaced = false
            index = end
        }
        self.tokens = tokens
    }

    private static func continues(_ character: Character, _ kind: Token.Kind) -> Bool {
        kind == .number
            ? character.isASCIIDigit
            : character.isWordLetter && !character.isIdeograph || character == "’" || character == "'"
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }

    /// Han, which writes dates and words without blanks.
    var isIdeograph: Bool {
        guard let value = unicodeScalars.first?.value else { return false }
        return (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
    }
}
