/// Takes the names of persons out of what pages write beside an article: `Von Anna Muster, Redakteurin und Bernd Beispiel/dpa | Zeitung`.
enum PersonNames {
    /// `isStrict`: nothing that could be a role, an agency or the site.
    static func clean(_ texts: [String], _ metadata: PageMetadata, isStrict: Bool = true) -> [String] {
        var names: [String] = []
        for text in texts.map(beginning) {
            for piece in pieces(withoutDate(withoutByWords(plain(text)))) {
                let name = trimmed(piece)
                guard isName(name, metadata, isStrict: isStrict),
                    !names.contains(where: { $0.foldedWords == name.foldedWords })
                else { continue }
                names.append(name)
            }
        }
        return Array(names.prefix(most))
    }

    /// Whether a line begins as one that names its author does.
    static func isByline(_ line: String) -> Bool {
        byWordLength(beginning(line)) != nil
    }

    /// UTF-8 bytes in which names are looked for: no list of authors is longer, whatever is piled up on its letters.
    private static let longest = 1000

    private static func beginning(_ text: String) -> String {
        text.utf8.count <= longest ? text : String(decoding: text.utf8.prefix(longest), as: UTF8.self)
    }

    private static let most = 8
    private static let mostWords = 5

    private static func isName(_ name: String, _ metadata: PageMetadata, isStrict: Bool) -> Bool {
        let folded = name.lowercased()
        let words = folded.split(separator: " ")
        guard (2...60).contains(name.count), words.count <= mostWords, !noNames.contains(folded),
            !agencies.contains(folded.foldedWords), name.contains(where: \.isWordLetter), !folded.hasPrefix("http"),
            !folded.hasPrefix("www"), !folded.hasPrefix("view all"), !folded.hasPrefix("alle beiträge")
        else { return false }
        guard isStrict else { return true }
        if name.contains(where: { $0.isWordNumber || "!?:=<>{}%$".contains($0) }) { return false }
        if words.contains(where: { roles.contains(String($0.filter(\.isWordLetter))) }) { return false }
        if name.count <= 5, name.allSatisfy({ $0.isWordLetter && $0.isCapital }) { return false }
        return !metadata.isSiteName(name)
    }

    /// Without markup, addresses, handles and what stands in parentheses.
    private static func plain(_ text: String) -> String {
        var (result, depth, isInTag) = ("", 0, false)
        for character in text {
            switch character {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case "<": isInTag = true
            case ">":
                isInTag = false
                result += " "
            default: if depth == 0, !isInTag { result.append(character) }
            }
        }
        return result.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
            .filter { !$0.contains("@") && !$0.contains("://") }.joined(separator: " ")
    }

    private static func withoutByWords(_ text: String) -> String {
        var text = text
        while let length = byWordLength(text), length > 0 {
            text = String(text.dropFirst(length)).trimmingBlanks()
        }
        return text
    }

    /// Characters of "Von", "By", "Autor:" and their like at the start.
    private static func byWordLength(_ text: String) -> Int? {
        let folded = text.lowercased()
        let skipped = folded.prefix { !$0.isWordLetter && !$0.isWordNumber }.count
        let rest = folded.dropFirst(skipped)
        for phrase in byWords where rest.hasPrefix(phrase) {
            let after = rest.dropFirst(phrase.count)
            guard let next = after.first, next.isBlank || next == ":" else {
                // "ByJ.R. Stone": an element that was left out took the blank along.
                if isGlued(original: text.dropFirst(skipped + phrase.count)) { return skipped + phrase.count }
                continue
            }
            let word = after.drop { $0.isBlank || $0 == ":" }.prefix { $0.isWordLetter }
            if ["der", "dem", "den", "einem", "einer"].contains(word) { return nil }
            return skipped + phrase.count + after.prefix { $0.isBlank || $0 == ":" }.count
        }
        for label in labels where rest.hasPrefix(label) {
            let after = rest.dropFirst(label.count)
            guard after.drop(while: \.isBlank).first == ":" else { continue }
            return skipped + label.count + after.prefix { $0.isBlank || $0 == ":" }.count
        }
        return nil
    }

