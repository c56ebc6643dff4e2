/// Reads feeds and lists: RSS, RDF, Atom and JSON Feed, a WordPress export, OPML and sitemaps.
///
/// An article an entry; a list of addresses is one article.
public enum FeedParser {
    public static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> ParsedDocument {
        let decoded = DecodedText(bytes, declared: DeclaredEncoding.find(in: bytes))
        let head = String(decoding: decoded.text.utf8.prefix(DocumentHead.sniffedBytes), as: UTF8.self).lowercased()
        if JSONLines.claims(head.drop { $0.isBlank || $0.isNewline }) { return JSONLines.parse(bytes, name: name) }
        let start = decoded.text.utf8.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
        let kept = decoded.encoding == .utf8 ? bytes.count - decoded.text.utf8.count : nil
        var document =
            start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
            ? JSONFeed.document(decoded.text, name: name) : xml(decoded.text, name: name, shift: kept)
        document.issues += decoded.issues
        place(&document.articles, in: bytes.count)
        return document
    }

    /// `shift`: bytes of the document before the text, nil where offsets into the text say nothing about the document.
    private static func xml(_ text: String, name: String, shift: Int?) -> ParsedDocument {
        // An XML declaration has to stand at the very start; feeds in the wild have blanks and worse before it.
        var blanks = text.utf8.prefix { $0 == 0x20 || (0x09...0x0D).contains($0) }.count
        var issues: [ParseIssue] = []
        let head = String(decoding: text.utf8.prefix(DocumentHead.sniffedBytes), as: UTF8.self)
        if let start = FeedBeginning.offset(in: head), start > blanks {
            blanks = start
            issues.append(
                ParseIssue(
                    .malformed, "\(start) bytes before the feed are none of it and were passed over", byteOffset: 0))
        }
        let markup = StrayAmpersands(String(text.utf8.dropFirst(blanks)) ?? text)
        if text.utf8.contains(0) {
            issues.append(ParseIssue(.malformed, "zero bytes in it were read as blanks", byteOffset: nil))
        }
        guard let tree = MarkupParser.parse(markup.text, as: .xml) else {
            return ParsedDocument(
                format: .feed, layout: "feed", articles: [],
                issues: [ParseIssue(.malformed, "no element of XML in it", byteOffset: 0)])
        }
        var document = XMLFeed.document(tree.root, name: name)
        document.issues += issues
        readAlone(markup.text, name: name, into: &document)
        for index in document.articles.indices {
            let start = markup.originalOffset(document.articles[index].byteRange.lowerBound)
            document.articles[index].byteRange = shift.map { start + blanks + $0..<start + blanks + $0 } ?? 0..<0
        }
        return document
    }

    /// Where the markup has more entries than could be read, each is read alone.
    private static func readAlone(_ markup: String, name: String, into document: inout ParsedDocument) {
        let broken = BrokenFeed(markup)
        guard broken.pieces.count > document.articles.count, !document.issues.contains(where: { $0.kind == .bounded })
        else { return }
        var articles: [ParsedArticle] = []
        for piece in broken.pieces {
            guard let tree = MarkupParser.parse(piece.markup, as: .xml),
                var article = XMLFeed.document(tree.root, name: name).articles.first
            else { continue }
            article.byteRange = piece.offset..<piece.offset
            articles.append(article)
        }
        guard articles.count > document.articles.count else { return }
        document.articles = articles
        document.issues.append(
            ParseIssue(
                .malformed, "the markup is broken; each of the \(articles.count) entries was read alone",
                byteOffset: nil))
    }

    /// An entry reaches to the next one; where its place is unknown, the whole document answers for it.
    private static func place(_ articles: inout [ParsedArticle], in count: Int) {
        let starts = articles.map(\.byteRange.lowerBound)
        let isKnown = !starts.isEmpty && zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 } && starts.count > 1
        for index in articles.indices {
            let start = isKnown && index > 0 ? starts[index] : 0
            articles[index].byteRange = start..<(isKnown && index + 1 < starts.count ? starts[index + 1] : count)
        }
    }
}
