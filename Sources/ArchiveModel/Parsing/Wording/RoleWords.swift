/// Words that say what a person does, or that name a paper: what has them is nobody's name.
enum RoleWords {
    private static let words: Set<String> = [
        "rights", "reserved", "copyright", "edition", "request", "documents", "rechte", "vorbehalten", "droits",
        "ausgabe", "édition",
        "editor", "correspondent", "writer", "reporter", "staff", "desk", "bureau", "agency", "service", "columnist",
        "contributor",
        "herald", "courier", "times", "weekly", "daily", "observer", "post", "tribune", "gazette", "journal",
        "chronicle", "news", "press",
        "evening", "morning", "sunday", "magazine", "share", "tweet", "print", "email", "redaktion", "redakteur",
        "redakteurin", "korrespondent",
        "korrespondentin", "büro", "zeitung", "anzeiger", "nachrichten", "bote", "kurier", "tagblatt", "tageblatt",
        "rundschau",
        "correspondant", "correspondante", "rédaction", "journaliste", "envoyé", "envoyée", "journal", "gazette",
        "courrier", "dépêche", "écho",
        "corresponsal", "redacción", "redactor", "redactora", "enviado", "enviada", "gaceta", "diario", "correo",
        "noticias", "periódico",
        "corrispondente", "redazione", "inviato", "inviata", "giornale", "gazzetta", "corriere", "voce", "eco",
        "correspondente", "redação",
        "jornal", "correio", "folha", "diário", "correspondent", "redactie", "verslaggever", "courant", "dagblad",
        "krant", "nieuws", "bode",
        "tidning", "tidningen", "dagbladet", "avis", "avisen", "posten", "gazeta", "kurier",
    ]

    /// What one person does: nobody is called so, whatever announces it.
    ///
    /// An agency or a paper may be announced as the author.
    private static let persons: Set<String> = [
        "editor", "correspondent", "writer", "reporter", "columnist", "contributor", "redakteur", "redakteurin",
        "korrespondent", "korrespondentin", "correspondant", "correspondante", "journaliste", "envoyé", "envoyée",
        "corresponsal", "redactor", "redactora", "enviado", "enviada", "corrispondente", "inviato", "inviata",
        "correspondente", "editora", "repórter", "verslaggever", "redacteur", "share", "tweet", "print", "email",
        "rights", "reserved", "copyright", "request",
    ]

    static func isRole(_ name: String) -> Bool { says(name, words) }

    static func isPersonRole(_ name: String) -> Bool { says(name, persons) }

    private static func says(_ name: String, _ words: Set<String>) -> Bool {
        name.lowercased().split { !$0.isLetter }.contains { word in
            words.contains(String(word)) || networks.contains { word.hasPrefix($0) }
                || compounds.contains { word.hasSuffix($0) }
        }
    }

    /// What German puts behind a subject: `Wirtschaftsredaktion`.
    private static let compounds = ["redaktion", "redakteur", "redakteurin", "korrespondent", "korrespondentin"]

    /// What rows of buttons for sharing begin with, in most languages.
    private static let networks = ["tweet", "twitt", "facebook", "whatsapp", "linkedin"]
}
