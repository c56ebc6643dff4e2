/// The words that a filter looks for in texts, and where they are.
public struct WantedWords: Equatable, Sendable {
    private struct Sequence: Equatable, Sendable {
        /// Folded words that follow each other.
        var words: [String]
        var isPrefix = false
        var isFuzzy = false
    }

    /// More hits of a text are not looked for, whatever finds them.
    public static let mostHits = 5000

    private let sequences: [Sequence]
    private let signs: [String]

    /// What the filter excludes is not looked for.
    public init(_ filter: Filter) {
        sequences = Self.sequences(filter)
        signs = Self.signs(filter)
    }

    public var isEmpty: Bool { sequences.isEmpty && signs.isEmpty }

    /// UTF-8 ranges in their order.
    public func ranges(in text: String) -> [Range<Int>] {
        guard !signs.isEmpty else { return wordRanges(in: text) }
        let found = signs.flatMap { Signs.ranges(of: $0, in: text, limit: Self.mostHits) } + wordRanges(in: text)
        return Array(found.sorted { $0.lowerBound < $1.lowerBound }.prefix(Self.mostHits))
    }

    private func wordRanges(in text: String) -> [Range<Int>] {
        guard !sequences.isEmpty else { return [] }
        let words = SearchFolding.wordRanges(of: text)
        var ranges: [Range<Int>] = []
        for index in words.indices {
            guard let length = match(words[index...]) else { continue }
            ranges.append(words[index].range.lowerBound..<words[index + length - 1].range.upperBound)
            if ranges.count >= Self.mostHits { break }
        }
        return ranges
    }

    /// How many words of the first sequence that stands here.
    private func match(_ words: ArraySlice<(folded: String, range: Range<Int>)>) -> Int? {
        for sequence in sequences where sequence.words.count <= words.count {
            let run = zip(words, sequence.words)
            let last = sequence.words.count - 1
            let fits = run.enumerated().allSatisfy { offset, pair in
                let (word, wanted) = (pair.0.folded, pair.1)
                if sequence.isFuzzy { return FuzzyWord(wanted).matches(word) }
                return sequence.isPrefix && offset == last ? word.hasPrefix(wanted) : word == wanted
            }
            if fits { return sequence.words.count }
        }
        return nil
    }

    private static func signs(_ filter: Filter) -> [String] {
        switch filter {
        case .word(let text, _), .title(let text, _), .phrase(let text), .near(let text, _), .fuzzy(let text):
            Signs.wanted(in: text).map { [$0] } ?? []
        case .and(let parts), .or(let parts): parts.flatMap { signs($0) }
        case .saved(_, let inner): signs(inner)
        default: []
        }
    }

    private static func sequences(_ filter: Filter) -> [Sequence] {
        switch filter {
        case .word(let text, let isPrefix), .title(let text, let isPrefix):
            [Sequence(words: SearchFolding.words(of: text), isPrefix: isPrefix)].filter { !$0.words.isEmpty }
        case .phrase(let text), .address(let text):
            [Sequence(words: SearchFolding.words(of: text))].filter { !$0.words.isEmpty }
        case .near(let text, _): SearchFolding.words(of: text).map { Sequence(words: [$0]) }
        case .fuzzy(let text): SearchFolding.words(of: text).map { Sequence(words: [$0], isFuzzy: true) }
        case .and(let parts), .or(let parts): parts.flatMap { sequences($0) }
        case .saved(_, let inner): sequences(inner)
        default: []
        }
    }
}

/// A line of text around the hits of a filter.
public struct Snippet: Equatable, Sendable {
    /// Without line ends.
    public var text: String
    /// UTF-8 ranges in the text.
    public var hits: [Range<Int>]

    /// UTF-8 bytes before the first hit, and in all.
    private static let bytesBefore = 40
    private static let mostBytes = 240

    /// Around the place where most hits stand together; the start of the text where there is none.
    public init(of text: String, _ wanted: WantedWords) {
        let found = wanted.ranges(in: text)
        let best = found.indices.max { Self.neighbours(of: $0, in: found) < Self.neighbours(of: $1, in: found) }
        let utf8 = text.utf8
        let first = best.map { found[$0].lowerBound } ?? 0
        let start = Self.wordStart(utf8, near: max(0, first - Self.bytesBefore))
        let from = utf8.index(utf8.startIndex, offsetBy: start)
        let to = utf8.index(from, offsetBy: Self.mostBytes, limitedBy: utf8.endIndex) ?? utf8.endIndex
        let cut = String(decoding: utf8[from..<to], as: UTF8.self).map { $0.isNewline || $0 == "\t" ? " " : $0 }
        let mark = start > 0 ? "…" : ""
        self.text = mark + String(cut)
        hits = wanted.ranges(in: self.text)
    }

    /// Hits that would be in a snippet with this one first; of equal ones the earlier counts more.
    private static func neighbours(of index: Int, in found: [Range<Int>]) -> (Int, Int) {
        let end = found[index].lowerBound + mostBytes - bytesBefore
        return (found[index...].prefix { $0.upperBound <= end }.count, -index)
    }

    /// Behind the blank nearest after an offset.
    private static func wordStart(_ utf8: String.UTF8View, near offset: Int) -> Int {
        guard offset > 0 else { return 0 }
        let from = utf8.index(utf8.startIndex, offsetBy: offset)
        let window = utf8[from...].prefix(bytesBefore)
        guard let blank = window.firstIndex(where: { $0 == 0x20 || $0 == 0x0A }) else {
            // Text without blanks: at the start of a character.
            return offset + (window.firstIndex { $0 & 0xC0 != 0x80 }.map { utf8.distance(from: from, to: $0) } ?? 0)
        }
        return offset + utf8.distance(from: from, to: blank) + 1
    }
}
