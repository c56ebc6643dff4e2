/// Writes the blocks and spans of a body as text for the archive, a line each: kind, numbers, and for a link its address.
enum BodyCoding {
    private static let blockCodes: [(Block.Kind, String)] = [
        (.heading, "h"), (.paragraph, "p"), (.quote, "q"), (.listItem, "l"), (.code, "c"), (.table, "t"),
        (.caption, "f"), (.rule, "r"),
        (.update, "u"), (.related, "a"),
    ]

    static func encode(_ body: Body) -> String {
        let blocks = body.blocks.map { block in
            let code = blockCodes.first { $0.0 == block.kind }?.1 ?? "p"
            return "\(code) \(block.level) \(block.range.lowerBound) \(block.range.upperBound)"
        }
        let spans = body.spans.map { span in
            let (code, address) =
                switch span.kind {
                case .emphasis: ("E", "")
                case .strong: ("S", "")
                case .code: ("C", "")
                case .link(let url): ("L", url)
                }
            return "\(code) 0 \(span.range.lowerBound) \(span.range.upperBound) \(address)"
        }
        return (blocks + spans).joined(separator: "\n")
    }

    /// Lines that make no sense for the text are passed over.
    static func decode(_ marks: String, text: String) -> Body {
        var body = Body(text: text)
        let length = text.utf8.count
        for line in marks.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
            guard parts.count >= 4, let level = Int(parts[1]), let from = Int(parts[2]), let to = Int(parts[3]),
                0 <= from, from <= to, to <= length
            else {
                continue
            }
            if let kind = blockCodes.first(where: { $0.1 == parts[0] })?.0 {
                body.blocks.append(Block(kind, level: level, range: from..<to))
            } else if let kind = spanKind(parts[0], address: parts.count > 4 ? String(parts[4]) : "") {
                body.spans.append(Span(kind, range: from..<to))
            }
        }
        return body
    }

    private static func spanKind(_ code: Substring, address: String) -> Span.Kind? {
        switch code {
        case "E": .emphasis
        case "S": .strong
        case "C": .code
        case "L": .link(url: address)
        default: nil
        }
    }
}
