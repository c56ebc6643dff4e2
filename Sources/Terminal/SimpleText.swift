/// Text in which every scalar stands for itself and takes one column: ASCII, Latin with its accents, the usual punctuation and
/// the signs that the screen is drawn with.
///
/// Nearly all text is so, and needs neither grapheme clusters nor tables to be measured.
public enum SimpleText {
    /// Columns of a simple text; nil for other text.
    static func columns(of text: Substring) -> Int? {
        text.utf8.withContiguousStorageIfAvailable { columns(of: $0) }
            ?? Array(text.utf8).withUnsafeBufferPointer {
                columns(of: $0)
            }
    }

    /// Columns of simple text in UTF-8; nil for other text.
    public static func columns(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var columns = 0
        var index = 0
        let isNarrow = !AmbiguousWidth.isWide
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x20, byte < 0x7F {
                index += 1
            } else if isNarrow, byte >= 0xC2, byte <= 0xCB, index + 1 < bytes.count {
                // U+00A0–02FF but the soft hyphen.
                guard byte > 0xC2 || bytes[index + 1] >= 0xA0 && bytes[index + 1] != 0xAD else { return nil }
                index += 2
            } else if isNarrow, byte == 0xE2, index + 2 < bytes.count, isSign(bytes[index + 1], bytes[index + 2]) {
                index += 3
            } else {
                return nil
            }
            columns += 1
        }
        return columns
    }

    /// So many columns of simple text from its start.
    static func prefix(_ columns: Int, of text: Substring) -> Substring {
        text.unicodeScalars.index(text.startIndex, offsetBy: columns, limitedBy: text.endIndex).map { text[..<$0] }
            ?? text
    }

    /// By the second and third byte: U+2010–2026, U+2190–21BF, U+2500–25CF, U+2605.
    private static func isSign(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x80: third >= 0x90 && third <= 0xA6
        case 0x86: third >= 0x90
        case 0x94...0x96: true
        case 0x97: third <= 0x8F
        case 0x98: third == 0x85
        default: false
        }
    }
}
