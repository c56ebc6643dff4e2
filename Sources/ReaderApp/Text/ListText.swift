public import ArchiveModel
import Terminal

extension Tag {
    /// Stands before the names of suggested tags.
    public static let suggestedSign = "~"

    /// The name behind a sign, which sets suggested tags apart.
    public var label: String { (origin == .suggested ? Self.suggestedSign : "#") + name }
}

/// A row of the list as plain text, for output that is no screen.
public enum ListText {
    public static func line(_ row: ArticleRow) -> String {
        let date = BylineText.short(row.published)
        let isInferred = if case .inferred = row.published { true } else { false }
        let gap = String(repeating: " ", count: max(0, BylineText.dateColumns - CharacterWidth.columns(of: date)))
        var parts = [isInferred ? date + gap : gap + date, row.title.isEmpty ? "Untitled" : row.title]
        if !row.authors.isEmpty { parts.append(row.authors.joined(separator: ", ")) }
        let tags = row.tags.filter { $0.origin != .caption }.map(\.label)
        if !tags.isEmpty { parts.append(tags.joined(separator: " ")) }
        return parts.joined(separator: "  ")
    }
}
