import GRDB

/// What might have been meant by a filter that finds nothing.
public struct WordOffer: Equatable, Sendable {
    /// As it stands in the filter.
    public var wanted: String
    /// What the archive has.
    public var offered: String
    public var isTag: Bool

    public init(wanted: String, offered: String, isTag: Bool = false) {
        self.wanted = wanted
        self.offered = offered
        self.isTag = isTag
    }
}

enum WordOffers {
    /// One for each word or tag that no article has, and that is nearly spelt like another.
    static func offers(for filter: Filter, in database: Database) throws -> [WordOffer] {
        switch filter {
        case .word(let text, isPrefix: _), .title(let text, isPrefix: _), .phrase(let text),
            .near(let text, distance: _):
            return try SearchFolding.words(of: text).compactMap { try offer(forWord: $0, in: database) }
        case .tag(let name, isPrefix: _): return try offer(forTag: name, in: database).map { [$0] } ?? []
        case .and(let parts), .or(let parts): return try parts.flatMap { try offers(for: $0, in: database) }
        case .saved, .not: return []
        default: return []
        }
    }

    private static func offer(forWord word: String, in database: Database) throws -> WordOffer? {
        guard word.count > 2, try !Vocabulary.contains(word, in: database) else { return nil }
        let near = try Vocabulary.terms(near: FuzzyWord(word), in: database).first
        return near.map { WordOffer(wanted: word, offered: $0.word) }
    }

    private static func offer(forTag name: String, in database: Database) throws -> WordOffer? {
        let key = TagKey.key(name)
        let known = try String.fetchAll(database, sql: "SELECT name FROM tag UNION SELECT name FROM reader.own_tag")
        let names = Dictionary(known.map { (TagKey.key($0), $0) }) { first, _ in first }
        guard !names.keys.contains(where: { TagKey.isMeant($0, by: key, isPrefix: false) }) else { return nil }
        let nearest = EditDistance.nearest(to: key, among: names.keys.sorted())
        return nearest.flatMap { names[$0] }.map { WordOffer(wanted: name, offered: $0, isTag: true) }
    }
}
