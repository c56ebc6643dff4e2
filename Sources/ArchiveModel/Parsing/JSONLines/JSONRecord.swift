import Foundation

/// An article as a JSON object: what Dossier itself writes, and what scrapers and newspaper data sets write alike.
struct JSONRecord {
    private let fields: [String: Any]

    private static let titles = ["title", "headline", "name", "subject"]
    private static let texts = [
        "text", "body", "content", "articlebody", "article", "maintext", "fulltext", "full_text", "body_text",
        "content_text",
        "content_html", "html", "description", "summary", "abstract",
    ]
    private static let dates = [
        "published", "date", "date_published", "datepublished", "publishdate", "publish_date", "pubdate", "pub_date",
        "publication_date", "published_at", "created_at", "created", "timestamp", "time",
    ]
    private static let updates = ["updated", "date_modified", "datemodified", "modified", "updated_at"]
    private static let people = ["authors", "author", "byline", "creator", "writer"]
    private static let addresses = ["link", "url", "permalink", "canonical_url", "webpage_url"]
    private static let tags = ["tags", "keywords", "categories", "category", "section", "topics", "subjects", "labels"]

    /// - Returns: nil for an object that has neither a title nor a text.
    init?(_ object: [String: Any]) {
        fields = Dictionary(object.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        guard string(Self.titles) != nil || string(Self.texts) != nil else { return nil }
    }

    /// Where the article stood in the document that it came from, of records that Dossier wrote.
    var provenance: (path: String, byteOffset: Int)? {
        guard let source = fields["source"] as? [String: Any], let path = source["path"] as? String,
            let range = source["byteRange"] as? [Any], let start = (range.first as? NSNumber)?.intValue
        else { return nil }
        return (path, start)
    }

    var article: ParsedArticle {
        var article = ParsedArticle()
        article.title = string(Self.titles).map(HTMLText.line) ?? ""
        article.authors = names(Self.people).compactMap { FeedPerson.name($0) }.uniqued()
        article.published = date(Self.dates).map { .stated($0) } ?? bounds
        article.updated = date(Self.updates)
        article.language = (fields["language"] ?? fields["lang"]) as? String
        article.link = string(Self.addresses)
        article.related = fields["related"] as? [String] ?? []
        article.tags = statedTags
        article.facts = facts
        (article.body, article.issues) = body
        return article
    }

    private var bounds: PublicationDate {
        func stamp(_ name: String) -> DateStamp? { (fields[name] as? String).flatMap { DateStamp(iso8601: $0) } }
        let (from, through) = (stamp("publishednotbefore"), stamp("publishednotafter"))
        return from == nil && through == nil ? .unknown : .inferred(notBefore: from, notAfter: through)
    }

    private func string(_ names: [String]) -> String? {
        for name in names {
            if let text = fields[name] as? String, !text.foldingBlanks().isEmpty { return text }
        }
        return nil
    }

    private func date(_ names: [String]) -> DateStamp? {
        for name in names {
            if let text = fields[name] as? String, let stamp = FeedDate.read(text) { return stamp }
            // Seconds or milliseconds since 1970.
            guard let number = fields[name] as? NSNumber, number.doubleValue > 86_400 else { continue }
            let seconds = number.doubleValue > 100_000_000_000 ? number.doubleValue / 1000 : number.doubleValue
            guard seconds < 32_503_680_000, let day = DateStamp(dayNumber: Int(seconds) / 86_400) else { continue }
            return DateStamp(
                year: day.year, month: day.month, day: day.day, secondOfDay: Int(seconds) % 86_400, zoneMinutes: 0)
        }
        return nil
    }

    /// Names in a list, in one string, or as objects with a name.
    private func names(_ keys: [String]) -> [String] {
        for key in keys {
            switch fields[key] {
            case let text as String where !text.isEmpty: return [text]
            case let texts as [String] where !texts.isEmpty: return texts
            case let object as [String: Any]:
                if let name = object["name"] as? String { return [name] }
            case let objects as [[String: Any]] where !objects.isEmpty:
                return objects.compactMap { $0["name"] as? String }
            default: continue
            }
        }
        return []
    }

    /// Of records that Dossier wrote.
    private var facts: [ArticleFact] {
        (fields["facts"] as? [[String: Any]] ?? []).compactMap { object in
            guard let label = object["label"] as? String, let value = object["value"] as? String else { return nil }
            return ArticleFact(label, value, isOfDocument: object["of"] as? String == "document")
        }
    }

    private var statedTags: [Tag] {
        if let objects = fields["tags"] as? [[String: Any]] {
            return objects.compactMap { object in
                guard let name = object["name"] as? String else { return nil }
                let origin = (object["origin"] as? String).flatMap { Tag.Origin(rawValue: $0) } ?? .keyword
                // What was somebody's own there is the document's here.
                return Tag(
                    name, origin: origin == .own ? .keyword : origin,
                    why: object["why"] as? String ?? "tag of the record")
            }
        }
        var seen: Set<String> = []
        return Self.tags.flatMap { key -> [String] in
            switch fields[key] {
            case let text as String:
                text.split(whereSeparator: { ",;".contains($0) }).map { String($0).trimmingBlanks() }
            case let texts as [String]: texts
            default: []
            }
        }.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
            .map { Tag($0, origin: .keyword, why: "tag of the record") }
    }
}

extension JSONRecord {
    private var body: (Body, [ParseIssue]) {
        if let blocks = fields["blocks"] as? [[String: Any]], !blocks.isEmpty { return body(of: blocks) }
        guard let text = string(Self.texts) else { return (Body(), []) }
        if Self.isMarkup(text), let tree = MarkupParser.parse("<body>" + MarkupRepair.closingShells(text), as: .html) {
            return HTMLBlocks.body(of: tree.root, base: string(Self.addresses))
        }
        let clean = TextSanitiser.sanitise(text)
        return (PlainText.body(clean.text), ParseIssue.neutralised(clean.neutralised, byteOffset: nil))
    }

