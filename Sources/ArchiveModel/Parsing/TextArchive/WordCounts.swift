/// How often some words occur in a document.
///
/// Only words that somebody will ask for are counted, by a hash of their bytes: counting all of them costs more than the rest of a
/// parse.
struct WordCounts {
    private var counts: [UInt64: Int] = [:]
    /// Tells nearly all words from those that are counted.
    private var filter = [UInt64](repeating: 0, count: 1 << 12)

    /// `wanted`: the words of a line that will be asked for.
    init(of lines: ArchiveLines, wanted: (LineBytes) -> [String]) {
        for index in lines.indices {
            for word in lines.withBytes(index, wanted) { want(Self.hash(word.utf8)) }
        }
        guard !counts.isEmpty else { return }
        for index in lines.indices { lines.withBytes(index) { count($0) } }
    }

    private mutating func want(_ hash: UInt64) {
        counts[hash] = 0
        filter[Self.slot(hash)] |= 1 << (hash & 63)
    }

    private static func slot(_ hash: UInt64) -> Int { Int(hash >> 6 & 0xFFF) }

    subscript(word: String) -> Int { counts[Self.hash(word.utf8)] ?? 0 }

    private mutating func count(_ bytes: LineBytes) {
        var hash = Self.offset
        var isInWord = false
        for index in bytes.indices {
            let byte = bytes[index]
            // Marks beyond ASCII begin with 0xC2 and 0xE2; all else beyond ASCII are letters.
            let isLetter =
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
                || byte >= 0x80 && !Self.isMark(bytes, index)
            if isLetter {
                hash = (hash ^ UInt64(byte)) &* Self.prime
                isInWord = true
            } else if isInWord {
                take(hash)
                hash = Self.offset
                isInWord = false
            }
        }
        if isInWord { take(hash) }
    }

    private mutating func take(_ hash: UInt64) {
        guard filter[Self.slot(hash)] & 1 << (hash & 63) != 0 else { return }
        if let index = counts.index(forKey: hash) { counts.values[index] += 1 }
    }

    private static func isMark(_ bytes: LineBytes, _ index: Int) -> Bool {
        var start = index
        while start > 0, index - start < 2, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return bytes[start] == 0xC2 || bytes[start] == 0xE2
    }

    /// FNV-1a.
    private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(offset) { ($0 ^ UInt64($1)) &* prime }
    }
}
