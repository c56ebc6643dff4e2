/// How a terminal shows letters after the sequences `CSI … m` that it got, and what of that is seen.
public struct TerminalLook: Hashable {
    private var attributes: Set<Int> = []
    private var foreground = ""
    private var background = ""

    public init() {}

    /// How cells look that are erased now.
    public var erased: TerminalLook {
        var look = TerminalLook()
        look.background = background
        return look
    }

    /// What is seen of a cell: blanks without a line or a ground of their own are all alike.
    public func seen(on letter: Character) -> String {
        guard letter == " ", attributes.isDisjoint(with: [4, 7]) else {
            return "\(letter) \(attributes.sorted()) \(foreground) \(background)"
        }
        return "  \(background)"
    }

    /// `parameters`: what stands between `CSI` and `m`.
    public mutating func take(_ parameters: some StringProtocol) {
        var rest = parameters.split(separator: ";", omittingEmptySubsequences: false)[...]
        while let parameter = rest.popFirst() {
            switch Int(parameter) ?? 0 {
            case 0: self = TerminalLook()
            case 10: break
            case 30...37, 90...97: foreground = String(parameter)
            case 38: foreground = Self.color(&rest)
            case 39: foreground = ""
            case 40...47, 100...107: background = String(parameter)
            case 48: background = Self.color(&rest)
            case 49: background = ""
            case 22: attributes.subtract([1, 2])
            case 23...29: attributes.remove((Int(parameter) ?? 0) - 20)
            case let attribute: attributes.insert(attribute)
            }
        }
    }

    private static func color(_ rest: inout ArraySlice<some StringProtocol>) -> String {
        let count = rest.first == "2" ? 4 : 2
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).joined(separator: " ")
    }
}
