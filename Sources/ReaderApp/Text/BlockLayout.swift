import ArchiveModel
import Terminal

/// Sets an article in lines: header, then block by block with the air that each kind wants.
struct BlockLayout {
    private let article: Article
    private let measure: Int
    private var lines: [LaidOutLine] = []

    /// `measure`: columns of text, at least one.
    static func lay(_ article: Article, measure: Int) -> LaidOutBody {
        var layout = BlockLayout(article: article, measure: max(1, measure))
        layout.layHeader()
        layout.layBlocks()
        layout.layEnclosures()
        return LaidOutBody(measure: layout.measure, lines: layout.lines)
    }

    private init(article: Article, measure: Int) {
        self.article = article
        self.measure = measure
    }

    private mutating func layHeader() {
        label(article.title.isEmpty ? "Untitled" : article.title, role: .title)
        let byline = BylineText.full(article)
        if !byline.isEmpty { label(byline, role: .byline) }
        layTags()
        lines.append(LaidOutLine(content: .blank, role: .text))
    }

    private mutating func label(_ text: String, role: Role) {
        for range in LineBreaker(measure: measure).lines(of: text[...]) {
            let utf8 = text.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            lines.append(
                LaidOutLine(content: .label(String(text[start..<utf8.index(start, offsetBy: range.count)])), role: role)
            )
        }
    }

    /// Tags in as many lines as they need, two columns apart.
    private mutating func layTags() {
        var row: [Tag] = []
        var used = 0
        for tag in article.tags {
            let width = CharacterWidth.columns(of: tag.name) + 1
            if !row.isEmpty, used + width + 1 > measure {
                lines.append(LaidOutLine(content: .tags(row), role: .tag))
                row = []
                used = 0
            }
            row.append(tag)
            used += width + 1
        }
        if !row.isEmpty { lines.append(LaidOutLine(content: .tags(row), role: .tag)) }
    }

    private mutating func layBlocks() {
        var previous: Block?
        for block in article.body.blocks {
            if let previous { separate(previous, block) }
            lay(block)
            previous = block
        }
        if article.body.blocks.isEmpty { label("This article has no text.", role: .byline) }
    }

    /// What a feed attaches: a picture, an episode.
    private mutating func layEnclosures() {
        if !article.enclosures.isEmpty { lines.append(LaidOutLine(content: .blank, role: .text)) }
        for enclosure in article.enclosures {
            let name = enclosure.text.isEmpty || enclosure.text == enclosure.url ? "" : enclosure.text + ": "
            label("Attached  " + name + enclosure.url, role: .related)
        }
    }

    private mutating func separate(_ previous: Block, _ next: Block) {
        let together: Set<Block.Kind> = [.listItem, .table, .related]
        if previous.kind == next.kind, together.contains(next.kind) { return }
        lines.append(LaidOutLine(content: .blank, role: .text))
        if next.kind == .heading { lines.append(LaidOutLine(content: .blank, role: .text)) }
    }

    private mutating func lay(_ block: Block) {
        switch block.kind {
        case .heading: wrap(block, role: .heading)
        case .paragraph: wrap(block, role: .text)
        case .quote:
            wrap(
                block, role: .quote, indent: 2 * max(1, block.level), mark: "│ ", markRole: .quoteBar, repeatsMark: true
            )
        case .listItem: layItem(block)
        case .code: wrap(block, role: .code, indent: 2)
        case .table: wrap(block, role: .code)
        case .caption: wrap(block, role: .caption, indent: 2, mark: "▸ ", markRole: .caption)
        case .rule: lines.append(LaidOutLine(content: .rule, role: .border))
        case .update: wrap(block, role: .update, indent: 2, mark: "▎ ", markRole: .updateBar, repeatsMark: true)
        case .related: wrap(block, role: .related, indent: 2, mark: "→ ", markRole: .related)
        }
    }

    private mutating func layItem(_ block: Block) {
        let text = article.body.text(in: block.range)
        let level = max(1, block.level)
        let digits = text.prefix { $0.isNumber }
        let isNumbered = !digits.isEmpty && text.dropFirst(digits.count).hasPrefix(". ")
        // A numbered item brings its number in the text; the lines after the first hang under its words.
        let hanging = isNumbered ? digits.count + 2 : 0
        wrap(
            block, role: .text, indent: 2 * level + (isNumbered ? hanging - 2 : 0), mark: isNumbered ? "" : "• ",
            markRole: .bullet,
            firstIndent: isNumbered ? 2 * level - 2 : nil)
    }

    private mutating func wrap(
        _ block: Block, role: Role, indent: Int = 0, mark: String = "", markRole: Role = .text,
        repeatsMark: Bool = false, firstIndent: Int? = nil
    ) {
        let text = article.body.text(in: block.range)
        let indent = min(indent, measure / 2)
        // Under a quotation stands who said it.
        let attribution =
            block.kind == .quote
            ? text.lastIndex(of: "\n").map { text.utf8.distance(from: text.startIndex, to: $0) } : nil
        var isFirst = true
        for range in LineBreaker(measure: measure - indent).lines(of: text) {
            let shown = isFirst || repeatsMark ? mark : ""
            lines.append(
                LaidOutLine(
                    content: .text(
                        block.range.lowerBound + range.lowerBound..<block.range.lowerBound + range.upperBound),
                    role: attribution.map { range.lowerBound > $0 } == true ? .byline : role,
                    indent: isFirst ? firstIndent ?? indent : indent, mark: shown, markRole: markRole))
            isFirst = false
        }
    }
}
