/// What Media RSS and iTunes elements add to an entry.
enum MediaExtensions {
    static func add(from item: MarkupNode, to entry: inout FeedEntry) {
        for node in item.descendants where node.namespace == "media" || node.namespace == "itunes" {
            switch (node.namespace, node.name) {
            case (_, "keywords"): entry.keywords += names(node.foldedText)
            case ("media", "category"): entry.categories.append(node.foldedText)
            case ("media", "content"): addContent(node, to: &entry)
            default: break
            }
        }
    }

    /// Files for people; pictures of the page itself are none.
    private static func addContent(_ node: MarkupNode, to entry: inout FeedEntry) {
        guard let url = node.attribute("url"), !entry.enclosures.contains(where: { $0.url == url }) else { return }
        let type = node.attribute("type") ?? node.attribute("medium") ?? ""
        guard !type.hasPrefix("image") else { return }
        entry.enclosures.append(Link(url: url, text: type))
    }

    /// Apart by commas; some write them apart by blanks.
    private static func names(_ text: String) -> [String] {
        text.split(separator: text.contains(",") ? "," : " ").map { String($0).trimmingBlanks() }
    }
}
