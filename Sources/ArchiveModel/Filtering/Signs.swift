/// What a term asks for that has no letter or digit, such as `★`: the very signs, wherever they stand.
enum Signs {
    /// They choose how the character before them looks (Unicode Standard, section 23.4); texts have them or not.
    private static let variationSelectors: ClosedRange<UInt32> = 0xFE00...0xFE0F

    /// - Returns: nil for a text that has words, or nothing at all.
    static func wanted(in text: String) -> String? {
        guard SearchFolding.words(of: text).isEmpty else { return nil }
        var signs = String.UnicodeScalarView()
        signs.append(contentsOf: text.unicodeScalars.filter { !variationSelectors.contains($0.value) })
        return signs.isEmpty ? nil : String(signs)
    }

    /// Whether a text has them.
    static func occur(_ signs: String, in text: String) -> Bool {
        ranges(of: signs, in: text, limit: 1).first != nil
    }

    /// UTF-8 ranges, at most so many.
    static func ranges(of signs: String, in text: String, limit: Int) -> [Range<Int>] {
        let (wanted, bytes) = (Array(signs.utf8), Array(text.utf8))
        guard let first = wanted.first, bytes.count >= wanted.count else { return [] }
        var ranges: [Range<Int>] = []
        var index = 0
        while ranges.count < limit, index + wanted.count <= bytes.count {
            if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
                ranges.append(index..<index + wanted.count)
                index += wanted.count
            } else {
                index += 1
            }
        }
        return ranges
    }
}
