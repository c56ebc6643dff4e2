import GRDB

/// Compiles a filter to SQL over `article a`, with every text as an argument.
struct FilterCompiler {
    struct Condition {
        var sql: String
        var arguments: StatementArguments = []
    }

    /// Words of the index that all have to occur, as one FTS5 expression; the search table then leads the query.
    private(set) var match: String?
    private(set) var condition = Condition(sql: "1")

    /// `readsBeginnings`: short beginnings of words are looked for in the texts, and not in the index.
    init(_ filter: Filter, readsBeginnings: Bool = false) {
        let all = Self.parts(of: filter)
        let read = readsBeginnings ? all.compactMap { Self.shortBeginning($0) } : []
        let parts = readsBeginnings ? all.filter { Self.shortBeginning($0) == nil } : all
        let matches = parts.compactMap { Self.match($0) }.filter { !$0.isEmpty }
        if !matches.isEmpty { match = matches.joined(separator: " AND ") }
        let rest = parts.filter { Self.match($0) == nil }.map { Self.compile($0) } + read.map { Self.begins($0) }
        if !rest.isEmpty { condition = Self.join(rest, by: " AND ") }
    }

    static func parts(of filter: Filter) -> [Filter] { if case .and(let parts) = filter { parts } else { [filter] } }

    /// Characters of a beginning for which the index has to merge the places of hundreds of words.
    private static let longestShort = 3

    /// The folded beginning of a word as people type it first: one to three letters.
    static func shortBeginning(_ filter: Filter) -> String? {
        guard case .word(let text, isPrefix: true) = filter else { return nil }
        let words = SearchFolding.words(of: text)
        return words.count == 1 && words[0].count <= longestShort ? words[0] : nil
    }

    static func begins(_ beginning: String) -> Condition {
        Condition(
            sql:
                "(begins_word(?, a.title) OR begins_word(?, (SELECT b.text FROM body b WHERE b.article_id = a.id)))",
            arguments: [beginning, beginning])
    }

    /// The FTS5 expression of a word or phrase; empty for one without letters or digits; nil for other filters.
    private static func match(_ filter: Filter) -> String? {
        switch filter {
        case .word(let text, let isPrefix): expression(text, isPrefix: isPrefix)
        case .phrase(let text): expression(text, isPrefix: false)
        case .near(let text, let distance): near(text, distance)
        case .title(let text, let isPrefix):
            { $0.isEmpty ? "" : "title : \($0)" }(expression(text, isPrefix: isPrefix))
        default: nil
        }
    }

    /// Only folded words get into the expression, in quotation marks: nothing in them is syntax.
    private static func expression(_ text: String, isPrefix: Bool) -> String {
        let words = SearchFolding.words(of: text)
        guard !words.isEmpty else { return "" }
        return "\"" + words.joined(separator: " ") + "\"" + (isPrefix ? "*" : "")
    }

    private static func near(_ text: String, _ distance: Int) -> String {
        let words = Set(SearchFolding.words(of: text)).sorted()
        guard words.count > 1 else { return words.first.map { "\"\($0)\"" } ?? "" }
        return "NEAR(" + words.map { "\"\($0)\"" }.joined(separator: " ") + ", \(distance))"
    }

    static func join(_ conditions: [Condition], by word: String) -> Condition {
        conditions.dropFirst().reduce(conditions[0]) { joined, next in
            Condition(sql: joined.sql + word + next.sql, arguments: joined.arguments + next.arguments)
        }
    }

