/// The text of an article and, kept apart from it, what its parts are.
///
/// All ranges are UTF-8 offsets into `text`; search, highlights and export speak the same offsets.
public struct Body: Equatable, Sendable {
    public var text: String
    public var blocks: [Block]
    public var spans: [Span]

    public init(text: String = "", blocks: [Block] = [], spans: [Span] = []) {
        self.text = text
        self.blocks = blocks
        self.spans = spans
    }

    /// Runs of characters between blanks; of Chinese and Japanese text each character.
    public var wordCount: Int {
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            var isInWord = false
            for byte in bytes {
                let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x09
                // U+3000 to U+9FFF begin with these bytes.
                let isCharacter = byte &- 0xE3 <= 0xE9 - 0xE3
                count &+= isCharacter || !isBlank && !isInWord ? 1 : 0
                isInWord = !isBlank
            }
            return count
        }
    }

    /// The text of a range; empty for one that reaches outside or cuts a character.
    public func text(in range: Range<Int>) -> Substring {
        let utf8 = text.utf8
        guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return "" }
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(start, offsetBy: range.count)
        return text[start..<end]
    }
}

/// A piece of a body that stands on lines of its own.
public struct Block: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case heading, paragraph, quote
        case listItem = "list item"
        case code, table, caption, rule, update, related
    }

    public var kind: Kind
    /// Of a heading 1–6, of a list item or quote its depth from 1, of the first row of a table 1; else 0.
    public var level: Int
    /// UTF-8 offsets.
    public var range: Range<Int>

    public init(_ kind: Kind, level: Int = 0, range: Range<Int>) {
        self.kind = kind
        self.level = level
        self.range = range
    }
}

/// Something within a block: stress, code, a link.
public struct Span: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case emphasis, strong, code
        case link(url: String)
    }

    public var kind: Kind
    /// UTF-8 offsets.
    public var range: Range<Int>

    public init(_ kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

/// Puts a body together block by block.
public struct BodyBuilder: Sendable {
    public private(set) var body = Body()

    public init() {}

    /// Appends a block after a blank line (list items follow each other directly).
    ///
    /// `spans`: with offsets into this block's text.
    public mutating func append(_ kind: Block.Kind, _ text: String, level: Int = 0, spans: [Span] = []) {
        guard !text.isEmpty || kind == .rule else { return }
        if !body.text.isEmpty {
            body.text += kind == .listItem && body.blocks.last?.kind == .listItem ? "\n" : "\n\n"
        }
        let start = body.text.utf8.count
        body.text += text
        let end = start + text.utf8.count
        body.blocks.append(Block(kind, level: level, range: start..<end))
        for span in spans where span.range.upperBound <= text.utf8.count && !span.range.isEmpty {
            body.spans.append(
                Span(span.kind, range: start + span.range.lowerBound..<start + span.range.upperBound))
        }
    }
}
