/// How fast the reader reads, learned from page to page.
struct ReadingPace: Equatable, Sendable {
    /// Of people who read prose silently, before anything is known (Brysbaert 2019: 238).
    private(set) var wordsPerMinute = 238

    /// What is slower or faster is no reading, but a pause or a search.
    private static let plausible = 60...1200
    private static let longestPause: Int64 = 300
    /// A page counts so many parts of all that was learned.
    private static let weight = 8

    private var lastSecond: Int64?

    init(wordsPerMinute: Int? = nil) {
        if let wordsPerMinute, Self.plausible.contains(wordsPerMinute) { self.wordsPerMinute = wordsPerMinute }
    }

    /// A page of so many words was left behind.
    mutating func turnedPage(words: Int, at second: Int64) {
        defer { lastSecond = second }
        guard let lastSecond, words >= 20, second > lastSecond, second - lastSecond <= Self.longestPause else { return }
        let measured = words * 60 / Int(second - lastSecond)
        guard Self.plausible.contains(measured) else { return }
        wordsPerMinute = (wordsPerMinute * (Self.weight - 1) + measured) / Self.weight
    }

    /// Another article is on screen.
    mutating func begin(at second: Int64) { lastSecond = second }

    /// `12 min`, `3 h`.
    func time(for words: Int) -> String {
        let minutes = minutes(for: words)
        return minutes < Self.mostMinutes ? "\(minutes) min" : "\((minutes + 30) / 60) h"
    }

    private static let mostMinutes = 120

    func minutes(for words: Int) -> Int { (words + wordsPerMinute - 1) / wordsPerMinute }
}
