import Foundation

/// A page that a newspaper database wrote: articles one after another, with fields around their texts, and not one heading.
///
/// It is read as the text archive that it is.
struct ExportedPage {
    /// A line for each paragraph and for each row of a table.
    private let text: String
    /// What the text was taken from.
    let elements: [MarkupNode]
    /// How many elements are alike, or how many articles are counted.
    private let count: Int

    init?(_ body: MarkupNode, in page: PageTree) {
        guard body.first(where: { $0.headingLevel != nil && $0.textByteCount > 0 }) == nil else { return nil }
        if let elements = Self.alike(in: body, page) {
            self.elements = elements
            count = elements.count
            text = elements.map { Self.lines(of: $0, in: page) }.joined(separator: "\n\n\n\n\n\n")
            return
        }
        let lines = Self.lines(of: body, in: page)
        let source = SourceText(Array(lines.utf8))
        let starts = SeparatedStarts(LineUnits(source, joined: source))
        guard starts.areCounted, starts.units.count > 1 else { return nil }
        (elements, text, count) = ([body], lines, starts.units.count)
    }

    /// Nothing where the text has another number of articles than the page has elements for.
    func articles(name: String, isTraced: Bool) -> [ParsedArticle] {
        let archive = TextArchive(
            Array(text.utf8), name: name, layout: ArchiveLayout(), isTraced: isTraced, hasPage: false)
        guard archive.articleCount == count else { return [] }
        return archive.map { article in
            // Offsets into the text say nothing of the page.
            var article = article
            article.byteRange = 0..<0
            article.leftOut = article.leftOut.map { LeftOut($0.reason, $0.text, byteRange: 0..<0) }
            article.outline = article.outline.map { OutlineEntry($0.kind, $0.text, why: $0.why, byteRange: 0..<0) }
            return article
        }
    }

    /// Elements beside each other that are called alike and hold nearly all text.
    private static func alike(in body: MarkupNode, _ page: PageTree) -> [MarkupNode]? {
        var parent = body
        let total = body.textByteCount
        while true {
            let elements = parent.elements.filter { page.isShown($0) }
            guard let longest = elements.max(by: { $0.textByteCount < $1.textByteCount }) else { return nil }
            if longest.textByteCount * 10 >= total * 9 {
                parent = longest
                continue
            }
            let name = longest.attribute("class")
            let alike = elements.filter { $0.name == longest.name && $0.attribute("class") == name }
            let length = alike.reduce(0) { $0 + $1.textByteCount }
            let isWhole = alike.count > 1 && length * 10 >= total * 9 && name?.isEmpty == false
            return isWhole && alike.allSatisfy { $0.textByteCount >= fewestBytes } ? alike : nil
        }
    }

    private static func lines(of node: MarkupNode, in page: PageTree) -> String {
        var text = ""
        var wasRow = false
        for block in PageBlocks.read(node, in: page) {
            let line = block.text.split(separator: "\n").map { row in
                row.components(separatedBy: PageBlocks.cellSeparator).map { $0.foldingBlanks() }.joined(separator: "  ")
            }.joined(separator: "\n")
            guard !line.isEmpty else { continue }
            let isRow = block.kind == .table
            text += text.isEmpty ? "" : isRow && wasRow ? "\n" : "\n\n"
            text += line
            wasRow = isRow
        }
        return text
    }

    private static let fewestBytes = 200
}
