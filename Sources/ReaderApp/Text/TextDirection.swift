/// Whether a text runs to the left, by its first letter (UAX #9, rules P2 and P3).
enum TextDirection {
    static func isRightToLeft(_ text: some StringProtocol) -> Bool {
        // Latin text, most of all, is known by its first letters.
        for scalar in text.unicodeScalars {
            if isRightToLeft(scalar) { return true }
            if scalar.properties.isAlphabetic { return false }
        }
        return false
    }

    /// Hebrew, Arabic, Syriac, Thaana, N’Ko, and what belongs to them.
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0591...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            scalar.properties.isAlphabetic
        case 0x200F: true
        default: false
        }
    }
}
