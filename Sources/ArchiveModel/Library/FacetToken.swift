/// Words of the index that stand for properties of an article: any mix of words, tags, authors and sources is one question to it.
///
/// They begin with characters for private use, which no folded word does.
enum FacetToken {
    /// Every article has it.
    static let article = "\u{E000}"
    /// Of tags that the document states.
    static let tagMark = "\u{E001}"
    static let captionTagMark = "\u{E006}"
    static let suggestedTagMark = "\u{E007}"
    static let authorMark = "\u{E002}"
    static let documentMark = "\u{E003}"
    static let languageMark = "\u{E004}"
    static let beginningMark = "\u{E008}"
    static let dated = "\u{E005}d"
    static let link = "\u{E005}l"
    static let caption = "\u{E005}c"
    static let issue = "\u{E005}i"
    static let leftOut = "\u{E005}o"
    static let doubtful = "\u{E005}u"

    static func tag(_ id: Int64, _ origin: Tag.Origin) -> String {
        switch origin {
        case .category, .keyword, .own: tagMark + "\(id)"
        case .caption: captionTagMark + "\(id)"
        case .suggested: suggestedTagMark + "\(id)"
        }
    }

    /// A tag of whatever origin, or of one; of those that the reader gave the index knows nothing.
    static func tag(_ id: Int64, _ origin: Filter.TagOrigin?) -> [String] {
        let marks =
            switch origin {
            case .stated: [tagMark]
            case .caption: [captionTagMark]
            case .suggested: [suggestedTagMark]
            case .own: [String]()
            case nil: [tagMark, captionTagMark, suggestedTagMark]
            }
        return marks.map { $0 + "\(id)" }
    }

    static func author(_ id: Int64) -> String { authorMark + "\(id)" }
    static func document(_ id: Int64) -> String { documentMark + "\(id)" }

    /// BCP 47.
    static func language(_ code: String) -> String { languageMark + LanguageKey.key(code) }

    /// FTS5 that finds the articles with a token; as the beginning of one where it says so.
    static func expression(_ token: String, isPrefix: Bool = false) -> String {
        "facets : \"\(token)\"" + (isPrefix ? "*" : "")
    }

    /// FTS5 that finds the articles with any of the tokens.
    static func expression(anyOf tokens: [String]) -> String {
        tokens.count == 1
            ? expression(tokens[0]) : "facets : (" + tokens.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
    }

    /// `properties`: see there.
    static func tokens(
        document: Int64, tags: [(id: Int64, origin: Tag.Origin)], authors: [Int64], properties: String
    ) -> String {
        var tokens = Self.article
        for tag in tags { tokens += " " + self.tag(tag.id, tag.origin) }
        for author in authors { tokens += " " + self.author(author) }
        tokens += " " + Self.document(document)
        return properties.isEmpty ? tokens : tokens + " " + properties
    }

    /// Of an article alone, whatever else the archive has.
    static func properties(of article: Article, hasLink: Bool, hasCaption: Bool) -> String {
        var tokens: [String] = []
        if let code = article.language { tokens.append(language(code)) }
        if article.published.stated != nil { tokens.append(dated) }
        if hasLink { tokens.append(link) }
        if hasCaption { tokens.append(caption) }
        if !article.issues.isEmpty { tokens.append(issue) }
        if !article.textsBeside.isEmpty { tokens.append(leftOut) }
        if !article.doubts.isEmpty { tokens.append(doubtful) }
        return tokens.joined(separator: " ")
    }

    /// An article with a word that begins so.
    ///
    /// Hundreds or thousands of words begin with the same two letters: to merge their places takes seconds in a large archive. Only
    /// the index has these tokens; they follow from the texts.
    static func beginning(_ letters: String) -> String { beginningMark + letters }

    /// Of all words, to follow other tokens.
    static func beginnings(_ title: String, _ text: String) -> String {
        var tokens: [UInt8] = []
        let beginnings = WordBeginnings(of: [title, text]).found
        tokens.reserveCapacity(beginnings.count * 6)
        let mark = [UInt8(ascii: " ")] + Array(beginningMark.utf8)
        for letters in beginnings {
            tokens.append(contentsOf: mark)
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                let byte = UInt8(truncatingIfNeeded: letters >> shift)
                if byte != 0 { tokens.append(byte) }
            }
        }
        return String(decoding: tokens, as: UTF8.self)
    }
}
