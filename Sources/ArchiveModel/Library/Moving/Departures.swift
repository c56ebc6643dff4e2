/// Finds where the articles of a document went that are no longer there under their identity.
///
/// In this order: the same text; in a document whose bytes are the same, the article that has most of the old one's bytes, as when other
/// rules cut it; the same title over a text that is much the same.
struct Departures {
    /// What is known of an article that left or came.
    struct Trace {
        var id: ArticleID
        var title: String
        var textHash: Int64
        /// UTF-8 bytes of the text.
        var textBytes: Int
        /// In the document.
        var byteRange: Range<Int>
    }

    /// Texts shorter than this may stand in several articles: their titles have to agree too.
    private static let shortText = 80

    /// Articles that are new to the document, or have another text than before.
    private let arrivals: [Trace]
    private let byText: [Int64: [Int]]
    private let byTitle: [String: [Int]]
    /// All articles of a document whose bytes have not changed, by their place; empty for one that has.
    private let places: [(range: Range<Int>, id: ArticleID)]

    init(arrivals: [Trace], places: [(range: Range<Int>, id: ArticleID)]) {
        self.arrivals = arrivals
        byText = Dictionary(grouping: arrivals.indices) { arrivals[$0].textHash }
        byTitle = Dictionary(grouping: arrivals.indices) { arrivals[$0].title }
        self.places = places.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// `isGone`: whether the document has no article of that identity any more; `likeness`: 0–1, asked for articles of the same title.
    ///
    /// - Returns: nil where it went nowhere.
    func successor(of trace: Trace, isGone: Bool, likeness: (ArticleID) throws -> Double) rethrows -> ArticleID? {
        if let same = withSameText(trace) { return same }
        guard isGone else { return nil }
        if let place = atSamePlace(trace) { return place }
        guard let alike = byTitle[trace.title], alike.count == 1, let only = alike.first else { return nil }
        let id = arrivals[only].id
        return try likeness(id) >= TextLikeness.leastOfSameTitle ? id : nil
    }

    private func withSameText(_ trace: Trace) -> ArticleID? {
        let same = (byText[trace.textHash] ?? []).map { arrivals[$0] }.filter { $0.id != trace.id }
        let titled = same.filter { $0.title == trace.title }
        if let first = titled.first { return first.id }
        return same.count == 1 && trace.textBytes >= Self.shortText ? same.first?.id : nil
    }

    /// The article with the largest part of the old one's bytes; of several that lie in it whole the one with its title, else the first.
    private func atSamePlace(_ trace: Trace) -> ArticleID? {
        guard !places.isEmpty else { return nil }
        var best: (id: ArticleID, bytes: Int)?
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].range.upperBound <= trace.byteRange.lowerBound { low = middle + 1 } else { high = middle }
        }
        for place in places[low...] {
            guard place.range.lowerBound < trace.byteRange.upperBound else { break }
            let bytes = place.range.clamped(to: trace.byteRange).count
            if bytes > best?.bytes ?? 0 { best = (place.id, bytes) }
        }
        let titled = (byTitle[trace.title] ?? []).map { arrivals[$0] }.first { $0.byteRange.overlaps(trace.byteRange) }
        return titled?.id ?? best?.id
    }
}
