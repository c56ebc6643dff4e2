extension String {
    /// Runs of blanks, no-break spaces included, become one space; none stay at the ends.
    func foldingBlanks() -> String {
        var text = self
        return text.withUTF8 { bytes in
            BlankFolding.isPlain(bytes) ? nil : BlankFolding.folded(bytes)
        } ?? self
    }
}

extension String {
    /// With a space for each no-break space; runs stay, which may separate columns.
    var withPlainSpaces: String {
        guard utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return self }
        return replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("\u{2007}", with: " ")
    }
}

/// Finds and folds the blanks of UTF-8 text.
private enum BlankFolding {
    /// Whether all blanks are single spaces between words of ASCII.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !bytes.isEmpty, let base = bytes.baseAddress, base[0] != 0x20, base[bytes.count - 1] != 0x20 else {
            return bytes.isEmpty
        }
        // Without a way out of the loops, the compiler looks at many bytes at once.
        var odd: UInt8 = 0
        for index in 0..<bytes.count { odd |= base[index] &- 0x20 < 0x60 ? 0 : 1 }
        for index in 0..<bytes.count &- 1 { odd |= base[index] | base[index &+ 1] == 0x20 ? 1 : 0 }
        return odd == 0
    }

    static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { text in
            var (count, index) = (0, 0)
            var isPending = false
            while index < bytes.count {
                let blank = blankLength(bytes, index)
                if blank > 0 {
                    isPending = count > 0
                    index += blank
                    continue
                }
                if isPending {
                    text[count] = 0x20
                    count += 1
                    isPending = false
                }
                text[count] = bytes[index]
                count += 1
                index += 1
            }
            return count
        }
    }

    /// The bytes of the blank at an offset, 0 where none is: White_Space of Unicode.
    private static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
        guard byte >= 0xC2, byte <= 0xE3, index + 1 < bytes.count else { return 0 }
        let second = bytes[index + 1]
        if byte == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard byte >= 0xE1, index + 2 < bytes.count else { return 0 }
        let third = bytes[index + 2]
        return switch (byte, second) {
        // U+2000–200A, U+2028, U+2029, U+202F.
        case (0xE2, 0x80): (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
        // U+205F, U+3000, U+1680.
        case (0xE2, 0x81): third == 0x9F ? 3 : 0
        case (0xE3, 0x80), (0xE1, 0x9A): third == 0x80 ? 3 : 0
        default: 0
        }
    }
}