    private static func compile(_ filter: Filter) -> Condition {
        if let match = match(filter) {
            return match.isEmpty
                ? Condition(sql: "1")
                : Condition(sql: "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)", arguments: [match])
        }
        switch filter {
        case .tag(let name, let isPrefix): return tag(SearchFolding.key(name), isPrefix: isPrefix)
        case .author(let name):
            return Condition(
                sql:
                    "EXISTS (SELECT 1 FROM article_author aa JOIN author u ON u.id = aa.author_id WHERE aa.article_id = a.id AND instr(u.folded, ?) > 0)",
                arguments: [SearchFolding.key(name)])
        case .source(let name):
            return Condition(
                sql: "a.document_id IN (SELECT id FROM document WHERE instr(folded, ?) > 0)",
                arguments: [SearchFolding.key(name)])
        case .language(let code):
            return Condition(
                sql: "substr(lower(a.language), 1, length(?)) = ?", arguments: [code.lowercased(), code.lowercased()])
        case .id(let id): return Condition(sql: "a.key = ?", arguments: [id])
        case .days(let from, let through): return days(from: from, through: through)
        case .words(let from, let through): return words(from: from, through: through)
        case .pattern(let pattern, let isInText):
            let inTitle = Condition(sql: "holds_pattern(?, a.title)", arguments: [pattern])
            let inText = Condition(
                sql: "holds_pattern(?, (SELECT b.text FROM body b WHERE b.article_id = a.id))", arguments: [pattern])
            guard isInText else { return inTitle }
            return Condition(sql: "(\(inTitle.sql) OR \(inText.sql))", arguments: inTitle.arguments + inText.arguments)
        case .state(let state): return Condition(sql: sql(state))
        case .has(let property): return Condition(sql: sql(property))
        case .not(let inner):
            let inner = compile(inner)
            return Condition(sql: "NOT (\(inner.sql))", arguments: inner.arguments)
        case .and(let parts), .or(let parts):
            guard !parts.isEmpty else { return Condition(sql: "1") }
            let isAnd = if case .and = filter { true } else { false }
            let joined = join(parts.map { compile($0) }, by: isAnd ? " AND " : " OR ")
            return Condition(sql: "(\(joined.sql))", arguments: joined.arguments)
        case .all, .word, .phrase, .near, .title: return Condition(sql: "1")
        }
    }

    private static func tag(_ key: String, isPrefix: Bool) -> Condition {
        let comparison = isPrefix ? "substr(%, 1, length(?)) = ?" : "% = ?"
        let arguments: StatementArguments = isPrefix ? [key, key, key, key] : [key, key]
        let stated =
            "SELECT 1 FROM article_tag at JOIN tag t ON t.id = at.tag_id WHERE at.article_id = a.id AND "
            + comparison.replacing("%", with: "t.folded")
        let own =
            "SELECT 1 FROM reader.own_tag o WHERE o.article = a.key AND " + comparison.replacing("%", with: "o.folded")
        return Condition(sql: "(EXISTS (\(stated)) OR EXISTS (\(own)))", arguments: arguments)
    }

    private static func days(from: Int?, through: Int?) -> Condition {
        var parts: [Condition] = []
        if let from { parts.append(Condition(sql: "ifnull(a.day_from >= ?, 0)", arguments: [from])) }
        if let through { parts.append(Condition(sql: "ifnull(a.day_through <= ?, 0)", arguments: [through])) }
        return parts.isEmpty ? Condition(sql: "1") : join(parts, by: " AND ")
    }

    private static func words(from: Int?, through: Int?) -> Condition {
        var parts: [Condition] = []
        if let from { parts.append(Condition(sql: "a.words >= ?", arguments: [from])) }
        if let through { parts.append(Condition(sql: "a.words <= ?", arguments: [through])) }
        return parts.isEmpty ? Condition(sql: "1") : join(parts, by: " AND ")
    }

    private static func sql(_ state: Filter.State) -> String {
        switch state {
        case .unread: "NOT EXISTS (SELECT 1 FROM reader.read_mark r WHERE r.article = a.key)"
        case .read: "EXISTS (SELECT 1 FROM reader.read_mark r WHERE r.article = a.key)"
        case .starred: "EXISTS (SELECT 1 FROM reader.star s WHERE s.article = a.key)"
        case .dated: "a.published <> ''"
        case .undated: "a.published = ''"
        }
    }

    private static func sql(_ property: Filter.Property) -> String {
        switch property {
        case .link: "a.has_link = 1"
        case .caption: "a.has_caption = 1"
        case .issue: "a.issues > 0"
        }
    }
}
