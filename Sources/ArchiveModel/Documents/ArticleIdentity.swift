/// The one chain by which articles are told apart.
///
/// 1. the GUID of a feed, with the feed where it is not of a kind that is unique in the world; 2. else the permalink, which is more than
/// the address of a site; 3. else the document's file name with title and stated date, which a moved or
/// extended document keeps; 4. else the SHA-256 of title and text.
public enum ArticleIdentity {
    public static func id(of article: ParsedArticle, documentName: String) -> ArticleID {
        if let stated = stated(article) { return stated }
        if !article.title.isEmpty, let date = article.published.stated {
            return name("article", [documentName, article.title, date.iso8601])
        }
        return name("text", [article.title, article.body.text])
    }

    /// By GUID or permalink; nil where the article has neither.
    private static func stated(_ article: ParsedArticle) -> ArticleID? {
        if let guid = article.guid, !guid.isEmpty { return name("guid", [guid]) }
        if let link = article.link, isPermalink(link) { return name("link", [link]) }
        return nil
    }

    /// Whether the publisher of an article gave it its identity: two texts under it are versions of one article.
    static func isStated(_ article: ParsedArticle) -> Bool { stated(article) != nil }

    /// The identity of an article where another document has a different text under the same one.
    static func distinct(_ id: ArticleID, inDocument path: String) -> ArticleID {
        ArticleID(rawValue: "\(id.rawValue)-\(name("document", [path]).rawValue.prefix(12))")
    }

    /// Identities that an article may have had before its date was understood otherwise or corrected: by its text alone, on days near its
    /// date, with day and month exchanged, and in the years around it.
    ///
    /// `text`: nil where it need not be tried; `days`: how many to each side.
    static func earlier(
        title: String, text: String?, published: DateStamp?, documentName: String, days: Int
    ) -> [ArticleID] {
        var ids = text.map { [name("text", [title, $0])] } ?? []
        guard let published else { return ids }
        let time = published.precision == .instant ? published.secondOfDay : nil
        func stamp(_ year: Int, _ month: Int, _ day: Int) -> DateStamp? {
            DateStamp(year: year, month: month, day: day, secondOfDay: time, zoneMinutes: published.zoneMinutes)
        }
        let near = (-days...days).map { offset in
            DateStamp(dayNumber: published.dayNumber + offset).flatMap { stamp($0.year, $0.month, $0.day) }
        }
        let years = (-20...20).map { stamp(published.year + $0, published.month, published.day) }
        let others = [
            stamp(published.year, published.day, published.month),
            DateStamp(year: published.year, month: published.month, day: published.day),
            DateStamp(year: published.year, month: published.month), DateStamp(year: published.year),
        ]
        for case let stamp? in near + years + others {
            ids.append(name("article", [documentName, title, stamp.iso8601]))
        }
        return ids
    }

    /// The ids of the articles of a document, asked for in order; a second article of the same identity gets a number.
    public struct Sequence: Sendable {
        private let documentName: String
        /// By the first 64 bits of the identity: a document may hold a million.
        private var seen: [UInt64: Int32] = [:]

        public init(documentName: String) { self.documentName = documentName }

        public mutating func next(_ article: ParsedArticle) -> ArticleID {
            let id = ArticleIdentity.id(of: article, documentName: documentName)
            let start = UInt64(id.rawValue.prefix(16), radix: 16) ?? 0
            let count = seen[start, default: 0] + 1
            seen[start] = count
            return count == 1 ? id : ArticleID(rawValue: "\(id.rawValue)-\(count)")
        }
    }

    /// Whether an address names one article: that of a site is the one of many, a relative one is another in each feed.
    static func isPermalink(_ link: String) -> Bool {
        guard let scheme = link.firstRange(of: "://") else { return false }
        let rest = link[scheme.upperBound...]
        guard let slash = rest.firstIndex(where: { "/?#".contains($0) }) else { return false }
        return rest.index(after: slash) < rest.endIndex
    }

    /// The first 128 bits of a SHA-256 in hexadecimal; the parts can't run into each other.
    private static func name(_ step: String, _ parts: [String]) -> ArticleID {
        var hash = SHA256()
        hash.update(step.utf8)
        for part in parts {
            hash.update(CollectionOfOne(0x1F))
            hash.update(part.utf8)
        }
        return ArticleID(rawValue: String(hash.finalize().prefix(32)))
    }
}
