extension DocumentParser {
    static let richText = DocumentParser(
        format: .textArchive, endings: ["rtf"],
        claims: { RichText.claims($0.bytes) },
        parse: { entry, options throws(DocumentError) in RichText(entry.bytes).text.document(options) })
}

extension OfficePackage {
    /// Endings of the documents of office programs that are containers.
    static let endings: Set<String> = ["docx", "odt", "epub"]
}

extension OfficeText {
    /// The text of an office document, read as a text archive.
    ///
    /// What the document states of itself fills what the text leaves open.
    func document(_ options: ParsingOptions) -> ParsedDocument {
        let archive = TextArchive(
            bytes, name: options.title, layout: options.layout, isTraced: options.isTraced, hasPage: false)
        var document = ParsedDocument(archive)
        document.layout = "\(kind), \(archive.layoutName)"
        for index in document.articles.indices {
            // Offsets into the text say nothing of the document.
            document.articles[index].byteRange = 0..<0
            document.articles[index].issues = document.articles[index].issues.map {
                ParseIssue($0.kind, $0.message, byteOffset: nil)
            }
        }
        if !pageNumbers.isEmpty, !document.articles.isEmpty {
            document.articles[0].leftOut.append(
                LeftOut("numbers of pages", pageNumbers.joined(separator: "\n"), byteRange: 0..<0))
        }
        guard document.articles.count == 1 else { return document }
        if document.articles[0].title == options.title, let title, !title.foldingBlanks().isEmpty {
            document.articles[0].title = title.foldingBlanks()
        }
        if document.articles[0].authors.isEmpty, let author = author.flatMap({ FeedPerson.name($0) }) {
            document.articles[0].authors = [author]
        }
        return document
    }
}
