/// Reads feeds and lists: RSS, RDF, Atom and JSON Feed, a WordPress export, OPML and sitemaps.
///
/// An article an entry; a list of addresses is one article.
public enum FeedParser {
    public static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> ParsedDocument {
        let decoded = DecodedText(bytes, declared: DeclaredEncoding.find(in: bytes))
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
        let blanks = text.utf8.prefix { $0 == 0x20 || (0x09...0x0D).contains($0) }.count
        let markup = StrayAmpersands(String(text.utf8.dropFirst(blanks)) ?? text)
        guard let tree = MarkupParser.parse(markup.text, as: .xml) else {
            return ParsedDocument(
                format: .feed, layout: "feed", articles: [],
                issues: [ParseIssue(.malformed, "no element of XML in it", byteOffset: 0)])
        }
        var document = XMLFeed.document(tree.root, name: name)
        for index in document.articles.indices {
            let start = markup.originalOffset(document.articles[index].byteRange.lowerBound)
            document.articles[index].byteRange = shift.map { start + blanks + $0..<start + blanks + $0 } ?? 0..<0
        }
        return document
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
