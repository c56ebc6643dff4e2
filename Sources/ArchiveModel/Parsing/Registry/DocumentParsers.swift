/// The kinds of documents that Dossier reads, in the order in which they are asked.
struct DocumentParsers: Sendable {
    static let standard = DocumentParsers([
        .foreign, .richText, .webArchive, .savedPage, .feed, .page, .markdown, .textArchive,
    ])

    private let parsers: [DocumentParser]

    init(_ parsers: [DocumentParser]) { self.parsers = parsers }

    /// Endings of names for which folders are searched; that of names without one is empty.
    var endings: Set<String> { parsers.reduce(into: []) { $0.formUnion($1.endings) } }

    /// - Returns: nil for something that no parser reads.
    func parser(of bytes: [UInt8], name: String) -> DocumentParser? {
        let head = DocumentHead(bytes, name: name)
        return parsers.first { $0.claims(head) }
    }

    /// With another kind, which is asked first.
    func adding(_ parser: DocumentParser) -> DocumentParsers { DocumentParsers([parser] + parsers) }
}
