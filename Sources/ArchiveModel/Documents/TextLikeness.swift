/// How much two texts have in common, whatever their line breaks and language.
enum TextLikeness {
    /// From here on two texts are versions of one article.
    static let leastOfVersions = 0.8
    /// From here on a text that lost its identity is found again in one of the same title.
    static let leastOfSameTitle = 0.5

    /// Bytes that are compared at a time, blanks left aside.
    private static let window = 16
    /// Of longer texts one window in eight is compared.
    private static let longText = 4096

    /// The part of the longer text that both have: 0 to 1.
    static func share(_ one: String, _ other: String) -> Double {
        guard one != other else { return 1 }
        let isLong = max(one.utf8.count, other.utf8.count) > longText
        let (first, second) = (windows(of: one, sampled: isLong), windows(of: other, sampled: isLong))
        let most = max(first.count, second.count)
        return most == 0 ? 0 : Double(first.intersection(second).count) / Double(most)
    }

    /// Hashes of all pieces of a length, by Rabin and Karp.
    private static func windows(of text: String, sampled: Bool) -> Set<UInt64> {
        let base: UInt64 = 0x1_0000_01B3
        let bytes = text.utf8.filter { $0 > 0x20 }
        guard bytes.count >= window else { return [] }
        var leaving: UInt64 = 1
        for _ in 0..<window { leaving = leaving &* base }
        var hash: UInt64 = 0
        var hashes: Set<UInt64> = []
        for (index, byte) in bytes.enumerated() {
            hash = hash &* base &+ UInt64(byte)
            if index >= window { hash = hash &- leaving &* UInt64(bytes[index - window]) }
            guard index >= window - 1 else { continue }
            let mixed = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
            if !sampled || mixed >> 61 == 0 { hashes.insert(mixed) }
        }
        return hashes
    }
}
