/// Words by which exports name what they hold.
enum ExportWording {
    private static let documents: Set<String> = [
        "document", "documents", "dokument", "dokumente", "documenten", "documentos", "documento", "documenti",
        "dokumenter", "dokumenten", "article", "articles", "artikel", "artiklar", "artikler", "artículos", "articoli",
        "artigos", "record", "records", "item", "items", "results", "résultats", "ergebnisse", "resultaten", "stories",
        "berichten", "träffar", "treff",
    ]

    static func saysDocuments(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter }.contains { documents.contains(String($0)) }
    }

    private static let accession: Set<String> = [
        "an", "accession number", "accession no", "accession", "proquest document id", "document id", "record number",
        "record", "gale document number", "document number", "dokumentnummer", "numéro de document",
    ]

    /// Whether a label names the number of an article in its database.
    static func isAccession(_ label: String) -> Bool { accession.contains(label.lowercased()) }

    /// `Document WSJE000020061012e529785530`: as Factiva ends its articles.
    static func accession(in line: String) -> String? {
        let words = line.split(separator: " ")
        guard words.count == 2, ["document", "dokument", "documento"].contains(words[0].lowercased()),
            words[1].utf8.count >= 10,
            words[1].allSatisfy({ $0.isASCII && ($0.isNumber || $0.isCapital || $0.isLetter) }),
            words[1].contains(where: \.isASCIIDigit)
        else { return nil }
        return String(words[1])
    }
}
