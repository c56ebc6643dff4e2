import GRDB

/// A filter on its way to SQL: how much of it the index can answer.
enum FilterPart {
    case always(Bool)
    /// FTS5.
    case expression(String)
    /// Every article but those that the expression finds.
    case negated(String)
    /// Over `article a`.
    case condition(FilterCompiler.Condition)

    /// More tags, authors or documents are compared row by row.
    static let mostTokens = 200

    static func tokens(_ tokens: [String]) -> FilterPart {
        tokens.isEmpty ? .always(false) : .expression(FacetToken.expression(anyOf: tokens))
    }

    static func everyArticle(but expression: String) -> String {
        "(\(FacetToken.expression(FacetToken.article)) NOT \(expression))"
    }

    var negation: FilterPart {
        switch self {
        case .always(let holds): .always(!holds)
        case .expression(let expression): .negated(expression)
        case .negated(let expression): .expression(expression)
        case .condition(let condition):
            .condition(.init(sql: "NOT (\(condition.sql))", arguments: condition.arguments))
        }
    }

    static func all(of parts: [FilterPart]) -> FilterPart {
        let parts = parts.filter { if case .always(true) = $0 { false } else { true } }
        guard !parts.isEmpty else { return .always(true) }
        guard !parts.contains(where: { if case .always = $0 { true } else { false } }) else { return .always(false) }
        if parts.count == 1 { return parts[0] }
        let (known, rest) = split(parts)
        guard !rest.isEmpty else { return .expression(known ?? "") }
        let conditions = (known.map { [found($0)] } ?? []) + rest
        let joined = FilterCompiler.join(conditions, by: " AND ")
        return .condition(.init(sql: "(\(joined.sql))", arguments: joined.arguments))
    }

    static func any(of parts: [FilterPart]) -> FilterPart {
        let parts = parts.filter { if case .always(false) = $0 { false } else { true } }
        guard !parts.isEmpty else { return .always(false) }
        guard !parts.contains(where: { if case .always = $0 { true } else { false } }) else { return .always(true) }
        if parts.count == 1 { return parts[0] }
        let expressions = parts.compactMap(\.alone)
        if expressions.count == parts.count { return .expression("(" + expressions.joined(separator: " OR ") + ")") }
        let joined = FilterCompiler.join(parts.map(\.sql), by: " OR ")
        return .condition(.init(sql: "(\(joined.sql))", arguments: joined.arguments))
    }

    /// What the index can answer of parts that all have to hold, as one expression, and the rest.
    static func split(_ parts: [FilterPart]) -> (known: String?, rest: [FilterCompiler.Condition]) {
        var wanted: [String] = []
        var excluded: [String] = []
        var rest: [FilterCompiler.Condition] = []
        for part in parts {
            switch part {
            case .always(true): break
            case .always(false): rest.append(.init(sql: "0"))
            case .expression(let expression): wanted.append(expression)
            case .negated(let expression): excluded.append(expression)
            case .condition(let condition): rest.append(condition)
            }
        }
        if excluded.isEmpty {
            return (wanted.isEmpty ? nil : wanted.count == 1 ? wanted[0] : joined(wanted, by: " AND "), rest)
        }
        let positive =
            wanted.isEmpty ? FacetToken.expression(FacetToken.article) : joined(wanted, by: " AND ")
        return ("(\(positive) NOT \(joined(excluded, by: " OR ")))", rest)
    }

    private static func joined(_ expressions: [String], by word: String) -> String {
        "(" + expressions.joined(separator: word) + ")"
    }

    /// The part as an expression that stands alone; nil for a condition.
    private var alone: String? {
        switch self {
        case .expression(let expression): expression
        case .negated(let expression): Self.everyArticle(but: expression)
        case .always, .condition: nil
        }
    }

    private var sql: FilterCompiler.Condition {
        switch self {
        case .always(let holds): .init(sql: holds ? "1" : "0")
        case .condition(let condition): condition
        case .expression(let expression): Self.found(expression)
        case .negated(let expression):
            .init(
                sql: "a.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", arguments: [expression])
        }
    }

