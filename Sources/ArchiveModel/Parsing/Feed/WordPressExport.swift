/// The posts and pages of a WordPress export (WXR): an RSS feed with everything a blog holds.
struct WordPressExport {
    /// Display names by login.
    private let names: [String: String]

    init(_ root: MarkupNode) {
        var names: [String: String] = [:]
        for author in root.descendants where author.namespace == "wp" && author.name == "author" {
            guard let login = author.child("author_login")?.foldedText else { continue }
            let shown = author.child("author_display_name")?.foldedText ?? ""
            names[login] = shown.isEmpty ? login : shown
        }
        self.names = names
    }

    /// - Returns: nil for attachments, menus, and what was thrown away.
    func entry(_ item: MarkupNode, _ feed: FeedFrame) -> FeedEntry? {
        let kind = item.child("post_type")?.foldedText ?? "post"
        let status = item.child("status")?.foldedText ?? "publish"
        guard ["post", "page"].contains(kind), !["trash", "auto-draft", "inherit"].contains(status) else { return nil }
        var entry = RSSEntry.read(item, feed)
        entry.authors = entry.authors.map { names[$0] ?? $0 }
        entry.published = date(item.child("post_date_gmt")) ?? date(item.child("post_date")) ?? entry.published
        entry.updated = date(item.child("post_modified_gmt")) ?? date(item.child("post_modified"))
        let filed = item.children.filter { $0.name == "category" }
        entry.categories = filed.filter { $0.attribute("domain") != "post_tag" }.map(\.foldedText)
        entry.keywords = filed.filter { $0.attribute("domain") == "post_tag" }.map(\.foldedText)
        entry.contents = entry.contents.map { text in
            var text = text
            text.content = Self.paragraphs(Self.withoutShortcodes(text.content))
            return text
        }
        return entry
    }

    /// `0000-00-00 00:00:00` stands for none; times without a zone are Greenwich's in the `_gmt` fields.
    private func date(_ node: MarkupNode?) -> String? {
        guard let node else { return nil }
        let text = node.foldedText
        guard !text.isEmpty, !text.hasPrefix("0000") else { return nil }
        return node.name.hasSuffix("_gmt") ? text.replacing(" ", with: "T") + "Z" : text
    }

    /// The editor leaves paragraphs apart by blank lines; the blog makes elements of them when it shows a post.
    private static func paragraphs(_ content: String) -> String {
        guard !content.contains("<p>"), !content.contains("<p ") else { return content }
        return content.replacing("\r\n", with: "\n").split(separator: "\n\n").map { "<p>\($0)</p>" }.joined(
            separator: "\n")
    }

    /// `[caption …]`, `[gallery …]` and their like; what stands between two of them stays.
    private static func withoutShortcodes(_ content: String) -> String {
        guard content.contains("[") else { return content }
        var result = ""
        var rest = content[...]
        while let open = rest.firstIndex(of: "[") {
            result += rest[..<open]
            rest = rest[open...]
            let name = rest.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0 == "_" || $0 == "-" }
            if shortcodes.contains(name.lowercased()), let close = rest.firstIndex(of: "]") {
                rest = rest[rest.index(after: close)...]
            } else {
                result += "["
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    private static let shortcodes: Set<String> = [
        "caption", "gallery", "audio", "video", "playlist", "embed", "wp_caption", "youtube", "vimeo", "sourcecode",
        "code", "more", "contact-form", "contact-field", "googlemaps", "slideshow", "polldaddy", "vc_row", "vc_column",
        "vc_column_text", "et_pb_section", "et_pb_row", "et_pb_column", "et_pb_text",
    ]
}
