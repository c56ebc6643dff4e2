/// The first letter and the first two letters of the words of texts, each once, in the order in which they come.
///
/// Of scripts that put no blank between words there are none, as their characters are words. Every article that is imported goes
/// through here: two letters of ASCII are looked at without making a word of them.
struct WordBeginnings {
    /// Letters of the longest beginning.
    static let longest = 2

    /// UTF-8 of folded letters, the last byte in the lowest bits: two letters have eight bytes at most, none of them zero.
    private(set) var found: [UInt64] = []
    /// Two letters of ASCII, or one behind zero, are 14 bits.
    private var isPresent = [UInt64](repeating: 0, count: 1 << 8)
    private var others: Set<UInt64> = []
    /// Of the word that is read; more than the longest beginning does not count.
    private var letters = 0
    private var key: UInt64 = 0

    init(of texts: [String]) {
        for text in texts {
            var text = text
            text.withUTF8 { read($0) }
        }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte < 0x80 else {
                let (scalar, length) = FoldedScalar.decode(bytes, at: index)
                take(FoldedScalar(scalar))
                index += length
                continue
            }
            if byte.isASCIILetter || byte.isASCIIDigit {
                if letters < Self.longest { add(UInt64(byte.isASCIICapital ? byte | 0x20 : byte), byteCount: 1) }
            } else {
                letters = 0
            }
            index += 1
        }
        letters = 0
    }

    private mutating func take(_ scalar: FoldedScalar) {
        switch scalar {
        case .nothing: break
        case .separator, .word: letters = 0
        case .part(let folded):
            var start = 0
            while start < folded.count, letters < Self.longest {
                let end = start + FoldedScalar.length(folded[start])
                add(folded[start..<end].reduce(0) { $0 << 8 | UInt64($1) }, byteCount: end - start)
                start = end
            }
        }
    }

    private mutating func add(_ letter: UInt64, byteCount: Int) {
        key = letters == 0 ? letter : key << UInt64(8 * byteCount) | letter
        letters += 1
        if isNew() { found.append(key) }
    }

    private mutating func isNew() -> Bool {
        guard key & ~0x7F7F == 0 else { return others.insert(key).inserted }
        let place = key >> 1 & 0x3F80 | key & 0x7F
        let (word, bit) = (Int(place >> 6), UInt64(1) << (place & 63))
        defer { isPresent[word] |= bit }
        return isPresent[word] & bit == 0
    }
}
