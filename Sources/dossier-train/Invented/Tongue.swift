/// A language that nobody speaks: words of syllables, some frequent and short, with names, months and labels.
///
/// A share of them has the by-lines and months of languages that people speak, as the wordings that Dossier knows are evidence too.
struct Tongue {
    enum Script: CaseIterable {
        case latin, latinWithNouns, cyrillic, greek, caseless, ideographs

        var letters: (consonants: [String], vowels: [String]) {
            switch self {
            case .latin, .latinWithNouns:
                (
                    [
                        "b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr",
                        "ch", "ll", "ss",
                    ],
                    ["a", "e", "i", "o", "u", "é", "ä", "ie", "ou", "ea"]
                )
            case .cyrillic:
                (
                    ["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ч", "ш", "ст"],
                    ["а", "е", "и", "о", "у", "ы", "я"]
                )
            case .greek:
                (
                    ["β", "γ", "δ", "θ", "κ", "λ", "μ", "ν", "π", "ρ", "σ", "τ", "φ"],
                    ["α", "ε", "η", "ι", "ο", "ω", "ου"]
                )
            case .caseless:
                (["ب", "ت", "د", "ر", "س", "ش", "ف", "ق", "ك", "ل", "م", "ن", "ه"], ["ا", "و", "ي", "", ""])
            case .ideographs: ([], [])
            }
        }
    }

    let script: Script
    let spoken: SpokenWords?
    private var words: [String] = []
    private(set) var firstNames: [String] = []
    private(set) var lastNames: [String] = []
    private(set) var months: [String] = []
    private(set) var weekdays: [String] = []
    private var nouns: Set<Int> = []

    var isCased: Bool { script != .caseless && script != .ideographs }
    var hasBlanks: Bool { script != .ideographs }

    init(_ chance: inout Chance) {
        let number = chance.number(0...19)
        script =
            number < 12
            ? .latin
            : number < 15
                ? .latinWithNouns
                : number < 16 ? .cyrillic : number < 17 ? .greek : number < 18 ? .caseless : .ideographs
        spoken =
            script == .latin || script == .latinWithNouns
            ? (chance.happens(0.45) ? chance.pick(SpokenWords.all) : nil) : nil
        for rank in 0..<900 {
            words.append(newWord(rank < 40 ? 1 : rank < 200 ? chance.number(1...2) : chance.number(2...4), &chance))
            if chance.happens(0.35) { nouns.insert(rank) }
        }
        for _ in 0..<30 {
            firstNames.append(capitalised(newWord(2, &chance)))
            lastNames.append(capitalised(newWord(chance.number(2...3), &chance)))
        }
        months = spoken?.months ?? (0..<12).map { _ in newWord(chance.number(1...3), &chance) }
        if spoken == nil, isCased, chance.happens(0.6) { months = months.map { capitalised($0) } }
        weekdays =
            spoken?.weekdays
            ?? (0..<7).map { _ in
                newWord(2, &chance) + (script == .ideographs ? "" : chance.pick(["day", "tag", "di", ""]))
            }
    }

    private func newWord(_ syllables: Int, _ chance: inout Chance) -> String {
        guard script != .ideographs else {
            return (0..<min(2, syllables)).map { _ in
                String(Character(Unicode.Scalar(UInt32(0x4E00 + chance.number(0...6000))) ?? "中"))
            }.joined()
        }
        let letters = script.letters
        var word = ""
        for _ in 0..<syllables { word += chance.pick(letters.consonants) + chance.pick(letters.vowels) }
        if chance.happens(0.4) { word += chance.pick(letters.consonants) }
        if syllables == 1, chance.happens(0.4) { word = chance.pick(letters.vowels) + chance.pick(letters.consonants) }
        return word
    }

    func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// A word as it stands in a text.
    func word(_ chance: inout Chance) -> String {
        let rank = Int(pow3(chance.share()) * Double(words.count))
        return script == .latinWithNouns && nouns.contains(rank) && rank > 40 ? capitalised(words[rank]) : words[rank]
    }

    /// A word that means something: a label, a section, a tag.
    func rareWord(_ chance: inout Chance) -> String { words[chance.number(200...words.count - 1)] }

