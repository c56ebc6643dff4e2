/// A word that may be misspelt: the same first letter, and a letter or two wrong.
struct FuzzyWord {
    /// Folded.
    let word: String
    private let mostWrong: Int

    /// `folded`: a word of `SearchFolding`.
    init(_ folded: String) {
        word = folded
        mostWrong = folded.count <= 4 ? 1 : 2
    }

    func matches(_ other: String) -> Bool { distance(to: other) != nil }

    /// How many letters are wrong; nil for too many.
    func distance(to other: String) -> Int? {
        guard other.first == word.first, abs(other.utf8.count - word.utf8.count) <= mostWrong * 4 else { return nil }
        let distance = EditDistance.between(word, other)
        return distance <= mostWrong ? distance : nil
    }
}
