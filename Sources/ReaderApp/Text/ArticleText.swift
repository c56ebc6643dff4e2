public import ArchiveModel
import Terminal

/// A whole article as plain text, in the form that can be opened again.
///
/// A heavy rule, the title, a line about the article, its address, its tags, what its export says of it, a blank line and the text; see `PrintedArticles`.
public enum ArticleText {
    /// `measure`: columns of text.
    public static func lines(_ article: Article, measure: Int) -> [String] {
        let byline = BylineText.printed(article)
        return [String(repeating: PrintedArticles.ruleSign, count: measure)]
            + wrapped(article.title.isEmpty ? PrintedArticles.noTitle : article.title, measure)
            + (byline.isEmpty ? [] : wrapped(byline, measure))
            + (article.link.map { [$0] } ?? [])
            + tagLines(article, measure)
            + article.facts.map { PrintedFact.line($0) }
            + text(article, measure: measure)
    }

    private static func wrapped(_ text: String, _ measure: Int) -> [String] {
        LineBreaker(measure: measure).lines(of: text[...]).map { line in
            let start = text.utf8.index(text.startIndex, offsetBy: line.range.lowerBound)
            return String(text[start..<text.utf8.index(start, offsetBy: line.range.count)])
        }
    }

    /// A blank within a tag is a no-break space, so that the tag is one word.
    private static func tagLines(_ article: Article, _ measure: Int) -> [String] {
        let tags = article.tags.filter { $0.origin != .caption && $0.origin != .suggested }
        guard !tags.isEmpty else { return [] }
        let words = tags.map { "#" + $0.name.replacing(" ", with: "\u{A0}") }
        return wrapped(words.joined(separator: " "), measure)
    }

    /// What stands under the head, from the blank line on.
    private static func text(_ article: Article, measure: Int) -> [String] {
        let laidOut = BlockLayout.lay(article, PageStyle(measure: measure)).lines
        return laidOut.drop { $0.content != .blank }.map { line in
            let indent =
                String(repeating: " ", count: max(0, line.indent - CharacterWidth.columns(of: line.mark))) + line.mark
            switch line.content {
            case .blank: return ""
            case .label(let text): return text
            case .rule: return String(repeating: "─", count: measure)
            case .tags(let tags): return tags.map(\.label).joined(separator: " ")
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
