public import ArchiveModel
import Terminal

/// A row of the list as plain text, for output that is no screen.
public enum ListText {
    public static func line(_ row: ArticleRow) -> String {
        let date = BylineText.short(row.published)
        let isInferred = if case .inferred = row.published { true } else { false }
        let gap = String(repeating: " ", count: max(0, BylineText.dateColumns - CharacterWidth.columns(of: date)))
        var parts = [isInferred ? date + gap : gap + date, row.title.isEmpty ? "Untitled" : row.title]
        if !row.authors.isEmpty { parts.append(row.authors.joined(separator: ", ")) }
        let tags = row.tags.filter { $0.origin != .caption }.map { "#" + $0.name }
        if !tags.isEmpty { parts.append(tags.joined(separator: " ")) }
        return parts.joined(separator: "  ")
    }
}

/// A whole article as plain text.
public enum ArticleText {
    /// `measure`: columns of text.
    public static func lines(_ article: Article, measure: Int) -> [String] {
        BlockLayout.lay(article, PageStyle(measure: measure)).lines.map { line in
            let indent =
                String(repeating: " ", count: max(0, line.indent - CharacterWidth.columns(of: line.mark))) + line.mark
            switch line.content {
            case .blank: return ""
            case .label(let text): return text
            case .rule: return String(repeating: "─", count: measure)
            case .tags(let tags): return tags.map { "#" + $0.name }.joined(separator: " ")
            case .text(let range): return indent + article.body.text(in: range) + (line.isDivided ? "-" : "")
            case .code(let range): return indent + CodeText.expanded(article.body.text(in: range))
            case .cells(let cells):
                return cells.reduce("") { row, cell in
                    let gap = cell.column - CharacterWidth.columns(of: row)
                    return row + (cell.column == 0 ? "" : String(repeating: " ", count: max(0, gap - 2)) + "│ ")
                        + String(repeating: " ", count: cell.shift) + article.body.text(in: cell.range)
                }
            }
        }
    }
}
