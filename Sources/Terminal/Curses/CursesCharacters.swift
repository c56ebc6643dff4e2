import CNcurses

/// A cluster as curses takes it: one spacing character and the marks that sit on it, ended by zero.
struct CursesCharacters {
    var characters: [wchar_t]
    var columns: Int

    /// curses keeps at most five characters a cell (CCHARW_MAX), the first of them spacing (curs_getcchar(3X)).
    private static let longest = 5

    /// One part as a rule; two for a flag; the first emoji alone of a joined sequence, which most terminals draw apart.
    static func parts(of text: String, columns: Int) -> [CursesCharacters] {
        var parts: [CursesCharacters] = []
        var used = 0
        for scalar in text.unicodeScalars {
            let width = CharacterWidth.columns(of: scalar)
            if width > 0 {
                guard used + width <= columns else { break }
                parts.append(CursesCharacters(characters: [wchar_t(scalar.value)], columns: width))
                used += width
            } else if !parts.isEmpty, parts[parts.count - 1].characters.count < longest, isMark(scalar) {
                parts[parts.count - 1].characters.append(wchar_t(scalar.value))
            }
        }
        if parts.isEmpty { parts = [CursesCharacters(characters: [wchar_t(0x20)], columns: 1)] }
        return parts.map { CursesCharacters(characters: $0.characters + [0], columns: $0.columns) }
    }

    /// Joiners and variation selectors would change the width that was counted.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        CharacterWidth.isCombining(scalar) && scalar.properties.generalCategory != .format
            && !(0xFE00...0xFE0F).contains(scalar.value)
    }
}
