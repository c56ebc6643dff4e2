/// The UTF-8 of one line, looked at without making a string of it.
///
/// Millions of lines are told apart by their first and last characters and by the words they begin with; ASCII decides nearly all
/// of them, and what is beyond it goes the long way.
typealias LineBytes = UnsafeBufferPointer<UInt8>

extension LineBytes {
    /// Bytes that hold any character that people type.
    private static let longestCharacter = 32

    var string: String { String(decoding: self, as: UTF8.self) }

    /// Unicode scalars.
    var scalarCount: Int {
        if isASCII { return count }
        var count = 0
        for byte in self { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
        return count
    }

    var firstCharacter: Character? {
        guard let byte = first else { return nil }
        if byte < 0x80, count == 1 || self[1] < 0x80 { return Character(Unicode.Scalar(byte)) }
        return String(decoding: prefix(Self.longestCharacter), as: UTF8.self).first
    }

    var lastCharacter: Character? {
        guard let byte = last else { return nil }
        if byte < 0x80 { return Character(Unicode.Scalar(byte)) }
        return String(decoding: suffix(Self.longestCharacter), as: UTF8.self).last
    }

    /// Without blanks, no-break spaces and invisible marks at both ends.
    var trimmedRange: Range<Int> {
        var (start, end) = (0, count)
        while start < end, self[start].isASCIIBlank { start += 1 }
        while end > start, self[end - 1].isASCIIBlank { end -= 1 }
        guard start < end, self[start] >= 0x80 || self[end - 1] >= 0x80 else { return start..<end }
        let text = String(decoding: self[start..<end], as: UTF8.self)
        let trimmed = text.trimmingBlanks()
        let before = text.unicodeScalars.prefix { $0.isInvisible }.reduce(0) { $0 + UTF8.width($1) }
        return trimmed.isEmpty ? start..<start : start + before..<start + before + trimmed.utf8.count
    }

    /// Whether a letter is in it.
    var hasLetter: Bool {
        if contains(where: \.isASCIILetter) { return true }
        return contains { $0 >= 0x80 } && string.contains { $0.isWordLetter }
    }

    var isASCII: Bool {
        // Without a way out of the loop, the compiler looks at many bytes at once.
        var all: UInt8 = 0
        for byte in self { all |= byte }
        return all < 0x80
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isASCIICapital: Bool { (0x41...0x5A).contains(self) }
    var isASCIISmall: Bool { (0x61...0x7A).contains(self) }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIIBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension Unicode.Scalar {
    /// A blank, or a mark that shows nothing.
    var isInvisible: Bool {
        properties.isWhitespace || self == "\u{200B}" || self == "\u{FEFF}" || self == "\u{2060}"
    }
}
