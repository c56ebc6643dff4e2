import GRDB

/// Compiles a query to one expression of the index, and SQL over `article a` for what the index does not know.
///
/// Texts get into either only as arguments, into the expression only folded and in quotation marks.
struct FilterCompiler {
    struct Condition {
        var sql: String
        var arguments: StatementArguments = []

        static let always = Condition(sql: "1")
        var isAlways: Bool { sql == "1" }
    }

    /// FTS5, which leads in the order of its rows; nil where the index has nothing to say.
    private(set) var expression: String?
    private(set) var condition = Condition.always
    /// Rows in which the articles have to lie, both included: dates bound them.
    private(set) var rows = RowRange.everything

    /// `readsBeginnings`: short beginnings of words are looked for in the texts, and not in the index.
    init(_ query: Query, readsBeginnings: Bool = false, in database: Database) throws {
        let all = Self.parts(of: query.filter)
        let read = readsBeginnings ? all.compactMap { Self.shortBeginning($0) } : []
        let filters = readsBeginnings ? all.filter { Self.shortBeginning($0) == nil } : all
        var parts = try filters.map { try Self.compile($0, in: database) }
        parts.append(try ScopeCompiler.part(query.scope, in: database))
        var conditions = read.map { Self.begins($0) }
        switch FilterPart.all(of: parts) {
        case .always(true): break
        case .always(false): conditions.append(Condition(sql: "0"))
        case .expression(let expression): self.expression = expression
        case .negated(let expression): self.expression = FilterPart.everyArticle(but: expression)
        case .condition:
            // What the index knows leads; the rest is asked of each row.
            let (known, rest) = FilterPart.split(parts)
            expression = known
            conditions += rest
        }
        if !conditions.isEmpty { condition = Self.join(conditions, by: " AND ") }
        for case .days(let from, let through) in all {
            if let from { rows.from = max(rows.from, ArticleRowID.first(ofDay: from)) }
            if let through { rows.through = min(rows.through, ArticleRowID.first(ofDay: through + 1) - 1) }
        }
    }

    /// What has to hold at once, saved filters opened.
    static func parts(of filter: Filter) -> [Filter] {
        switch filter {
        case .and(let parts): parts.flatMap { Self.parts(of: $0) }
        case .saved(_, let inner): parts(of: inner)
        default: [filter]
        }
    }

    static func join(_ conditions: [Condition], by word: String) -> Condition {
        conditions.dropFirst().reduce(conditions[0]) { joined, next in
            Condition(sql: joined.sql + word + next.sql, arguments: joined.arguments + next.arguments)
        }
    }
}

extension FilterCompiler {
    /// Characters of a beginning for which the index has to merge the places of many words: fewer are words of the index themselves.
    private static let lettersOfShort = WordBeginnings.longest + 1

    /// The folded beginning of a word as people type it first.
    static func shortBeginning(_ filter: Filter) -> String? {
        guard case .word(let text, isPrefix: true) = filter else { return nil }
        let words = SearchFolding.words(of: text)
        return words.count == 1 && words[0].unicodeScalars.count == lettersOfShort ? words[0] : nil
    }

    static func begins(_ beginning: String) -> Condition {
        Condition(
            sql:
                "(begins_word(?, a.title) OR begins_word(?, (SELECT b.text FROM body b WHERE b.article_id = a.id)))",
            arguments: [beginning, beginning])
    }

