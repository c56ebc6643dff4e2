/// Finds addresses in a text, which are not broken where they fit on a line.
enum AddressScanner {
    private static let beginnings = ["https://", "http://", "www.", "mailto:", "ftp://"].map { Array($0.utf8) }

    /// UTF-8 ranges, from the scheme to the next blank.
    static func ranges(in text: borrowing [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < text.count {
            guard index == 0 || !isWord(text[index - 1]), starts(text, at: index) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, text[index] > 0x20 { index += 1 }
            ranges.append(start..<index)
        }
        return ranges
    }

    private static func starts(_ text: borrowing [UInt8], at index: Int) -> Bool {
        guard "hwmf".utf8.contains(text[index] | 0x20) else { return false }
        for beginning in beginnings where index + beginning.count < text.count {
            var offset = 0
            while offset < beginning.count, text[index + offset] | 0x20 == beginning[offset] | 0x20 { offset += 1 }
            if offset == beginning.count { return true }
        }
        return false
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte >= 0x80
    }
}
