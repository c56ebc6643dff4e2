extension DocumentParser {
    /// Saved pages.
    static let page = DocumentParser(
        format: .html, endings: ["html", "htm", "xhtml"],
        claims: { head in
            guard head.text != nil else { return false }
            return head.root.map { PageRoots.holds($0) } ?? false || ["html", "htm", "xhtml"].contains(head.ending)
                || head.root != nil && head.start.hasPrefix("<?xml")
        },
        parse: { entry, options throws(DocumentError) in
            entry.bytes.withUnsafeBytes { HTMLParser.parse($0, name: options.title, isTraced: options.isTraced) }
        },
        lineStarts: { MarkupLines.starts(in: $0) })
}

/// Elements that pages, and pieces of them, begin with.
enum PageRoots {
    private static let names: Set<String> = [
        "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "header", "title", "meta",
        "table",
        "center", "link", "script", "style", "base", "nav", "span", "ul", "ol", "blockquote",
    ]

    static func holds(_ name: String) -> Bool { names.contains(name) }
}

/// The lines of markup, which is decoded as a whole.
enum MarkupLines {
    static func starts(in bytes: [UInt8]) -> [Int] {
        let text = bytes.withUnsafeBytes { DecodedText($0, declared: DeclaredEncoding.find(in: $0)).text }
        var starts = [0]
        var previous: UInt8 = 0
        for (offset, byte) in text.utf8.enumerated() {
            // A carriage return that no line feed follows ends a line as well.
            if previous == 0x0A || previous == 0x0D && byte != 0x0A { starts.append(offset) }
            previous = byte
        }
        return starts
    }
}
