import GRDB

/// The words of the index.
enum Vocabulary {
    /// Words beyond the nearest ones are not asked for.
    private static let mostTerms = 100

    /// Words that are spelt nearly so, the nearest first, then those of most articles.
    static func terms(near wanted: FuzzyWord, in database: Database) throws -> [(word: String, distance: Int)] {
        guard let first = wanted.word.unicodeScalars.first, let next = Unicode.Scalar(first.value + 1) else {
            return []
        }
        let rows = try Row.fetchCursor(
            database, sql: "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?",
            arguments: [String(first), String(next)])
        var found: [(word: String, distance: Int, articles: Int)] = []
        while let row = try rows.next() {
            let term: String = row[0]
            guard let distance = wanted.distance(to: term) else { continue }
            found.append((term, distance, row[1]))
        }
        return found.sorted { ($0.distance, -$0.articles, $0.word) < ($1.distance, -$1.articles, $1.word) }
            .prefix(mostTerms).map { ($0.word, $0.distance) }
    }

    static func contains(_ word: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?)", arguments: ["\"\(word)\""])
            ?? false
    }
}
