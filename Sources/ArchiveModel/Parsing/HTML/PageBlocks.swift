/// Takes the shown text below an element apart into blocks: the one walk for pages and the HTML of feeds alike.
///
/// Text between the borders of block elements is one block; the innermost list item, quotation, heading … around it gives the kind.
struct PageBlocks {
    private struct Context {
        var kind: Block.Kind = .paragraph
        var level = 0
        var owner = 0
        var isLinked = false
        var isBold = false
        var quoteDepth = 0
        var listDepth = 0
        /// The list item and its number in an ordered list.
        var item: Int?
        var number: String?
    }

    private var page: PageTree
    private let base: String?
    private let keepsSpans: Bool
    private let showsPictures: Bool
    private var blocks: [PageBlock] = []
    private(set) var neutralised: [Unicode.Scalar: Int] = [:]

    private var text: [UInt8] = []
    private var spans: [Span] = []
    private var counts = Counts()
    /// The last list item that has a block, and whether nothing followed it.
    private var lastItem: Int?

    /// The last formula, which pages repeat as a picture.
    private var lastFormula = ""

    private struct Counts { var length = 0, weight = 0, linked = 0, bold = 0 }

    /// `base`: the address that relative links start from.
    static func read(_ root: MarkupNode, in page: PageTree) -> [PageBlock] {
        read(root, in: page, base: nil, keepsSpans: false, showsPictures: false).blocks
    }

    /// With spans, numbers of lists and the texts of pictures, for readers.
    static func readWhole(_ root: MarkupNode, in page: PageTree, base: String?, showsPictures: Bool = false)
        -> (blocks: [PageBlock], neutralised: [Unicode.Scalar: Int])
    {
        read(root, in: page, base: base, keepsSpans: true, showsPictures: showsPictures)
    }

    private static func read(
        _ root: MarkupNode, in page: PageTree, base: String?, keepsSpans: Bool, showsPictures: Bool
    ) -> (blocks: [PageBlock], neutralised: [Unicode.Scalar: Int]) {
        var reader = PageBlocks(page: page, base: base, keepsSpans: keepsSpans, showsPictures: showsPictures)
        var context = Context()
        context.owner = root.index
        reader.enter(root, &context)
        reader.walk(root, context)
        reader.flush(context)
        return (reader.blocks, reader.neutralised)
    }

    private init(page: PageTree, base: String?, keepsSpans: Bool, showsPictures: Bool) {
        self.page = page
        self.showsPictures = showsPictures
        self.base = base
        self.keepsSpans = keepsSpans
    }
}

extension PageBlocks {
    private mutating func walk(_ node: MarkupNode, _ context: Context) {
        var numbers = ListNumbers(node)
        for child in node.children {
            if child.isText {
                add(child.content, context)
                continue
            }
            if sayMore(child, context) { continue }
            guard page.isShown(child) else { continue }
            switch child.name {
            case "br": lineBreak(child, context)
            case "hr":
                flush(context)
                put(.rule, "", owner: child)
            case "table" where isDataTable(child):
                flush(context)
                table(child)
            case "figure":
                flush(context)
                walkBlock(child, context)
                addAlternative(of: child)
            case let name where PageTree.inline.contains(name): walkInline(child, context)
            default:
                flush(context)
                var inner = context
                if child.name == "li" {
                    inner.item = child.index
                    inner.number = numbers?.mark(of: child)
                }
                walkBlock(child, inner)
            }
        }
    }

    private mutating func walkBlock(_ node: MarkupNode, _ outer: Context) {
        var context = outer
        enter(node, &context)
        walk(node, context)
        flush(context)
    }

