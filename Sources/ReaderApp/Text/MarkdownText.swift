public import ArchiveModel

/// Writes articles as Markdown (CommonMark, with the tables of GitHub).
public enum MarkdownText {
    public static func text(_ article: Article) -> String {
        var parts = ["# " + escaped(article.title.isEmpty ? "Untitled" : article.title)]
        let byline = BylineText.printed(article)
        if !byline.isEmpty { parts.append("*" + escaped(byline) + "*") }
        if let link = article.link { parts.append("<" + address(link) + ">") }
        let tags = article.tags.filter { $0.origin != .caption && $0.origin != .suggested }
        if !tags.isEmpty { parts.append("*Tags: " + escaped(tags.map(\.name).joined(separator: ", ")) + "*") }
        if !article.facts.isEmpty {
            parts.append("*" + article.facts.map { escaped(PrintedFact.line($0)) }.joined(separator: "\\\n") + "*")
        }
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
        case .paragraph, .related: return paragraph(block, body)
        case .quote: return prefixed(paragraph(block, body), String(repeating: "> ", count: max(1, block.level)))
        case .listItem: return item(block, body)
        case .code:
            // A fence is longer than any in the code.
            var fence = "```"
            while plain.contains(fence) { fence += "`" }
            return fence + "\n" + plain + "\n" + fence
        case .table: return row(inline(block.range, body), isFirst: isFirstRow)
        case .caption: return "![" + oneLine(block, body) + "](#)"
        case .rule: return "---"
        case .update: return prefixed(paragraph(block, body), "> ")
        }
    }

    private static func oneLine(_ block: Block, _ body: Body) -> String {
        inline(block.range, body).split(separator: "\n").joined(separator: " ")
    }

    private static func prefixed(_ text: String, _ prefix: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { prefix + $0 }.joined(separator: "\n")
    }

    /// A line that the author ended ends with a backslash, or it would be joined to the next one.
    private static func paragraph(_ block: Block, _ body: Body) -> String {
        inline(block.range, body).replacing("\n", with: "\\\n")
    }

    private static func item(_ block: Block, _ body: Body) -> String {
        let text = paragraph(block, body)
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

    /// The text with its emphasis and links, one within the other; those that overlap otherwise are left out.
    private static func inline(_ range: Range<Int>, _ body: Body) -> String {
        let spans = body.spans.filter {
            $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound
        }
        return inline(range, body, spans.sorted { order($0) < order($1) }[...])
    }

    private static func inline(_ range: Range<Int>, _ body: Body, _ spans: ArraySlice<Span>) -> String {
        var result = ""
        var offset = range.lowerBound
        var rest = spans
        while let span = rest.popFirst() {
            guard span.range.lowerBound >= offset, span.range.upperBound <= range.upperBound else { continue }
            result += escaped(
                String(body.text(in: offset..<span.range.lowerBound)), isLineStart: offset == range.lowerBound)
            let within = rest.prefix { $0.range.lowerBound < span.range.upperBound }
            let inner = inline(span.range, body, within)
            switch span.kind {
            case .emphasis: result += "*" + inner + "*"
            case .strong: result += "**" + inner + "**"
            case .code: result += code(String(body.text(in: span.range)))
            case .link(let url): result += "[" + inner + "](" + address(url) + ")"
            }
            offset = span.range.upperBound
            rest = rest.dropFirst(within.count)
        }
        return result
            + escaped(String(body.text(in: offset..<range.upperBound)), isLineStart: offset == range.lowerBound)
    }

    /// Between more backticks than stand in it.
    private static func code(_ text: String) -> String {
        var mark = "`"
        while text.contains(mark) { mark += "`" }
        let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return mark + pad + text + pad + mark
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
    ///
    /// Footnote marks, boxes of tasks and struck-out text are written as they stand.
    static func escaped(_ text: String, isLineStart: Bool = true) -> String {
        var result = ""
        var isLineStart = isLineStart
        var rest = text[...]
        while let character = rest.first {
            if character == "[", let mark = bracketed(rest, isLineStart: isLineStart) {
                result += mark
                rest = rest.dropFirst(mark.count)
                isLineStart = false
                continue
            }
            let isSpecial = "\\`*_[]<".contains(character) || isLineStart && "#>+-".contains(character)
            if isSpecial { result.append("\\") }
            result.append(character)
            isLineStart = character == "\n"
            rest = rest.dropFirst()
        }
        return result
    }

    /// `[^1]`, and the box of a task at the start of a line.
    private static func bracketed(_ text: Substring, isLineStart: Bool) -> String? {
        if isLineStart, let box = ["[x] ", "[ ] "].first(where: { text.hasPrefix($0) }) { return box }
        guard text.hasPrefix("[^"), let end = text.firstIndex(of: "]") else { return nil }
        let mark = text[...end]
        return mark.contains { $0.isWhitespace } ? nil : String(mark)
    }
}
