/// Looks for a word that begins with some letters, as the index would find it, in a text that it reads only until then.
struct WordBeginning {
    /// Folded.
    private let beginning: [UInt8]

    /// `folded`: a word of `SearchFolding`.
    init(_ folded: String) { beginning = Array(folded.utf8) }

    func occurs(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { occurs(in: $0) }
    }

    private func occurs(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            guard Self.isPart(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            var isASCII = true
            while index < bytes.count, Self.isPart(bytes[index]) {
                isASCII = isASCII && bytes[index] < 0x80
                index += 1
            }
            let run = UnsafeBufferPointer(rebasing: bytes[start..<index])
            if isASCII ? begins(run) : folds(run) { return true }
        }
        return false
    }

    private func begins(_ run: UnsafeBufferPointer<UInt8>) -> Bool {
        guard run.count >= beginning.count else { return false }
        for (byte, wanted) in zip(run, beginning) where (byte.isASCIICapital ? byte | 0x20 : byte) != wanted {
            return false
        }
        return true
    }

    /// A run with characters beyond ASCII may be several words, and none of its letters may be what it seems.
    private func folds(_ run: UnsafeBufferPointer<UInt8>) -> Bool {
        SearchFolding.words(of: String(decoding: run, as: UTF8.self)).contains { $0.utf8.starts(with: beginning) }
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }
}
