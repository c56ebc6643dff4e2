extension DocumentParser {
    /// WARC files: the pages in them; pictures, scripts and style sheets are no documents.
    static let webArchive = DocumentParser(
        format: .html, endings: ["warc"],
        claims: { WebArchive.isWebArchive($0.bytes) },
        parse: { entry, options throws(DocumentError) in
            let (pages, issues) = WebArchive.pages(in: entry.bytes)
            var whole = ParsedDocument(format: .html, layout: "web archive", articles: [], issues: issues)
            for page in pages where page.mediaType.lowercased().contains("html") {
                let parsed = Array(page.bytes).withUnsafeBytes {
                    HTMLParser.parse($0, name: options.title, address: page.address)
                }
                whole.articles += parsed.articles.map { article in
                    var article = article
                    article.link = article.link ?? page.address
                    article.byteRange = page.byteRange
                    return article
                }
            }
            return whole
        })

    /// MHTML files: the page in them.
    static let savedPage = DocumentParser(
        format: .html, endings: ["mht", "mhtml"],
        claims: { SavedPageFile.isSavedPage($0.bytes) },
        parse: { entry, options throws(DocumentError) in
            guard let page = SavedPageFile.page(in: entry.bytes) else {
                return ParsedDocument(TextArchive(entry, options))
            }
            return page.html.withUnsafeBytes {
                HTMLParser.parse($0, name: options.title, address: page.address, isTraced: options.isTraced)
            }
        },
        lineStarts: { SavedPageFile.page(in: $0).map { MarkupLines.starts(in: $0.html) } ?? [] })
}
