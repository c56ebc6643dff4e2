import ArchiveModel

/// Where something occurs in a text, without regard to case and diacritics.
enum TextHits {
    /// UTF-8 ranges of a text as it is typed: small letters find capitals too, a capital wants itself (smart case).
    static func ranges(of wanted: String, in text: String) -> [Range<Int>] {
        guard !wanted.isEmpty else { return [] }
        let isExact = wanted.contains { $0.isUppercase }
        let needle = Array((isExact ? wanted : wanted.lowercased()).utf8)
        guard let folded = isExact ? Array(text.utf8) : lowered(text) else {
            return clusterRanges(of: wanted.lowercased(), in: text)
        }
        var ranges: [Range<Int>] = []
        var index = 0
        while index + needle.count <= folded.count, ranges.count < WantedWords.mostHits {
            if folded[index] == needle[0], folded[index..<index + needle.count].elementsEqual(needle) {
                ranges.append(index..<index + needle.count)
                index += needle.count
            } else {
                index += 1
            }
        }
        return ranges
    }

    /// Lower case with the same length in UTF-8; nil where a letter changes its length.
    private static func lowered(_ text: String) -> [UInt8]? {
        let lowered = text.lowercased()
        return lowered.utf8.count == text.utf8.count ? Array(lowered.utf8) : nil
    }

    private static func clusterRanges(of wanted: String, in text: String) -> [Range<Int>] {
        let needle = Array(wanted)
        var clusters: [(Character, Int)] = []
        var offset = 0
        for cluster in text {
            clusters.append((Character(String(cluster).lowercased().first.map(String.init) ?? String(cluster)), offset))
            offset += cluster.utf8.count
        }
        clusters.append((" ", offset))
        guard clusters.count > needle.count else { return [] }
        return (0..<clusters.count - needle.count).compactMap { start in
            zip(clusters[start...], needle).allSatisfy { $0.0 == $1 }
                ? clusters[start].1..<clusters[start + needle.count].1 : nil
        }
    }
}
