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

    /// One letter for the first links; where there are more than letters, the last letters begin labels of two.
    private static func labels(_ count: Int) -> [String] {
        let pairs = max(0, (count - letters.count + letters.count - 2) / (letters.count - 1))
        let single = letters.dropLast(min(pairs, letters.count)).map { String($0) }
        let double = letters.suffix(pairs).flatMap { first in letters.map { String([first, $0]) } }
        return Array((single + double).prefix(count))
    }

    var shown: [Hint] { hints.filter { $0.label.hasPrefix(typed) } }
}
