/// Finds when the article of a page came out: by what the page states, then by what it prints.
struct PageDates {
    private(set) var published: DateStamp?
    private(set) var updated: DateStamp?

    private static let publishedKeys = [
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
        "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
        "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "dc.created", "cxenseparse:recs:publishtime",
        "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article_date_original",
        "article:publicationdate", "originalpublicationdate", "citation_publication_date", "citation_date", "date",
        "rnews:datepublished", "bt:pubdate", "displaydate", "created", "og:pubdate", "vr:published_time",
        "last-published", "date.available", "creationdate", "published-date", "publish-time", "article:post_date",
        "release_date", "og:release_date",
    ]
    private static let updatedKeys = [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
        "last-modified", "lastmod", "revised", "article:modified",
    ]

    init(_ metadata: PageMetadata, body: MarkupNode, heading: MarkupNode?, in page: inout PageTree) {
        let read = PageDateReader(isMonthFirst: metadata.isMonthFirst)
        let webPage = metadata.isAlone ? nil : metadata.structured.page
        func stated(_ object: JSONLD.Object?, _ key: String) -> DateStamp? {
            JSONLD.strings(object?[key]).lazy.compactMap(read.stated).first
        }
        updated =
            stated(metadata.article, "dateModified")
            ?? Self.updatedKeys.lazy.flatMap { metadata.all($0) }.compactMap(read.stated).first
            ?? stated(webPage, "dateModified")
        published =
            stated(metadata.article, "datePublished")
            ?? Self.publishedKeys.lazy.flatMap { metadata.all($0) }.compactMap(read.stated).first
            ?? Self.marked(in: body, read, page)
            ?? stated(webPage, "datePublished") ?? stated(metadata.article, "dateCreated")
            ?? stated(metadata.article, "uploadDate")
            ?? metadata.link.flatMap(PageDateReader.inAddress)
        guard published == nil else { return }
        var printed = PrintedDates(heading: heading, read: read)
        published = printed.best(in: body, &page)
        updated = updated ?? printed.updated
    }

    /// Microdata.
    private static func marked(in body: MarkupNode, _ read: PageDateReader, _ page: PageTree) -> DateStamp? {
        for node in body.descendants {
            guard let property = node.attribute("itemprop") ?? node.attribute("property"),
                property.lowercased().contains("datepublished")
            else { continue }
            let value = node.attribute("datetime") ?? node.attribute("content") ?? node.attribute("title")
            if let stamp = value.flatMap(read.stated) ?? read.stated(page.text(of: node)) { return stamp }
        }
        return nil
    }
}

/// Reads dates of pages.
struct PageDateReader {
    let isMonthFirst: Bool
    /// Nobody published pages before.
    private static let years = 1990...2100

    /// A value that is a date, in one of the forms that attributes have.
    func stated(_ text: String) -> DateStamp? {
        let value = text.foldingBlanks()
        let stamp = DateStamp(iso8601: value) ?? Self.compact(value) ?? Self.seconds(value) ?? printed(value)
        return stamp.flatMap { Self.years.contains($0.year) && $0.precision >= .day ? $0 : nil }
    }

    /// The first date in a text.
    func printed(_ text: String) -> DateStamp? {
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        let stamp = DateScanner(LineTokens(text.prefix(300)), isDayFirst: !isMonthFirst).first()?.stamp
        return stamp.flatMap { Self.years.contains($0.year) ? $0 : nil }
    }

    /// `20200504`, perhaps with a time.
    private static func compact(_ text: String) -> DateStamp? {
        let digits = text.prefix { $0.isASCIIDigit }
        guard digits.count == 8, let number = Int(digits) else { return nil }
        return DateStamp(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// Seconds or milliseconds since 1970.
    private static func seconds(_ text: String) -> DateStamp? {
        guard text.count == 10 || text.count == 13, text.hasPrefix("1"), let number = Int(text) else { return nil }
        let seconds = text.count == 13 ? number / 1000 : number
        guard let day = DateStamp(dayNumber: seconds / 86_400) else { return nil }
        return DateStamp(
            year: day.year, month: day.month, day: day.day, secondOfDay: seconds % 86_400, zoneMinutes: 0)
    }

    /// `/2020/05/04/`, `/2020-05-04-`, `/20200504/`.
    static func inAddress(_ link: String) -> DateStamp? {
        let path = link.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3)
        for (index, part) in zip(path.indices, path) {
            let digits = part.prefix { $0.isASCIIDigit || $0 == "-" }.filter { $0 != "-" }
            if digits.count == 8, digits.hasPrefix("19") || digits.hasPrefix("20"), let stamp = compact(digits) {
                return years.contains(stamp.year) ? stamp : nil
            }
            guard part.count == 4, let year = Int(part), years.contains(year), index + 2 < path.endIndex,
                let month = Int(path[index + 1]), let day = Int(path[index + 2])
            else { continue }
            return DateStamp(year: year, month: month, day: day)
        }
        return nil
    }
}

/// Judges the dates that a page prints by their element, their words and where they stand.
private struct PrintedDates {
    let heading: MarkupNode?
    let read: PageDateReader
    private(set) var updated: DateStamp?

