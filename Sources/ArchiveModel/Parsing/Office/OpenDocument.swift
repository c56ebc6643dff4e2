/// Texts of LibreOffice and its like (OpenDocument 1.3, part 3).
struct OpenDocument {
    private(set) var text = OfficeText(kind: "OpenDocument text")

    /// `parts`: of the package, by their names.
    init?(_ parts: [String: [UInt8]]) {
        guard let content = parts["content.xml"].flatMap(WordDocument.tree),
            let body = content.root.first(named: "text")
        else { return nil }
        if let meta = parts["meta.xml"].flatMap(WordDocument.tree) {
            text.title = meta.root.first(named: "title")?.foldedText
            text.author = (meta.root.first(named: "initial-creator") ?? meta.root.first(named: "creator"))?.foldedText
        }
        walk(body, item: false)
    }

    private mutating func walk(_ node: MarkupNode, item: Bool) {
        var isItem = item
        for child in node.children where !child.isText {
            switch child.name {
            case "p", "h":
                let line = (isItem ? "• " : "") + line(of: child)
                isItem = false
                text.paragraph(line)
            case "list-item": walk(child, item: true)
            case "table":
                for row in child.all(named: "table-row") {
                    text.row(
                        row.elements.filter { $0.name == "table-cell" }.map { cell in
                            cell.all(named: "p").map { line(of: $0) }.joined(separator: " ")
                        })
                }
                text.endTable()
            // What was deleted, and the declarations of fields.
            case "tracked-changes", "forms", "sequence-decls", "variable-decls", "annotation": continue
            default: walk(child, item: false)
            }
        }
    }

    private mutating func line(of node: MarkupNode) -> String {
        var line = ""
        for child in node.children {
            guard !child.isText else {
                line += child.content.replacing("\n", with: " ")
                continue
            }
            switch child.name {
            case "s", "tab": line += " "
            case "line-break": line += "\n"
            case "note": line += text.note(child.first(named: "note-body")?.foldedText ?? "")
            case "annotation", "annotation-end", "bookmark", "bookmark-start", "bookmark-end": continue
            default: line += self.line(of: child)
            }
        }
        return line
    }
}
