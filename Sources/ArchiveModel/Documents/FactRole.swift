/// What the field of an export says, as far as citations ask for it.
public enum FactRole: Sendable {
    /// The newspaper or magazine.
    case publication
    case page
    /// The number of the article in its database.
    case number
    case database
}

extension ArticleFact {
    /// Nil where the label announces nothing of these.
    public var role: FactRole? { Self.roles[label.lowercased()] }

    /// Labels of Factiva and RIS, ProQuest, EBSCO, Gale, Europresse and their like.
    private static let roles: [String: FactRole] = {
        let lists: [(FactRole, String)] = [
            (
                .publication,
                "publication title|publication|source|source name|newspaper|journal|journal title|sn|jf|jo|t2|quelle|zeitung|medium|"
                    + "publikation|titre de publication|titre de la publication|périodique|journal name|bron|krant|publicatie|källa|"
                    + "tidning|kilde|avis|lähde|fuente|publicación|periódico|fonte|pubblicazione|giornale|publicação|jornal"
            ),
            (
                .page,
                "page|pages|page number|start page|first page|pg|sp|seite|seiten|pagina|pagina's|página|páginas|pagine|sida|sidor|side|"
                    + "sider|sivu"
            ),
            (
                .number,
                "an|accession number|accession no|accession no.|proquest document id|document id|document number|gale document number|"
                    + "dokument-id|dokumentnummer|zugangsnummer|numéro de document|documentnummer"
            ),
            (
                .database,
                "database|database name|db|datenbank|base de données|databank|databas|base de datos|banca dati"
            ),
        ]
        var roles: [String: FactRole] = [:]
        for (role, words) in lists {
            for word in words.split(separator: "|") { roles[String(word)] = role }
        }
        return roles
    }()
}

extension Article {
    /// What an export says of the article, or of all its articles, in a field of this kind.
    public func stated(_ role: FactRole) -> String? {
        let found = facts.first { $0.role == role && !$0.isOfDocument } ?? facts.first { $0.role == role }
        return found.flatMap { $0.value.isEmpty ? nil : $0.value }
    }
}

/// Facts as Dossier prints them, a line each: `• Page: 12`, and with another sign those of all articles of a document.
public enum PrintedFact {
    private static let own = "• "
    private static let ofDocument = "◦ "

    public static func line(_ fact: ArticleFact) -> String { (fact.isOfDocument ? ofDocument : own) + fact.line }

    /// Nil for a line that is none.
    static func read(_ line: some StringProtocol) -> ArticleFact? {
        guard let sign = [own, ofDocument].first(where: { line.hasPrefix($0) }),
            let colon = line.firstRange(of: ": ")
        else { return nil }
        return ArticleFact(
            String(line[..<colon.lowerBound].dropFirst(sign.count)), String(line[colon.upperBound...]),
            isOfDocument: sign == ofDocument)
    }
}