    func person(_ chance: inout Chance) -> String {
        guard hasBlanks else { return chance.pick(lastNames) + chance.pick(firstNames) }
        let middle =
            chance.happens(0.1)
            ? " " + chance.pick(firstNames).prefix(1) + "." : chance.happens(0.05) ? " " + chance.pick(firstNames) : ""
        let last = chance.pick(lastNames) + (chance.happens(0.06) ? "-" + chance.pick(lastNames) : "")
        return chance.pick(firstNames) + middle + " "
            + (chance.happens(0.05) ? chance.pick(["de ", "van ", "von ", "O'", "Mc"]) : "") + last
    }

    private func pow3(_ number: Double) -> Double { number * number * number }
}

/// The words around names and dates in a language that people speak.
struct SpokenWords {
    let months: [String]
    let weekdays: [String]
    /// `%` stands for a name.
    let authors: [String]
    /// `%` stands for a name, `$` for a date.
    let bylines: [String]
    /// What may stand before a date.
    let dates: [String]
    /// Labels of an author, a date, a section, tags, and comments.
    let author: [String], date: [String], section: [String], tags: [String]

    static let all = [english, english, english, german, french, spanish, italian, dutch, portuguese]

    private static func list(_ text: String) -> [String] { text.split(separator: "|").map { String($0) } }

    static let english = SpokenWords(
        months: list("January|February|March|April|May|June|July|August|September|October|November|December"),
        weekdays: list("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
        authors: list("By %|by %|Posted by %|Written by %|By %, Staff Writer|% reports"),
        bylines: list("Posted on $ by %|By % on $|$ by %|By % | $|Posted by % on $ in News|Published $ by %|By % — $"),
        dates: list("|Posted on |Published |Published: |Posted: |Updated |Date: "),
        author: list("Author|By|Writer|Byline|Reporter"), date: list("Date|Published|Publication date|Posted"),
        section: list("Section|Category|Filed under|Posted in"), tags: list("Tags|Keywords|Tagged|Subjects"))

    static let german = SpokenWords(
        months: list("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
        weekdays: list("Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"),
        authors: list("Von %|von %|Geschrieben von %|Text: %"),
        bylines: list("Veröffentlicht am $ von %|Von % am $|$ von %|Von % | $|Von %, $"),
        dates: list("|Veröffentlicht am |Stand: |Datum: "),
        author: list("Autor|Von|Verfasser"), date: list("Datum|Veröffentlicht|Erschienen"),
        section: list("Ressort|Rubrik|Kategorie"),
        tags: list("Schlagwörter|Tags|Themen"))

    static let french = SpokenWords(
        months: list("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
        weekdays: list("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
        authors: list("Par %|par %|Publié par %"), bylines: list("Publié le $ par %|Par %, le $|$ par %|Par % | $"),
        dates: list("|Publié le |Le |Date : "), author: list("Auteur|Par|Signature"), date: list("Date|Publié"),
        section: list("Rubrique|Catégorie"), tags: list("Mots-clés|Tags"))

    static let spanish = SpokenWords(
        months: list("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
        weekdays: list("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
        authors: list("Por %|por %"), bylines: list("Publicado el $ por %|Por %, $|$ por %"),
        dates: list("|Publicado el |Fecha: "), author: list("Autor|Por"), date: list("Fecha|Publicado"),
        section: list("Sección|Categoría"),
        tags: list("Etiquetas|Temas"))

    static let italian = SpokenWords(
        months: list("gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"),
        weekdays: list("lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"),
        authors: list("Di %|di %|a cura di %"), bylines: list("Pubblicato il $ da %|di %, $|$ di %"),
        dates: list("|Pubblicato il |Data: "), author: list("Autore|Di"), date: list("Data|Pubblicato"),
        section: list("Sezione|Categoria"),
        tags: list("Tag|Argomenti"))

    static let dutch = SpokenWords(
        months: list("januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"),
        weekdays: list("maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"),
        authors: list("Door %|door %"), bylines: list("Geplaatst op $ door %|Door % op $|$ door %"),
        dates: list("|Geplaatst op |Datum: "), author: list("Auteur|Door"), date: list("Datum|Geplaatst"),
        section: list("Rubriek|Categorie"),
        tags: list("Trefwoorden|Tags"))

    static let portuguese = SpokenWords(
        months: list("janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"),
        weekdays: list("segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo"),
        authors: list("Por %|por %"), bylines: list("Publicado em $ por %|Por % em $|$ por %"),
        dates: list("|Publicado em |Data: "), author: list("Autor|Por"), date: list("Data|Publicado"),
        section: list("Seção|Categoria"),
        tags: list("Etiquetas|Assuntos"))
}
