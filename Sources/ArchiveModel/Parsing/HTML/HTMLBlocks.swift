/// Turns a piece of HTML into a body: the block builder of pages and of feed entries alike.
struct HTMLBlocks {
    private var builder = BodyBuilder()
    private var text = ""
    private var spans: [Span] = []
    private var neutralised: [Unicode.Scalar: Int] = [:]
    private var quoteDepth = 0
    private var listDepth = 0
    private let base: String?

    /// `base`: the address that relative links start from.
    static func body(of node: MarkupNode, base: String?) -> (body: Body, issues: [ParseIssue]) {
        var blocks = HTMLBlocks(base: base)
        blocks.walk(node)
        blocks.endBlock(.paragraph)
        return (blocks.builder.body, ParseIssue.neutralised(blocks.neutralised, byteOffset: nil))
    }

    private init(base: String?) {
        self.base = base
    }

    private static let skipped: Set<String> = [
        "script", "style", "noscript", "template", "nav", "form", "button", "select", "iframe", "svg", "head", "footer",
        "aside", "object",
        "input", "textarea",
    ]
    private static let blocks: Set<String> = [
        "p", "div", "section", "article", "main", "header", "address", "dl", "dt", "dd", "figure", "table", "ul", "ol",
        "fieldset", "body", "html",
        "details", "summary", "center", "td", "th",
    ]

    private mutating func walk(_ node: MarkupNode) {
        if node.isText {
            append(node.content)
            return
        }
        guard !Self.skipped.contains(node.name) else { return }
        switch node.name {
        case "h1", "h2", "h3", "h4", "h5", "h6":
            block(node, .heading, level: Int(node.name.dropFirst()) ?? 2)
        case "blockquote":
            endBlock(.paragraph)
            quoteDepth += 1
            walkChildren(node)
            endBlock(.paragraph)
            quoteDepth -= 1
        case "ul", "ol":
            endBlock(.paragraph)
            listDepth += 1
            walkChildren(node)
            listDepth -= 1
            endBlock(.paragraph)
        case "li":
            endBlock(.paragraph)
            for child in node.children {
                if child.name == "ul" || child.name == "ol" { endBlock(.listItem, level: listDepth) }
                walk(child)
            }
            endBlock(.listItem, level: listDepth)
        case "pre":
            endBlock(.paragraph)
            put(.code, clean(node.text.trimmingNewlines()))
        case "figcaption", "caption": block(node, .caption, level: 0)
        case "tr":
            endBlock(.paragraph)
            put(
                .table,
                clean(
                    node.children.filter { $0.name == "td" || $0.name == "th" }.map(\.foldedText).joined(
                        separator: " │ ")))
        case "hr":
            endBlock(.paragraph)
            builder.append(.rule, "")
        case "br": if !text.isEmpty { text += "\n" }
        case "em", "i", "cite": span(node, .emphasis)
        case "strong", "b": span(node, .strong)
        case "code", "kbd", "samp", "tt": span(node, .code)
        case "a": link(node)
        case _ where Self.blocks.contains(node.name):
            endBlock(.paragraph)
            walkChildren(node)
            endBlock(.paragraph)
        default: walkChildren(node)
        }
    }

    private mutating func walkChildren(_ node: MarkupNode) {
        for child in node.children { walk(child) }
    }

    private mutating func block(_ node: MarkupNode, _ kind: Block.Kind, level: Int) {
        endBlock(.paragraph)
        walkChildren(node)
        endBlock(kind, level: level)
    }

    private mutating func span(_ node: MarkupNode, _ kind: Span.Kind) {
        let start = text.utf8.count
        walkChildren(node)
        if text.utf8.count > start { spans.append(Span(kind, range: start..<text.utf8.count)) }
    }

    private mutating func link(_ node: MarkupNode) {
        guard let target = node.attribute("href"), !target.isEmpty, !target.hasPrefix("#"),
            !target.lowercased().hasPrefix("javascript:")
        else {
            walkChildren(node)
            return
        }
        span(node, .link(url: clean(LinkResolution.absolute(target, base: base))))
    }

    /// Blanks fold as a browser folds them.
    private mutating func append(_ content: String) {
        for scalar in clean(content).unicodeScalars {
            if scalar.properties.isWhitespace, scalar != "\u{A0}" {
                if let last = text.last, !last.isWhitespace { text += " " }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func clean(_ content: String) -> String {
        let result = TextSanitiser.sanitise(content)
        neutralised.merge(result.neutralised) { $0 + $1 }
        return result.text
    }

    private mutating func endBlock(_ kind: Block.Kind, level: Int = 0) {
        while let last = text.last, last.isWhitespace { text.removeLast() }
        if !text.isEmpty {
            if kind == .paragraph, listDepth > 0, quoteDepth == 0 {
                builder.append(.listItem, text, level: listDepth, spans: spans)
            } else if kind == .paragraph, quoteDepth > 0 {
                builder.append(.quote, text, level: quoteDepth, spans: spans)
            } else {
                builder.append(kind, text, level: level, spans: spans)
            }
        }
        text = ""
        spans = []
    }

    private mutating func put(_ kind: Block.Kind, _ text: String) {
        builder.append(kind, text)
    }
}

extension String {
    fileprivate func trimmingNewlines() -> String {
        var text = self[...]
        while text.first == "\n" { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
