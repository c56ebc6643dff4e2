import Foundation

/// JSON Feed 1.0 and 1.1 (jsonfeed.org).
enum JSONFeed {
    static func document(_ text: String, name file: String) -> ParsedDocument {
        var document = ParsedDocument(format: .feed, layout: "JSON feed", articles: [])
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        } catch {
            document.issues = [ParseIssue(.malformed, "the feed is no valid JSON", byteOffset: 0)]
            return document
        }
        let root = value as? [String: Any]
        let items = root?["items"] as? [[String: Any]] ?? []
        let language = root?["language"] as? String
        let owners = authors(of: root ?? [:])
        let name =
            ["home_page_url", "feed_url", "title"].compactMap { root?[$0] as? String }.first { !$0.isEmpty } ?? file
        let entries = items.map { item in
            var entry = entry(item)
            entry.language = entry.language ?? language
            if entry.authors.isEmpty { entry.authors = owners }
            return entry
        }
        document.articles = FeedEntry.articles(entries, of: name)
        return document
    }

    private static func entry(_ item: [String: Any]) -> FeedEntry {
        var entry = FeedEntry()
        entry.title = (item["title"] as? String).map { .plain($0) }
        entry.authors = authors(of: item)
        entry.published = item["date_published"] as? String
        entry.updated = item["date_modified"] as? String
        let id = item["id"] as? String ?? (item["id"] as? NSNumber)?.stringValue
        entry.guid = id
        entry.link =
            item["url"] as? String ?? item["external_url"] as? String
            ?? id.flatMap { $0.hasPrefix("http") ? $0 : nil }
        let tags = item["tags"] as? String
        entry.keywords =
            item["tags"] as? [String] ?? tags?.split(separator: ",").map { String($0).trimmingBlanks() } ?? []
        entry.language = item["language"] as? String
        if let html = item["content_html"] as? String { entry.contents.append(.html(html)) }
        for key in ["content_text", "summary"] {
            if let text = item[key] as? String { entry.contents.append(.plain(text)) }
        }
        entry.enclosures = (item["attachments"] as? [[String: Any]] ?? []).compactMap { attachment in
            guard let url = attachment["url"] as? String else { return nil }
            return Link(url: url, text: attachment["title"] as? String ?? attachment["mime_type"] as? String ?? "")
        }
        return entry
    }

    /// 1.1 has `authors`, 1.0 had `author`.
    private static func authors(of object: [String: Any]) -> [String] {
        let people = object["authors"] as? [[String: Any]] ?? [object["author"] as? [String: Any]].compactMap { $0 }
        return people.compactMap { ($0["name"] as? String).flatMap(FeedPerson.name) }
    }
}
