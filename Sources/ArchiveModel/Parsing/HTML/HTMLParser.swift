/// Reads a saved page as one article: what its metadata say, and the text of its main part.
public enum HTMLParser {
    public static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> ParsedDocument {
        var article = ParsedArticle()
        article.byteRange = 0..<bytes.count
        article.title = name
        // A declared charset goes before the guess; libxml2 reads it where there is no byte order mark.
        let decoded = DecodedText(bytes, declared: DeclaredEncoding.find(in: bytes))
        article.issues += decoded.issues
        guard let root = MarkupParser.parse(decoded.text, as: .html)?.root else {
            article.issues.append(ParseIssue(.malformed, "no element of HTML in it"))
            return ParsedDocument(format: .html, layout: "page", articles: [article])
        }
        let metadata = HTMLMetadata(root)
        let main = mainPart(of: root)
        article.link = metadata.canonicalLink
        let blocks = HTMLBlocks.body(of: main, base: article.link)
        article.issues += blocks.issues
        article.body = blocks.body
        article.title = metadata.title ?? name
        article.authors = metadata.authors
        if let date = metadata.published { article.published = .stated(date) }
        article.updated = metadata.modified
        article.language = root.first(named: "html")?.attribute("lang")
        article.tags = metadata.keywords.map { Tag($0, origin: .keyword, why: "keyword of the page") }
        return ParsedDocument(format: .html, layout: "page", articles: [article])
    }

    /// The one `article`, else `main`, else the element with the most text in paragraphs of its own, else the body.
    private static func mainPart(of root: MarkupNode) -> MarkupNode {
        let articles = root.all(named: "article")
        if articles.count == 1 { return articles[0] }
        if let main = root.first(where: { $0.name == "main" || $0.attribute("role") == "main" }) { return main }
        return densest(in: root) ?? root.first(named: "body") ?? root
    }

    private static func densest(in root: MarkupNode) -> MarkupNode? {
        var best: (node: MarkupNode, length: Int)?
        func visit(_ node: MarkupNode) {
            let length = node.children.filter { $0.name == "p" }.reduce(0) { $0 + $1.foldedText.utf8.count }
            if length > best?.length ?? 400 { best = (node, length) }
            for child in node.children where !child.isText { visit(child) }
        }
        visit(root)
        return best?.node
    }
}
