/// How far one word is from another: letters put in, taken out, changed, or turned around (optimal string alignment).
enum EditDistance {
    static func between(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...b.count)
        for row in 1...a.count {
            var current = [row]
            for column in 1...b.count {
                let isSame = a[row - 1] == b[column - 1]
                var distance = min(
                    previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
                    distance = min(distance, beforePrevious[column - 2] + 1)
                }
                current.append(distance)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[b.count]
    }

    /// The word that is meant, where one is near enough: a letter off in short words, two in longer ones.
    static func nearest(to word: String, among words: [String]) -> String? {
        let most = word.count <= 4 ? 1 : 2
        let near = words.map { (distance: between(word, $0), word: $0) }.filter { $0.distance <= most }
        return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }
}
