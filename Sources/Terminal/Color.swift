/// A colour as a theme names it.
public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// One of the terminal's own 16 colours, 0–15.
    case ansi(UInt8)
    case rgb(red: UInt8, green: UInt8, blue: UInt8)

    /// Reads `#rgb` or `#rrggbb`.
    public init?(hexadecimal text: some StringProtocol) {
        let digits = text.utf8.dropFirst().compactMap { Self.hexadecimalDigit($0) }
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == text.utf8.count - 1 else { return nil }
        switch digits.count {
        case 3: self = .rgb(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
        case 6:
            self = .rgb(
                red: digits[0] << 4 | digits[1], green: digits[2] << 4 | digits[3], blue: digits[4] << 4 | digits[5])
        default: return nil
        }
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// How many colours a terminal can show.
public enum ColorDepth: Int, Comparable, Sendable {
    case none = 0
    case ansi16 = 16
    case indexed256 = 256
    case rgb = 16_777_216

    public static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rawValue < b.rawValue }
}

extension Color {
    /// The colour number that curses takes at a depth; -1 is the terminal's own.
    public func number(at depth: ColorDepth) -> Int {
        switch (self, depth) {
        case (.standard, _), (_, .none): -1
        case (.ansi(let index), _): Int(index)
        case (.rgb(let red, let green, let blue), .rgb): Int(red) << 16 | Int(green) << 8 | Int(blue)
        case (.rgb(let red, let green, let blue), .indexed256): Self.nearestIndexed(red, green, blue)
        case (.rgb(let red, let green, let blue), .ansi16): Self.nearestANSI(red, green, blue)
        }
    }

    /// The nearest colour of xterm's 6×6×6 cube or its grey ramp (16–255); the first 16 differ from terminal to terminal.
    private static func nearestIndexed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
        let levels = [0, 95, 135, 175, 215, 255]
        func nearestLevel(_ value: UInt8) -> Int {
            levels.indices.min { abs(levels[$0] - Int(value)) < abs(levels[$1] - Int(value)) } ?? 0
        }
        let (r, g, b) = (nearestLevel(red), nearestLevel(green), nearestLevel(blue))
        let cubeDistance = distance((red, green, blue), (levels[r], levels[g], levels[b]))
        let grey = min(23, max(0, ((Int(red) + Int(green) + Int(blue)) / 3 - 3) / 10))
        let greyLevel = 8 + grey * 10
        return distance((red, green, blue), (greyLevel, greyLevel, greyLevel)) < cubeDistance
            ? 232 + grey : 16 + 36 * r + 6 * g + b
    }

    /// The nearest of the 16 colours as xterm shows them.
    private static func nearestANSI(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
        let palette: [(Int, Int, Int)] = [
            (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (60, 60, 238), (205, 0, 205), (0, 205, 205),
            (229, 229, 229), (127, 127, 127), (255, 85, 85), (85, 255, 85), (255, 255, 85), (120, 120, 255),
            (255, 85, 255), (85, 255, 255), (255, 255, 255),
        ]
        return palette.indices.min {
            distance((red, green, blue), palette[$0]) < distance((red, green, blue), palette[$1])
        } ?? 7
    }

    private static func distance(_ a: (UInt8, UInt8, UInt8), _ b: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (Int(a.0) - b.0, Int(a.1) - b.1, Int(a.2) - b.2)
        return 3 * red * red + 4 * green * green + 2 * blue * blue
    }

    /// Relative luminance, 0–1, after WCAG 2.1; nil for the terminal's own colours, which nobody knows.
    public var luminance: Double? {
        guard case .rgb(let red, let green, let blue) = self else { return nil }
        func linear(_ value: UInt8) -> Double {
            let share = Double(value) / 255
            guard share > 0.03928 else { return share / 12.92 }
            let base = (share + 0.055) / 1.055
            // x^2.4 without the mathematics library: x² · x^0.4, the latter by Newton's iteration on y⁵ = x².
            var root = base
            for _ in 0..<24 {
                root -= (root * root * root * root * root - base * base) / (5 * root * root * root * root)
            }
            return base * base * root
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio of two colours, 1–21, after WCAG 2.1; nil where a colour is the terminal's own.
    public static func contrast(_ a: Color, _ b: Color) -> Double? {
        guard let first = a.luminance, let second = b.luminance else { return nil }
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }
}
