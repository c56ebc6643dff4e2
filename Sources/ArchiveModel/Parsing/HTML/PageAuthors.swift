/// Finds who wrote the article of a page: by what it states, then by what it prints.
struct PageAuthors {
    let names: [String]
    /// Nothing but a weak hint was found: the text itself may know better.
    let isWeak: Bool

    private static let keys = [
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
        "dc.creator.personalname", "og:author", "byl", "article:author_name", "cxenseparse:author", "citation_author",
        "rbauthors", "authors", "twitter:data1", "shareaholic:article_author_name", "article.author", "vr:author",
        "dcsext.author",
    ]

    /// `nearHeading`: the first blocks under the headline.
    init(_ metadata: PageMetadata, body: MarkupNode, nearHeading: [PageBlock], in page: inout PageTree) {
        var persons: [String] = []
        var organisations: [String] = []
        let article = metadata.article
        for value in metadata.structured.resolve(article?["author"] ?? article?["creator"]) {
            let types = (value as? JSONLD.Object).map(JSONLD.types) ?? []
            if types.contains("Organization") {
                organisations += JSONLD.strings(value)
            } else {
                persons += JSONLD.strings(value)
            }
        }
        let shown = Self.shown(in: body, &page)
        let printed = Self.printed(in: nearHeading)
        // Several elements of a class may stand for the same person: the first that gives a name is taken.
        let sources: [(texts: [String], isOne: Bool)] = [
            (persons, false), (Self.stated(metadata), false), (shown.property, false), (shown.relation, true),
            (shown.named, true), (organisations, false), (Array(printed.prefix(1)), false),
        ]
        for source in sources {
            let found =
                source.isOne
                ? source.texts.lazy.map { PersonNames.clean([$0], metadata) }.first { !$0.isEmpty } ?? []
                : PersonNames.clean(source.texts, metadata)
            if !found.isEmpty {
                (names, isWeak) = (found, false)
                return
            }
        }
        isWeak = true
        for source in sources {
            let found = PersonNames.clean(Array(source.texts.prefix(1)), metadata, isStrict: false)
            if !found.isEmpty {
                names = found
                return
            }
        }
        names = [metadata.siteName ?? "", metadata.documentTitle].lazy.compactMap(Self.owner).first.map { [$0] } ?? []
    }

    /// Lines among blocks that begin as a by-line does.
    static func printed(in blocks: [PageBlock]) -> [String] {
        blocks.flatMap { $0.text.split(separator: "\n") }.map { String($0) }
            .filter { $0.scalarCount < 90 && PersonNames.isByline($0) }
    }

    private static func stated(_ metadata: PageMetadata) -> [String] {
        let label = metadata.first("twitter:label1")?.lowercased() ?? ""
        let saysWriter = ["by", "von", "geschrieben", "verfass", "écrit", "auteur", "autor", "escrito"].contains {
            label.contains($0)
        }
        return Array(
            keys.flatMap { key in key == "twitter:data1" && !saysWriter ? [] : Array(metadata.all(key).prefix(6)) }
                .filter { !$0.hasPrefix("http") }.prefix(6))
    }

    /// What elements say that are marked as the author by microdata, by relation, or by class.
    private static func shown(in body: MarkupNode, _ page: inout PageTree)
        -> (property: [String], relation: [String], named: [String])
    {
        var found: (property: [String], relation: [String], named: [String]) = ([], [], [])
        for node in body.descendants where node.name != "script" && node.name != "style" {
            let property = (node.attribute("itemprop") ?? node.attribute("property") ?? "").lowercased()
            let isProperty = ["author", "creator", "schema:author", "article:author"].contains(property)
            let isRelation = node.relation("author")
            guard isProperty || isRelation || page.names(of: node).say(.author),
                !isElsewhere(node, isProperty: isProperty, &page), let name = name(in: node, page)
            else { continue }
            if isProperty {
                found.property.append(name)
            } else if isRelation {
                found.relation.append(name)
            } else {
                found.named.append(name)
            }
        }
        return (found.property, Array(found.relation.prefix(3)), Array(found.named.prefix(4)))
    }

    private static func name(in node: MarkupNode, _ page: PageTree) -> String? {
        let inner = node.first { $0.attribute("itemprop") == "name" }
        let text =
            inner.map { $0.attribute("content") ?? page.text(of: $0) } ?? node.attribute("content")
            ?? (node.textByteCount < 600 ? page.text(of: node) : "")
        return text.isEmpty || text.count > 120 ? nil : text
    }

    private static func isElsewhere(_ node: MarkupNode, isProperty: Bool, _ page: inout PageTree) -> Bool {
        let around = Array(page.ancestors(of: node).prefix(8))
        if ([node] + around).contains(where: { page.names(of: $0).say(.comments) }) { return true }
        if around.prefix(6).contains(where: { element in
            let names = page.names(of: element).text
            return PageWords.elsewhere.contains { names.holds($0) }
        }) {
            return true
        }
        return !isProperty && around.prefix(5).contains { $0.name == "aside" || $0.name == "footer" }
    }

    /// `Daniel Lemire's blog`.
    private static func owner(_ title: String) -> String? {
        for mark in ["'s ", "’s "] {
            guard let found = title.firstRange(of: mark) else { continue }
            let places = ["blog", "weblog", "journal", "home", "homepage", "site", "website", "page"]
            let after = title[found.upperBound...].lowercased().split(separator: " ").prefix(2)
            guard after.contains(where: { places.contains(String($0)) }) else { continue }
            let words = title[..<found.lowerBound].split { "|–—-".contains($0) }.last?.split(separator: " ") ?? []
            if (2...3).contains(words.count) { return words.joined(separator: " ") }
        }
        return nil
    }
}
