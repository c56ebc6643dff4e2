/// How text looks to a terminal: what select graphic rendition (ECMA-48 8.3.117) has set since the last reset.
struct Rendition: Equatable {
    /// Bit n: parameter n is set, of 1 (bold) to 9 (crossed out).
    private var attributes: UInt16 = 0
    /// The parameters as they came, without those in front and behind; empty: the terminal's own colour.
    private var foreground: [UInt8] = []
    private var background: [UInt8] = []

    static let plain = Rendition()

    private init() {}

    /// Shown as reverse where there are no italics.
    private static let italic: UInt16 = 1 << 3
    private static let underline: UInt16 = 1 << 4
    private static let reverse: UInt16 = 1 << 7
    private static let crossedOut: UInt16 = 1 << 9

    /// Whether blanks look the same in both: most of what is set shows on letters only.
    func showsBlanks(as other: Rendition) -> Bool {
        let drawn = Self.italic | Self.underline | Self.reverse | Self.crossedOut
        return (attributes | other.attributes) & drawn == 0 ? background == other.background : self == other
    }

    /// The shortest sequence that leads here.
    ///
    /// `other`: what is set in the terminal; nil: unknown. What is to go is left by a reset, the one way that each terminal knows.
    func sequence(after other: Rendition?) -> [UInt8] {
        guard self != other else { return [] }
        var before = Rendition.plain
        var parameters: [[UInt8]] = []
        if let other, isMore(than: other) { before = other } else { parameters.append([]) }
        for parameter in 1...9 where (attributes & ~before.attributes) >> parameter & 1 == 1 {
            parameters.append(Array("\(parameter)".utf8))
        }
        let colors = [(foreground, before.foreground), (background, before.background)].filter { $0 != $1 }.map(\.0)
        // Not every terminal reads both separators in one sequence.
        let apart = colors.filter { $0.contains(UInt8(ascii: ":")) }
        parameters += colors.filter { !$0.contains(UInt8(ascii: ":")) }
        return (parameters.isEmpty ? [] : Self.sequence(parameters)) + apart.flatMap { Self.sequence([$0]) }
    }

    private static func sequence(_ parameters: [[UInt8]]) -> [UInt8] {
        var list = Array(parameters.joined(separator: [UInt8(ascii: ";")]))
        // Without a parameter it is a reset; with others that one has to be seen.
        if parameters.count > 1, parameters[0].isEmpty { list.insert(UInt8(ascii: "0"), at: 0) }
        return [0x1B, UInt8(ascii: "[")] + list + [UInt8(ascii: "m")]
    }

    private func isMore(than other: Rendition) -> Bool {
        other.attributes & ~attributes == 0 && (!foreground.isEmpty || other.foreground.isEmpty)
            && (!background.isEmpty || other.background.isEmpty)
    }

    /// What is set after a sequence with these parameters; nil where one of them is not known here.
    ///
    /// `other`: what is set before; nil: unknown, so that only a reset leads on.
    init?(after other: Rendition?, parameters: ArraySlice<UInt8>) {
        let list = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let isReset = list.first.flatMap { Self.number($0) } == 0
        guard let start = isReset ? .plain : other else { return nil }
        self = start
        var rest = list[...]
        while let parameter = rest.popFirst() {
            let taken = parameter.prefix { $0 != UInt8(ascii: ":") }
            guard let number = Self.number(taken) else { return nil }
            let isWhole = taken.endIndex == parameter.endIndex
            switch number {
            case 38, 48:
                guard let color = isWhole ? Self.color(parameter, &rest) : Array(parameter) else { return nil }
                if number == 38 { foreground = color } else { background = color }
            case _ where !isWhole: return nil
            case 30...37, 90...97: foreground = Array(parameter)
            case 40...47, 100...107: background = Array(parameter)
            default:
                guard set(number) else { return nil }
            }
        }
    }

    private mutating func set(_ parameter: Int) -> Bool {
        switch parameter {
        case 0: self = .plain
        case 1...9: attributes |= 1 << parameter
        case 22: attributes &= ~(1 << 1 | 1 << 2)
        case 23...29 where parameter != 26: attributes &= ~(1 << (parameter - 20))
        // The first font; others are not known here.
        case 10: break
        case 39: foreground = []
        case 49: background = []
        default: return false
        }
        return true
    }

    /// A colour of 256, or of three parts, whose parameters follow one another.
    private static func color(_ first: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>) -> [UInt8]? {
        guard let kind = rest.first.flatMap({ number($0) }) else { return nil }
        let count = kind == 5 ? 2 : kind == 2 ? 4 : 0
        guard count > 0, rest.count >= count else { return nil }
        let parts = [first] + rest.prefix(count)
        rest = rest.dropFirst(count)
        return Array(parts.joined(separator: [UInt8(ascii: ";")]))
    }

    /// None is 0; nil for what is no number up to 255.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
            guard number <= 255 else { return nil }
        }
        return number
    }
}
