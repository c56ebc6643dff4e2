/// Sorts the lines of one article into blocks.
struct BlockReader {
    struct Blocks {
        var body = Body()
        var related: [String] = []
        /// Lines that say the title once more.
        var repeatedTitles: [Int] = []
        var captions: [String] = []
        /// The date of the first update section.
        var updated: DateStamp?
        /// The date that opens a paragraph: `November 30 2018 — …`.
        var dateline: DateStamp?
        /// For each block the lines it was made of.
        var lines: [ClosedRange<Int>] = []
    }

    let lines: ArchiveLines
    /// Of the lines of the body, blank ones included.
    let indices: [Int]
    let title: String
    let captions: CaptionSplitter
    /// Whether a date that opens a paragraph may be the article's.
    let wantsDateline: Bool
    /// Whether paragraphs stand apart by blank lines at all.
    private let hasGaps: Bool

    init(lines: ArchiveLines, indices: [Int], title: String, captions: CaptionSplitter, wantsDateline: Bool) {
        self.lines = lines
        self.indices = indices
        self.title = title
        self.captions = captions
        self.wantsDateline = wantsDateline
        hasGaps = indices.contains { lines[$0].isBlank }
    }

    func read() -> Blocks {
        var blocks = Blocks()
        var builder = BodyBuilder()
        var position = 0
        var isFirst = true
        while position < indices.count {
            let start = position
            defer {
                let last = indices[max(start, min(position, indices.count) - 1)]
                let made = builder.body.blocks.count - blocks.lines.count
                blocks.lines += repeatElement(indices[start]...last, count: made)
            }
            let line = lines[indices[position]]
            switch line.kind {
            case .blank: break
            case .related:
                blocks.related += lines.related(indices[position]).map { [$0.foldingBlanks()] } ?? []
                builder.append(.related, lines.text(indices[position]).foldingBlanks())
            default:
                let text = lines.text(indices[position])
                if standsAlone(position), repeatsTitle(text) {
                    blocks.repeatedTitles.append(indices[position])
                    break
                }
                if UpdateWording.opensUpdate(text) {
                    position = readUpdate(from: position, into: &builder, &blocks)
                    isFirst = false
                    continue
                }
                position = readText(text, at: position, isFirst: isFirst, into: &builder, &blocks)
                isFirst = false
            }
            position += 1
        }
        blocks.body = builder.body
        return blocks
    }

    /// Reads one line, or a quotation with the attribution under it; returns the position of the last line read.
    private func readText(
        _ line: String, at position: Int, isFirst: Bool, into builder: inout BodyBuilder, _ blocks: inout Blocks
    ) -> Int {
        var text = line
        if isFirst, let split = captions.split(text) {
            let caption = split.caption.foldingBlanks()
            builder.append(.caption, caption)
            blocks.captions.append(caption)
            text = split.rest
        }
        if wantsDateline, blocks.dateline == nil { blocks.dateline = Self.dateline(text) }
        let clean = text.foldingBlanks()
        if Self.isQuotation(clean) {
            if let next = nextText(after: position), Self.isAttribution(lines.text(indices[next])) {
                builder.append(.quote, clean + "\n" + lines.text(indices[next]).foldingBlanks(), level: 1)
                return next
            }
            builder.append(.quote, clean, level: 1)
        } else if let item = Self.listItem(clean) {
            builder.append(.listItem, item, level: 1)
        } else if isHeading(at: position) {
            builder.append(.heading, clean, level: 2)
        } else {
            builder.append(.paragraph, clean)
        }
        return position
    }

    /// Reads an update section, between whose parts lines about other articles may stand.
    ///
    /// It ends at a wider gap than its paragraphs have between them, at a heading or at the next update.
    private func readUpdate(from start: Int, into builder: inout BodyBuilder, _ blocks: inout Blocks) -> Int {
        let opening = lines.text(indices[start]).prefix(UpdateWording.opening)
        blocks.updated = blocks.updated ?? DateScanner(LineTokens(opening)).first()?.stamp
        var paragraphs: [String] = []
        var hasOpening = false
        var position = start
        var blanks = 0
        var first = indices[start]
        var last = first
        func close() {
            guard !paragraphs.isEmpty else { return }
            builder.append(.update, paragraphs.joined(separator: "\n\n"))
            blocks.lines.append(first...last)
            paragraphs = []
        }
        while position < indices.count {
            let line = indices[position]
            if lines[line].isBlank {
                blanks += 1
            } else {
                let text = lines.text(line)
                guard !hasOpening || blanks <= 1 && !UpdateWording.opensUpdate(text) && !isHeading(at: position)
                else { break }
                blanks = 0
                if lines[line].kind == .related {
                    close()
                    builder.append(.related, text.foldingBlanks())
                    blocks.lines.append(line...line)
                    blocks.related += lines.related(line).map { [$0.foldingBlanks()] } ?? []
                } else if repeatsTitle(text) {
                    blocks.repeatedTitles.append(line)
                } else {
                    if paragraphs.isEmpty { first = line }
                    last = line
                    paragraphs.append(text.foldingBlanks())
                    hasOpening = true
                    // Without gaps nothing tells where it ends but the line.
                    guard hasGaps else {
                        close()
                        return position + 1
                    }
                }
            }
            position += 1
        }
        close()
        return position
    }
}