    static func found(_ expression: String) -> FilterCompiler.Condition {
        .init(sql: "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)", arguments: [expression])
    }
}

/// Tags of the archive are words of the index; those of the reader lie in the reader's own database.
enum TagCompiler {
    /// `origin`: nil for tags of whatever origin.
    static func part(_ key: String, isPrefix: Bool, _ origin: Filter.TagOrigin? = nil, in database: Database) throws
        -> FilterPart
    {
        // No tag is kept that has no letter or digit.
        guard !key.isEmpty else { return .always(false) }
        let (condition, arguments) = comparison(key, isPrefix: isPrefix)
        let own = FilterCompiler.Condition(
            sql:
                "a.id IN (SELECT m.id FROM (SELECT DISTINCT article FROM reader.own_tag WHERE \(condition)) o CROSS JOIN article m ON m.key = o.article)",
            arguments: arguments)
        if origin == .own { return .condition(own) }
        let ids = try Int64.fetchAll(
            database, sql: "SELECT id FROM tag WHERE \(condition) LIMIT \(FilterPart.mostTokens + 1)",
            arguments: arguments)
        let stated: FilterPart =
            ids.count <= FilterPart.mostTokens
            ? .tokens(ids.flatMap { FacetToken.tag($0, origin) })
            : .condition(
                .init(
                    sql:
                        "EXISTS (SELECT 1 FROM article_tag at JOIN tag t ON t.id = at.tag_id WHERE at.article_id = a.id\(Self.among(origin)) AND \(condition))",
                    arguments: arguments))
        guard origin == nil else { return stated }
        let hasOwn = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM reader.own_tag WHERE \(condition))", arguments: arguments)
        guard hasOwn == true else { return stated }
        return .any(of: [stated, .condition(own)])
    }

    private static func among(_ origin: Filter.TagOrigin?) -> String {
        switch origin {
        case .stated: " AND at.origin IN ('category', 'keyword')"
        case .caption: " AND at.origin = 'caption'"
        case .suggested: " AND at.origin = 'suggested'"
        case .own, nil: ""
        }
    }

    private static func comparison(_ key: String, isPrefix: Bool) -> (String, StatementArguments) {
        guard !isPrefix else { return ("substr(folded, 1, length(?)) = ?", [key, key]) }
        // "0" is the character behind the slash: what lies between is below the tag.
        return ("(folded = ? OR (folded > ? AND folded < ?))", [key, key + "/", key + "0"])
    }
}

/// Documents of a scope or of `source:`.
enum ScopeCompiler {
    static func part(_ scope: [String], in database: Database) throws -> FilterPart {
        guard !scope.isEmpty else { return .always(true) }
        var arguments: StatementArguments = []
        let conditions = scope.map { path in
            // A folder's documents begin with its path and a slash; "0" is the character behind the slash.
            let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
            arguments += [path, folder + "/", folder + "0"]
            return "path = ? OR (path >= ? AND path < ?)"
        }
        return try part(conditions.joined(separator: " OR "), arguments, in: database)
    }

    static func part(source key: String, in database: Database) throws -> FilterPart {
        try part("instr(folded, ?) > 0", [key], in: database)
    }

    private static func part(_ condition: String, _ arguments: StatementArguments, in database: Database) throws
        -> FilterPart
    {
        let ids = try Int64.fetchAll(
            database, sql: "SELECT id FROM document WHERE \(condition) LIMIT \(FilterPart.mostTokens + 1)",
            arguments: arguments)
        let isAll = try Bool.fetchOne(
            database, sql: "SELECT NOT EXISTS (SELECT 1 FROM document WHERE NOT (\(condition)))", arguments: arguments)
        if isAll == true { return .always(true) }
        if ids.count <= FilterPart.mostTokens { return .tokens(ids.map { FacetToken.document($0) }) }
        return .condition(
            .init(sql: "a.document_id IN (SELECT id FROM document WHERE \(condition))", arguments: arguments))
    }
}
