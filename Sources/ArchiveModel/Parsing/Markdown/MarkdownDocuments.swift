extension DocumentParser {
    static let markdown = DocumentParser(
        format: .markdown, endings: ["md", "markdown", "mdown", "mkd"],
        claims: { $0.text != nil && ["md", "markdown", "mdown", "mkd"].contains($0.ending) },
        parse: { entry, options throws(DocumentError) in
            MarkdownParser.parse(entry.bytes, name: options.title, takesHashtags: options.takesHashtags)
        },
        lineStarts: { SourceText($0).lines.map(\.byteOffset) })
}
