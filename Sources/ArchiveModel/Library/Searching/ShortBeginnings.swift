import GRDB

/// Decides how the first letters of a word are looked for.
enum ShortBeginnings {
    /// Articles that tell how common the beginning of a word is, of so many newest ones.
    private static let sampled = 64
    private static let sampledOf = 2000
    /// One article of so many has to have it, for reading the newest ones to be the shorter way.
    private static let commonShare = 8

    /// Whether a page comes sooner from reading articles from the newest on than from the index, which has to merge all words that
    /// begin so before it can give the first one.
    static func areCommon(in query: Query, _ database: Database) throws -> Bool {
        let parts = FilterCompiler.parts(of: query.filter)
        let beginnings = parts.compactMap { FilterCompiler.shortBeginning($0) }
        guard !beginnings.isEmpty else { return false }
        var rest = query
        rest.filter = .all(of: parts.filter { FilterCompiler.shortBeginning($0) == nil })
        var source = RowSource(try FilterCompiler(rest, in: database)).joiningArticles
        source.add(
            .init(
                sql: "\(source.row) >= ifnull((SELECT id FROM article ORDER BY id DESC LIMIT 1 OFFSET \(sampledOf)), 0)"
            ))
        let begins = FilterCompiler.join(beginnings.map { FilterCompiler.begins($0) }, by: " AND ")
        let counts = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*) AS seen, ifnull(sum(begins), 0) AS found FROM (
                    SELECT \(begins.sql) AS begins FROM \(source.tables) WHERE \(source.condition.sql)
                    ORDER BY \(source.row) DESC LIMIT \(sampled))
                """, arguments: begins.arguments + source.condition.arguments)
        let (seen, found): (Int, Int) = (counts?["seen"] ?? 0, counts?["found"] ?? 0)
        return found > 0 && found * commonShare >= seen
    }
}
