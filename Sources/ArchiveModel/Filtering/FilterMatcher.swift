/// Says of one article whether a filter holds: the truth that the library's queries are compared with.
public struct FilterMatcher: Sendable {
    private let titleWords: [String]
    private let textWords: [String]
    private let tagKeys: [(origin: Filter.TagOrigin, key: String)]
    private let article: Article
    private let isRead: Bool
    private let isStarred: Bool

    public init(_ article: Article, ownTags: [String] = [], isRead: Bool = false, isStarred: Bool = false) {
        self.article = article
        self.isRead = isRead
        self.isStarred = isStarred
        titleWords = SearchFolding.words(of: article.title)
        textWords = SearchFolding.words(of: article.body.text)
        tagKeys =
            article.tags.map { (Self.origin($0), TagKey.key($0.name)) } + ownTags.map { (.own, TagKey.key($0)) }
    }

    private static func origin(_ tag: Tag) -> Filter.TagOrigin {
        switch tag.origin {
        case .category, .keyword: .stated
        case .caption: .caption
        case .suggested: .suggested
        case .own: .own
        }
    }

    private func isTagged(_ name: String, isPrefix: Bool, _ origin: Filter.TagOrigin?) -> Bool {
        let key = TagKey.key(name)
        return !key.isEmpty
            && tagKeys.contains {
                (origin == nil || $0.origin == origin) && TagKey.isMeant($0.key, by: key, isPrefix: isPrefix)
            }
    }

    public func matches(_ filter: Filter) -> Bool {
        switch filter {
        case .all: return true
        case .word(let text, let isPrefix): return contains(text, isPrefix: isPrefix)
        case .phrase(let text): return contains(text, isPrefix: false)
        case .near(let text, let distance):
            let wanted = Set(SearchFolding.words(of: text))
            guard !wanted.isEmpty else { return contains(text, isPrefix: false) }
            return Self.isNear(wanted, distance, in: titleWords) || Self.isNear(wanted, distance, in: textWords)
        case .fuzzy(let text):
            let words = SearchFolding.words(of: text)
            guard words.count == 1 else { return contains(text, isPrefix: false) }
            let wanted = FuzzyWord(words[0])
            return titleWords.contains(where: wanted.matches) || textWords.contains(where: wanted.matches)
        case .pattern(let pattern, let isInText):
            guard let pattern = FilterPattern(pattern) else { return false }
            return pattern.occurs(in: article.title) || isInText && pattern.occurs(in: article.body.text)
        case .tag(let name, let isPrefix):
            return isTagged(name, isPrefix: isPrefix, nil)
        case .tagged(let origin, let name, let isPrefix): return isTagged(name, isPrefix: isPrefix, origin)
        case .address(let address):
            let isOwn = article.link.map { WebAddress.variants(of: address).contains($0) } ?? false
            return isOwn || contains(address, isPrefix: false)
        case .author(let name): return article.authors.contains { Self.contains(name, in: $0) }
        case .title(let text, let isPrefix):
            if let signs = Signs.wanted(in: text) { return Signs.occur(signs, in: article.title) }
            return Self.occurs(SearchFolding.words(of: text), in: titleWords, isPrefix: isPrefix)
        case .leftOut(let text, let isPrefix):
            return article.textsBeside.contains { Self.holds($0, text, isPrefix: isPrefix) }
        case .source(let name): return Self.contains(name, in: article.source.path)
        case .language(let code):
            guard !LanguageKey.key(code).isEmpty else { return false }
            return article.language.map { LanguageKey.key($0).hasPrefix(LanguageKey.key(code)) } ?? false
        case .id(let id): return article.id.rawValue == id
        case .days(let from, let through): return lies(from: from, through: through)
        case .words(let from, let through):
            let count = article.body.wordCount
            return from.map { count >= $0 } ?? true && through.map { count <= $0 } ?? true
        case .state(let state): return holds(state)
        case .has(let property): return holds(property)
        case .saved(_, let inner): return matches(inner)
        case .order: return true
        case .not(let inner): return !matches(inner)
        case .and(let parts): return parts.allSatisfy { matches($0) }
        case .or(let parts): return parts.contains { matches($0) }
        }
    }

    private func contains(_ text: String, isPrefix: Bool) -> Bool {
        if let signs = Signs.wanted(in: text) {
            return Signs.occur(signs, in: article.title) || Signs.occur(signs, in: article.body.text)
        }
        let wanted = SearchFolding.words(of: text)
        return Self.occurs(wanted, in: titleWords, isPrefix: isPrefix)
            || Self.occurs(wanted, in: textWords, isPrefix: isPrefix)
    }

    /// Whether a text that no index knows has words that follow each other, or very signs.
    static func holds(_ text: String, _ wanted: String, isPrefix: Bool) -> Bool {
        if let signs = Signs.wanted(in: wanted) { return Signs.occur(signs, in: text) }
        return occurs(SearchFolding.words(of: wanted), in: SearchFolding.words(of: text), isPrefix: isPrefix)
    }

    private static func occurs(_ wanted: [String], in words: [String], isPrefix: Bool) -> Bool {
        guard let last = wanted.last else { return false }
        guard words.count >= wanted.count else { return false }
        return (0...words.count - wanted.count).contains { start in
            words[start..<start + wanted.count - 1].elementsEqual(wanted.dropLast())
                && (isPrefix
                    ? words[start + wanted.count - 1].hasPrefix(last) : words[start + wanted.count - 1] == last)
        }
    }

    /// Whether all words stand in a stretch with at most so many words between its first and its last (FTS5, section 3.5).
    private static func isNear(_ wanted: Set<String>, _ distance: Int, in words: [String]) -> Bool {
        let places = words.indices.filter { wanted.contains(words[$0]) }
        for (order, start) in places.enumerated() {
            var left = wanted
            for place in places[order...] where place - start - 1 <= distance {
                left.remove(words[place])
                if left.isEmpty { return true }
            }
        }
        return false
    }

    private static func contains(_ name: String, in text: String) -> Bool {
        let key = SearchFolding.key(name)
        if key.isEmpty { return Signs.wanted(in: name).map { Signs.occur($0, in: text) } ?? false }
        return SearchFolding.key(text).contains(key)
    }

    private func lies(from: Int?, through: Int?) -> Bool {
        let span = article.published.span
        if let from { guard let start = span.from, start >= from else { return false } }
        if let through { guard let end = span.through, end <= through else { return false } }
        return true
    }

    private func holds(_ state: Filter.State) -> Bool {
        switch state {
        case .unread: !isRead
        case .read: isRead
        case .starred: isStarred
        case .dated: article.published.stated != nil
        case .undated: article.published.stated == nil
        case .doubtful: !article.doubts.isEmpty
        }
    }

    private func holds(_ property: Filter.Property) -> Bool {
        switch property {
        case .link: article.link != nil || !article.links.isEmpty
        case .caption: article.body.blocks.contains { $0.kind == .caption }
        case .issue: !article.issues.isEmpty
        case .leftout: !article.textsBeside.isEmpty
        }
    }
}
