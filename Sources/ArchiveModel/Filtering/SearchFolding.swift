/// Words as search compares them, the same for the index, the filter and the marks in the text.
///
/// Letters, digits and the vowel signs of Indic scripts make words; case, diacritics, width, soft hyphens and vowel points go. Scripts
/// that put no blank between words (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese, Tibetan) give a word a character, so that a
/// word of the filter finds any stretch of such a text.
public enum SearchFolding {
    public static func words(of text: some StringProtocol) -> [String] {
        var words: [String] = []
        forEachWord(in: text) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// A whole value such as a tag's name, for comparison: folded words with single spaces.
    public static func key(_ text: some StringProtocol) -> String {
        words(of: text).joined(separator: " ")
    }

    /// Each word with the UTF-8 range in which it stands.
    public static func wordRanges(of text: String) -> [(folded: String, range: Range<Int>)] {
        var words: [(String, Range<Int>)] = []
        forEachWord(in: text) { word, range in words.append((String(decoding: word, as: UTF8.self), range)) }
        return words
    }

    /// What the index is to read in place of a text.
    ///
    /// Its tokeniser (unicode61, which removes Latin diacritics) cuts Latin text into the same words; other text it gets folded.
    static func indexText(_ text: String) -> String {
        var text = text
        let isLatin = text.withUTF8 { Self.isLatin($0) }
        return isLatin ? text : key(text)
    }

    /// Whether a folded word could be one of `WordBeginnings`.
    static func isBeginning(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        return (1...WordBeginnings.longest).contains(scalars.count)
            && scalars.first.map { !FoldedScalar.isUnspaced($0.value) } ?? false
    }

    static func forEachWord(in text: some StringProtocol, _ take: ([UInt8], Range<Int>) -> Void) {
        var text = String(text)
        text.withUTF8 { forEachWord(in: $0, take) }
    }

    private static func forEachWord(in bytes: UnsafeBufferPointer<UInt8>, _ take: ([UInt8], Range<Int>) -> Void) {
        var word: [UInt8] = []
        var start = 0
        var end = 0
        func finish() {
            if !word.isEmpty { take(word, start..<end) }
            word.removeAll(keepingCapacity: true)
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte >= 0x80 else {
                if byte.isASCIILetter || byte.isASCIIDigit {
                    if word.isEmpty { start = index }
                    word.append(byte.isASCIICapital ? byte | 0x20 : byte)
                    end = index + 1
                } else {
                    finish()
                }
                index += 1
                continue
            }
            let (scalar, length) = FoldedScalar.decode(bytes, at: index)
            switch FoldedScalar(scalar) {
            case .nothing: break
            case .separator: finish()
            case .part(let folded):
                if word.isEmpty { start = index }
                word.append(contentsOf: folded)
                end = index + length
            case .word(let folded):
                finish()
                take(folded, index..<index + length)
            }
            index += length
        }
        finish()
    }

    /// Second bytes of letters that unicode61 leaves as they are: æ ð ø þ ß, đ ħ ı, ł œ.
    private static let specialC3: Set<UInt8> = [0x86, 0x90, 0x98, 0x9E, 0x9F, 0xA6, 0xB0, 0xB8, 0xBE]
    private static let specialC4: Set<UInt8> = [0x90, 0x91, 0xA6, 0xA7, 0xB1]
    private static let specialC5: Set<UInt8> = [0x81, 0x82, 0x92, 0x93]

    /// Whether unicode61 cuts and folds the text as this does: Latin letters in one piece, usual punctuation, pictographs.
    private static func isLatin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            switch byte {
            case 0xC2 where second != 0xAD, 0xC3 where !specialC3.contains(second),
                0xC4 where !specialC4.contains(second),
                0xC5 where !specialC5.contains(second):
                index += 2
            case 0xE2 where second == 0x80 && !(0x8B...0x8F).contains(third) && !(0xAA...0xAE).contains(third),
                0xE2 where second >= 0x82 && second != 0x83, 0xEF where second == 0xBF && third == 0xBD:
                index += 3
            case 0xF0 where second == 0x9F: index += 4
            default: return false
            }
        }
        return true
    }
}
