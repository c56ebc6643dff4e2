import ArchiveModel

/// The article that the body is to show of a list that one moves in: it is loaded when the hand rests.
///
/// Whoever holds a key sees the selection move, and no article that is gone before it can be read; over a slow line they would queue.
struct RestingPreview {
    /// Longer than keyboards take between two repeats of a key that is held, some 33 ms, and hardly seen.
    private static let shortestRest = Duration.milliseconds(60)
    private static let longestRest = Duration.milliseconds(500)

    private var rest = shortestRest
    private var held: ArticleID?
    private var since = ContinuousClock.now

    /// Until then nothing else need be waited for; nil where nothing is held.
    var milliseconds: Int32? {
        guard held != nil else { return nil }
        let left = rest - (ContinuousClock.now - since)
        return Int32(max(0, left / .milliseconds(1)).rounded(.up))
    }

    /// Keys of a hand far away come in bundles: it rests when none came for two round trips.
    mutating func adapt(to roundTrip: Duration) {
        rest = min(max(Self.shortestRest, roundTrip * 2), Self.longestRest)
    }

    mutating func hold(_ id: ArticleID) {
        held = id
        since = .now
    }

    /// The article whose time has come.
    mutating func due() -> ArticleID? {
        guard let held, ContinuousClock.now - since >= rest else { return nil }
        self.held = nil
        return held
    }

    /// The article, where it was opened meanwhile; one that is no longer wanted is forgotten.
    mutating func settle(wanted: ArticleID?, isReading: Bool) -> ArticleID? {
        guard let held else { return nil }
        if wanted != held || isReading { self.held = nil }
        return wanted == held && isReading ? held : nil
    }
}