    private static func isGlued(original rest: Substring) -> Bool {
        guard let first = rest.first, first.isCapital, let second = rest.dropFirst().first else { return false }
        return second.isSmall || second == "."
    }

    /// Up to a weekday or a date.
    private static func withoutDate(_ text: String) -> String {
        let line = LineTokens(text)
        for (index, token) in line.tokens.enumerated() where index > 0 {
            let isNumber = token.kind == .number && token.text.count <= 2
            let isMonth =
                MonthNames.number(token.folded) != nil && index + 1 < line.tokens.count
                && line.tokens[index + 1].kind == .number
            guard isNumber || isMonth || BylineVocabulary.weekdays.contains(token.folded) else { continue }
            return String(decoding: text.utf8.prefix(token.offset), as: UTF8.self)
        }
        return text
    }

    private static let joiners: Set<String> = ["and", "und", "et", "y", "e", "sowie", "avec", "with", "mit"]

    private static func pieces(_ text: String) -> [String] {
        var pieces: [[Substring]] = [[]]
        // Behind a bar stands the site or the section.
        let own = text.split(separator: "|").first ?? ""
        let marked = own.replacing(" - ", with: ";").replacing("–", with: ";")
        for part in marked.split(whereSeparator: { ";,/&•·+\n".contains($0) }) {
            for word in part.split(separator: " ") {
                if joiners.contains(word.lowercased()) {
                    pieces.append([])
                } else {
                    pieces[pieces.count - 1].append(word)
                }
            }
            pieces.append([])
        }
        return pieces.map { $0.joined(separator: " ") }
    }

    private static func trimmed(_ text: String) -> String {
        func isMark(_ character: Character) -> Bool { " .:-–—*\"“”„«»".contains(character) }
        var name = text.drop(while: isMark)
        while let last = name.last, isMark(last) { name = name.dropLast() }
        // The on, am or le of a date that was cut off.
        for word in [" on", " am", " le", " vom", " at"] where name.lowercased().hasSuffix(word) {
            name = name.dropLast(word.count)
        }
        return String(name)
    }

    private static let byWords: [String] = {
        let starts = [
            "", "written ", "posted ", "published ", "geschrieben ", "verfasst ", "veröffentlicht ", "reported ",
            "edited ", "ein artikel ", "ein beitrag ", "ein kommentar ", "ein gastbeitrag ", "ein interview ",
            "publié ",
            "rédigé ", "écrit ", "text ", "interview ", "story ", "escrito ", "postado ", "publicado ",
        ]
        return starts.flatMap { start in ["by", "von", "par", "por", "di", "door", "vom"].map { start + $0 } }
            .sorted { $0.count > $1.count }
    }()
    private static let labels = [
        "autorin", "autoren", "autor", "author", "auteure", "auteur", "text", "redaktion", "reporter", "redacción",
        "texto", "autore", "writer",
    ]
    private static let roles: Set<String> = [
        "editor", "editors", "reporter", "correspondent", "redakteur", "redakteurin", "korrespondent",
        "korrespondentin", "journalist", "journaliste", "journalistin", "autor", "autorin", "staff", "writer",
        "chefredakteur", "chefredakteurin", "chefredaktion", "producer", "contributor", "redaktion", "redação",
        "columnist", "freelance", "freelancer", "editorial", "team", "desk", "service", "senior", "director",
        "professor", "fellow", "chief", "from", "for",
    ]
    private static let agencies: Set<String> = [
        "dpa", "afp", "reuters", "ap", "apa", "kna", "epd", "sid", "ots", "afp com", "associated press",
    ]
    private static let noNames: Set<String> = [
        "admin", "administrator", "root", "webmaster", "editor", "redaktion", "unknown", "anonymous", "guest", "user",
        "staff", "author", "autor", "null", "none", "undefined", "default", "superadmin", "online", "redazione",
        "posted", "by", "von", "written", "published by", "posted by", "written by", "mehr", "more", "about", "twitter",
        "facebook", "email", "e-mail",
        "kommentar", "kommentare", "comment", "comments", "share", "teilen", "follow", "autoreninfo", "profil",
        "website", "on", "am", "le", "el", "vom", "at", "il", "op",
    ]
}
