/// A zip file that is one document of an office program, told by the parts that it has.
enum OfficePackage {
    case text(OfficeText)
    case book(ElectronicBook)
    /// A table or a presentation, which is no text to be read; its kind, for people.
    case other(String)

    /// - Returns: nil for a container of documents.
    init?(_ entries: [ContainerReader.Entry]) {
        let names = Set(entries.map(\.name))
        var parts: [String: [UInt8]] { Dictionary(entries.map { ($0.name, $0.bytes) }) { first, _ in first } }
        let type =
            entries.first { $0.name == "mimetype" }.map { String(decoding: $0.bytes.prefix(100), as: UTF8.self) } ?? ""
        if names.contains("word/document.xml"), let document = WordDocument(parts) {
            self = .text(document.text)
        } else if type.hasPrefix("application/vnd.oasis.opendocument.text"), let document = OpenDocument(parts) {
            self = .text(document.text)
        } else if names.contains("META-INF/container.xml"), let book = ElectronicBook(parts) {
            self = .book(book)
        } else if names.contains("[Content_Types].xml") {
            self = .other(
                names.contains { $0.hasPrefix("xl/") }
                    ? "a table of a spreadsheet program"
                    : names.contains { $0.hasPrefix("ppt/") } ? "a presentation" : "a document of an office program")
        } else if type.hasPrefix("application/vnd.oasis.opendocument") {
            self = .other("a table, a presentation or a drawing")
        } else {
            return nil
        }
    }
}
