import ArchiveModel

/// A document as a tree of articles, blocks and what was left out: `dossier parse --format outline`.
struct OutlineText {
    let outline: DocumentOutline
    /// Whether reasons follow what they are for.
    let explains: Bool

    private static let widestText = 60

    var lines: [String] {
        let count = outline.parts.count == 1 ? "1 article" : "\(outline.parts.count) articles"
        let what = outline.parts.isEmpty ? outline.layout : "\(outline.format.rawValue), \(outline.layout), \(count)"
        var lines = ["\(outline.path)  \(what)"]
        let first = outline.parts.first?.entries.first?.byteRange.lowerBound ?? 0
        let (before, behind) = (
            outline.outside.filter { $0.byteRange.lowerBound < first },
            outline.outside.filter { $0.byteRange.lowerBound >= first }
        )
        lines += before.map { line($0, depth: 1) }
        for part in outline.parts { lines += article(part) }
        return lines + behind.map { line($0, depth: 1) }
    }

    private func article(_ part: DocumentOutline.Part) -> [String] {
        let article = part.article
        let facts = [
            article.title, article.authors.joined(separator: ", "), article.published.stated?.iso8601 ?? "",
        ].filter { !$0.isEmpty }
        let place = place(part.entries.isEmpty ? article.source.byteRange : Self.range(of: part.entries))
        var lines = ["  " + place + facts.joined(separator: "  ·  ")]
        if explains {
            for tag in article.tags { lines.append("    " + Self.pad("") + "tag        \(tag.name)  — \(tag.why)") }
            for issue in article.issues { lines.append("    " + Self.pad("") + "issue      \(issue.message)") }
        }
        guard part.entries.contains(where: { if case .block = $0.kind { true } else { false } }) else {
            return lines + part.entries.map { line($0, depth: 2) }
                + article.body.blocks.map { block in
                    "    " + Self.pad("") + Self.kind(block.kind.rawValue)
                        + Self.cut(String(article.body.text(in: block.range)))
                }
        }
        return lines + part.entries.map { line($0, depth: 2) }
    }

    private static func range(of entries: [OutlineEntry]) -> Range<Int> {
        let start = entries.map(\.byteRange.lowerBound).min() ?? 0
        return start..<max(start, entries.map(\.byteRange.upperBound).max() ?? start)
    }

    private func line(_ entry: OutlineEntry, depth: Int) -> String {
        let why = explains && !entry.why.isEmpty ? "  — \(entry.why)" : ""
        return String(repeating: "  ", count: depth) + place(entry.byteRange) + Self.kind(entry.kind.name)
            + Self.cut(entry.text) + why
    }

    /// The lines of the document.
    private func place(_ range: Range<Int>) -> String {
        guard let lines = outline.lines(of: range) else { return Self.pad("") }
        let text = lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)–\(lines.upperBound)"
        return Self.pad(text)
    }

    private static func pad(_ text: String) -> String {
        text + String(repeating: " ", count: max(1, 12 - text.count))
    }

    private static func kind(_ name: String) -> String {
        name + String(repeating: " ", count: max(1, 11 - name.count))
    }

    private static func cut(_ text: String) -> String {
        let line = text.split { $0 == "\n" || $0 == "\t" }.joined(separator: " ")
        return line.count > widestText ? line.prefix(widestText - 1) + "…" : line
    }
}
