import CNcurses

/// Curses wants colours as numbered pairs: numbers are given out as they are asked for.
struct ColorPairs {
    let depth: ColorDepth
    private var numbers: [Pair: Int32] = [:]
    private let limit: Int32

    private struct Pair: Hashable {
        var foreground: Int32
        var background: Int32
    }

    init(depth: ColorDepth, limit: Int32) {
        self.depth = depth
        self.limit = limit
    }

    /// The pair for two colours; 0, the terminal's own, when there are none or the terminal has no more.
    mutating func number(foreground: Color, background: Color) -> Int32 {
        let pair = Pair(
            foreground: Int32(foreground.number(at: depth)), background: Int32(background.number(at: depth)))
        if pair.foreground < 0, pair.background < 0 { return 0 }
        if let known = numbers[pair] { return known }
        let next = Int32(numbers.count) + 1
        guard next < limit, init_extended_pair(next, pair.foreground, pair.background) == OK else { return 0 }
        numbers[pair] = next
        return next
    }
}