    private static let enough = 0.6
    private static let texts: Set<String> = [
        "p", "div", "span", "li", "td", "small", "em", "i", "strong", "b", "font", "a", "h2", "h3", "h4", "h5", "h6",
        "abbr", "main", "section", "article", "header",
    ]
    private static let elsewhere = [
        "sidebar", "widget", "related", "recent", "footer", "copyright", "popular", "calendar", "archive-list",
    ]
    private static let updateWords = [
        "updat", "modif", "aktualisiert", "geändert", "mise à jour", "actualiz", "atualiz",
    ]
    private static let publishWords = ["publi", "veröff", "erschienen", "erstellt", "posted", "stand:", "vom "]

    init(heading: MarkupNode?, read: PageDateReader) {
        self.heading = heading
        self.read = read
    }

    mutating func best(in body: MarkupNode, _ page: inout PageTree) -> DateStamp? {
        let chain = heading.map { Array(page.ancestors(of: $0).prefix(4)) } ?? []
        var best: (stamp: DateStamp, score: Double)?
        var count = 0
        for node in body.descendants where node.name != "script" && node.name != "style" {
            guard let (stamp, kind) = candidate(node, &page) else { continue }
            let score = kind + place(of: node, stamp, chain, &page) - 0.02 * Double(count)
            count += 1
            if score > best?.score ?? Self.enough { best = (stamp, score) }
        }
        return best?.stamp
    }

    private func candidate(_ node: MarkupNode, _ page: inout PageTree) -> (DateStamp, Double)? {
        if node.name == "time" {
            let stamp = node.attribute("datetime").flatMap(read.stated) ?? read.printed(page.text(of: node))
            return stamp.map { ($0, 3) }
        }
        let isNamed =
            page.names(of: node).say(.date) || node.attribute("itemprop")?.hasPrefix("date") == true
        if isNamed {
            guard node.textByteCount < 1500 else { return nil }
            let text = page.text(of: node)
            return text.count < 300 ? read.printed(text).map { ($0, 2) } : nil
        }
        guard Self.texts.contains(node.name) else { return nil }
        var text = node.children.reduce("") { $1.isText ? $0 + $1.content : $0 }.foldingBlanks()
        if ["p", "small", "li", "td"].contains(node.name), node.textByteCount < 1000 {
            let whole = page.text(of: node)
            if !whole.isEmpty, whole.count < 160 { text = whole }
        }
        guard !text.isEmpty, text.utf8.count < 4000 else { return nil }
        return read.printed(String(text.prefix(120))).map { ($0, text.count < 80 ? 1 : 0.2) }
    }

    private mutating func place(
        of node: MarkupNode, _ stamp: DateStamp, _ chain: [MarkupNode], _ page: inout PageTree
    ) -> Double {
        var score = 0.0
        let around = Array(page.ancestors(of: node))
        let near = [node] + around.prefix(6)
        let isElsewhere = near.contains { element in
            let names = page.names(of: element)
            return names.say(.comments) || Self.elsewhere.contains { names.text.holds($0) }
        }
        if isElsewhere || around.contains(where: { ["aside", "footer", "nav"].contains($0.name) }) { score -= 2.5 }
        if node.isHiddenByStyle { score -= 0.5 }
        let words = (page.text(of: node).prefix(40) + page.names(of: node).text).lowercased()
        if Self.updateWords.contains(where: words.holds) {
            score -= 0.8
            updated = updated ?? stamp
        }
        if Self.publishWords.contains(where: words.holds) { score += 0.7 }
        guard let heading else { return score }
        score += node.index > heading.index ? 0.6 : 0.1
        if let depth = chain.firstIndex(where: { around.contains($0) }) { score += 1.2 - 0.3 * Double(depth) }
        return score
    }
}
