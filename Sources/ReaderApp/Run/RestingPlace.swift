import ArchiveModel

/// Where the reader is in an article: kept when the hand has rested for a while, so that a killed process loses none.
struct RestingPlace {
    private struct Place: Equatable {
        var article: ArticleID
        var top: Int
    }

    private static let rest = Duration.seconds(2)

    private var noted: Place?
    /// When the place that is noted came up, and is not kept yet.
    private var since: ContinuousClock.Instant?

    /// Until then nothing else need be waited for; nil where nothing is to be kept.
    var milliseconds: Int32? {
        since.map { Int32(max(0, (Self.rest - (.now - $0)) / .milliseconds(1)).rounded(.up)) }
    }

    /// The first place in an article is where it opened: there is nothing to keep yet.
    mutating func note(_ article: ArticleID?, top: Int) {
        let place = article.map { Place(article: $0, top: top) }
        guard place != noted else { return }
        since = place != nil && place?.article == noted?.article ? .now : nil
        noted = place
    }

    /// Whether the time has come; it comes once for a place.
    mutating func isDue() -> Bool {
        guard let since, .now - since >= Self.rest else { return false }
        self.since = nil
        return true
    }
}
