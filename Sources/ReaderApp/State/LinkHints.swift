import ArchiveModel

/// Letters over the links that are on screen: typing one follows the link, or copies it.
struct LinkHints: Equatable, Sendable {
    enum Purpose: Equatable, Sendable { case open, copy }

    struct Hint: Equatable, Sendable {
        var label: String
        var place: ArticleLinks.Place
    }

    var purpose: Purpose
    var hints: [Hint]
    var typed = ""

    /// Where the fingers lie, first.
    private static let letters = Array("asdfghjklqwertyuiopzxcvbnm")

    init(_ purpose: Purpose, _ places: [ArticleLinks.Place]) {
        self.purpose = purpose
        hints = zip(Self.labels(places.count), places).map { Hint(label: $0, place: $1) }
    }

    /// All of one length, so that none begins another.
    private static func labels(_ count: Int) -> [String] {
        guard count > letters.count else { return letters.prefix(count).map { String($0) } }
        return letters.flatMap { first in letters.map { String([first, $0]) } }
    }

    var shown: [Hint] { hints.filter { $0.label.hasPrefix(typed) } }
}
