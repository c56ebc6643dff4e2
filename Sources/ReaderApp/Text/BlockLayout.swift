import ArchiveModel
import Terminal

/// Sets an article in lines: header, then block by block with the air that each kind wants.
struct BlockLayout {
    private let article: Article
    private let style: PageStyle
    private let measure: Int
    private let hyphenator: Hyphenator?
    private var lines: [LaidOutLine] = []
    private var codeColumns = 0

    /// `room`: columns that the pane has for text, at least one; the style may want fewer.
    ///
    /// `hyphenator`: of the article's language, where the style divides words.
    static func lay(_ article: Article, _ style: PageStyle, room: Int = .max, hyphenator: Hyphenator? = nil)
        -> LaidOutBody
    {
        var layout = BlockLayout(
            article: article, style: style, measure: max(1, min(style.measure, room)), hyphenator: hyphenator)
        layout.layHeader()
        layout.layBlocks()
        layout.layEnclosures()
        if style.isDoubleSpaced { layout.lines = DoubleSpacing.spaced(layout.lines) }
        return LaidOutBody(
            measure: layout.measure, style: style, lines: layout.lines, codeColumns: layout.codeColumns)
    }

    private init(article: Article, style: PageStyle, measure: Int, hyphenator: Hyphenator?) {
        self.hyphenator = hyphenator
        self.article = article
        self.style = style
        self.measure = measure
    }

    private mutating func layHeader() {
        // What stands under a title stands at its side of the page.
        let isRightToLeft = TextDirection.isRightToLeft(article.title)
        label(article.title.isEmpty ? "Untitled" : article.title, role: .title, isRightToLeft: isRightToLeft)
        let byline = BylineText.full(article)
        if !byline.isEmpty { label(byline, role: .byline, isRightToLeft: isRightToLeft) }
        layTags(isRightToLeft: isRightToLeft)
        lines.append(LaidOutLine(content: .blank, role: .text))
    }

