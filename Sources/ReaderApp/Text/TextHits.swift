import ArchiveModel

/// Where something occurs in a text, without regard to case and diacritics.
enum TextHits {
    private static let mostHits = 5000

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
        while index + needle.count <= folded.count, ranges.count < mostHits {
            if folded[index] == needle[0], folded[index..<index + needle.count].elementsEqual(needle) {
                ranges.append(index..<index + needle.count)
                index += needle.count
            } else {
                index += 1
            }
        }
        return ranges
    }

    /// UTF-8 ranges of the words and phrases that a filter asks for.
    static func ranges(of filter: Filter, in text: String) -> [Range<Int>] {
        let wanted = words(in: filter)
        guard !wanted.isEmpty else { return [] }
        let words = wordRanges(of: text)
        var ranges: [Range<Int>] = []
        for index in words.indices {
            for (sequence, isPrefix) in wanted where index + sequence.count <= words.count {
                let run = words[index..<index + sequence.count]
                let matches = zip(run, sequence).enumerated().allSatisfy { offset, pair in
                    isPrefix && offset == sequence.count - 1 ? pair.0.folded.hasPrefix(pair.1) : pair.0.folded == pair.1
                }
                if matches, let last = run.last {
                    ranges.append(words[index].range.lowerBound..<last.range.upperBound)
                    break
                }
            }
            if ranges.count >= mostHits { break }
        }
        return ranges
    }

    /// What a filter asks the text for; what it excludes is not marked.
    static func words(in filter: Filter) -> [(words: [String], isPrefix: Bool)] {
        switch filter {
        case .word(let text, let isPrefix), .title(let text, let isPrefix):
            [(SearchFolding.words(of: text), isPrefix)].filter { !$0.0.isEmpty }
        case .phrase(let text): [(SearchFolding.words(of: text), false)].filter { !$0.0.isEmpty }
        case .near(let text, _): SearchFolding.words(of: text).map { ([$0], false) }
        case .and(let parts), .or(let parts): parts.flatMap { words(in: $0) }
        default: []
        }
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

    private static func wordRanges(of text: String) -> [(folded: String, range: Range<Int>)] {
        var words: [(String, Range<Int>)] = []
        var start: Int?
        var offset = 0
        var current = ""
        func isPart(_ cluster: Character) -> Bool { cluster.isLetter || cluster.isNumber }
        for cluster in text {
            if isPart(cluster) {
                if start == nil { start = offset }
                current.append(cluster)
            } else if let begun = start {
                words.append((SearchFolding.key(current), begun..<offset))
                start = nil
                current = ""
            }
            offset += cluster.utf8.count
        }
        if let begun = start { words.append((SearchFolding.key(current), begun..<offset)) }
        return words
    }
}
