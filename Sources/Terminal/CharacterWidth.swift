/// Columns that text takes on a terminal, by grapheme cluster.
///
/// The width of a cluster is the width of its first spacing scalar, as `wcwidth` of the C library counts it, so that curses
/// and the surface agree on every cell; a flag (two regional indicators) takes two columns. East Asian wide and full-width
/// characters are those of Unicode's EastAsianWidth.txt (W and F).
public enum CharacterWidth {
    /// Columns of a whole text.
    @inlinable public static func columns(of text: some StringProtocol) -> Int { columns(of: Substring(text)) }

    /// Columns of a whole text.
    public static func columns(of text: Substring) -> Int {
        SimpleText.columns(of: text) ?? text.reduce(0) { $0 + columns(of: $1) }
    }

    /// Columns of one cluster: of a letter with marks 1 or 2, of one with vowel signs that take a place of their own more.
    public static func columns(of cluster: Character) -> Int {
        let scalars = cluster.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if first.value < 0x7F { return 1 }
        if isRegionalIndicator(first) { return 2 }
        let isJoined = isJoined(scalars)
        var sum = 0
        for scalar in scalars {
            sum += columns(of: scalar)
            if isJoined, sum > 0 { return sum }
        }
        return sum
    }

    /// The parts of a cluster that stand in cells of their own, as the vowel signs of Thai and Indic scripts do.
    static func parts(of cluster: Character) -> [(text: String, columns: Int)] {
        let scalars = cluster.unicodeScalars
        let whole = [(text: String(cluster), columns: columns(of: cluster))]
        guard let first = scalars.first, scalars.count > 1, !isRegionalIndicator(first), !isJoined(scalars),
            scalars.count(where: { columns(of: $0) > 0 }) > 1
        else { return whole }
        var parts: [(text: String, columns: Int)] = []
        for scalar in scalars {
            let width = columns(of: scalar)
            if width > 0 || parts.isEmpty {
                parts.append((String(scalar), width))
            } else {
                parts[parts.count - 1].text.unicodeScalars.append(scalar)
            }
        }
        return parts
    }

    /// Emoji that are put together from several are one picture.
    private static func isJoined(_ scalars: Character.UnicodeScalarView) -> Bool {
        scalars.count > 1 && scalars.contains { $0.value == 0x200D || (0x1F3FB...0x1F3FF).contains($0.value) }
    }

    /// Columns of one scalar, 0–2.
    ///
    /// Control characters count one: they are shown as a replacement character.
    public static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if AmbiguousWidth.isWide, AmbiguousWidth.isLetter(value) { return 2 }
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        if ControlCharacter.isControl(scalar) { return 1 }
        if isCombining(scalar) { return 0 }
        return isWide(value) ? 2 : 1
    }

    /// Marks and format characters, which take no column of their own.
    public static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return scalar.value == 0xAD }
        // Vowels and finals of Hangul, and the one mark that the C library counts among them.
        if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
            || scalar.value == 0x1171E
        {
            return true
        }
        // Signs of Arabic, Syriac and Kaithi numbers stand for themselves, though Unicode calls them formats.
        if prepended.contains(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        default: return false
        }
    }

    private static let prepended: Set<UInt32> = [
        0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
    ]

    /// Text cut to at most `limit` columns; an ellipsis stands for what is missing.
    @inlinable public static func truncate(_ text: some StringProtocol, to limit: Int) -> String {
        truncate(Substring(text), to: limit)
    }

    /// Text cut to at most `limit` columns; an ellipsis stands for what is missing.
    public static func truncate(_ text: Substring, to limit: Int) -> String {
        let simple = SimpleText.columns(of: text)
        guard simple ?? columns(of: text) > limit else { return String(text) }
        guard limit > 0 else { return "" }
        var result: Substring
        if simple != nil {
            result = SimpleText.prefix(limit - 1, of: text)
        } else {
            var used = 0
            result = text.prefix { cluster in
                used += columns(of: cluster)
                return used <= limit - 1
            }
        }
        while result.utf8.last == UInt8(ascii: " ") { result.removeLast() }
        return result + "…"
    }

    static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            let range = wideRanges[middle]
            if value < range.lowerBound {
                high = middle
            } else if value > range.upperBound {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
        0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
        0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
        0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
        0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
        0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x2E99,
        0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x2FF0...0x303E, 0x3041...0x3096, 0x3099...0x30FF, 0x3105...0x312F,
        0x3131...0x318E, 0x3190...0x31E3, 0x31EF...0x321E, 0x3220...0xA48C, 0xA490...0xA4C6,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE52, 0xFE54...0xFE66,
        0xFE68...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE4, 0x16FF0...0x16FF1, 0x17000...0x18CD5,
        0x18D00...0x18D08, 0x1AFF0...0x1B2FB,
        0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F202,
        0x1F210...0x1F23B, 0x1F240...0x1F248, 0x1F250...0x1F251, 0x1F260...0x1F265, 0x1F300...0x1F320,
        0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
        0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
        0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
        0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
        0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB,
        0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