extension BlockReader {
    private func nextText(after position: Int) -> Int? {
        ((position + 1)..<max(position + 1, min(indices.count, position + 4))).first { !lines[indices[$0]].isBlank }
    }

    /// Whether no text stands in the lines right above and below: the first line of a verse is none of the page's.
    private func standsAlone(_ position: Int) -> Bool {
        guard hasGaps, position + 1 < indices.count, indices[position + 1] == indices[position] + 1 else { return true }
        return lines[indices[position + 1]].isBlank
    }

    /// The title once more, whole or without the part in brackets: pages repeat it around their forms.
    private func repeatsTitle(_ text: String) -> Bool {
        guard text.utf8.count <= title.utf8.count + 16, text.utf8.count >= 12, Self.couldBeAlike(text, title) else {
            return false
        }
        let (line, whole) = (Self.lettersFolded(text), Self.lettersFolded(title))
        guard line.count >= 12 else { return false }
        return line == whole
            || whole.hasPrefix(line) && title.contains("[")
                && line == Self.lettersFolded(String(title.prefix { $0 != "[" }))
    }

    private static func lettersFolded(_ text: String) -> String {
        text.lowercased().filter { $0.isWordLetter || $0.isWordNumber }
    }

    /// A look at the first letters.
    private static func couldBeAlike(_ a: String, _ b: String) -> Bool {
        func first(_ text: String) -> UInt8? {
            text.utf8.first { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 }
                .map { $0.isASCIILetter ? $0 | 0x20 : $0 }
        }
        guard let one = first(a), let other = first(b) else { return false }
        return one == other || one >= 0x80 || other >= 0x80
    }

    private func ends(of line: Int) -> (first: Character, last: Character)? {
        lines.withBytes(line) { bytes in
            guard let first = bytes.firstCharacter, let last = bytes.lastCharacter else { return nil }
            return (first, last)
        }
    }

    private func isHeading(at position: Int) -> Bool {
        let line = lines[indices[position]]
        guard line.isTitleLike, line.length <= 90, position > 0, lines[indices[position - 1]].isBlank || !hasGaps,
            let (first, last) = ends(of: indices[position]), !"“„«\"'‘".contains(first),
            last.isWordLetter || last.isWordNumber || "?!)]”".contains(last)
        else { return false }
        if let next = nextText(after: position), lines[indices[next]].isParagraphLike { return true }
        // Alone behind a wider gap it heads something that text can't show: a picture, a document.
        return position > 1 && lines[indices[position - 2]].isBlank && lines[indices[position - 1]].isBlank
    }

    static func isQuotation(_ text: String) -> Bool {
        guard let byte = text.utf8.first, byte == UInt8(ascii: "\"") || byte >= 0x80, text.utf8.count > 20,
            let first = text.first, let last = text.last
        else { return false }
        let pairs: [Character: Character] = ["“": "”", "„": "“", "«": "»", "\"": "\""]
        guard pairs[first] == last else { return false }
        return !text.dropFirst().dropLast().contains { $0 == last || $0 == first }
    }

    /// Who said it: a short line that is no sentence.
    static func isAttribution(_ text: String) -> Bool {
        let stripped = text.drop { "—–-~ ".contains($0) }
        guard text.count <= 140, let first = stripped.first, first.isCapital, let last = text.last,
            !".!?:;,”\"".contains(last)
        else { return false }
        return text.contains("—") || text.contains("–") || text.contains(" - ") || text.contains(",")
            || text.contains("(")
            || stripped.split(separator: " ").prefix(3).allSatisfy { $0.first?.isCapital == true }
    }

    private static func listItem(_ text: String) -> String? {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first >= 0x80
        else {
            return nil
        }
        for bullet in ["- ", "* ", "• ", "– ", "· ", "‣ ", "◦ "] where text.hasPrefix(bullet) {
            return String(text.dropFirst(bullet.count))
        }
        return nil
    }

    /// A whole date and a dash at the start of a paragraph.
    private static func dateline(_ text: String) -> DateStamp? {
        let opening = String(text.prefix(48))
        let tokens = LineTokens(opening)
        guard let found = DateScanner(tokens).date(at: 0), found.range.upperBound < tokens.tokens.count,
            "—–-:|".contains(tokens.tokens[found.range.upperBound].text)
        else { return nil }
        return found.stamp
    }
}

extension BlockReader.Blocks {
    /// Tells of each block in which lines it stands.
    func trace(in lines: ArchiveLines, into article: inout ParsedArticle) {
        for (block, range) in zip(body.blocks, self.lines) {
            let bytes = lines.byteRange(range.lowerBound).lowerBound..<lines.byteRange(range.upperBound).upperBound
            article.outline.append(
                OutlineEntry(.block(block.kind), String(body.text(in: block.range)), why: "", byteRange: bytes))
        }
        article.outline.sort { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
    }
}
