import Foundation

/// JSON Feed 1.0 and 1.1 (jsonfeed.org).
enum JSONFeed {
    static func articles(in data: Data) -> [ParsedArticle] {
        guard let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let items = root["items"] as? [[String: Any]]
        else { return [] }
        return items.map { item in
            var entry = FeedEntry()
            entry.title = item["title"] as? String ?? ""
            let authors = item["authors"] as? [[String: Any]] ?? [item["author"] as? [String: Any]].compactMap { $0 }
            entry.authors = authors.compactMap { $0["name"] as? String }
            entry.published = item["date_published"] as? String
            entry.updated = item["date_modified"] as? String
            entry.link = item["url"] as? String ?? item["external_url"] as? String
            entry.guid = item["id"] as? String ?? (item["id"] as? NSNumber)?.stringValue
            entry.categories = item["tags"] as? [String] ?? []
            entry.language = item["language"] as? String ?? root["language"] as? String
            if let html = item["content_html"] as? String {
                entry.content = html
            } else {
                entry.content = item["content_text"] as? String ?? item["summary"] as? String ?? ""
                entry.isPlain = true
            }
            return entry.article
        }
    }
}