    private mutating func enter(_ node: MarkupNode, _ context: inout Context) {
        context.owner = node.index
        if let level = node.headingLevel {
            (context.kind, context.level) = (.heading, level)
            return
        }
        switch node.name {
        case "li", "dd", "dt":
            (context.kind, context.level) = (.listItem, max(1, context.listDepth))
            if node.name == "dt" { context.isBold = true }
        case "ul", "ol", "dl":
            context.listDepth += 1
            if context.kind == .heading { context.kind = .paragraph }
        case "blockquote":
            context.quoteDepth += 1
            (context.kind, context.level) = (.quote, context.quoteDepth)
        case "pre": (context.kind, context.level) = (.code, 0)
        case "figcaption", "caption": (context.kind, context.level) = (.caption, 0)
        default:
            if context.kind == .heading { (context.kind, context.level) = (.paragraph, 0) }
            if node.name == "p" || node.name == "div", page.names(of: node).say(.caption) {
                (context.kind, context.level) = (.caption, 0)
            }
        }
    }

    private mutating func walkInline(_ node: MarkupNode, _ outer: Context) {
        var context = outer
        let start = text.count
        var kind: Span.Kind?
        switch node.name {
        case "a":
            context.isLinked = node.attribute("href") != nil
            kind = link(node)
        case "em", "i", "cite", "dfn": kind = .emphasis
        case "strong", "b":
            context.isBold = true
            kind = .strong
        case "code", "kbd", "samp", "tt": kind = context.kind == .code ? nil : .code
        case "x-wikilink": kind = node.attribute("data-target").map { .link(url: clean($0)) }
        case "s", "strike", "del":
            around(node, context, "~~", "~~")
            return
        case "q":
            around(node, context, "“", "”")
            return
        case "sup" where isShort(node) && !isFootnoteMark(node):
            add(InlineMeaning.raised(page.text(of: node), after: lastCharacter), context)
            return
        case "sub" where isShort(node):
            add(InlineMeaning.lowered(page.text(of: node), after: lastCharacter), context)
            return
        case "sup" where isFootnoteMark(node):
            add("[", context)
            walk(node, context)
            add("]", context)
            return
        default: break
        }
        walk(node, context)
        // A blank before the first word is none of the span's.
        let first = start < text.count && start > 0 && text[start] == 0x20 ? start + 1 : start
        if keepsSpans, let kind, first < text.count { spans.append(Span(kind, range: first..<text.count)) }
    }

    private mutating func around(_ node: MarkupNode, _ context: Context, _ before: String, _ after: String) {
        let start = text.count
        walk(node, context)
        guard text.count > start, keepsSpans else { return }
        let first = text[start] == 0x20 ? start + 1 : start
        text.insert(contentsOf: Array(before.utf8), at: first)
        spans = spans.map { $0.range.lowerBound >= first ? Self.moved($0, by: before.utf8.count) : $0 }
        add(after, context)
    }

    /// Without links or more than a few words in it.
    private func isShort(_ node: MarkupNode) -> Bool {
        node.textByteCount <= 24 && node.first(named: "a") == nil && node.first(named: "img") == nil
    }

    private var lastCharacter: Character? {
        var start = text.count
        repeat { start -= 1 } while start > 0 && text[start] & 0xC0 == 0x80
        return start < 0 ? nil : String(decoding: text[start...], as: UTF8.self).last
    }

    /// What a picture or a formula within a line says.
    ///
    /// - Returns: whether the element needs nothing else.
    private mutating func sayMore(_ node: MarkupNode, _ context: Context) -> Bool {
        guard keepsSpans else { return false }
        switch node.name {
        case "img", "amp-img":
            if let said = InlineMeaning.text(ofPicture: node), said != lastFormula {
                add(said, context)
            } else if showsPictures, let said = node.attribute("alt")?.foldingBlanks(), !said.isEmpty {
                // A picture that stands alone has a caption.
                if isAlone(node), text.isEmpty { put(.caption, clean(said), owner: node) } else { add(said, context) }
            }
            return false
        case "math":
            lastFormula = InlineMeaning.text(ofFormula: node)
            add(lastFormula, context)
            return true
        case "input"
        where node.attribute("type")?.lowercased() == "checkbox" && context.kind == .listItem && text.isEmpty:
            add(node.attribute("checked") == nil ? "[ ] " : "[x] ", context)
            return true
        // What stands there for the eye alone, beside a formula that was read.
        case _ where !lastFormula.isEmpty && node.attribute("aria-hidden") == "true": return true
        default: return false
        }
    }

