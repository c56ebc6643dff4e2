extension DocumentParser {
    /// All text that is nothing else.
    static let textArchive = DocumentParser(
        format: .textArchive, endings: ["txt", "text", "mbox", "eml", "log", ""], readsWindows: true,
        claims: { $0.text != nil },
        parse: { entry, options throws(DocumentError) in ParsedDocument(TextArchive(entry, options)) },
        archive: { TextArchive($0, $1) },
        lineStarts: { SourceText($0).lines.map(\.byteOffset) })
}

extension TextArchive {
    init(_ entry: ContainerReader.Entry, _ options: ParsingOptions) {
        self.init(entry.bytes, name: options.title, layout: options.layout, isTraced: options.isTraced)
    }
}
