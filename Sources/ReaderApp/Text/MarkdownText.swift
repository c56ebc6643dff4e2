public import ArchiveModel

/// Writes articles as Markdown (CommonMark, with the tables of GitHub).
public enum MarkdownText {
    public static func text(_ article: Article) -> String {
        var parts = ["# " + escaped(article.title.isEmpty ? "Untitled" : article.title)]
        let byline = BylineText.full(article)
        if !byline.isEmpty { parts.append("*" + escaped(byline) + "*") }
        if let link = article.link { parts.append("<" + address(link) + ">") }
        var previous: Block?
        for block in article.body.blocks {
            let text = text(of: block, in: article.body, isFirstRow: previous?.kind != .table || block.level == 1)
            let isTogether =
                previous?.kind == block.kind && (block.kind == .table && block.level == 0 || block.kind == .listItem)
            if isTogether, let last = parts.popLast() { parts.append(last + "\n" + text) } else { parts.append(text) }
            previous = block
        }
        return parts.joined(separator: "\n\n")
    }

    private static func text(of block: Block, in body: Body, isFirstRow: Bool) -> String {
        let plain = body.text(in: block.range)
        switch block.kind {
        case .heading: return String(repeating: "#", count: min(6, max(2, block.level))) + " " + oneLine(block, body)
        case .paragraph, .related: return inline(block.range, body)
        case .quote: return prefixed(inline(block.range, body), String(repeating: "> ", count: max(1, block.level)))
        case .listItem: return item(block, body)
        case .code:
            // A fence is longer than any in the code.
            var fence = "```"
            while plain.contains(fence) { fence += "`" }
            return fence + "\n" + plain + "\n" + fence
        case .table: return row(inline(block.range, body), isFirst: isFirstRow)
        case .caption: return "*" + oneLine(block, body) + "*"
        case .rule: return "---"
        case .update: return prefixed(inline(block.range, body), "> ")
        }
    }

    private static func oneLine(_ block: Block, _ body: Body) -> String {
        inline(block.range, body).split(separator: "\n").joined(separator: " ")
    }

    private static func prefixed(_ text: String, _ prefix: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { prefix + $0 }.joined(separator: "\n")
    }

    private static func item(_ block: Block, _ body: Body) -> String {
        let text = inline(block.range, body)
        let indent = String(repeating: "    ", count: max(0, block.level - 1))
        let digits = text.prefix { $0.isNumber }
        let isNumbered = !digits.isEmpty && text.dropFirst(digits.count).hasPrefix(". ")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let hanging = indent + (isNumbered ? "   " : "  ")
        return indent + (isNumbered ? "" : "- ") + lines.joined(separator: "\n" + hanging)
    }

    private static func row(_ text: String, isFirst: Bool) -> String {
        let cells = text.split(separator: " │ ", omittingEmptySubsequences: false)
        let row = "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        return isFirst ? row + "\n|" + String(repeating: " --- |", count: cells.count) : row
    }

    /// The text with its emphasis and links; those that overlap without one holding the other are left out.
    private static func inline(_ range: Range<Int>, _ body: Body) -> String {
        var result = ""
        var offset = range.lowerBound
        let spans = body.spans.filter {
            $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound
        }
        for span in spans.sorted(by: { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        )
        where span.range.lowerBound >= offset {
            result += escaped(String(body.text(in: offset..<span.range.lowerBound)))
            let inner = String(body.text(in: span.range))
            switch span.kind {
            case .emphasis: result += "*" + escaped(inner) + "*"
            case .strong: result += "**" + escaped(inner) + "**"
            case .code: result += "`" + inner + "`"
            case .link(let url): result += "[" + escaped(inner) + "](" + address(url) + ")"
            }
            offset = span.range.upperBound
        }
        return result + escaped(String(body.text(in: offset..<range.upperBound)))
    }

    /// The one that holds others first, of the same range a link.
    private static func order(_ span: Span) -> (Int, Int, Int) {
        let isLink = if case .link = span.kind { true } else { false }
        return (span.range.lowerBound, -span.range.count, isLink ? 0 : 1)
    }

    /// An address within parentheses or angle brackets.
    static func address(_ url: String) -> String {
        url.replacing(" ", with: "%20").replacing("(", with: "%28").replacing(")", with: "%29").replacing(
            "<", with: "%3C"
        )
        .replacing(">", with: "%3E")
    }

    /// Characters that Markdown would take for its own.
    static func escaped(_ text: String) -> String {
        var result = ""
        var isLineStart = true
        for character in text {
            let isSpecial = "\\`*_[]<".contains(character) || isLineStart && "#>+-".contains(character)
            if isSpecial { result.append("\\") }
            result.append(character)
            isLineStart = character == "\n"
        }
        return result
    }
}