    /// Whether a paragraph, or the link in it, has nothing else.
    private func isAlone(_ picture: MarkupNode) -> Bool {
        var current = picture
        while let parent = current.parent, PageTree.inline.contains(parent.name) || parent.name == "p" {
            if parent.children.contains(where: { $0 != current && (!$0.isText || !$0.content.foldingBlanks().isEmpty) })
            {
                return false
            }
            if parent.name == "p" { return true }
            current = parent
        }
        return false
    }

    private mutating func link(_ node: MarkupNode) -> Span.Kind? {
        guard keepsSpans, let target = node.attribute("href"), !target.isEmpty, !target.hasPrefix("#"),
            !target.lowercased().hasPrefix("javascript:")
        else { return nil }
        return .link(url: clean(LinkResolution.absolute(target, base: base)))
    }

    /// `<sup><a href="#fn1">1</a></sup>`.
    private func isFootnoteMark(_ node: MarkupNode) -> Bool {
        guard let link = node.first(named: "a"), link.attribute("href")?.hasPrefix("#") == true else { return false }
        return !link.text.contains("[")
    }
}

extension PageBlocks {
    /// Blanks fold as a browser folds them.
    private mutating func add(_ content: String, _ context: Context) {
        var content = clean(content)
        let isCode = context.kind == .code
        let before = counts
        content.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let isBlank = !isCode && Self.isBlank(bytes[index])
                let start = index
                index += 1
                if isBlank {
                    if let last = text.last, last != 0x20, last != 0x0A {
                        text.append(0x20)
                        counts.length += 1
                        counts.weight += 1
                    }
                    continue
                }
                // Words are taken together with the single spaces between them.
                while index < bytes.count, isCode || !Self.endsRun(bytes, index) { index += 1 }
                take(UnsafeBufferPointer(rebasing: bytes[start..<index]))
            }
        }
        if context.isLinked { counts.linked += counts.length - before.length }
        if context.isBold { counts.bold += counts.length - before.length }
    }

    /// A blank that is not one space between two words.
    private static func endsRun(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard isBlank(bytes[index]) else { return false }
        return bytes[index] != 0x20 || index + 1 == bytes.count || isBlank(bytes[index + 1])
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(contentsOf: bytes)
        guard !bytes.isASCII else {
            counts.length += bytes.count
            counts.weight += bytes.count
            return
        }
        var length = 0
        var ideographs = 0
        for byte in bytes {
            length += byte & 0xC0 == 0x80 ? 0 : 1
            // Kana, Han and Hangul begin with these bytes.
            ideographs += (0xE3...0xE9).contains(byte) || (0xEB...0xED).contains(byte) ? 1 : 0
        }
        counts.length += length
        counts.weight += length + 2 * ideographs
    }

    private mutating func clean(_ content: String) -> String {
        // Line ends are line feeds in HTML, whatever the page was saved with (HTML Standard, preprocessing the input stream).
        let hasReturns = content.utf8.contains(0x0D)
        let result = TextSanitiser.sanitise(
            hasReturns ? content.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : content)
        if !result.neutralised.isEmpty { neutralised.merge(result.neutralised) { $0 + $1 } }
        return result.text
    }

    /// Two in a row begin a paragraph.
    private mutating func lineBreak(_ node: MarkupNode, _ context: Context) {
        if text.last == 0x20 { text.removeLast() }
        if text.last == 0x0A, context.kind != .code { flush(context) }
        if !text.isEmpty { text.append(0x0A) }
    }

    private mutating func flush(_ context: Context) {
        defer {
            text.removeAll(keepingCapacity: true)
            spans.removeAll(keepingCapacity: true)
            counts = Counts()
        }
        while let last = text.last, last == 0x20 || last == 0x0A || last == 0x09 { text.removeLast() }
        var start = 0
        if context.kind == .code { while start < text.count, text[start] == 0x0A { start += 1 } }
        guard text.count > start else { return }
        var block = PageBlock(
            kind: context.kind, level: context.level, text: String(decoding: text[start...], as: UTF8.self),
            spans: shifted(by: -start), length: counts.length, weight: counts.weight, linked: counts.linked,
            isBold: counts.bold * 10 >= counts.length * 9, owner: context.owner)
        guard context.kind == .listItem, let item = context.item else {
            lastItem = nil
            blocks.append(block)
            return
        }
        if lastItem == item, let last = blocks.last, last.kind == .listItem {
            // A second paragraph of the same item.
            let offset = last.text.utf8.count + 1
            blocks[blocks.count - 1].text += "\n" + block.text
            blocks[blocks.count - 1].spans += block.spans.map { Self.moved($0, by: offset) }
            blocks[blocks.count - 1].length += block.length
            blocks[blocks.count - 1].weight += block.weight
            blocks[blocks.count - 1].linked += block.linked
            return
        }
        if let number = context.number, keepsSpans {
            let mark = number + " "
            block.text = mark + block.text
            block.spans = block.spans.map { Self.moved($0, by: mark.utf8.count) }
        }
        lastItem = item
        blocks.append(block)
    }

    private func shifted(by offset: Int) -> [Span] {
        spans.compactMap { span in
            let end = min(span.range.upperBound, text.count)
            guard span.range.lowerBound + offset >= 0, end > span.range.lowerBound else { return nil }
            return Span(span.kind, range: span.range.lowerBound + offset..<end + offset)
        }
    }

    private static func moved(_ span: Span, by offset: Int) -> Span {
        Span(span.kind, range: span.range.lowerBound + offset..<span.range.upperBound + offset)
    }

    private mutating func put(
        _ kind: Block.Kind, _ text: String, level: Int = 0, linked: Int = 0, owner: MarkupNode
    ) {
        let length = text.unicodeScalars.count
        lastItem = nil
        blocks.append(
            PageBlock(
                kind: kind, level: level, text: text, spans: [], length: length, weight: length, linked: linked,
                isBold: false, owner: owner.index))
    }
}

