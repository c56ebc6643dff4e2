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
    private static let longestSignature = 6
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
        let starts = source.lines.indices.filter { isStart($0) }
        guard starts.count > 1 else { return nil }
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : source.lines.count
            let head = (start..<min(end, start + Self.longestHead)).prefix { !isBlank($0) }
            let header = PlainHeader(mail: head.map { source.text($0) })
            // The mail that a digest came in has nothing but its contents before the first of its mails.
            let isCover = number + 1 < starts.count && !isBehindRule(start) && isBehindRule(starts[number + 1])
            if let header, !isCover { mails.append(Mail(lines: start..<end, header: header)) }
        }
        guard mails.count > 1 else { return nil }
        listName = Self.listName(mails.compactMap(\.header.title))
    }

    var count: Int { mails.count }

    func article(_ index: Int, name: String) -> ParsedArticle {
        let mail = mails[index]
        // Behind the text of a digest's mail stands the rule over the next one.
        var end = mail.lines.upperBound
        while end > mail.lines.lowerBound, isBlank(end - 1) || isRule(end - 1) { end -= 1 }
        let last = (mail.lines.lowerBound..<end).suffix(Self.longestSignature + 1)
        if let signature = last.last(where: { source.text($0).trimmingBlanks() == "--" }) { end = signature }
        var article = PlainDocument(mail.header, mail.lines.lowerBound..<end, of: source).article(name: name)
        let next = index + 1 < mails.count ? mails[index + 1].lines.lowerBound : source.lines.count
        let first = index == 0 ? 0 : mail.lines.lowerBound
        article.byteRange = source.lines[first].byteOffset..<source.byteEnd(next - 1)
        // The head, which is left out, has it whole.
        if let listName, article.title.hasPrefix(listName) {
            article.title = String(article.title.dropFirst(listName.count))
        }
        let outside = Array(first..<mail.lines.lowerBound) + Array(end..<next)
        for line in outside where !isBlank(line) {
            article.leftOut.add(
                LeftOut(
                    "a signature, between mails, or the cover of a digest", source.text(line),
                    byteRange: bytes(of: line)))
        }
        article.leftOut.sort { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
        return article
    }

    private func bytes(of line: Int) -> Range<Int> { source.lines[line].byteOffset..<source.byteEnd(line) }

    /// The line over the head of a mail in a folder, or the first one of a head under the rule of a digest.
    private func isStart(_ index: Int) -> Bool {
        guard index + 1 < source.lines.count, index == 0 || isBlank(index - 1) || isRule(index - 1) else {
            return false
        }
        if begins(index, "From ") { return isField(index + 1) }
        return isField(index) && (index == 0 || isBehindRule(index))
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
