/// Finds the tags of a page's article: stated, linked, or listed as keywords; the first of these that gives some.
enum PageTags {
    private static let most = 60
    private static let longest = 60

    static func find(_ metadata: PageMetadata, body: MarkupNode, in page: inout PageTree) -> [Tag] {
        let keywords = metadata.all("keywords") + metadata.all("news_keywords")
        let sources: [([String], String)] = [
            (metadata.all("article:tag"), "tag of the page"),
            (linked(in: body, &page), "linked from the page as a tag"),
            (JSONLD.strings(metadata.article?["keywords"]), "keyword of the page"), (keywords, "keyword of the page"),
        ]
        for (texts, why) in sources {
            let names = names(in: texts)
            if !names.isEmpty { return names.map { Tag($0, origin: .keyword, why: why) } }
        }
        return []
    }

    private static func names(in texts: [String]) -> [String] {
        var seen: Set<String> = []
        let names = texts.flatMap { $0.split { $0 == "," || $0 == ";" } }.map { part in
            String(part.drop { $0 == "#" || $0.isBlank }).foldingBlanks().trimmingBlanks()
        }
        return Array(
            names.filter { name in
                !name.isEmpty && name.count <= longest && !name.hasPrefix("http")
                    && seen.insert(name.foldedWords).inserted
            }.prefix(most))
    }

    private static let otherLists = ["/category/", "/kategorie/", "/categorie/", "/rubrik/", "/author/", "/autor/"]

    /// Links that are marked as tags, by relation or by the box they stand in.
    private static func linked(in body: MarkupNode, _ page: inout PageTree) -> [String] {
        var found: [String] = []
        for link in body.all(named: "a") {
            let around = page.ancestors(of: link).filter { $0.name != "body" && $0.name != "html" }
            let isBoxed = ([link] + around.prefix(4)).contains { element in
                element.name != "article" && page.names(of: element).say(.tagBox)
            }
            let isTag = link.relation("tag") && !link.relation("category")
            guard isTag || isBoxed, let target = link.attribute("href"), link.textByteCount < 250,
                !otherLists.contains(where: target.holds), !isForeign(around, &page)
            else { continue }
            let text = page.text(of: link)
            if !text.isEmpty, text.count <= 50 { found.append(text) }
        }
        return found
    }

    private static func isForeign(_ around: [MarkupNode], _ page: inout PageTree) -> Bool {
        around.contains { element in
            if element.name == "nav" || element.name == "aside" { return true }
            let names = page.names(of: element)
            return names.say(.foreignToTags) && !names.say(.ownTagBox)
        }
    }
}