    private static func compile(_ filter: Filter, in database: Database) throws -> FilterPart {
        switch filter {
        case .all, .order: return .always(true)
        case .word(let text, let isPrefix):
            return isPrefix ? beginning(text) : words(text, isPrefix: false)
        case .phrase(let text): return words(text, isPrefix: false)
        case .near(let text, let distance): return near(text, distance)
        case .fuzzy(let text): return try fuzzy(text, in: database)
        case .title(let text, let isPrefix):
            guard case .expression(let words) = words(text, isPrefix: isPrefix) else {
                return signs(text) { Condition(sql: "instr(a.title, ?) > 0", arguments: [$0]) }
            }
            return .expression("title : \(words)")
        case .tag(let name, let isPrefix):
            return try TagCompiler.part(TagKey.key(name), isPrefix: isPrefix, in: database)
        case .tagged(let origin, let name, let isPrefix):
            return try TagCompiler.part(TagKey.key(name), isPrefix: isPrefix, origin, in: database)
        case .address(let address):
            let variants = WebAddress.variants(of: address)
            let places = repeatElement("?", count: variants.count).joined(separator: ", ")
            let own = Condition(
                sql: "a.link <> '' AND a.link IN (\(places))", arguments: StatementArguments(variants))
            return .any(of: [words(address, isPrefix: false), .condition(own)])
        case .author(let name):
            let key = SearchFolding.key(name)
            guard key.isEmpty else { return try author(key, in: database) }
            return signs(name) { Condition(sql: "instr(a.authors, ?) > 0", arguments: [$0]) }
        case .source(let name):
            let key = SearchFolding.key(name)
            guard key.isEmpty else { return try ScopeCompiler.part(source: key, in: database) }
            return signs(name) {
                Condition(
                    sql: "a.document_id IN (SELECT id FROM document WHERE instr(path, ?) > 0)", arguments: [$0])
            }
        case .language(let code):
            guard !LanguageKey.key(code).isEmpty else { return .always(false) }
            return .expression(FacetToken.expression(FacetToken.language(code), isPrefix: true))
        case .id(let id): return .condition(Condition(sql: "a.key = ?", arguments: [id]))
        case .days(let from, let through): return days(from: from, through: through)
        case .words(let from, let through): return words(from: from, through: through)
        case .pattern(let pattern, let isInText): return self.pattern(pattern, isInText: isInText)
        case .state(let state): return self.state(state)
        case .has(.link): return .expression(FacetToken.expression(FacetToken.link))
        case .has(.caption): return .expression(FacetToken.expression(FacetToken.caption))
        case .has(.issue): return .expression(FacetToken.expression(FacetToken.issue))
        case .has(.leftout): return .expression(FacetToken.expression(FacetToken.leftOut))
        case .leftOut(let text, let isPrefix): return leftOut(text, isPrefix: isPrefix)
        case .saved(_, let inner): return try compile(inner, in: database)
        case .not(let inner): return try compile(inner, in: database).negation
        case .and(let parts): return .all(of: try parts.map { try compile($0, in: database) })
        case .or(let parts): return .any(of: try parts.map { try compile($0, in: database) })
        }
    }

    /// Signs without a letter or digit are not in the index: the texts are asked.
    private static func signs(_ text: String, _ condition: (String) -> Condition) -> FilterPart {
        Signs.wanted(in: text).map { .condition(condition($0)) } ?? .always(false)
    }

    /// Words that follow each other, or very signs.
    private static func words(_ text: String, isPrefix: Bool) -> FilterPart {
        let words = SearchFolding.words(of: text)
        guard !words.isEmpty else {
            return signs(text) { signs in
                Condition(
                    sql:
                        "(instr(a.title, ?) > 0 OR instr((SELECT b.text FROM body b WHERE b.article_id = a.id), ?) > 0)",
                    arguments: [signs, signs])
            }
        }
        return .expression("\"" + words.joined(separator: " ") + "\"" + (isPrefix ? "*" : ""))
    }

    private static func beginning(_ text: String) -> FilterPart {
        let words = SearchFolding.words(of: text)
        guard words.count == 1, SearchFolding.isBeginning(words[0]) else { return self.words(text, isPrefix: true) }
        return .tokens([FacetToken.beginning(words[0])])
    }

    private static func near(_ text: String, _ distance: Int) -> FilterPart {
        let words = Set(SearchFolding.words(of: text)).sorted()
        guard let first = words.first else { return self.words(text, isPrefix: false) }
        guard words.count > 1 else { return .expression("\"\(first)\"") }
        return .expression("NEAR(" + words.map { "\"\($0)\"" }.joined(separator: " ") + ", \(distance))")
    }

