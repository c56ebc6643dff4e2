/// A text that was written for paper or for a terminal, a whole document: an RFC, a mail, a book of Project Gutenberg.
///
/// Paragraphs are put together again; verse, figures and tables keep their lines.
struct PlainDocument {
    private(set) var header: PlainHeader
    private var lines: [String] = []
    private var leftOut: [LeftOut] = []
    /// Of a mail that was encoded for its way, with the place where it stands.
    private var mail: (body: Body, leftOut: [LeftOut])?

    /// Nil where the text says nothing that makes sure of it.
    init?(_ source: SourceText) {
        let head = source.lines.indices.prefix(PlainHeader.longest).map { source.text($0) }
        guard let header = PlainHeader(head) else { return nil }
        self.header = header
        takeLines(source.lines.indices, of: source)
    }

    /// One of several mails in a file, where `>From ` stands for `From ` at the start of a line.
    ///
    /// `before` and `behind`: what else belongs to its text.
    init(
        _ header: PlainHeader, _ range: Range<Int>, before: [Range<Int>], behind: [Range<Int>], of source: SourceText
    ) {
        self.header = header
        for part in before { takePart(part, of: source) }
        takeLines(range, of: source)
        for part in behind { takePart(part, of: source) }
        lines = lines.map { $0.hasPrefix(">From ") ? String($0.dropFirst()) : $0 }
    }

    private mutating func takePart(_ range: Range<Int>, of source: SourceText) {
        lines.append("")
        takeText(range, of: source)
        lines.append("")
    }

    private mutating func takeLines(_ range: Range<Int>, of source: SourceText) {
        let head = range.prefix(header.end)
        for index in head { leaveOut(index, "the head of the document", of: source) }
        if header.isMail, let text = Self.mail(range, of: source), case let body = text.body, !body.text.isEmpty {
            let bytes = source.lines[range.lowerBound].byteOffset..<source.byteEnd(range.upperBound - 1)
            mail = (body, text.leftOut.map { LeftOut($0.reason, $0.text, byteRange: bytes) })
        } else {
            takeText(head.endIndex..<range.upperBound, of: source)
        }
    }

    /// Nil where the lines are what the mail says.
    private static func mail(_ range: Range<Int>, of source: SourceText) -> MailText? {
        var bytes: [UInt8] = []
        // In a folder, `>From ` stands for `From ` at the start of a line.
        let isOfFolder = range.first.map { source.text($0).hasPrefix("From ") } ?? false
        for index in range.dropFirst(isOfFolder ? 1 : 0) {
            let isEscaped = isOfFolder && source.text(index).hasPrefix(">From ")
            source.store.withBytes(source.lines[index].range) { bytes += $0.dropFirst(isEscaped ? 1 : 0) }
            bytes.append(0x0A)
        }
        return MIMEEntity(bytes[...]).flatMap { MailText($0) }
    }

    func article(name: String) -> ParsedArticle {
        var article = ParsedArticle()
        article.title = header.title ?? name
        article.authors = header.authors
        article.published = header.date.map { .stated($0) } ?? .unknown
        article.language = header.language
        article.leftOut = leftOut
        article.body = Self.body(of: lines)
        guard let mail else { return article }
        var builder = BodyBuilder()
        // What stands around a mail of a folder, and what the mail says.
        builder.append(mail.body)
        builder.append(article.body)
        article.body = builder.body
        for piece in mail.leftOut { article.leftOut.add(piece) }
        return article
    }

    /// The paragraphs of lines that were written for paper or for a terminal.
    static func body(of lines: [String]) -> Body {
        var builder = BodyBuilder()
        let width = usualWidth(lines)
        for stanza in lines.split(whereSeparator: { $0.trimmingBlanks().isEmpty }) {
            Stanza(Array(stanza), width: width).append(to: &builder)
        }
        return builder.body
    }