    private static func isMarkup(_ text: String) -> Bool {
        ["</p>", "</div>", "<br", "</a>", "</h"].contains { text.contains($0) }
    }

    /// As Dossier writes them, with the links where their texts stand.
    private func body(of blocks: [[String: Any]]) -> (Body, [ParseIssue]) {
        var links = (fields["links"] as? [[String: Any]] ?? []).compactMap { link -> Link? in
            guard let url = link["url"] as? String, let text = link["text"] as? String, !text.isEmpty else {
                return nil
            }
            return Link(url: url, text: text)
        }[...]
        var builder = BodyBuilder()
        var neutralised: [Unicode.Scalar: Int] = [:]
        for block in blocks {
            let clean = TextSanitiser.sanitise(block["text"] as? String ?? "")
            neutralised.merge(clean.neutralised) { $0 + $1 }
            let text = clean.text
            let kind = (block["kind"] as? String).flatMap { Block.Kind(rawValue: $0) } ?? .paragraph
            if Self.isRule(text) {
                builder.append(.rule, "")
                continue
            }
            var spans: [Span] = []
            var rest = text[...]
            while let link = links.first, let found = rest.firstRange(of: link.text) {
                let utf8 = text.utf8
                let start = utf8.distance(from: utf8.startIndex, to: found.lowerBound)
                spans.append(Span(.link(url: link.url), range: start..<start + link.text.utf8.count))
                rest = rest[found.upperBound...]
                links = links.dropFirst()
            }
            builder.append(kind, text, level: (block["level"] as? NSNumber)?.intValue ?? 0, spans: spans)
        }
        return (builder.body, ParseIssue.neutralised(neutralised, byteOffset: nil))
    }

    /// A line of one sign.
    private static func isRule(_ text: String) -> Bool {
        guard let first = text.first, text.count >= 3, "=-*_#~".contains(first) else { return false }
        return text.allSatisfy { $0 == first }
    }
}
