/// A line cut into words, numbers and marks, as the line scanners read it.
struct LineTokens {
    struct Token {
        enum Kind { case word, number, mark }

        var kind: Kind
        /// As it stands.
        var text: String
        /// Lower case, for words.
        var folded: String
        /// A blank stands before it.
        var isSpaced: Bool
        /// UTF-8 offset in the line.
        var offset: Int

        /// UTF-8 offset behind it.
        var end: Int { offset + text.utf8.count }
        var isMark: Bool { kind == .mark }
        /// Of a number; nil for one that is too long to be of a date.
        var value: Int? { kind == .number && text.utf8.count <= 6 ? Int(text) : nil }
        /// Of a number.
        var digits: Int { text.utf8.count }
    }

    let tokens: [Token]

    init(_ line: some StringProtocol) {
        var line = String(line)
        tokens = line.withUTF8 { bytes in
            var scanner = TokenScanner(bytes)
            return scanner.tokens()
        }
    }
}

/// Walks over the bytes of a line; what is beyond ASCII is looked at character by character.
private struct TokenScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func tokens() -> [LineTokens.Token] {
        var tokens: [LineTokens.Token] = []
        tokens.reserveCapacity(bytes.count / 5 + 2)
        var isSpaced = true
        while index < bytes.count {
            let start = index
            guard let kind = scan() else {
                isSpaced = true
                continue
            }
            let text = String(decoding: bytes[start..<index], as: UTF8.self)
            tokens.append(
                LineTokens.Token(
                    kind: kind, text: text, folded: kind == .word ? Self.folded(bytes[start..<index], text) : "",
                    isSpaced: isSpaced, offset: start))
            isSpaced = false
        }
        return tokens
    }

    private static func folded(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ text: String) -> String {
        guard !bytes.contains(where: { $0 >= 0x80 }) else { return text.lowercased() }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            for (offset, byte) in bytes.enumerated() {
                buffer[offset] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            return bytes.count
        }
    }

    /// Moves past one token; nil for a blank.
    private mutating func scan() -> LineTokens.Token.Kind? {
        let byte = bytes[index]
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
            index += 1
            return nil
        }
        if Self.isDigit(byte) {
            let start = index
            while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
            if let year = endOfGluedYear(start) { index = year }
            return .number
        }
        if Self.isLetter(byte) {
            skipWord()
            return .word
        }
        // A mark comes with what combines with it.
        guard byte >= 0x80 || index + 1 < bytes.count && bytes[index + 1] >= 0x80 else {
            index += 1
            return .mark
        }
        let character = character()
        if character.isBlank {
            index += character.utf8.count
            return nil
        }
        if byte >= 0x80, character.isWordLetter, !character.isIdeograph {
            skipWord()
            return .word
        }
        index += character.utf8.count
        return .mark
    }

    /// In `2. Februar 20202. Februar 2020` the day of the second date is glued to the year of the first.
    ///
    /// - Returns: nil where the digits from `start` to the index are one number.
    private func endOfGluedYear(_ start: Int) -> Int? {
        guard (5...6).contains(index - start), index < bytes.count, bytes[index] == UInt8(ascii: "."),
            bytes[start] == UInt8(ascii: "1") && bytes[start + 1] == UInt8(ascii: "9")
                || bytes[start] == UInt8(ascii: "2") && bytes[start + 1] == UInt8(ascii: "0"),
            index + 1 < bytes.count, bytes[index + 1] == 0x20, start > 0, bytes[start - 1] == 0x20
        else { return nil }
        return start + 4
    }

    private mutating func skipWord() {
        while index < bytes.count {
            let next = bytes[index]
            if Self.isLetter(next) || next == UInt8(ascii: "'") {
                index += 1
            } else if next < 0x80 {
                return
            } else {
                let character = character()
                guard character == "’" || character.isWordLetter && !character.isIdeograph else { return }
                index += character.utf8.count
            }
        }
    }

    /// Bytes that hold any character that people type.
    private static let longestCharacter = 32

    private func character() -> Character {
        let end = min(bytes.count, index + Self.longestCharacter)
        return String(decoding: bytes[index..<end], as: UTF8.self).first ?? " "
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }

    /// Han, which writes dates and words without blanks.
    var isIdeograph: Bool {
        guard let value = unicodeScalars.first?.value else { return false }
        return (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
    }
}