    private static func fuzzy(_ text: String, in database: Database) throws -> FilterPart {
        let words = SearchFolding.words(of: text)
        guard words.count == 1 else { return self.words(text, isPrefix: false) }
        let terms = try Vocabulary.terms(near: FuzzyWord(words[0]), in: database)
        guard !terms.isEmpty else { return .always(false) }
        return .expression("(" + terms.map { "\"\($0.word)\"" }.joined(separator: " OR ") + ")")
    }

    private static func author(_ key: String, in database: Database) throws -> FilterPart {
        let ids = try Int64.fetchAll(
            database, sql: "SELECT id FROM author WHERE instr(folded, ?) > 0 LIMIT ?",
            arguments: [key, FilterPart.mostTokens + 1])
        guard ids.count <= FilterPart.mostTokens else {
            return .condition(
                Condition(
                    sql:
                        "EXISTS (SELECT 1 FROM article_author aa JOIN author u ON u.id = aa.author_id WHERE aa.article_id = a.id AND instr(u.folded, ?) > 0)",
                    arguments: [key]))
        }
        return .tokens(ids.map { FacetToken.author($0) })
    }

    private static func pattern(_ pattern: String, isInText: Bool) -> FilterPart {
        let inTitle = Condition(sql: "holds_pattern(?, a.title)", arguments: [pattern])
        guard isInText else { return .condition(inTitle) }
        let inText = Condition(
            sql: "holds_pattern(?, (SELECT b.text FROM body b WHERE b.article_id = a.id))", arguments: [pattern])
        return .condition(
            Condition(sql: "(\(inTitle.sql) OR \(inText.sql))", arguments: inTitle.arguments + inText.arguments))
    }

    /// What was left out is not in the index: the few articles that have some are asked.
    private static func leftOut(_ text: String, isPrefix: Bool) -> FilterPart {
        let holds = Condition(
            sql: "(SELECT leaves_out(?, ?, b.left_out, b.facts) FROM body b WHERE b.article_id = a.id)",
            arguments: [text, isPrefix])
        return .all(of: [.expression(FacetToken.expression(FacetToken.leftOut)), .condition(holds)])
    }

    private static func days(from: Int?, through: Int?) -> FilterPart {
        var parts: [Condition] = []
        if let from { parts.append(Condition(sql: "ifnull(a.day_from >= ?, 0)", arguments: [from])) }
        if let through { parts.append(Condition(sql: "ifnull(a.day_through <= ?, 0)", arguments: [through])) }
        return parts.isEmpty ? .always(true) : .condition(join(parts, by: " AND "))
    }

    private static func words(from: Int?, through: Int?) -> FilterPart {
        var parts: [Condition] = []
        if let from { parts.append(Condition(sql: "a.words >= ?", arguments: [from])) }
        if let through { parts.append(Condition(sql: "a.words <= ?", arguments: [through])) }
        return parts.isEmpty ? .always(true) : .condition(join(parts, by: " AND "))
    }

    private static func state(_ state: Filter.State) -> FilterPart {
        switch state {
        case .unread:
            .condition(Condition(sql: "NOT EXISTS (SELECT 1 FROM reader.read_mark r WHERE r.article = a.key)"))
        case .read: .condition(marked("read_mark"))
        case .starred: .condition(marked("star"))
        case .dated: .expression(FacetToken.expression(FacetToken.dated))
        case .undated: .negated(FacetToken.expression(FacetToken.dated))
        case .doubtful: .expression(FacetToken.expression(FacetToken.doubtful))
        }
    }

    /// From the marks to the articles: there are fewer of them.
    private static func marked(_ table: String) -> Condition {
        Condition(
            sql: "a.id IN (SELECT m.id FROM reader.\(table) r CROSS JOIN article m ON m.key = r.article)")
    }
}