extension PageBlocks {
    private static let fewestCells = 4
    private static let longestCell = 250

    /// Cells of a table that holds data; others are scaffolds of a page.
    private func isDataTable(_ table: MarkupNode) -> Bool {
        guard table.attribute("role") != "presentation", table.first(named: "table") == nil else { return false }
        let cells = table.descendants.filter { $0.name == "td" || $0.name == "th" }
        guard cells.count >= Self.fewestCells, table.all(named: "tr").count >= 2 else { return false }
        return cells.allSatisfy {
            $0.textByteCount < Self.longestCell * 4 && page.text(of: $0).count < Self.longestCell
        }
    }

    private mutating func table(_ table: MarkupNode) {
        if let caption = table.first(named: "caption") { put(.caption, clean(page.text(of: caption)), owner: caption) }
        var isFirst = true
        for (row, cells) in TableCells.rows(of: table, read: { cell($0) }) {
            var text = ""
            var spans: [Span] = []
            for (index, cell) in cells.enumerated() {
                if index > 0 { text += Self.cellSeparator }
                spans += cell.spans.map { Self.moved($0, by: text.utf8.count) }
                text += cell.text
            }
            put(.table, text, level: isFirst ? 1 : 0, owner: row)
            blocks[blocks.count - 1].spans = spans
            isFirst = false
        }
    }

    static let cellSeparator = " │ "

    /// What a cell says, on one line.
    private func cell(_ node: MarkupNode) -> TableCells.Cell {
        guard keepsSpans else { return TableCells.Cell(text: page.text(of: node)) }
        let read = Self.readWhole(node, in: page, base: base, showsPictures: showsPictures)
        var cell = TableCells.Cell(text: "")
        for block in read.blocks where !block.text.isEmpty {
            if !cell.text.isEmpty { cell.text += " " }
            cell.spans += block.spans.map { Self.moved($0, by: cell.text.utf8.count) }
            cell.text += block.text.replacing("\n", with: " ")
        }
        return cell
    }

    /// What a picture without a caption shows.
    private mutating func addAlternative(of figure: MarkupNode) {
        guard keepsSpans, blocks.last.map({ $0.owner < figure.index }) ?? true,
            let text = figure.first(named: "img")?.attribute("alt")?.foldingBlanks(), text.contains(" ")
        else { return }
        put(.caption, clean(text), owner: figure)
    }
}