    /// Characters that nine lines of ten do not pass.
    private static func usualWidth(_ lines: [String]) -> Int {
        let lengths = lines.map { $0.trimmingBlanks().count }.filter { $0 > 0 }.sorted()
        return lengths.isEmpty ? 72 : lengths[lengths.count * 9 / 10]
    }

    private mutating func leaveOut(_ index: Int, _ reason: String, of source: SourceText) {
        let text = source.text(index)
        guard !text.trimmingBlanks().isEmpty else { return }
        let said = header.isMail ? EncodedWords.decoded(text) : text
        leftOut.add(LeftOut(reason, said, byteRange: source.lines[index].byteOffset..<source.byteEnd(index)))
    }

    /// All lines but the feet and heads of printed pages: `Holt   Informational   [Page 1]`, and the line about the document behind it.
    private mutating func takeText(_ range: Range<Int>, of source: SourceText) {
        var isBehindFoot = false
        for index in range {
            let line = source.text(index)
            let text = line.trimmingBlanks()
            if text.hasSuffix("]"), let open = text.lastIndex(of: "["), text[open...].hasPrefix("[Page ") {
                isBehindFoot = true
                // The page broke a paragraph, or stood between two.
                while lines.last?.trimmingBlanks().isEmpty == true { lines.removeLast() }
                leaveOut(index, Self.pageFurniture, of: source)
                continue
            }
            if isBehindFoot {
                if text.isEmpty || text == "\u{FFFD}" { continue }
                isBehindFoot = false
                if text.hasPrefix("RFC ") || text.hasPrefix("Internet-Draft") {
                    leaveOut(index, Self.pageFurniture, of: source)
                    continue
                }
                lines.append("")
            }
            lines.append(line.filter { $0 != "\u{0C}" })
        }
    }

    private static let pageFurniture = "feet and heads of pages"
}

/// What stands at the start of such a document.
struct PlainHeader {
    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var date: DateStamp?
    private(set) var language: String?
    private(set) var isMail = false
    /// The line at which the text begins.
    private(set) var end = 0

    /// Lines in which it is looked for.
    static let longest = 60

    /// `mail`: the head of one, up to the blank line behind it; `isSure`: whether something else says that it is one.
    ///
    /// Nil where it is not sure and names no sender, or neither a subject nor a day.
    init?(mail lines: [String], isSure: Bool) {
        let fields = Self.fields(lines) ?? []
        func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
        let from = field("from")
        guard isSure || from != nil && (field("subject") != nil || field("date") != nil) else { return nil }
        title = field("subject")
        authors = from.flatMap { FeedPerson.name($0) }.map { [$0] } ?? []
        date = field("date").flatMap { FeedDate.read($0) }
        end = lines.count
        isMail = true
    }

    /// Nil where no header is known.
    init?(_ lines: [String]) {
        let head = lines.prefix(Self.longest)
        if head.prefix(12).contains(where: { $0.contains("Request for Comments:") }) {
            readRFC(Array(head))
        } else if let fields = Self.fields(Array(head)), takeMail(fields) || takeBook(fields, Array(head)) {
            return
        } else {
            return nil
        }
    }

    /// `Name: value` lines, apart by blank lines in books, without in mails; values may go on in indented lines.
    private static func fields(_ lines: [String]) -> [(name: String, value: String, line: Int)]? {
        var fields: [(name: String, value: String, line: Int)] = []
        for (index, line) in lines.enumerated() {
            if line.first?.isBlank == true, !fields.isEmpty, fields[fields.count - 1].line == index - 1,
                !line.trimmingBlanks().isEmpty
            {
                fields[fields.count - 1].value += " " + line.trimmingBlanks()
                fields[fields.count - 1].line = index
                continue
            }
            guard let colon = line.firstIndex(of: ":"), line.distance(from: line.startIndex, to: colon) < 30,
                line[..<colon].allSatisfy({ $0.isLetter || $0 == "-" || $0 == " " }), line.first?.isLetter == true
            else { continue }
            let value = String(line[line.index(after: colon)...]).trimmingBlanks()
            fields.append((line[..<colon].lowercased(), value, index))
        }
        for index in fields.indices { fields[index].value = EncodedWords.decoded(fields[index].value) }
        return fields.isEmpty ? nil : fields
    }

