import CTerminal
import Synchronization

/// Characters that East Asian terminals show in two columns and all others in one: class A of Unicode's EastAsianWidth.txt.
///
/// A property of the terminal, which nobody can ask it: the reader tells. Letters then take two columns; signs, lines and punctuation are
/// replaced by ASCII, as the screen is drawn with them.
public enum AmbiguousWidth {
    private static let isTwo = Atomic<Bool>(false)

    static var isWide: Bool { isTwo.load(ordering: .relaxed) }

    /// From now on, for the whole process; to be told before the screen is opened.
    public static func widen() {
        isTwo.store(true, ordering: .relaxed)
        // curses keeps the address for good.
        let copy = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: letters.count)
        _ = copy.initialize(from: letters)
        dossier_widen(copy.baseAddress, Int32(letters.count / 2))
    }

    /// For tests: as it was.
    static func narrow() {
        isTwo.store(false, ordering: .relaxed)
        dossier_widen(nil, 0)
    }

    /// Columns of a character as curses has it; below 0 where it knows none.
    static func columnsInCurses(_ scalar: Unicode.Scalar) -> Int { Int(dossier_curses_columns(scalar.value)) }

    /// Replaced by ASCII where they would take two columns.
    static func isSign(_ value: UInt32) -> Bool {
        (0xA1...0xBF).contains(value) || value == 0xD7 || value == 0xF7 || (0x2010...0x2BFF).contains(value)
    }

    static func isLetter(_ value: UInt32) -> Bool {
        guard value >= letters[0] else { return false }
        var low = 0
        var high = letters.count / 2
        while low < high {
            let middle = (low + high) / 2
            if value < letters[2 * middle] {
                high = middle
            } else if value > letters[2 * middle + 1] {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }

    /// First and last of each range, without signs, marks and characters for private use.
    private static let letters: [UInt32] = [
        0xC6, 0xC6, 0xD0, 0xD0, 0xD8, 0xD8, 0xDE, 0xE1, 0xE6, 0xE6, 0xE8, 0xEA, 0xEC, 0xED, 0xF0, 0xF0, 0xF2, 0xF3,
        0xF8, 0xFA, 0xFC, 0xFC, 0xFE, 0xFE, 0x101, 0x101, 0x111, 0x111, 0x113, 0x113, 0x11B, 0x11B, 0x126, 0x127,
        0x12B, 0x12B, 0x131, 0x133, 0x138, 0x138, 0x13F, 0x142, 0x144, 0x144, 0x148, 0x14B, 0x14D, 0x14D,
        0x152, 0x153, 0x166, 0x167, 0x16B, 0x16B, 0x1CE, 0x1CE, 0x1D0, 0x1D0, 0x1D2, 0x1D2, 0x1D4, 0x1D4,
        0x1D6, 0x1D6, 0x1D8, 0x1D8, 0x1DA, 0x1DA, 0x1DC, 0x1DC, 0x251, 0x251, 0x261, 0x261, 0x2C4, 0x2C4,
        0x2C7, 0x2C7, 0x2C9, 0x2CB, 0x2CD, 0x2CD, 0x2D0, 0x2D0, 0x2D8, 0x2DB, 0x2DD, 0x2DD, 0x2DF, 0x2DF,
        0x391, 0x3A1, 0x3A3, 0x3A9, 0x3B1, 0x3C1, 0x3C3, 0x3C9, 0x401, 0x401, 0x410, 0x44F, 0x451, 0x451,
        0x3248, 0x324F, 0x1F100, 0x1F10A, 0x1F110, 0x1F12D, 0x1F130, 0x1F169, 0x1F170, 0x1F18D, 0x1F18F, 0x1F190,
        0x1F19B, 0x1F1AC,
    ]
}
