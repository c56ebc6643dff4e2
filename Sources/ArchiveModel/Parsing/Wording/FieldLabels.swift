/// Words that stand before the fields of a record, and what they announce.
enum FieldLabels {
    enum Role { case title, author, date, updated, section, tags, other }

    struct Field {
        var role: Role
        /// As it stands, without its sign.
        var label: String
        var value: String
    }

    /// - Returns: nil for a line without a label; `other` for a label that announces nothing of these.
    static func read(_ line: String) -> Field? {
        if let code = readCode(line) { return code }
        guard let colon = line.firstIndex(where: { ":=：".contains($0) }) else { return nil }
        let label = line[..<colon].split(separator: " ")
        // A time of day, an address.
        guard (1...3).contains(label.count), line[..<colon].count <= 32, line[..<colon].contains(where: \.isLetter),
            line[line.index(after: colon)...].first.map({ !"/:".contains($0) }) ?? true,
            !(line[..<colon].last?.isNumber == true && line[line.index(after: colon)...].first?.isNumber == true)
        else { return nil }
        let value = String(line[line.index(after: colon)...]).trimmingBlanks()
        func field(_ role: Role) -> Field { Field(role: role, label: label.joined(separator: " "), value: value) }
        let word = label.joined(separator: " ").lowercased()
        // `Rubrik` is a title in Swedish, and a section in German.
        if titles.contains(word), words[word] == nil { return field(.title) }
        return field(role(of: word.split(separator: " ")) ?? .other)
    }

    /// What a word alone announces if a date follows, such as `Stand` or `Updated`; nil for other words.
    static func dateRole(of word: some StringProtocol) -> Role? {
        let role = words[word.lowercased()]
        return role == .date || role == .updated ? role : nil
    }

    /// By all words, the last one, or the first one before a short word: `Date`, `Publication date`, `Posted on`.
    private static func role(of label: [Substring]) -> Role? {
        guard let first = label.first, let last = label.last else { return nil }
        if let role = words[label.joined(separator: " ")] { return role }
        // `Author/Byline:` is both.
        if let role = last.split(separator: "/").lazy.compactMap({ words[String($0)] }).first { return role }
        return label.count == 2 && last.count <= longestPreposition ? words[String(first)] : nil
    }

    /// Whether words are a label whole, or one before a preposition; what stands before a label in its line is none of it.
    private static func isLabel(_ words: [Substring]) -> Bool {
        if Self.words[words.joined(separator: " ")] != nil { return true }
        return words.count == 2 && words[1].count <= longestPreposition && Self.words[String(words[0])] != nil
    }

    private static let longestPreposition = 3

    /// The parts of a line that begin with labels of their own: `Author: Mara Lindqvist, Staff Writer, Posted on: March 21st, 2014`.
    static func parts(of line: String) -> [String] {
        guard line.utf8.count <= longestLine, line.contains(":") else { return [line] }
        var starts: [String.Index] = []
        for colon in line.indices where line[colon] == ":" {
            let next = line.index(after: colon)
            guard next == line.endIndex || line[next].isBlank else { continue }
            // One to three words before it.
            var start: String.Index?
            var end = colon
            for _ in 0..<3 {
                guard let last = line[..<end].lastIndex(where: { !$0.isBlank }) else { break }
                let blank = line[..<last].lastIndex(where: \.isBlank)
                let word = blank.map { line.index(after: $0) } ?? line.startIndex
                let label = String(line[word..<colon]).trimmingBlanks().lowercased().split(separator: " ")
                if isLabel(label) { start = word }
                end = word
            }
            if let start, starts.last.map({ $0 < start }) ?? true { starts.append(start) }
        }
        guard starts.count > 1 || starts.count == 1 && starts[0] > line.startIndex else { return [line] }
        if let first = starts.first, first > line.startIndex { starts.insert(line.startIndex, at: 0) }
        return zip(starts, starts.dropFirst() + [line.endIndex]).map { start, end in
            var part = line[start..<end]
            while let last = part.last, last.isBlank || "|—–-·•/,;~>".contains(last) { part = part.dropLast() }
            return String(part)
        }.filter { !$0.isEmpty }
    }

    private static let longestLine = 240

    /// `PD  12 October 2006`, `AU  - Lindqvist, Mara`: two letters and a gap, as reference databases write them.
    private static func readCode(_ line: String) -> Field? {
        let code = line.prefix { $0.isASCII && ($0.isCapital || $0.isNumber) }
        guard code.count == 2, code.first?.isCapital == true else { return nil }
        let rest = line.dropFirst(2)
        let gap = rest.prefix { $0 == " " || $0 == "-" || $0 == "\t" }
        guard gap.count >= 2 || gap == "\t" || gap.contains("-") && gap.count >= 2 else { return nil }
        return Field(
            role: codes[String(code)] ?? .other, label: String(code),
            value: String(rest.dropFirst(gap.count)).trimmingBlanks())
    }

    /// RIS and Factiva.
    private static let codes: [String: Role] = [
        "HD": .title, "TI": .title, "T1": .title,
        "AU": .author, "A1": .author, "BY": .author, "PD": .date, "DA": .date, "DP": .date, "SE": .section, "KW": .tags,
        "DE": .tags,
    ]

    /// Words for a title.
    static let titles: Set<String> = [
        "title", "headline", "head", "titel", "überschrift", "schlagzeile", "titre", "título", "titular", "titolo",
        "manchete", "kop", "rubrik",
        "otsikko", "tytuł", "заголовок", "nadpis", "cím", "başlık",
    ]

    private static let words: [String: Role] = {
        let lists: [(Role, String)] = [
            (
                .author,
                "author authors byline by writer reporter autor autorin autoren verfasser von auteur auteurs signature par autora autores por autore autori di "
                    + "författare forfatter kirjoittaja autorzy автор"
            ),
            (
                .date,
                "date published posted dated pubdate stand datum veröffentlicht erschienen erscheinungsdatum publié publicado fecha pubblicato data datum geplaatst gepubliceerd "
                    + "publicerad dato päiväys дата"
            ),
            (
                .updated,
                "updated modified last-modified correction-date corrected korrigiert aktualisiert geändert modifié actualizado aggiornato atualizado bijgewerkt"
            ),
            (
                .section,
                "section sections category categories rubric ressort rubrik kategorie kategorien rubrique catégorie sección categoría sezione categoria "
                    + "seção rubriek categorie avdelning osasto"
            ),
            (
                .tags,
                "tags tag keywords keyword subject subjects topics industry geographic person company organization schlagwörter schlagworte stichwörter themen mots-clés sujets etiquetas temas argomenti "
                    + "palavras-chave trefwoorden onderwerpen nyckelord"
            ),
        ]
        var words: [String: Role] = [:]
        for (role, list) in lists { for word in list.split(separator: " ") { words[String(word)] = role } }
        return words
    }()
}
