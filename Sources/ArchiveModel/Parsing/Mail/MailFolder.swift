/// Several mails in one file: a folder of mails (mbox, RFC 4155) or a digest (RFC 1153), as mailing lists send them.
struct MailFolder {
    private struct Mail {
        var lines: Range<Int>
        var header: PlainHeader
    }

    private let source: SourceText
    private var mails: [Mail] = []
    /// What the titles of nearly all mails begin with: `[Harbour] `.
    private var listName: String?

    /// Lines in which the first mail begins.
    private static let longestCover = 60
    /// Lines of the head of a mail.
    private static let longestHead = 400
    /// Lines; RFC 3676 says four, people write more.
    static let longestSignature = 6
    /// Hyphens between the mails of a digest.
    private static let shortestRule = 20

    /// Nil for a text that has not several mails.
    init?(_ source: SourceText) {
        self.source = source
        guard
            source.lines.indices.prefix(Self.longestCover).contains(where: {
                begins($0, "From ") || begins($0, "From:")
            })
        else { return nil }
        find()
        guard mails.count > 1 else { return nil }
        listName = Self.listName(mails.compactMap(\.header.title))
    }

    /// The mails of each message of the folder: itself, or those of the digest that it is.
    private mutating func find() {
        var messages = source.lines.indices.filter { beginsMessage($0) }
        if messages.first != 0 { messages.insert(0, at: 0) }
        for (number, message) in messages.enumerated() {
            let end = number + 1 < messages.count ? messages[number + 1] : source.lines.count
            let parts = (message..<end).filter { isField($0) && isBehindRule($0) }
            let headers = parts.map { header(at: $0, before: end).flatMap { $0.title == nil ? nil : $0 } }
            // One mail under a rule was forwarded, and belongs to the mail around it.
            if headers.count(where: { $0 != nil }) > 1 {
                for (place, header) in headers.enumerated() {
                    let next = place + 1 < parts.count ? parts[place + 1] : end
                    if let header { mails.append(Mail(lines: parts[place]..<next, header: header)) }
                }
            } else if let header = header(at: message, before: end) {
                mails.append(Mail(lines: message..<end, header: header))
            }
        }
    }

    private func header(at start: Int, before end: Int) -> PlainHeader? {
        PlainHeader(
            mail: (start..<min(end, start + Self.longestHead)).prefix { !isBlank($0) }.map { source.text($0) },
            isSure: begins(start, "From "))
    }

    var count: Int { mails.count }

    func article(_ index: Int, name: String) -> ParsedArticle {
        let mail = mails[index]
        // Behind the text of a digest's mail stands the rule over the next one.
        var end = mail.lines.upperBound
        while end > mail.lines.lowerBound, isBlank(end - 1) || isRule(end - 1) { end -= 1 }
        let last = (mail.lines.lowerBound..<end).suffix(Self.longestSignature + 1)
        if let signature = last.last(where: { source.text($0).trimmingBlanks() == "--" }) { end = signature }
        let next = index + 1 < mails.count ? mails[index + 1].lines.lowerBound : source.lines.count
        let first = index == 0 ? 0 : mail.lines.lowerBound
        // Covers, footers and signatures are left out, but no paragraph.
        let outside = stanzas(first..<mail.lines.lowerBound) + stanzas(end..<next)
        let (paragraphs, others) = (outside.filter { isParagraph($0) }, outside.filter { !isParagraph($0) })
        var article = PlainDocument(
            mail.header, mail.lines.lowerBound..<end,
            before: paragraphs.filter { $0.lowerBound < mail.lines.lowerBound },
            behind: paragraphs.filter { $0.lowerBound >= end }, of: source
        ).article(name: "")
        if article.title.isEmpty { article.title = article.body.text.openingWords ?? name }
        article.byteRange = source.lines[first].byteOffset..<source.byteEnd(next - 1)
        // The head, which is left out, has it whole.
        if let listName, article.title.hasPrefix(listName) {
            article.title = String(article.title.dropFirst(listName.count))
        }
        for line in others.joined() {
            article.leftOut.add(LeftOut(Self.reason, source.text(line), byteRange: bytes(of: line)))
        }
        article.leftOut.sort { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
        return article
    }

    private func bytes(of line: Int) -> Range<Int> { source.lines[line].byteOffset..<source.byteEnd(line) }

    private static let reason = "a signature, or what a mailing list writes around its mails"

    /// Lines without a blank one between them.
    private func stanzas(_ range: Range<Int>) -> [Range<Int>] {
        var stanzas: [Range<Int>] = []
        for line in range where !isBlank(line) {
            if let last = stanzas.last, last.upperBound == line {
                stanzas[stanzas.count - 1] = last.lowerBound..<line + 1
            } else {
                stanzas.append(line..<line + 1)
            }
        }
        return stanzas
    }

    private func isParagraph(_ stanza: Range<Int>) -> Bool {
        let text = stanza.map { source.text($0).trimmingBlanks() }.joined(separator: " ")
        return PostLine(text, index: stanza.lowerBound, isMonthFirst: false).isParagraph
    }

    /// The line over the head of a mail in a folder.
    private func beginsMessage(_ index: Int) -> Bool {
        begins(index, "From ") && index + 1 < source.lines.count && (index == 0 || isBlank(index - 1))
            && isField(index + 1)
    }

    private func isBehindRule(_ index: Int) -> Bool {
        var above = index - 1
        while above >= 0, isBlank(above) { above -= 1 }
        return above >= 0 && isRule(above)
    }

    /// `Subject: A winter ferry`.
    private func isField(_ index: Int) -> Bool {
        source.store.withBytes(source.lines[index].range) { line in
            let name = line.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
            return (2...30).contains(name.count) && name.count < line.count && line[name.count] == UInt8(ascii: ":")
        }
    }

    private func isRule(_ index: Int) -> Bool {
        source.store.withBytes(source.lines[index].range) { line in
            line.count >= Self.shortestRule && line.allSatisfy { $0 == UInt8(ascii: "-") }
        }
    }

    private func isBlank(_ index: Int) -> Bool {
        source.store.withBytes(source.lines[index].range) { line in line.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    private func begins(_ index: Int, _ text: StaticString) -> Bool {
        source.store.withBytes(source.lines[index].range) { line in
            line.count >= text.utf8CodeUnitCount
                && text.withUTF8Buffer { zip($0, line).allSatisfy { $0 == $1 } }
        }
    }

    private static func listName(_ titles: [String]) -> String? {
        var counts: [String: Int] = [:]
        for title in titles {
            guard title.first == "[", let end = title.firstIndex(of: "]") else { continue }
            let rest = title[title.index(after: end)...].prefix { $0.isBlank }
            counts[String(title[...end]) + rest, default: 0] += 1
        }
        return counts.first { $0.value * 10 >= titles.count * 8 }?.key
    }
}
