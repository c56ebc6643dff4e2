import CMd4c

/// Turns Markdown into a body through md4c's callbacks.
final class MarkdownBlocks {
    private var builder = BodyBuilder()
    private var text = ""
    private var spans: [Span] = []
    /// UTF-8 offsets of line ends that count as blanks.
    private var softBreaks: [Int] = []
    private var openSpans: [(kind: Span.Kind, start: Int)] = []
    private var quoteDepth = 0
    private var listDepth = 0
    private var orderedCounts: [Int?] = []
    private var cells: [String] = []
    /// Of the cells of a row, by offsets into the whole row.
    private var cellSpans: [Span] = []
    private static let cellSeparator = " │ "
    /// Of a table.
    private var isFirstRow = false
    private var itemIsOpen = false

    static func body(of markdown: String) -> Body {
        let blocks = MarkdownBlocks()
        var parser = MD_PARSER()
        parser.flags = UInt32(
            MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_TASKLISTS
                | MD_FLAG_NOHTMLSPANS | MD_FLAG_WIKILINKS)
        parser.enter_block = { type, detail, context in MarkdownBlocks.of(context).enterBlock(type, detail) }
        parser.leave_block = { type, detail, context in MarkdownBlocks.of(context).leaveBlock(type, detail) }
        parser.enter_span = { type, detail, context in MarkdownBlocks.of(context).enterSpan(type, detail) }
        parser.leave_span = { type, _, context in MarkdownBlocks.of(context).leaveSpan(type) }
        parser.text = { type, bytes, count, context in MarkdownBlocks.of(context).addText(type, bytes, count) }
        var markdown = markdown
        markdown.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                _ = md_parse(
                    characters.baseAddress, UInt32(clamping: characters.count), &parser,
                    Unmanaged.passUnretained(blocks).toOpaque())
            }
        }
        return blocks.builder.body
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MarkdownBlocks {
        guard let context else { return MarkdownBlocks() }
        return Unmanaged<MarkdownBlocks>.fromOpaque(context).takeUnretainedValue()
    }

    private func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        switch type {
        case MD_BLOCK_QUOTE: quoteDepth += 1
        case MD_BLOCK_TABLE: isFirstRow = true
        case MD_BLOCK_UL:
            endItem()
            listDepth += 1
            orderedCounts.append(nil)
        case MD_BLOCK_OL:
            endItem()
            listDepth += 1
            let start = detail?.assumingMemoryBound(to: MD_BLOCK_OL_DETAIL.self).pointee.start ?? 1
            orderedCounts.append(Int(start))
        case MD_BLOCK_LI:
            itemIsOpen = true
            if let number = orderedCounts.last ?? nil {
                text = "\(number). "
                orderedCounts[orderedCounts.count - 1] = number + 1
            }
        default: break
        }
        return 0
    }

    private func leaveBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        switch type {
        case MD_BLOCK_QUOTE: quoteDepth -= 1
        case MD_BLOCK_UL, MD_BLOCK_OL:
            listDepth -= 1
            orderedCounts.removeLast()
        case MD_BLOCK_LI: endItem()
        case MD_BLOCK_HR: builder.append(.rule, "")
        case MD_BLOCK_H:
            flush(.heading, level: Int(detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 2))
        case MD_BLOCK_CODE:
            while text.last == "\n" { text.removeLast() }
            flush(.code)
        case MD_BLOCK_P:
            if itemIsOpen { endItem() } else { flush(quoteDepth > 0 ? .quote : .paragraph, level: quoteDepth) }
        case MD_BLOCK_TH, MD_BLOCK_TD:
            let start = cells.reduce(0) { $0 + $1.utf8.count + Self.cellSeparator.utf8.count }
            cellSpans += spans.map {
                Span($0.kind, range: $0.range.lowerBound + start..<$0.range.upperBound + start)
            }
            cells.append(text)
            text = ""
            spans = []
        case MD_BLOCK_TR:
            builder.append(
                .table, cells.joined(separator: Self.cellSeparator), level: isFirstRow ? 1 : 0, spans: cellSpans)
            isFirstRow = false
            cells = []
            cellSpans = []
        default: break
        }
        return 0
    }

    private func endItem() {
        if itemIsOpen { flush(.listItem, level: max(1, listDepth)) }
        itemIsOpen = false
    }

    private func flush(_ kind: Block.Kind, level: Int = 0) {
        if text.hasPrefix("[^") { separateFootnotes() }
        softBreaks = []
        builder.append(kind, text, level: level, spans: spans)
        text = ""
        spans = []
    }

    /// Footnotes follow each other line by line; each keeps a line of its own.
    private func separateFootnotes() {
        var bytes = Array(text.utf8)
        for offset in softBreaks where bytes[(offset + 1)...].starts(with: "[^".utf8) {
            bytes[offset] = UInt8(ascii: "\n")
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    private func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        let kind: Span.Kind? =
            switch type {
            case MD_SPAN_EM: .emphasis
            case MD_SPAN_STRONG: .strong
            case MD_SPAN_CODE: .code
            case MD_SPAN_A:
                detail.map { .link(url: Self.address($0.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href)) }
            case MD_SPAN_WIKILINK:
                detail.map {
                    .link(url: Self.address($0.assumingMemoryBound(to: MD_SPAN_WIKILINK_DETAIL.self).pointee.target))
                }
            default: nil
            }
        openSpans.append((kind ?? .emphasis, kind == nil ? -1 : text.utf8.count))
        return 0
    }

    private func leaveSpan(_ type: MD_SPANTYPE) -> Int32 {
        guard let open = openSpans.popLast(), open.start >= 0, text.utf8.count > open.start else { return 0 }
        spans.append(Span(open.kind, range: open.start..<text.utf8.count))
        return 0
    }

    private static func address(_ attribute: MD_ATTRIBUTE) -> String {
        guard let start = attribute.text else { return "" }
        return TextSanitiser.sanitise(
            String(decoding: UnsafeRawBufferPointer(start: start, count: Int(attribute.size)), as: UTF8.self)
        ).text
    }

    private func addText(_ type: MD_TEXTTYPE, _ bytes: UnsafePointer<MD_CHAR>?, _ count: MD_SIZE) -> Int32 {
        let raw = UnsafeRawBufferPointer(start: bytes, count: Int(count))
        switch type {
        case MD_TEXT_BR: text += "\n"
        case MD_TEXT_SOFTBR:
            softBreaks.append(text.utf8.count)
            text += " "
        case MD_TEXT_NULLCHAR: text += "\u{FFFD}"
        case MD_TEXT_ENTITY:
            text += TextSanitiser.sanitise(HTMLEntity.decoded(String(decoding: raw, as: UTF8.self))).text
        case MD_TEXT_HTML: break
        default: text += String(decoding: raw, as: UTF8.self)
        }
        return 0
    }
}

/// Decodes one entity by the same parser that reads pages.
enum HTMLEntity {
    static func decoded(_ entity: String) -> String {
        MarkupParser.parse("<p>" + entity + "</p>", as: .html)?.root.text ?? entity
    }
}
