/// The line under a title as Dossier prints it: `Mara Lindqvist, Ole Berg · 4 Jun 2020 · updated 6 Jun 2020`.
///
/// Without a date it begins with `By`. Several names are separated by commas, or by semicolons where a name has a comma.
struct PrintedByline: Equatable {
    private(set) var authors: [String] = []
    private(set) var published = PublicationDate.unknown
    private(set) var updated: DateStamp?

    /// Characters of the longest list of names.
    private static let longestNames = 2000

    /// Nil for a line that says anything else.
    init?(_ line: String) {
        let isNamed = line.hasPrefix("By ")
        for part in line.dropFirst(isNamed ? 3 : 0).split(separator: "·").map({ String($0).trimmingBlanks() }) {
            guard take(part) else { return nil }
        }
        guard published != .unknown || updated != nil || isNamed && !authors.isEmpty else { return nil }
    }

    func add(to article: inout ParsedArticle) {
        (article.authors, article.published, article.updated) = (authors, published, updated)
    }

    private mutating func take(_ part: String) -> Bool {
        if part.hasPrefix("updated "), let stamp = Self.date(part.dropFirst("updated ".count)) {
            updated = stamp
        } else if part.hasPrefix("~ "), let bounds = Self.bounds(part.dropFirst(2)) {
            published = bounds
        } else if published == .unknown, let stamp = Self.date(part) {
            published = .stated(stamp)
        } else if authors.isEmpty, published == .unknown, part.count <= Self.longestNames,
            !part.contains(where: { "!?:".contains($0) })
        {
            authors = part.split(separator: part.contains(";") ? ";" : ",").map { String($0).trimmingBlanks() }
        } else {
            return false
        }
        return true
    }

    /// `between A and B, inferred`, `A or later, inferred`, `A or earlier, inferred`.
    private static func bounds(_ text: some StringProtocol) -> PublicationDate? {
        guard text.hasSuffix(", inferred") else { return nil }
        let rest = String(text.dropLast(", inferred".count))
        if rest.hasPrefix("between "), let and = rest.firstRange(of: " and ") {
            let from = date(rest[..<and.lowerBound].dropFirst("between ".count))
            let through = date(rest[and.upperBound...])
            return from == nil && through == nil ? nil : .inferred(notBefore: from, notAfter: through)
        }
        if rest.hasSuffix(" or later") { return date(rest.dropLast(9)).map { .inferred(notBefore: $0, notAfter: nil) } }
        if rest.hasSuffix(" or earlier") {
            return date(rest.dropLast(11)).map { .inferred(notBefore: nil, notAfter: $0) }
        }
        return nil
    }

    /// `4 Jun 2020`, `Jun 2020`, `2020`: the whole text.
    private static func date(_ text: some StringProtocol) -> DateStamp? {
        let tokens = LineTokens(String(text))
        if let found = DateScanner(tokens).date(at: 0), found.range.upperBound == tokens.tokens.count {
            return found.stamp
        }
        let words = text.split(separator: " ")
        guard let year = words.last.flatMap({ Int($0) }), (1000...2999).contains(year) else { return nil }
        if words.count == 1 { return DateStamp(year: year) }
        guard words.count == 2, let month = MonthNames.number(words[0].lowercased()) else { return nil }
        return DateStamp(year: year, month: month)
    }
}