    /// RFC 5322: the fields stand at the very start.
    private mutating func takeMail(_ fields: [(name: String, value: String, line: Int)]) -> Bool {
        func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
        guard fields[0].line <= 3, let from = field("from"), let subject = field("subject"),
            field("date") != nil || field("to") != nil, let last = fields.prefix(while: { $0.line < 40 }).last
        else { return false }
        title = subject
        authors = FeedPerson.name(from).map { [$0] } ?? []
        date = field("date").flatMap { FeedDate.read($0) }
        isMail = true
        // The text begins behind the block of fields.
        let block = zip(fields, fields.dropFirst()).prefix { $1.line <= $0.line + 3 }
        end = (block.last?.1.line ?? min(last.line, fields[0].line)) + 1
        return true
    }

    private mutating func takeBook(_ fields: [(name: String, value: String, line: Int)], _ lines: [String]) -> Bool {
        func field(_ name: String) -> (value: String, line: Int)? {
            fields.first { $0.name == name }.map { ($0.value, $0.line) }
        }
        guard lines.prefix(5).contains(where: { $0.contains("Project Gutenberg") }), let named = field("title") else {
            return false
        }
        title = named.value
        authors = field("author").map { [$0.value] } ?? []
        date = (field("release date") ?? field("posting date")).flatMap {
            DateScanner(LineTokens($0.value)).first()?.stamp
        }
        language = field("language").flatMap { Self.languages[$0.value.lowercased()] }
        let start = lines.firstIndex { $0.hasPrefix("***") && $0.contains("START") }
        end = (start ?? fields.map(\.line).max() ?? 0) + 1
        return true
    }

    private static let languages = [
        "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
        "dutch": "nl", "polish": "pl", "russian": "ru", "finnish": "fi", "swedish": "sv",
    ]

    /// Two columns of facts, then the title in the middle of the page.
    private mutating func readRFC(_ lines: [String]) {
        let facts = lines.firstIndex { !$0.trimmingBlanks().isEmpty } ?? 0
        let endOfFacts = lines[facts...].firstIndex { $0.trimmingBlanks().isEmpty } ?? lines.count
        for line in lines[facts..<endOfFacts] {
            // The right column is what stands behind a wide gap.
            guard let gap = line.range(ofGap: 3) else { continue }
            let right = String(line[gap.upperBound...]).trimmingBlanks()
            if let found = Self.monthAndYear(right) {
                date = found
            } else if right.contains("."), right.count < 40, right.first?.isCapital == true {
                authors.append(right)
            }
        }
        var index = endOfFacts
        while index < lines.count, lines[index].trimmingBlanks().isEmpty { index += 1 }
        var words: [String] = []
        while index < lines.count, !lines[index].trimmingBlanks().isEmpty {
            words.append(lines[index].trimmingBlanks())
            index += 1
        }
        title = words.joined(separator: " ")
        end = index
    }

    private static func monthAndYear(_ text: String) -> DateStamp? {
        let words = text.split(separator: " ")
        guard words.count >= 2, words.count <= 3, let year = Int(words[words.count - 1]),
            let month = MonthNames.number(words[words.count - 2].lowercased()), (1960...2100).contains(year)
        else { return nil }
        return DateStamp(year: year, month: month)
    }
}

/// Lines between two blank ones.
struct Stanza {
    private let lines: [String]
    /// Characters of a full line of the document.
    private let width: Int

    init(_ lines: [String], width: Int) {
        self.lines = lines
        self.width = width
    }

