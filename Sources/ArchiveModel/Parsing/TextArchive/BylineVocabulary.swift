/// The fixed words of by-lines and footers, as common blog engines and newspapers write them.
///
/// Data, not rules: a phrase says
/// what the words after it are.
enum BylineVocabulary {
    enum Role: Equatable {
        case author
        case date
        case updated
        case categories
        case tags
        /// Says nothing: permalink, comment counts, share words.
        case noise
    }

    struct Phrase {
        /// As a line is cut into tokens: a hyphen is one of its own.
        var words: [String]
        var role: Role
        /// Stands before a link to the article.
        var isPermalink: Bool

        init(_ text: String, _ role: Role) {
            words = text.split(separator: " ").flatMap { word in
                word.split(separator: "-").enumerated().flatMap {
                    $0.offset == 0 ? [String($0.element)] : ["-", String($0.element)]
                }
            }
            self.role = role
            isPermalink = words.contains { $0.hasPrefix("permalin") || $0 == "permanente" }
        }
    }

    /// Phrases that start with a word, longest first.
    static let phrases: [String: [Phrase]] = {
        var table: [String: [Phrase]] = [:]
        for (role, texts) in rows {
            for text in texts {
                let phrase = Phrase(text, role)
                table[phrase.words[0], default: []].append(phrase)
            }
        }
        return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    private static let rows: [(Role, [String])] = [
        (
            .author,
            [
                "by", "author", "authors", "written by", "posted by", "published by", "words by", "text by", "story by",
                "and by",
                "von", "autor", "autorin", "verfasst von", "geschrieben von", "veröffentlicht von", "text",
                "par", "auteur", "écrit par", "publié par", "rédigé par", "por", "escrito por", "publicado por", "di",
                "autore",
                "scritto da", "pubblicato da", "da", "door", "geschreven door", "geplaatst door", "autor", "przez",
                "автор",
            ]
        ),
        (
            .date,
            [
                "posted on", "posted", "published", "published on", "published at", "published date", "on", "date",
                "entry was posted on",
                "this entry was posted on", "posted at", "written on", "created", "le", "publié le", "posté le", "el",
                "publicado el",
                "publicada el", "fecha", "veröffentlicht am", "veröffentlicht", "erstellt am", "geschrieben am", "am",
                "datum", "vom",
                "pubblicato il", "pubblicato", "il", "data", "em", "publicado em", "geplaatst op", "gepubliceerd op",
                "op",
                "opublikowano", "dnia", "опубликовано", "дата", "first published", "at", "um", "à",
            ]
        ),
        (
            .updated,
            [
                "updated", "updated on", "last updated", "last updated on", "last modified", "modified", "modified on",
                "mis à jour le",
                "mis à jour", "modifié le", "actualizado el", "actualizado", "aktualisiert am", "aktualisiert",
                "zuletzt aktualisiert",
                "aggiornato il", "aggiornato", "atualizado em", "bijgewerkt op", "zaktualizowano", "edited",
            ]
        ),
        (
            .categories,
            [
                "posted in", "filed under", "filed in", "category", "categories", "this entry was posted in",
                "entry was posted in",
                "published in", "publié dans", "catégorie", "catégories", "ce contenu a été publié dans", "classé dans",
                "publicado en",
                "esta entrada fue publicada en", "esta entrada se publicó en", "categoría", "categorías",
                "archivado en", "veröffentlicht in",
                "veröffentlicht unter", "kategorie", "kategorien", "dieser beitrag wurde unter", "abgelegt unter",
                "in der kategorie",
                "pubblicato in", "categoria", "categorie", "categorias", "arquivado em", "publicado em", "geplaatst in",
                "categorieën",
                "kategoria", "рубрика", "рубрики", "topic", "topics", "section",
            ]
        ),
        (
            .tags,
            [
                "tagged", "tagged with", "tagged as", "and tagged", "and tagged with", "tags", "tag", "labels", "label",
                "keywords", "marqué avec",
                "et marqué avec", "étiqueté", "étiquettes", "mots-clés", "mots clés", "etiquetado", "etiquetado con",
                "etiquetada",
                "y etiquetada", "y etiquetada con", "y etiquetado", "y etiquetado con", "etiquetas", "schlagwörter",
                "schlagworte", "verschlagwortet mit",
                "verschlagwortet", "und verschlagwortet mit", "getaggt mit", "getaggt", "mit", "taggato", "taggato con",
                "etichette",
                "com a tag", "marcado", "marcado com", "getagged", "tagi", "метки",
            ]
        ),
        (
            .noise,
            [
                "permalink", "bookmark the permalink", "bookmark the", "leave a comment", "leave a reply",
                "leave a response", "no comments",
                "no comments yet", "comments", "comment", "comments off", "comments are closed", "add a comment",
                "comment on this",
                "laisser un commentaire", "commentaires", "commentaire", "aucun commentaire", "permalien",
                "mettez-le en favori avec son permalien",
                "mettez-le en favori avec son", "ajouter aux favoris le permalien", "dejar un comentario",
                "deja un comentario", "deja una respuesta", "comentarios", "comentario",
                "sin comentarios", "guarda el enlace permanente", "enlace permanente", "guarda el", "kommentare",
                "kommentar", "keine kommentare",
                "kommentar hinterlassen", "hinterlasse einen kommentar", "schreibe einen kommentar", "permanenter link",
                "commenti",
                "lascia un commento", "nessun commento", "comentários", "deixe um comentário", "reacties",
                "geef een reactie", "reply", "replies",
                "edit", "print", "email", "share", "share this", "min read", "minute read", "minutes read", "read",
                "views", "likes",
                "setze ein lesezeichen auf den permalink", "gespeichert", "abgelegt", "und", "y", "et", "and",
                "responses", "response", "thoughts",
                "dodaj komentarz", "skomentuj", "brak komentarzy", "komentarze", "оставить комментарий", "комментарии",
                "нет комментариев",
                "source", "staff", "reading time", "read more", "continue reading",
            ]
        ),
    ]

    /// Whether a word that begins a line is a label only with its colon, or with a list behind it: titles begin with it too, as in
    /// “Section 230 under fire”.
    static func needsSign(_ phrase: Phrase) -> Bool {
        phrase.words.count == 1 && nouns.contains(phrase.words[0])
    }

    private static let nouns: Set<String> = [
        "category", "section", "topic", "tag", "label", "mit", "kategorie", "catégorie", "categoría", "categoria",
        "kategoria",
        "рубрика",
    ]

    /// Words that may stand inside a name in lower case.
    static let nameParticles: Set<String> = [
        "de", "da", "di", "del", "della", "der", "den", "des", "du", "la", "le", "van", "von", "zu", "zur", "ter",
        "ten", "bin", "ibn",
        "al", "el", "dos", "das", "do", "y", "e", "af", "av", "st",
    ]

    /// Words that join two authors.
    static let nameJoiners: Set<String> = ["and", "und", "et", "y", "e", "en", "with", "mit", "avec", "con"]

    /// Weekdays may stand before a date.
    static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu", "thur", "thurs",
        "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend",
        "sonntag", "lundi", "mardi",
        "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes",
        "sábado", "domingo",
        "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag",
        "donderdag",
        "vrijdag", "zaterdag", "zondag",
    ]
}
