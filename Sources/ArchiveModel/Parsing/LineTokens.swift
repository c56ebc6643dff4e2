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
        var isSpaced = true
        let utf8 = line.utf8
        while index < utf8.endIndex {
            let byte = utf8[index]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isSpaced = true
                index = utf8.index(after: index)
                continue
            }
            let start = index
            let kind = Self.scan(line, &index)
            guard let kind else {
                // A blank beyond ASCII.
                isSpaced = true
                continue
            }
            let text = line[start..<index]
            tokens.append(
                Token(kind: kind, text: text, folded: kind == .word ? text.lowercased() : "", isSpaced: isSpaced))
            isSpaced = false
        }
        self.tokens = tokens
    }

    /// Moves past one token; nil for a blank.
    private static func scan(_ line: Substring, _ index: inout Substring.Index) -> Token.Kind? {
        let utf8 = line.utf8
        let byte = utf8[index]
        if (0x30...0x39).contains(byte) {
            while index < utf8.endIndex, (0x30...0x39).contains(utf8[index]) { index = utf8.index(after: index) }
            return .number
        }
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        guard isLetter || byte >= 0x80 else {
            // With what combines with it.
            index = line.index(after: index)
            return .mark
        }
        if !isLetter {
            let character = line[index]
            if character.isBlank {
                index = line.index(after: index)
                return nil
            }
            guard character.isWordLetter, !character.isIdeograph else {
                index = line.index(after: index)
                return .mark
            }
        }
        while index < utf8.endIndex {
            let next = utf8[index]
            if (0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "'") {
                index = utf8.index(after: index)
            } else if next < 0x80 {
                break
            } else {
                let character = line[index]
                guard character == "’" || character.isWordLetter && !character.isIdeograph else { break }
                index = line.index(after: index)
            }
        }
        return .word
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
