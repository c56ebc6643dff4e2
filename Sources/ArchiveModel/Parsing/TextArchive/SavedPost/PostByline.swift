/// Reads by-lines of pages that were saved as text: shorter and looser than those of archives, and often glued together.
struct PostByline {
    enum Piece: Equatable {
        case word(String)
        /// A date, a time, a label, a mark: whatever ends a name.
        case bar
    }

    /// The line in words, with bars for what is no name.
    private(set) var pieces: [Piece] = []
    /// The dates with their character offsets.
    private(set) var dates: [(stamp: DateStamp, start: Int, end: Int)] = []

    private static let longest = 170

    init(_ line: String, isMonthFirst: Bool) {
        let text = Self.unglued(line)
        let tokens = LineTokens(text)
        let scanner = DateScanner(tokens, takesShortYears: false, isDayFirst: !isMonthFirst)
        var index = 0
        while index < tokens.tokens.count {
            let token = tokens.tokens[index]
            if let found = scanner.date(at: index), (1600...2100).contains(found.stamp.year) {
                let last = tokens.tokens[found.range.upperBound - 1].end
                let index0 = text.utf8.startIndex
                dates.append(
                    (
                        found.stamp, text.distance(from: index0, to: text.utf8.index(index0, offsetBy: token.offset)),
                        text.distance(from: index0, to: text.utf8.index(index0, offsetBy: last))
                    ))
                index = found.range.upperBound
                pieces.append(.bar)
            } else if let time = scanner.time(at: index) {
                index = time.range.upperBound
                pieces.append(.bar)
            } else if let end = Self.noiseEnd(tokens.tokens, index) {
                index = end
                pieces.append(.bar)
            } else {
                append(token, &index)
            }
        }
    }

    private mutating func append(_ token: LineTokens.Token, _ index: inout Int) {
        index += 1
        guard token.kind == .mark else {
            if !token.isSpaced, case .word(let last)? = pieces.last {
                pieces[pieces.count - 1] = .word(last + token.text)
            } else {
                pieces.append(.word(String(token.text)))
            }
            return
        }
        // Inside of names stand stops, hyphens and apostrophes.
        if !token.isSpaced, [".", "-", "’", "'", "&", "_"].contains(token.text), case .word(let last)? = pieces.last {
            pieces[pieces.count - 1] = .word(last + token.text)
        } else if token.text == "&" {
            pieces.append(.word("&"))
        } else if token.text == "," {
            pieces.append(.word(","))
        } else if token.text != "\"" {
            pieces.append(.bar)
        }
    }

    private static let labels: Set<String> = [
        "updated", "update", "modified", "published", "posted", "veröffentlicht", "aktualisiert", "publié", "modifié",
        "publicado", "actualizado", "uhr", "gmt", "est", "pst", "admin", "last", "zuletzt",
    ]
    private static let counted: Set<String> = [
        "comment", "comments", "kommentar", "kommentare", "antworten", "commentaire", "commentaires", "comentarios",
        "min", "minuten", "minute", "minutes", "views", "likes",
    ]
    private static let byWords: Set<String> = ["by", "von", "par", "por"]
    private static let invitations: [[String]] = [
        ["schreibe", "einen", "kommentar"], ["hinterlasse", "einen", "kommentar"], ["kommentar", "hinterlassen"],
        ["leave", "a", "comment"], ["leave", "a", "reply"], ["no", "comments"], ["keine", "kommentare"],
        ["laisser", "un", "commentaire"], ["deja", "un", "comentario"], ["lascia", "un", "commento"], ["kommentieren"],
    ]

    /// The end of words that name nobody.
    private static func noiseEnd(_ tokens: [LineTokens.Token], _ index: Int) -> Int? {
        let folded = tokens[index].folded
        if BylineVocabulary.weekdays.contains(folded) { return index + 1 }
        if tokens[index].kind == .number, index + 1 < tokens.count, counted.contains(tokens[index + 1].folded) {
            let isRead = index + 2 < tokens.count && tokens[index + 2].folded == "read"
            return index + (isRead ? 3 : 2)
        }
        if labels.contains(folded) {
            let next = index + 1 < tokens.count ? tokens[index + 1].folded : ""
            if byWords.contains(next) { return nil }
            return ["on", "am", "le", "el"].contains(next) ? index + 2 : index + 1
        }
        for phrase in invitations where phrase[0] == folded {
            let words = tokens[index...].prefix(phrase.count).map(\.folded)
            if words == phrase { return index + phrase.count }
        }
        return nil
    }

    /// Words that are neither dates nor noise.
    var wordCount: Int { pieces.count { if case .word(let word) = $0 { word != "," } else { false } } }

    /// `ByAnn Lee UpdatedJanuary 5, 2026`: elements that lost the blank between them.
    static func unglued(_ line: String) -> String {
        guard line.count < 200 else { return line }
        var result = ""
        var word = ""
        func isGluing(_ word: String) -> Bool { gluing.contains(word) }
        var characters = Array(line)[...]
        while let character = characters.first {
            characters = characters.dropFirst()
            if character.isCapital, !word.isEmpty, word.last?.isSmall == true {
                let rest = String(([character] + characters).prefix { $0.isWordLetter })
                if isGluing(word) || glued.contains(rest) { result.append(" ") }
            }
            word = character.isWordLetter ? word + String(character) : ""
            if character.isCapital, word.count > 1, let before = word.dropLast().last, before.isSmall {
                word = String(character)
            }
            result.append(character)
        }
        return result
    }

    private static let gluing: Set<String> = [
        "By", "by", "Von", "von", "Par", "par", "Updated", "Published", "Posted", "in", "on",
    ]
    private static let glued: Set<String> = [
        "By", "Updated", "Category", "Categories", "Tags", "Kategorie", "Kategorien", "Comment", "Comments",
        "Published",
        "Posted", "Veröffentlicht", "Publié", "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ]
}

extension PostByline {
    /// A by-line, date line, tag line or label: short, and nothing else in it.
    static func isMetadata(_ text: String, folded: String, isMonthFirst: Bool) -> Bool {
        guard text.count <= longest else { return false }
        if PostWording.loneLabels.contains(folded) || PostTags.isLabelLine(text) { return true }
        let isByWord = startsWithByWord(text)
        guard isByWord || text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        let line = PostByline(text, isMonthFirst: isMonthFirst)
        if let first = line.dates.first {
            let count = line.wordCount
            if count <= 3 { return true }
            let endsSentence = PostLineReader.endsSentence(text)
            if first.start == 0, count <= 8, !endsSentence { return true }
            let isLabelled = PostDates.label(of: text) != nil
            return count <= 10 && !endsSentence && (isLabelled || !PostAuthors.afterByWord(line).isEmpty)
        }
        let isSentence = text.last.map { ".?!:".contains($0) } ?? true
        return isByWord && !isSentence && text.split(separator: " ").count <= 8
            && !PostAuthors.afterByWord(line).isEmpty
    }

    private static func startsWithByWord(_ text: String) -> Bool {
        let opening = text.unicodeScalars.prefix(longestByPhrase).reduce(into: "") { $0.unicodeScalars.append($1) }
            .lowercased()
        return PostAuthors.byPhrases.contains { phrase in
            text.utf8.count > phrase.utf8.count && opening.utf8.starts(with: phrase.utf8)
        }
    }

    private static let longestByPhrase = PostAuthors.byPhrases.map(\.unicodeScalars.count).max() ?? 0
}
