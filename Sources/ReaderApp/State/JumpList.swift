import ArchiveModel

/// A place in the text of an article.
struct ReadingPlace: Equatable, Sendable {
    var article: ArticleID
    /// UTF-8.
    var byteOffset: Int

    init(article: ArticleID, byteOffset: Int) {
        self.article = article
        self.byteOffset = byteOffset
    }

    /// Reads what `text` writes.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let offset = Int(parts[0]) else { return nil }
        self.init(article: ArticleID(rawValue: String(parts[1])), byteOffset: offset)
    }

    /// As it is kept.
    var text: String { "\(byteOffset) \(article.rawValue)" }
}

/// Where the reader was before each jump, to go back and forth.
struct JumpList: Equatable, Sendable {
    private static let most = 100

    private var past: [ReadingPlace] = []
    private var future: [ReadingPlace] = []

    /// The reader leaves a place for another one.
    mutating func leave(_ place: ReadingPlace) {
        future = []
        guard past.last != place else { return }
        past.append(place)
        if past.count > Self.most { past.removeFirst() }
    }

    /// Where the last jump began.
    var latest: ReadingPlace? { past.last }

    mutating func back(from place: ReadingPlace) -> ReadingPlace? {
        while past.last == place { past.removeLast() }
        guard let target = past.popLast() else { return nil }
        future.append(place)
        return target
    }

    mutating func forth(from place: ReadingPlace) -> ReadingPlace? {
        guard let target = future.popLast() else { return nil }
        past.append(place)
        return target
    }
}
