/// Finds items by letters that occur in them in order, as fzf does: `opor` finds “open the original”.
enum FuzzyMatch {
    /// Indices of the items that fit, the best first.
    ///
    /// `items`: each with the number of characters at its beginning that are its name, and count more.
    static func best(_ pattern: String, among items: [(text: String, name: Int)]) -> [Int] {
        let letters = Array(pattern.filter { $0 != " " })
        let scores = items.enumerated().compactMap { index, item in
            score(letters, in: Array(item.text), name: item.name).map { (index: index, score: $0) }
        }
        return scores.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
    }

    /// Letters at the start of words, next to each other and in the name count; nil where one is missing.
    private static func score(_ letters: [Character], in item: [Character], name: Int) -> Int? {
        // By the number of letters found so far: the best score, and the best of those that end at the last place.
        var best: [Int?] = [0] + Array(repeating: nil, count: letters.count)
        var adjoining: [Int?] = Array(repeating: nil, count: letters.count + 1)
        for (place, character) in item.enumerated() {
            let inName = place < name ? 4 : 0
            let isStart = place == 0 || !item[place - 1].isLetter
            var next: [Int?] = Array(repeating: nil, count: letters.count + 1)
            for index in letters.indices.reversed() where letters[index] == character {
                let apart = best[index].map { $0 + inName + (isStart ? 8 : 1) }
                let together = adjoining[index].map { $0 + inName + (isStart ? 16 : 12) }
                guard let score = [apart, together].compactMap({ $0 }).max() else { continue }
                next[index + 1] = score
                best[index + 1] = max(best[index + 1] ?? score, score)
            }
            adjoining = next
        }
        return best[letters.count].map { $0 * 100 - item.count }
    }
}