    private mutating func label(_ text: String, role: Role, isRightToLeft: Bool = false) {
        for line in LineBreaker(measure: measure, fill: style.fill).lines(of: text[...]) {
            let utf8 = text.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: line.range.lowerBound)
            let part = String(text[start..<utf8.index(start, offsetBy: line.range.count)])
            lines.append(
                LaidOutLine(
                    content: .label(part), role: role, isRightToLeft: isRightToLeft, columns: line.columns))
        }
    }

    /// Tags in as many lines as they need, two columns apart.
    private mutating func layTags(isRightToLeft: Bool) {
        var row: [Tag] = []
        var used = 0
        func end() {
            lines.append(
                LaidOutLine(content: .tags(row), role: .tag, isRightToLeft: isRightToLeft, columns: used - 1))
        }
        for tag in article.tags {
            let width = CharacterWidth.columns(of: tag.name) + 1
            if !row.isEmpty, used + width + 1 > measure {
                end()
                row = []
                used = 0
            }
            row.append(tag)
            used += width + 1
        }
        if !row.isEmpty { end() }
    }

    private mutating func layBlocks() {
        var previous: Block?
        let blocks = article.body.blocks.map(shown)
        // Many documents begin with their title once more.
        var index = blocks.first.map(repeatsTitle) == true ? 1 : 0
        while index < blocks.count {
            let block = blocks[index]
            if let previous { separate(previous, block) }
            // The rows of a table are set together; the first one of the next begins another.
            var end = index + 1
            if block.kind == .table {
                while end < blocks.count, blocks[end].kind == .table, blocks[end].level == 0 { end += 1 }
            }
            switch block.kind {
            case .table:
                lines += TableLayout(
                    Array(blocks[index..<end]), of: article.body, measure: measure, isPlain: style.isPlain
                ).lines()
            case .code: layCode(block)
            default: lay(block, after: previous)
            }
            previous = blocks[end - 1]
            index = end
        }
        if blocks.isEmpty { label("This article has no text.", role: .byline) }
    }

    /// A paragraph that opens an update is one, in documents that have no mark for it.
    private func shown(_ block: Block) -> Block {
        guard block.kind == .paragraph, UpdateWording.opensUpdate(article.body.text(in: block.range)) else {
            return block
        }
        var update = block
        update.kind = .update
        return update
    }

    private func repeatsTitle(_ block: Block) -> Bool {
        block.kind == .heading
            && SearchFolding.key(article.body.text(in: block.range)) == SearchFolding.key(article.title)
    }

    /// In a box, and not wrapped: what does not fit is seen by scrolling sideways.
    private mutating func layCode(_ block: Block) {
        if !style.isPlain { edge("┌", "┐") }
        var start = block.range.lowerBound
        for line in article.body.text(in: block.range).split(separator: "\n", omittingEmptySubsequences: false) {
            let length = line.utf8.count
            codeColumns = max(codeColumns, CodeText.columns(of: line))
            lines.append(
                LaidOutLine(
                    content: .code(start..<start + length), role: .code, indent: 2, mark: style.isPlain ? "" : "│ ",
                    markRole: .border))
            start += length + 1
        }
        if !style.isPlain { edge("└", "┘") }
    }

    private mutating func edge(_ left: String, _ right: String) {
        let line = left + String(repeating: "─", count: max(0, measure - 2)) + right
        lines.append(LaidOutLine(content: .label(line), role: .border))
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
        let together: Set<Block.Kind> = [.listItem, .related]
        if previous.kind == next.kind, together.contains(next.kind) { return }
        if style.indentsParagraphs, previous.kind == .paragraph, next.kind == .paragraph { return }
        lines.append(LaidOutLine(content: .blank, role: .text))
        if next.kind == .heading { lines.append(LaidOutLine(content: .blank, role: .text)) }
    }

    private mutating func lay(_ block: Block, after previous: Block?) {
        switch block.kind {
        case .heading: wrap(block, role: .heading)
        case .paragraph:
            let isIndented = style.indentsParagraphs && previous?.kind == .paragraph
            wrap(block, role: .text, firstIndent: isIndented ? 2 : nil)
        case .quote:
            wrap(
                block, role: .quote, indent: 2 * max(1, block.level), mark: style.isPlain ? "> " : "│ ",
                markRole: .quoteBar, repeatsMark: !style.isPlain)
        case .listItem: layItem(block)
        case .code, .table: break
        case .caption: wrap(block, role: .caption, indent: 2, mark: "▸ ", markRole: .caption)
        case .rule:
            lines.append(LaidOutLine(content: style.isPlain ? .label("* * *") : .rule, role: .border))
        case .update: layUpdate(block)
        case .related: wrap(block, role: .related, indent: 2, mark: "→ ", markRole: .related)
        }
    }

    private mutating func layUpdate(_ block: Block) {
        wrap(
            block, role: .update, indent: 2, mark: style.isPlain ? "" : "▎ ", markRole: .updateBar, repeatsMark: true,
            leadEnd: leadEnd(of: block))
    }

    /// Characters of the longest beginning of an update that says what it is and when: “UPDATE (4 May 2021) — ”, “Update, 17:30: ”.
    private static let longestLead = 64

    private func leadEnd(of block: Block) -> Int {
        let head = article.body.text(in: block.range).prefix(Self.longestLead)
        // A colon within a time is followed by a digit.
        let ends = [": ", ":\n", " — ", " – ", " - "].compactMap { head.firstRange(of: $0) }
        guard UpdateWording.opensUpdate(head), let end = ends.min(by: { $0.lowerBound < $1.lowerBound }) else {
            return 0
        }
        let lead = head[..<end.lowerBound].utf8.count + (head[end.lowerBound] == ":" ? 1 : 0)
        return block.range.lowerBound + lead
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
        repeatsMark: Bool = false, firstIndent: Int? = nil, leadEnd: Int = 0
    ) {
        let text = article.body.text(in: block.range)
        let indent = min(indent, measure / 2)
        // Under a quotation stands who said it.
        let attribution =
            block.kind == .quote
            ? text.lastIndex(of: "\n").map { text.utf8.distance(from: text.startIndex, to: $0) } : nil
        let isRightToLeft = TextDirection.isRightToLeft(text)
        let room = measure - indent
        let canStretch = style.isJustified && [.paragraph, .quote, .listItem].contains(block.kind)
        var isFirst = true
        let first = max(0, (firstIndent ?? indent) - indent)
        let divides = [.paragraph, .quote, .listItem, .update].contains(block.kind)
        let breaker = LineBreaker(measure: room, fill: style.fill, hyphenator: divides ? hyphenator : nil)
        for line in breaker.lines(of: text, firstIndent: first) {
            let range = block.range.lowerBound + line.range.lowerBound..<block.range.lowerBound + line.range.upperBound
            // Too wide blanks are worse than a ragged edge.
            let missing = room - line.columns - (isFirst ? first : 0)
            lines.append(
                LaidOutLine(
                    content: .text(range),
                    role: attribution.map { line.range.lowerBound > $0 } == true ? .byline : role,
                    indent: isFirst ? firstIndent ?? indent : indent, mark: isFirst || repeatsMark ? mark : "",
                    markRole: markRole,
                    stretch: canStretch && !line.endsParagraph && missing * 4 <= room ? missing : 0,
                    isRightToLeft: isRightToLeft, columns: line.columns, isDivided: line.isDivided, leadEnd: leadEnd))
            isFirst = false
        }
    }
}
