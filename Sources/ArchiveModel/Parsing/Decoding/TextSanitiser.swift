/// The last step before text is kept: nothing that a terminal would obey goes on.
///
/// Replaces C0 but newline and tab, delete, C1 (U+0080–009F), bidirectional controls (UAX #9) and tag characters (U+E0000–E007F, which
/// nobody sees) by U+FFFD; the tags of a flag stay (UTS #51, ED-14a). Runs once, after the last decoding.
public enum TextSanitiser {
    /// - Returns: the harmless text and what was replaced, each kind of character once with its count.
    public static func sanitise(_ text: String) -> (text: String, neutralised: [Unicode.Scalar: Int]) {
        guard needsWork(text) else { return (text, [:]) }
        var found: [Unicode.Scalar: Int] = [:]
        var result = String.UnicodeScalarView()
        // A return and a feed are a line end; a return alone moves the cursor.
        let lines = text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text
        /// Characters of a flag that are still to come, itself included.
        var flag = 0
        for (index, scalar) in zip(lines.unicodeScalars.indices, lines.unicodeScalars) {
            if scalar == "\u{1F3F4}" { flag = tagsOfFlag(lines.unicodeScalars[index...].dropFirst()) + 1 }
            defer { flag -= flag > 0 ? 1 : 0 }
            if isHarmful(scalar), flag == 0 || !isTag(scalar) {
                found[scalar, default: 0] += 1
                result.append("\u{FFFD}")
            } else {
                result.append(scalar)
            }
        }
        return (String(result), found)
    }

    /// Whether a text may go to a terminal as it is; flags of regions are looked at closer by `sanitise`.
    public static func isHarmless(_ text: String) -> Bool { !needsWork(text) }

    public static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0: true
        case 0xE0000...0xE007F: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0000...0xE007F).contains(scalar.value) }

    /// How many of the characters behind a black flag make it the flag of a region: letters and digits as tags, and the end of them.
    private static func tagsOfFlag(_ rest: Substring.UnicodeScalarView) -> Int {
        let letters = rest.prefix { (0xE0030...0xE0039).contains($0.value) || (0xE0061...0xE007A).contains($0.value) }
        let count = letters.count
        return count > 0 && rest.dropFirst(count).first?.value == 0xE007F ? count + 1 : 0
    }

    /// A name for people: `ESC (U+001B)`.
    static func name(of scalar: Unicode.Scalar) -> String {
        let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
        let names: [UInt32: String] = [
            0: "NUL", 7: "BEL", 8: "BS", 0x0C: "FF", 0x0D: "CR", 0x1B: "ESC", 0x7F: "DEL", 0x9B: "CSI", 0x9D: "OSC",
            0x90: "DCS",
        ]
        if let known = names[scalar.value] { return "\(known) (\(code))" }
        if isTag(scalar) { return "tag character (\(code))" }
        return scalar.value >= 0x200E || scalar.value == 0x61C ? "direction control (\(code))" : code
    }

    /// Bytes that could belong to a harmful character; most text has none and is returned as it came.
    private static func needsWork(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            // Without a way out of the loop, the compiler looks at many bytes at once.
            var suspects: UInt8 = 0
            for byte in bytes {
                suspects |= byte < 0x20 && byte &- 0x09 > 1 || byte == 0x7F ? 1 : 0
                suspects |= byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xF3 ? 1 : 0
            }
            guard suspects != 0 else { return false }
            for index in bytes.indices {
                switch bytes[index] {
                case 0x20..<0x7F, 0x09, 0x0A: continue
                case 0..<0x20, 0x7F: return true
                case 0xC2: if bytes[index + 1] < 0xA0 { return true }
                case 0xD8: if bytes[index + 1] == 0x9C { return true }
                case 0xE2: if isHarmfulTail(bytes[index + 1], bytes[index + 2]) { return true }
                case 0xF3: if bytes[index + 1] == 0xA0, bytes[index + 2] < 0x82 { return true }
                default: continue
                }
            }
            return false
        }
    }

    /// The second and third bytes of U+200E, U+200F, U+2028–202E and U+2066–2069 after 0xE2.
    ///
    /// A string's UTF-8 is always whole.
    private static func isHarmfulTail(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x80: (0x8E...0x8F).contains(third) || (0xA8...0xAE).contains(third)
        case 0x81: (0xA6...0xA9).contains(third)
        default: false
        }
    }
}
