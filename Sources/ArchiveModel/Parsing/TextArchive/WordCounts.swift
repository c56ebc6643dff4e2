/// How often some words occur in a document.
///
/// Only words that somebody will ask for are counted, by a hash of their bytes: counting all of them costs more than the rest of a
/// parse.
struct WordCounts {
    private var counts: [UInt64: Int] = [:]

    /// `wanted`: the words of a text that will be asked for.
    init(of texts: some Sequence<String>, wanted: (String) -> [String]) {
        for text in texts {
            for word in wanted(text) { counts[Self.hash(word.utf8)] = 0 }
        }
        guard !counts.isEmpty else { return }
        for var text in texts {
            text.withUTF8 { count($0) }
        }
    }

    subscript(word: String) -> Int { counts[Self.hash(word.utf8)] ?? 0 }

    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
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
        if let index = counts.index(forKey: hash) { counts.values[index] += 1 }
    }

    private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
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
