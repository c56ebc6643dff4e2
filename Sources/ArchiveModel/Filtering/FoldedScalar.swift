import Foundation

/// What a character is to search.
enum FoldedScalar {
    /// As if it were not there: diacritics, vowel points, soft hyphens, joiners.
    case nothing
    case separator
    /// UTF-8 of what it adds to a word.
    case part([UInt8])
    /// A word of its own.
    case word([UInt8])

    init(_ scalar: Unicode.Scalar) {
        if Self.table.indices.contains(Int(scalar.value)) {
            self = Self.table[Int(scalar.value)]
        } else if (0x2010...0x2027).contains(scalar.value) {
            // Dashes, curly quotes, the ellipsis.
            self = .separator
        } else {
            self = Self.folded(scalar)
        }
    }

    /// Bytes of a scalar of UTF-8, by the first one.
    static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    /// A character and its length in UTF-8; what is no UTF-8 is U+FFFD.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int) {
        let lead = bytes[index]
        let length = length(lead)
        guard lead >= 0xC2, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Latin, Greek, Cyrillic, Hebrew and Arabic, looked up once.
    private static let table: [FoldedScalar] = (0..<0x600).map { value in
        Unicode.Scalar(value as UInt32).map { folded($0) } ?? .separator
    }

    private static func folded(_ scalar: Unicode.Scalar) -> FoldedScalar {
        if isDropped(scalar.value) { return .nothing }
        guard isWordPart(scalar) else { return .separator }
        if isUnspaced(scalar.value) { return .word(Array(String(scalar).utf8)) }
        if let letters = special[scalar] { return .part(Array(letters.utf8)) }
        let isWide = (0xFB00...0xFB06).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
        let decomposed =
            isWide
            ? String(scalar).decomposedStringWithCompatibilityMapping
            : String(scalar).decomposedStringWithCanonicalMapping
        var folded = ""
        for part in decomposed.unicodeScalars where !isDropped(part.value) {
            // Both forms of the small sigma are one letter.
            folded += part == "ς" ? "σ" : part.properties.lowercaseMapping
        }
        let bytes = folded.unicodeScalars.filter { !isDropped($0.value) }
        if bytes.allSatisfy({ isUnspaced($0.value) }), !bytes.isEmpty { return .word(Array(folded.utf8)) }
        return .part(Array(String(String.UnicodeScalarView(bytes)).utf8))
    }

    /// Letters that no decomposition takes apart, as people type them without their keyboards.
    private static let special: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i",
    ]

    private static let dropped: [ClosedRange<UInt32>] = [
        0xAD...0xAD, 0x300...0x36F, 0x591...0x5BD, 0x5BF...0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7...0x5C7,
        0x610...0x61A, 0x64B...0x65F, 0x670...0x670, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200B...0x200F,
        0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0x20D0...0x20FF, 0x3099...0x309A, 0xFE00...0xFE0F,
        0xFE20...0xFE2F, 0xFEFF...0xFEFF,
    ]

    private static func isDropped(_ value: UInt32) -> Bool {
        value >= 0xAD && dropped.contains { $0.contains(value) }
    }

    /// Scripts without blanks between words, and Hangul, where endings hang on the words.
    private static let unspaced: [ClosedRange<UInt32>] = [
        0xE00...0xEFF, 0xF00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x30FF,
        0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0x20000...0x3FFFF,
    ]

    static func isUnspaced(_ value: UInt32) -> Bool {
        value >= 0xE00 && unspaced.contains { $0.contains(value) }
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & ~0x20)
        }
        // The first private ones are the index's own, see `FacetToken`.
        if (0xE000...0xE00F).contains(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .privateUse:
            return true
        default: return false
        }
    }
}