    func append(to builder: inout BodyBuilder) {
        let trimmed = lines.map { $0.trimmingBlanks() }
        if isFigure(trimmed) {
            builder.append(.code, withoutMargin.joined(separator: "\n"))
        } else if trimmed.allSatisfy({ $0.hasPrefix(">") }) {
            let words = trimmed.map { String($0.drop { $0 == ">" || $0 == " " }) }
            builder.append(.quote, words.joined(separator: " ").foldingBlanks(), level: 1)
        } else if isVerse(trimmed) {
            builder.append(.paragraph, withoutMargin.map { $0.trimmingEnd().keepingIndent() }.joined(separator: "\n"))
        } else if trimmed.count == 1, isHeading(trimmed[0]) {
            builder.append(.heading, trimmed[0].foldingBlanks(), level: 2)
        } else {
            appendItems(trimmed, to: &builder)
        }
    }

    /// Bulleted lines are items, all else is one paragraph.
    private func appendItems(_ trimmed: [String], to builder: inout BodyBuilder) {
        let bullets = ["- ", "* ", "o ", "• "]
        guard bullets.contains(where: { trimmed[0].hasPrefix($0) }) else {
            builder.append(.paragraph, trimmed.joined(separator: " ").foldingBlanks())
            return
        }
        var items: [String] = []
        for line in trimmed {
            if bullets.contains(where: { line.hasPrefix($0) }) {
                items.append(String(line.dropFirst(2)))
            } else {
                items[items.count - 1] += " " + line
            }
        }
        for item in items { builder.append(.listItem, item.foldingBlanks(), level: 1) }
    }

    /// Boxes, rulers and columns.
    private func isFigure(_ trimmed: [String]) -> Bool {
        let drawn = trimmed.count { line in
            let marks = line.count { "+-|_=/\\<>".contains($0) }
            return line.hasPrefix("+-") || line.hasPrefix("|") || marks * 2 > line.count && line.count > 3
        }
        if drawn * 2 >= trimmed.count { return true }
        let columns = trimmed.count { line in line.range(ofGap: 3) != nil }
        return trimmed.count >= 2 && columns * 3 >= trimmed.count * 2
    }

    /// Lines that end before the margin though they are not the last, each begun like a line of verse.
    private func isVerse(_ trimmed: [String]) -> Bool {
        guard trimmed.count >= 2, trimmed.allSatisfy({ $0.count * 10 <= width * 8 }) else { return false }
        let begun = trimmed.count { $0.first.map { !$0.isSmall } ?? false }
        return begun * 10 >= trimmed.count * 8
    }

    private func isHeading(_ line: String) -> Bool {
        guard line.count <= 70, let last = line.last, last.isWordLetter || last.isWordNumber || "?!)".contains(last),
            line.contains(where: \.isWordLetter)
        else { return false }
        let first = line.prefix { !$0.isBlank }
        let isNumbered = first.first?.isWordNumber == true && first.contains(".")
        return isNumbered || line.first?.isCapital == true && lines[0].first?.isBlank != true
    }

    /// The lines without the blanks that all of them begin with.
    private var withoutMargin: [String] {
        let margin = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { String($0.dropFirst(margin)) }
    }
}

extension String {
    /// The first run of so many blanks inside of the text.
    fileprivate func range(ofGap blanks: Int) -> Range<Index>? {
        let start = firstIndex { $0 != " " } ?? endIndex
        guard let found = self[start...].firstRange(of: String(repeating: " ", count: blanks)) else { return nil }
        let end = self[found.upperBound...].firstIndex { $0 != " " } ?? endIndex
        return end < endIndex ? found.lowerBound..<end : nil
    }

    /// No-break spaces at the start, which no line breaker takes away.
    fileprivate func keepingIndent() -> String {
        let text = drop { $0 == " " }
        return String(repeating: "\u{A0}", count: count - text.count) + text
    }

    fileprivate func trimmingEnd() -> String {
        var text = self[...]
        while let last = text.last, last.isBlank { text = text.dropLast() }
        return String(text)
    }
}
