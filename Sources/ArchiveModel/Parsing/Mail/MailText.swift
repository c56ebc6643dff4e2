/// The text of a mail that was encoded for its way: its parts, and of several forms of the same text the one that says all.
struct MailText {
    enum Piece {
        case plain(String)
        case markup(String)
        /// Of a mail within the mail.
        case subject(String)
    }

    private(set) var pieces: [Piece] = []
    private(set) var leftOut: [(reason: String, text: String)] = []

    /// Parts within parts that are followed; those below stand as they are.
    private static let deepest = 20
    /// A plain form that has less than this part of the text of the other says only that there is another.
    private static let shareOfWhole = 0.5

    /// Nil where the text stands in the file as its writer wrote it.
    init?(_ entity: MIMEEntity) {
        guard entity.isEncoded else { return nil }
        read(entity, depth: 0)
    }

    private mutating func read(_ entity: MIMEEntity, depth: Int) {
        guard depth < Self.deepest else { return pieces.append(.plain(entity.text)) }
        switch entity.mediaType {
        case let type where type.hasPrefix("multipart/"): readParts(of: entity, depth: depth)
        case "message/rfc822":
            guard let mail = MIMEEntity(entity.bytes[...]) else { return leaveOut(entity) }
            mail.header["subject"].map { pieces.append(.subject(EncodedWords.decoded($0))) }
            read(mail, depth: depth + 1)
        case "text/html" where !entity.isAttachment: pieces.append(.markup(entity.text))
        case let type where type.hasPrefix("text/") && !entity.isAttachment: takePlain(entity.text)
        default: leaveOut(entity)
        }
    }

    private mutating func readParts(of entity: MIMEEntity, depth: Int) {
        let parts = entity.parts
        // A boundary that nothing names: all is text.
        guard !parts.isEmpty else { return pieces.append(.plain(entity.text)) }
        for text in entity.around.map({ TextSanitiser.sanitise(String(decoding: $0, as: UTF8.self)).text })
        where !text.foldingBlanks().isEmpty {
            leftOut.append(("around the parts of the mail", text))
        }
        if entity.mediaType == "multipart/alternative" {
            readOne(of: parts, depth: depth)
        } else {
            for part in parts { read(part, depth: depth + 1) }
        }
    }

    /// Without its signature, unless that has a paragraph.
    private mutating func takePlain(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.suffix(MailFolder.longestSignature + 2).lastIndex { $0 == "--" || $0 == "-- " }
        guard let end, !PostLine(lines[end...].joined(separator: " "), index: 0, isMonthFirst: false).isParagraph else {
            return pieces.append(.plain(text))
        }
        pieces.append(.plain(lines[..<end].joined(separator: "\n")))
        leftOut.append(("a signature", lines[end...].joined(separator: "\n")))
    }

    /// The plain form, unless it lacks most of the text of another.
    private mutating func readOne(of parts: [MIMEEntity], depth: Int) {
        let forms = parts.map { part in
            var form = self
            (form.pieces, form.leftOut) = ([], [])
            form.read(part, depth: depth + 1)
            return form
        }
        let lengths = forms.map { $0.wordCount }
        let most = lengths.max() ?? 0
        guard let best = lengths.firstIndex(where: { Double($0) >= Double(most) * Self.shareOfWhole }) else { return }
        for (index, form) in forms.enumerated() {
            if index == best { pieces += form.pieces } else { leaveOut(form) }
            leftOut += form.leftOut
        }
    }

    private mutating func leaveOut(_ form: MailText) {
        let text = form.body.text
        if !text.isEmpty { leftOut.append(("the same text in another form", text)) }
    }

    private mutating func leaveOut(_ entity: MIMEEntity) {
        let name = entity.fileName ?? entity.mediaType
        let text = entity.mediaType.hasPrefix("text/") ? name + "\n" + entity.text : name
        leftOut.append(("an attachment", text))
    }

    private var wordCount: Int { body.text.split(whereSeparator: \.isWhitespace).count }

    /// The text put together, with its paragraphs.
    var body: Body {
        var builder = BodyBuilder()
        for piece in pieces {
            switch piece {
            case .plain(let text):
                builder.append(
                    PlainDocument.body(
                        of: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)))
            case .markup(let text):
                guard let tree = MarkupParser.parse(text, as: .html) else {
                    builder.append(PlainText.body(text))
                    continue
                }
                builder.append(HTMLBlocks.body(of: tree.root.first(named: "body") ?? tree.root, base: nil).body)
            case .subject(let text): builder.append(.heading, text.foldingBlanks(), level: 2)
            }
        }
        return builder.body
    }
}

extension BodyBuilder {
    /// All blocks of another body.
    mutating func append(_ other: Body) {
        for block in other.blocks {
            let spans = other.spans.filter { block.range.contains($0.range.lowerBound) }.map { span in
                Span(
                    span.kind,
                    range: span.range.lowerBound - block.range.lowerBound..<span.range.upperBound
                        - block.range.lowerBound)
            }
            append(block.kind, String(other.text(in: block.range)), level: block.level, spans: spans)
        }
    }
}
