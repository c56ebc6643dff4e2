/// Documents of Word (Office Open XML, ECMA-376 part 1, section 17).
struct WordDocument {
    private(set) var text = OfficeText(kind: "Word document")
    private var notes: [String: String] = [:]

    /// `parts`: of the package, by their names.
    init?(_ parts: [String: [UInt8]]) {
        guard let main = parts["word/document.xml"].flatMap(Self.tree), let body = main.root.first(named: "body") else {
            return nil
        }
        if let core = parts["docProps/core.xml"].flatMap(Self.tree) {
            text.title = core.root.first(named: "title")?.foldedText
            text.author = core.root.first(named: "creator")?.foldedText
        }
        for part in ["word/footnotes.xml", "word/endnotes.xml"] {
            guard let tree = parts[part].flatMap(Self.tree) else { continue }
            let kind = part.contains("footnotes") ? "footnote" : "endnote"
            for note in tree.root.all(named: kind)
            where note.attribute("w:type") == nil && note.attribute("type") == nil {
                notes[kind + (id(of: note) ?? "")] = paragraphs(in: note).joined(separator: " ")
            }
        }
        walk(body)
    }

    static func tree(_ bytes: [UInt8]) -> MarkupTree? {
        MarkupParser.parse(String(decoding: bytes, as: UTF8.self), as: .xml)
    }

    private func id(of node: MarkupNode) -> String? { node.attribute("w:id") ?? node.attribute("id") }

    private mutating func walk(_ node: MarkupNode) {
        for child in node.children where !child.isText {
            switch child.name {
            case "p": paragraph(child)
            case "tbl":
                for row in child.elements where row.name == "tr" {
                    text.row(row.elements.filter { $0.name == "tc" }.map { paragraphs(in: $0).joined(separator: " ") })
                }
                text.endTable()
            // The same again for older programs; what was deleted, and remarks on the text.
            case "fallback", "del", "movefrom": continue
            default: walk(child)
            }
        }
    }

    private mutating func paragraph(_ node: MarkupNode) {
        var line = node.first(named: "numpr") == nil ? "" : "• "
        var boxes: [MarkupNode] = []
        add(node, to: &line, &boxes)
        text.paragraph(line)
        for box in boxes { walk(box) }
    }

    private mutating func add(_ node: MarkupNode, to line: inout String, _ boxes: inout [MarkupNode]) {
        for child in node.children where !child.isText {
            switch child.name {
            case "t": line += child.text
            case "tab": line += " "
            case "br", "cr": line += "\n"
            case "nobreakhyphen": line += "-"
            case "txbxcontent": boxes.append(child)
            case "footnotereference", "endnotereference":
                if let note = notes[child.name.replacing("reference", with: "") + (id(of: child) ?? "")] {
                    line += text.note(note)
                }
            case "fallback", "del", "movefrom", "ppr", "rpr": continue
            default: add(child, to: &line, &boxes)
            }
        }
    }

    private func paragraphs(in node: MarkupNode) -> [String] {
        node.all(named: "p").map { paragraph in
            paragraph.descendants.filter { $0.name == "t" || $0.name == "tab" || $0.name == "br" }
                .map { $0.name == "t" ? $0.text : " " }.joined().trimmingBlanks()
        }
    }
}
