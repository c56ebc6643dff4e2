/// Columns that text takes where it was wrapped: wide characters take two (UAX #11), marks over letters none.
///
/// Close enough to tell how wide a document's lines are; what a terminal shows is measured elsewhere.
enum ColumnWidth {
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]

    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x1100 && wide.contains { $0.contains(scalar.value) }
    }

    static func columns(of bytes: LineBytes) -> Int {
        // What is wide has three bytes or more, the first of them from here on.
        var (count, highest) = (0, UInt8(0))
        for byte in bytes {
            count += byte & 0xC0 == 0x80 ? 0 : 1
            highest = max(highest, byte)
        }
        guard highest >= 0xE1 else { return count }
        return bytes.string.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int { isWide(scalar) ? 2 : 1 }

    static func columns(of scalar: Unicode.Scalar) -> Int {
        guard scalar.value >= 0x300 else { return 1 }
        if (0x300...0x36F).contains(scalar.value) || (0x200B...0x200F).contains(scalar.value) { return 0 }
        return columns(scalar)
    }
}
