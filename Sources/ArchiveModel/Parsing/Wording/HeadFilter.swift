/// Tells most lines from those that begin with one of many phrases, by a look at their first bytes.
///
/// A line that passes may still begin otherwise; one that does not pass begins with none of them.
struct HeadFilter: Sendable {
    private static let longestHead = 4
    private var bits = [UInt64](repeating: 0, count: 1 << 10)

    /// `phrases`: lower case.
    init(_ phrases: some Sequence<String>) {
        for var phrase in phrases {
            let slot = phrase.withUTF8 { Self.slot($0) }
            bits[slot >> 6] |= 1 << UInt64(slot & 63)
        }
    }

    func contains(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        // What is beyond ASCII can be written in several ways.
        if line.prefix(Self.longestHead + 1).contains(where: { $0 >= 0x80 }) { return true }
        let slot = Self.slot(line)
        return bits[slot >> 6] & 1 << UInt64(slot & 63) != 0
    }

    /// The first letters, folded; they end at a blank and at what is beyond ASCII, which folding may change.
    private static func slot(_ line: UnsafeBufferPointer<UInt8>) -> Int {
        var head: UInt32 = 0
        for byte in line.prefix(longestHead) {
            guard byte > 0x20, byte < 0x80 else { break }
            head = head << 8 | UInt32((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        return Int((head &* 0x9E37_79B1) >> 16)
    }
}

/// Tells most words from those of a list, by a hash of their letters.
///
/// A word that passes may still be another one; one that does not pass is none of them.
struct WordFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 10)

    /// `words`: in the case in which they are asked for.
    init(_ words: some Sequence<String>) {
        for word in words {
            let slot = Self.slot(Self.hash(word.utf8))
            bits[slot >> 6] |= 1 << UInt64(slot & 63)
        }
    }

    func contains(_ hash: UInt32) -> Bool {
        let slot = Self.slot(hash)
        return bits[slot >> 6] & 1 << UInt64(slot & 63) != 0
    }

    static func hash(_ letters: some Sequence<UInt8>) -> UInt32 { letters.reduce(seed) { step($0, $1) } }

    /// FNV-1a.
    static let seed: UInt32 = 0x811C_9DC5
    static func step(_ hash: UInt32, _ letter: UInt8) -> UInt32 { (hash ^ UInt32(letter)) &* 0x0100_0193 }

    private static func slot(_ hash: UInt32) -> Int { Int((hash &* 0x9E37_79B1) >> 16) }
}
