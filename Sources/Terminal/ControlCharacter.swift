/// What may never reach a terminal from a document.
public enum ControlCharacter {
    /// C0, delete, C1 (ECMA-48), line and paragraph separators, and the bidirectional overrides and isolates (UAX #9).
    public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C: true
        default: false
        }
    }

    /// Characters that nobody sees, and that carry text none the less; only behind a black flag do they mean something.
    static func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0000...0xE007F).contains(scalar.value) }
    static let flag: Unicode.Scalar = "\u{1F3F4}"
}
