/// Random numbers that are the same for the same seed, on every machine (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not, 1.
    mutating func share() -> Double { Double(next() >> 11) / Double(UInt64(1) << 53) }

    mutating func happens(_ share: Double) -> Bool { self.share() < share }

    mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    /// One of them, the first ones more often.
    mutating func pickEarly<Element>(_ elements: [Element]) -> Element {
        let place = share()
        return elements[Int(place * place * place * Double(elements.count))]
    }
}
