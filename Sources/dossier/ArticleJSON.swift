import ArchiveModel

/// Articles as JSON objects, one a line: the contract of `dossier parse --format json`.
enum ArticleJSON {
    static func object(_ article: Article) -> JSONValue {
        .object([
            ("id", .string(article.id.rawValue)),
            ("title", .string(article.title)),
            ("authors", .strings(article.authors)),
            ("published", .string(orNull: article.published.stated?.iso8601)),
            ("publishedNotBefore", .string(orNull: article.published.notBefore?.iso8601)),
            ("publishedNotAfter", .string(orNull: article.published.notAfter?.iso8601)),
            ("updated", .string(orNull: article.updated?.iso8601)),
            ("tags", .array(article.tags.map(tag))),
            ("language", .string(orNull: article.language)),
            ("link", .string(orNull: article.link)),
            ("links", .array(article.links.map { .object([("url", .string($0.url)), ("text", .string($0.text))]) })),
            ("related", .strings(article.related)),
            ("source", source(article.source)),
            ("confidence", .share(article.confidence)),
            ("doubts", .strings(article.doubts)),
            ("facts", .array(article.facts.map(fact))),
            ("leftOut", .array(article.leftOut.map(leftOut))),
            ("blocks", .array(article.body.blocks.map { block($0, in: article.body) })),
            ("text", .string(article.body.text)),
            ("issues", .array(article.issues.map(issue))),
        ])
    }

    static func object(_ row: ArticleRow) -> JSONValue {
        .object([
            ("id", .string(row.id.rawValue)),
            ("title", .string(row.title)),
            ("authors", .strings(row.authors)),
            ("published", .string(orNull: row.published.stated?.iso8601)),
            ("publishedNotBefore", .string(orNull: row.published.notBefore?.iso8601)),
            ("publishedNotAfter", .string(orNull: row.published.notAfter?.iso8601)),
            ("tags", .array(row.tags.map(tag))),
            ("source", .string(row.sourceName)),
            ("words", .number(row.words)),
            ("doubtful", .bool(row.isDoubtful)),
            ("read", .bool(row.isRead)),
            ("starred", .bool(row.isStarred)),
        ])
    }

    private static func tag(_ tag: Tag) -> JSONValue {
        .object([("name", .string(tag.name)), ("origin", .string(tag.origin.rawValue)), ("why", .string(tag.why))])
    }

    private static func source(_ source: Source) -> JSONValue {
        .object([
            ("path", .string(source.path)),
            ("format", .string(source.format.rawValue)),
            ("layout", .string(source.layout)),
            ("sha256", .string(source.sha256)),
            ("byteRange", .array([.number(source.byteRange.lowerBound), .number(source.byteRange.upperBound)])),
        ])
    }

    private static func block(_ block: Block, in body: Body) -> JSONValue {
        .object([
            ("kind", .string(block.kind.rawValue)), ("level", .number(block.level)),
            ("text", .string(String(body.text(in: block.range)))),
        ])
    }

    private static func fact(_ fact: ArticleFact) -> JSONValue {
        .object([
            ("label", .string(fact.label)), ("value", .string(fact.value)),
            ("of", .string(fact.isOfDocument ? "document" : "article")),
        ])
    }

    private static func leftOut(_ piece: LeftOut) -> JSONValue {
        .object([
            ("reason", .string(piece.reason)), ("text", .string(piece.text)),
            ("byteRange", .array([.number(piece.byteRange.lowerBound), .number(piece.byteRange.upperBound)])),
        ])
    }

    private static func issue(_ issue: ParseIssue) -> JSONValue {
        .object([
            ("kind", .string(issue.kind.rawValue)), ("message", .string(issue.message)),
            ("byteOffset", issue.byteOffset.map { .number($0) } ?? .null),
        ])
    }
}
