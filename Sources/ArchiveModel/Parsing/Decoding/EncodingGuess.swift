/// Guesses the encoding of bytes that are no UTF-8 and name none.
///
/// Each candidate decodes a sample; the text that looks most like a language wins. windows-1252 wins a draw.
enum EncodingGuess {
    private static let sampledBytes = 1 << 16
    private static let candidates = [
        "windows-1252", "windows-1250", "windows-1251", "koi8-r", "windows-1253", "shift_jis", "euc-jp", "gb18030",
        "big5", "euc-kr",
    ]
    /// A guess away from windows-1252 has to be this much better: most text that is no UTF-8 is windows-1252.
    private static let lead = 0.1
    /// Where hardly any bytes tell, it has to be better by far.
    private static let leadOfFew = 0.5
    private static let few = 8

    static func encoding(of bytes: UnsafeRawBufferPointer) -> TextEncoding {
        let sample = sample(bytes)
        let lead = sample.count { $0 >= 0x80 } < few ? leadOfFew : lead
        var best = (encoding: TextEncoding.windows1252, score: -Double.infinity)
        for name in candidates {
            guard let encoding = TextEncoding(label: name) else { continue }
            let decoded = sample.withUnsafeBytes { TextDecoder(encoding).decode($0) }
            let score = likeness(decoded.text, replaced: decoded.replaced)
            if score > best.score + (best.score.isFinite ? lead : 0) { best = (encoding, score) }
        }
        return best.encoding
    }

    /// The bytes beyond ASCII with their neighbours: all that tells encodings apart.
    ///
    /// Lines that are UTF-8 tell nothing.
    private static func sample(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var sample: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty, sample.count <= sampledBytes {
            let line = rest.prefix { $0 != 0x0A }
            rest = rest.dropFirst(line.count + 1)
            guard line.contains(where: { $0 >= 0x80 }), String(validating: line, as: UTF8.self) == nil else { continue }
            var kept = line.startIndex
            for index in line.indices where line[index] >= 0x80 {
                let start = max(kept, index - 3)
                let end = min(index + 4, line.endIndex)
                if start < end { sample.append(contentsOf: line[start..<end]) }
                kept = max(kept, end)
            }
        }
        return sample
    }

    /// Points for each character beyond ASCII, by what it is and stands beside; the mean of all.
    private static func likeness(_ text: String, replaced: Int) -> Double {
        var points = Double(replaced) * -3
        var count = replaced
        var previous: Kind = .other
        for scalar in text.unicodeScalars {
            let kind = Kind(scalar)
            if scalar.value >= 0x80 {
                count += 1
                points += kind.points(after: previous)
            }
            previous = kind
        }
        return count == 0 ? 0 : points / Double(count)
    }

    private enum Kind: Equatable {
        case latinSmall, rareLatinSmall, latinCapital, cyrillicSmall, cyrillicCapital, greek
        case kana, commonHan, han, hangul, punctuation, odd, other

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            // ì, ð, ø, þ and ÿ are what Central European letters turn into.
            case 0xEC, 0xF0, 0xF8, 0xFE, 0xFF: self = .rareLatinSmall
            case 0x61...0x7A, 0xDF...0xF6, 0xF9...0xFD: self = .latinSmall
            case _ where Self.commonInTheEast.contains(scalar): self = .latinSmall
            case 0x100...0x17F where scalar.properties.isLowercase: self = .rareLatinSmall
            case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: self = .latinCapital
            case 0x100...0x17F: self = .latinCapital
            case 0x430...0x45F: self = .cyrillicSmall
            case 0x400...0x42F: self = .cyrillicCapital
            case 0x386...0x3CE: self = .greek
            case 0x3041...0x30FF: self = .kana
            case 0x4E00...0x9FA5: self = .han
            case 0xAC00...0xD7A3: self = .hangul
            case 0x2013...0x2026, 0xAB, 0xBB, 0xA0, 0xB7, 0x20AC, 0x3001...0x3011, 0xFF01...0xFF5E, 0xA7, 0xB0, 0xA9:
                self = .punctuation
            case 0..<0x80: self = .other
            default: self = .odd
            }
        }

        private static let commonInTheEast: Set<Unicode.Scalar> = Set("řěůčšžťďňłąęśżźćńőűğışțăţ".unicodeScalars)

        func points(after previous: Kind) -> Double {
            switch self {
            case .latinSmall: previous == .cyrillicSmall || previous == .han ? -1 : 0.8
            case .rareLatinSmall: 0.5
            // A capital in the midst of a word.
            case .latinCapital: previous == .latinSmall || previous == .rareLatinSmall ? -1 : 0.3
            case .cyrillicSmall: previous == .cyrillicSmall || previous == .cyrillicCapital ? 1 : 0.4
            case .cyrillicCapital: previous == .cyrillicSmall ? -1 : 0.3
            case .greek: previous == .greek ? 0.9 : 0.2
            case .kana: 1.2
            case .hangul: previous == .hangul ? 1.1 : 0.5
            case .han, .commonHan: previous == .han || previous == .kana || previous == .punctuation ? 0.8 : 0.3
            case .punctuation: 0.5
            case .odd, .other: -1
            }
        }
    }
}
