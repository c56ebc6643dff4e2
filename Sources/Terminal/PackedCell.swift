/// A cell in twelve bytes that are copied and compared as they are: a screen has thousands, and each key makes a new one.
struct PackedCell: Hashable, Sendable {
    /// A scalar; zero where a wide cluster at the left reaches into the cell; from `firstCluster` on the hash of several scalars,
    /// under which the surface keeps them.
    var code: UInt32
    var style: PackedStyle

    static let continuation: UInt32 = 0
    static let blank: UInt32 = 0x20
    static let firstCluster: UInt32 = 1 << 31

    var isContinuation: Bool { code == Self.continuation }

    /// FNV-1a, so that two surfaces give the same cluster the same code.
    static func code(ofCluster text: String) -> UInt32 {
        text.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 } | firstCluster
    }
}

/// A style in one number: five attributes, and for each colour two bits of kind and 24 of value.
struct PackedStyle: Hashable, Sendable {
    private let bits: UInt64

    init(_ style: Style) {
        bits =
            UInt64(style.attributes.rawValue) | Self.bits(style.foreground) << 8 | Self.bits(style.background) << 34
    }

    var style: Style {
        Style(
            foreground: Self.color(bits >> 8), background: Self.color(bits >> 34),
            attributes: Style.Attributes(rawValue: UInt8(truncatingIfNeeded: bits)))
    }

    private static func bits(_ color: Color) -> UInt64 {
        switch color {
        case .standard: 0
        case .ansi(let index): 1 << 24 | UInt64(index)
        case .rgb(let red, let green, let blue): 2 << 24 | UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue)
        }
    }

    private static func color(_ bits: UInt64) -> Color {
        let value = bits & 0xFF_FFFF
        switch bits >> 24 & 3 {
        case 0: return .standard
        case 1: return .ansi(UInt8(truncatingIfNeeded: value))
        default:
            return .rgb(
                red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
                blue: UInt8(truncatingIfNeeded: value))
        }
    }
}
