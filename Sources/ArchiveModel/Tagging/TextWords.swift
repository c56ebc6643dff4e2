/// The words of a text for tagging: with their place in the sentence, without possessives.
///
/// Words are ranges of the text; a string is made of the few that could be names.
struct TextWords {
    struct Word {
        /// UTF-8 offsets.
        fileprivate(set) var range: Range<Int>
        /// Of its letters as they stand, see `WordFilter`.
        fileprivate(set) var hash: UInt32
        fileprivate(set) var begins: Beginning
        /// After a full stop, a colon, a quotation mark or a line end: a capital here says nothing.
        fileprivate(set) var opensSentence: Bool
        /// No mark stands between this word and the one before it.
        fileprivate(set) var continues: Bool
    }

    enum Beginning { case capital, small, other }

    let text: String
    let words: [Word]

    init(_ text: String) {
        var text = text
        words = text.withUTF8 { bytes in
            var reader = WordReader(bytes)
            return reader.words()
        }
        self.text = text
    }

    /// Of a word in small letters; nil where it has others than those of ASCII.
    func smallHash(of word: Word) -> UInt32? {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            var hash = WordFilter.seed
            for byte in UnsafeBufferPointer(rebasing: bytes[word.range]) {
                guard byte < 0x80 else { return nil }
                hash = WordFilter.step(hash, byte.isASCIICapital ? byte | 0x20 : byte)
            }
            return hash
        } ?? nil
    }

    func text(of word: Word) -> String {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: word.range.lowerBound)
        return String(text[start..<utf8.index(start, offsetBy: word.range.count)])
    }
}

/// Walks over the bytes of a text; what is beyond ASCII is looked at character by character.
private struct WordReader {
    private enum Kind { case part, joiner, blank, ending, mark }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var found: [TextWords.Word] = []
    private var opens = true
    private var continues = false
    /// Of the word that is read; its end lies before a mark that may belong to it.
    private var start: Int?
    private var end = 0
    /// The first byte of a mark behind the word that may belong to it.
    private var pending: UInt8?

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func words() -> [TextWords.Word] {
        found.reserveCapacity(bytes.count / 6 + 1)
        var index = 0
        while index < bytes.count {
            let stretch = plainLetters(from: index)
            let (kind, length) = stretch > 0 ? (.part, stretch) : kind(at: index)
            if kind == .part {
                if start == nil { start = index }
                pending = nil
                index += length
                end = index
                continue
            }
            if start != nil, kind == .joiner || bytes[index] == UInt8(ascii: "."), pending == nil {
                pending = bytes[index]
                index += length
                continue
            }
            finish()
            switch kind {
            case .blank: break
            case .ending: (opens, continues) = (true, false)
            case .part, .joiner, .mark: continues = false
            }
            index += length
        }
        finish()
        return found
    }

    /// Letters and digits of ASCII in a row, without a last one that carries a combining mark.
    private func plainLetters(from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isASCIILetter || bytes[index].isASCIIDigit { index += 1 }
        let carriesMark = index > start && index < bytes.count && bytes[index] & 0xFE == 0xCC
        return index - start - (carriesMark ? 1 : 0)
    }

    private mutating func finish() {
        defer { pending = nil }
        guard let first = start else { return }
        let word = UnsafeBufferPointer(rebasing: bytes[first..<end])
        // "U.S." keeps its dots; a full stop after any other word ends the sentence.
        let isAbbreviation = isAbbreviation(word)
        let shown = withoutPossessive(word)
        found.append(
            TextWords.Word(
                range: first..<first + shown, hash: WordFilter.hash(word[..<shown]), begins: beginning(of: word),
                opensSentence: opens, continues: continues))
        opens = pending == UInt8(ascii: ".") && !isAbbreviation
        continues =
            pending == nil || pending == UInt8(ascii: "&") || pending == UInt8(ascii: ".") && isAbbreviation
        start = nil
    }

    private static let titles = ["Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Sen", "St"].map { Array($0.utf8) }

    private func isAbbreviation(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        if word.count == 1 { return true }
        if word.count <= 3, word[0].isASCIICapital, Self.titles.contains(where: { $0.elementsEqual(word) }) {
            return true
        }
        if word.count <= 8, word[0] >= 0x80, String(decoding: word, as: UTF8.self).count == 1 { return true }
        return word.contains(UInt8(ascii: "."))
    }

    /// The bytes that are left without an `’s`.
    private func withoutPossessive(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        guard word.count > 2, let last = word.last, last | 0x20 == UInt8(ascii: "s") else { return word.count }
        if word[word.count - 2] == UInt8(ascii: "'"), last == UInt8(ascii: "s") { return word.count - 2 }
        let isCurly =
            word.count > 4 && word[word.count - 4] == 0xE2 && word[word.count - 3] == 0x80
            && word[word.count - 2] == 0x99
        return isCurly ? word.count - 4 : word.count
    }

    private func beginning(of word: UnsafeBufferPointer<UInt8>) -> TextWords.Beginning {
        let first = word[0]
        if first.isASCIICapital { return .capital }
        if first.isASCIISmall { return .small }
        guard first >= 0x80, let character = word.firstCharacter else { return .other }
        return character.isCapital ? .capital : character.isSmall ? .small : .other
    }

    private func kind(at index: Int) -> (Kind, length: Int) {
        let byte = bytes[index]
        // A letter may carry a combining mark, which begins with one of two bytes.
        let isBare = index + 1 >= bytes.count || bytes[index + 1] & 0xFE != 0xCC
        if byte < 0x80, isBare {
            if byte.isASCIILetter || byte.isASCIIDigit { return (.part, 1) }
            switch byte {
            case 0x20: return (.blank, 1)
            case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "&"): return (.joiner, 1)
            case 0x0A, UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: ";"),
                UInt8(ascii: "."):
                return (.ending, 1)
            default: return (.mark, 1)
            }
        }
        return kindBeyondASCII(at: index)
    }

    private func kindBeyondASCII(at index: Int) -> (Kind, length: Int) {
        // Letters of Latin 1 and Cyrillic, without a combining mark.
        if index + 2 < bytes.count, bytes[index + 2] & 0xFE != 0xCC {
            let (byte, second) = (bytes[index], bytes[index + 1])
            if byte == 0xC3, second != 0x97, second != 0xB7 { return (.part, 2) }
            if byte == 0xD0 || byte == 0xD1 { return (.part, 2) }
        }
        let rest = UnsafeBufferPointer(rebasing: bytes[index...])
        guard let character = rest.firstCharacter ?? String(decoding: rest.prefix(8), as: UTF8.self).first else {
            return (.mark, 1)
        }
        let length = max(1, character.utf8.count)
        if character.isWordLetter || character.isWordNumber { return (.part, length) }
        switch character {
        case "\u{A0}": return (.blank, length)
        case "’": return (.joiner, length)
        case "“", "”", "…": return (.ending, length)
        default: return (.mark, length)
        }
    }
}
