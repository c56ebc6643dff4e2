/// Tells entries that are articles from others in an export of a whole blog: settings, templates, comments, drafts.
///
/// Blogger states the kind of an entry by a category whose scheme says that it classifies entries (`…#kind`), its newer exports by an
/// element `type`. Elsewhere every entry is an article but for drafts (RFC 5023, section 13.1.1).
struct EntryKinds {
    private(set) var articles: [MarkupNode] = []
    /// How many others there are of each kind.
    private var others: [String: Int] = [:]

    private static let articleKinds: Set<String> = ["post", "page"]

    init(_ entries: [MarkupNode]) {
        for entry in entries {
            let kind = Self.isDraft(entry) ? "draft" : Self.kind(of: entry)
            if let kind, !Self.articleKinds.contains(kind) {
                others[kind, default: 0] += 1
            } else {
                articles.append(entry)
            }
        }
        // A file of nothing else is read as it is.
        if articles.isEmpty {
            articles = entries
            others = [:]
        }
    }

    var issues: [ParseIssue] {
        guard !others.isEmpty else { return [] }
        let list = others.sorted { $0.key < $1.key }.map { kind, count in
            "\(count) \(kind)\(count == 1 || kind.hasSuffix("s") ? "" : "s")"
        }
        return [ParseIssue(.bounded, "left out as no articles: " + list.joined(separator: ", "))]
    }

    /// Whether a category classifies the entry and not its subject.
    static func isKind(_ category: MarkupNode) -> Bool {
        category.attribute("scheme")?.lowercased().hasSuffix("#kind") ?? false
    }

    private static func kind(of entry: MarkupNode) -> String? {
        if let category = entry.children.first(where: { $0.name == "category" && isKind($0) }) {
            return category.attribute("term")?.split(separator: "#").last.map { $0.lowercased() }
        }
        return entry.children.first { $0.name == "type" && $0.namespace == "blogger" }.map {
            $0.foldedText.lowercased()
        }
    }

    private static func isDraft(_ entry: MarkupNode) -> Bool {
        let control = entry.children.first { $0.name == "control" && $0.namespace == "app" }
        if control?.child("draft")?.foldedText.lowercased() == "yes" { return true }
        let status = entry.children.first { $0.name == "status" && $0.namespace == "blogger" }
        return status?.foldedText.lowercased() == "draft"
    }
}
