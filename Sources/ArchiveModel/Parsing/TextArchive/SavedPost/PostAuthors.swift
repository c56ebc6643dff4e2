/// Finds who wrote a page that was saved as text.
///
/// In this order: a name behind a by-word near the title, a name beside the date, under a label, next to the date line; then the same
/// below the body; then who all posts are by, and who the page tells about.
struct PostAuthors {
    private let lines: [PostLine]
    private let title: Int?
    private let body: ClosedRange<Int>
    private let comments: Int
    private let isMonthFirst: Bool

    static func find(
        _ lines: [PostLine], title: Int?, body: ClosedRange<Int>, comments: Int, isMonthFirst: Bool
    ) -> [String] {
        PostAuthors(lines: lines, title: title, body: body, comments: comments, isMonthFirst: isMonthFirst).find()
    }

    private func find() -> [String] {
        let above = title ?? body.lowerBound
        let topEnd = max(min(body.lowerBound, above + 12), above + 1) + 3
        let top = (max(0, above - 4)..<min(lines.count, topEnd)).filter { $0 != title }
        let below = Array(
            (body.upperBound + 1)..<max(
                body.upperBound + 1, min(max(comments, body.upperBound + 6), body.upperBound + 16, lines.count)))
        for (zone, isTop) in [(top, true), (below, false)] {
            if let names = announced(in: zone, isTop: isTop, above: above) { return names }
            if let name = labelled(in: zone) { return [name] }
            if isTop, let names = standing(in: zone, above: above) { return names }
        }
        return told()
    }

    /// Behind "by", or beside the date.
    private func announced(in zone: [Int], isTop: Bool, above: Int) -> [String]? {
        for index in zone {
            let line = lines[index]
            let isWhole = line.length <= 170 || line.kind == .footer
            guard isWhole, ![.comments, .prose, .credit, .page].contains(line.kind), !line.text.hasSuffix("?"),
                !line.text.hasSuffix("!")
            else { continue }
            let byline = PostByline(line.text, isMonthFirst: isMonthFirst)
            let isShort = line.words <= (isTop ? 12 : 8)
            var names: [String] = []
            if !byline.dates.isEmpty || line.isMetadata || line.kind == .footer || isShort {
                names = Self.afterByWord(byline)
            }
            if names.isEmpty, isTop, line.isMetadata, !byline.dates.isEmpty {
                names = besideDate(line.text, byline, isUnderTitle: (1...2).contains(index - above))
            }
            // "von Angehörigen" in a heading.
            let isLoose =
                names.count == 1 && !names[0].contains(" ") && byline.dates.isEmpty
                && line.kind != .footer && line.words > 3
            if !names.isEmpty, !isLoose { return names }
        }
        return nil
    }

    private func labelled(in zone: [Int]) -> String? {
        for index in zone where PostWording.authorLabels.contains(lines[index].folded) && index + 1 < lines.count {
            let name = Self.withoutRole(lines[index + 1].text)
            if Self.isName(name, mayBeSingle: true) { return name }
        }
        return nil
    }

    /// A line that is nothing but names, next to the date line or right under the title.
    private func standing(in zone: [Int], above: Int) -> [String]? {
        let dated = zone.filter { lines[$0].isMetadata && hasDate(lines[$0]) }
        let near = dated.flatMap { [$0 - 1, $0 + 1, $0 - 2, $0 + 2] }
        for index in near + [above + 1, above + 2, body.lowerBound - 1] {
            guard lines.indices.contains(index), index != title, lines[index].kind == .short,
                !lines[index].isMetadata
            else { continue }
            let names = Self.namesAlone(lines[index].text)
            guard !names.isEmpty else { continue }
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            let leadsOn = next.map { $0.isMetadata || $0.kind == .prose } ?? false
            if near.contains(index) || title != nil && (leadsOn || names.count > 1) { return names }
        }
        return nil
    }

    private func hasDate(_ line: PostLine) -> Bool {
        !PostByline(line.text, isMonthFirst: isMonthFirst).dates.isEmpty
    }

    private static let allPosts = [
        "view all posts by ", "see all posts by ", "all posts by ", "more posts by ", "alle artikel von ",
        "alle beiträge von ", "mehr artikel von ", "mehr beiträge von ", "voir tous les articles de ",
        "tous les articles de ", "ver todas las entradas de ", "more from ", "articles by ",
    ]
    private static let about = [
        "about the author", "about author", "über den autor", "über die autorin", "à propos de l'auteur",
        "à propos de l’auteur", "sobre el autor", "about", "über",
    ]
    private static let writers: Set<String> = [
        "writer", "author", "editor", "journalist", "journalistin", "reporter", "columnist", "blogger", "bloggerin",
        "freelance", "redakteur", "redakteurin", "autor", "autorin", "chefredakteur", "chefredakteurin", "journaliste",
        "auteur", "autrice", "periodista", "giornalista", "founder", "gründer", "gründerin",
    ]

    /// What the page says about its author behind the text.
    private func told() -> [String] {
        let behind = min(body.upperBound + 1, lines.count)..<lines.count
        for index in behind {
            let text = lines[index].text
            for phrase in Self.allPosts where text.prefix(phrase.count).lowercased() == phrase {
                let name = Self.leadingName(text.dropFirst(phrase.count))
                if Self.isName(name, mayBeSingle: true) { return [name] }
            }
            guard index < body.upperBound + 25 else { continue }
            for phrase in Self.about where text.prefix(phrase.count).lowercased() == phrase {
                let name = String(text.dropFirst(phrase.count)).trimmingMarks()
                if Self.isName(name, mayBeSingle: true) { return [name] }
            }
        }
        for index in behind.dropLast()
        where PostWording.authorLabels.contains(lines[index].folded) && Self.isName(lines[index + 1].text) {
            return [lines[index + 1].text]
        }
        for index in max(0, body.upperBound - 2)..<min(body.upperBound + 8, lines.count) {
            let words = lines[index].text.split(separator: " ")
            let name = Self.leadingName(lines[index].text[...])
            let verb = words.dropFirst(name.split(separator: " ").count).first ?? ""
            let verbs: Set<String> = [
                "is", "ist", "est", "es", "è", "leitet", "arbeitet", "schreibt", "works", "writes", "covers",
            ]
            guard verbs.contains(String(verb)), Self.isName(name),
                words.contains(where: { Self.writers.contains($0.lowercased().trimmingMarks()) })
            else { continue }
            return [name]
        }
        for index in max(0, body.upperBound - 2)..<max(0, min(body.upperBound + 25, lines.count - 1))
        where lines[index].kind == .short {
            let names = Self.namesAlone(lines[index].text)
            guard let first = names.first?.split(separator: " ").first else { continue }
            let next = lines[(index + 1)...].prefix(2)
            if next.contains(where: { PostLineReader.isProse($0.text) && $0.text.prefix(60).contains(first) }) {
                return names
            }
        }
        return []
    }
}

extension PostAuthors {
    /// Longest first.
    static let byPhrases: [String] = [
        "reposted by", "posted by", "published by", "written by", "words by", "text by", "story by", "reported by",
        "photos and text by", "text and photos by", "by", "verfasst von", "geschrieben von", "gepostet von",
        "veröffentlicht von", "eingestellt von", "ein beitrag von", "ein artikel von", "ein gastbeitrag von", "von",
        "vom", "écrit par", "publié par", "rédigé par", "posté par", "par", "escrito por", "publicado por", "por",
        "scritto da", "pubblicato da", "di", "da", "door", "przez", "autorin", "autoren", "autora", "autor", "authors",
        "author", "auteurs", "auteur", "autore", "автор", "text", "redaktion", "redakteurin", "redakteur", "af", "av",
    ].sorted { $0.count > $1.count }
    private static let byPhraseWords = byPhrases.map { $0.split(separator: " ").map { String($0) } }
    /// Behind these a login may stand for a name.
    private static let nickPhrases: Set<String> = [
        "posted by", "published by", "written by", "by", "von", "par", "por", "posté par", "geschrieben von",
        "eingestellt von", "author", "autor", "auteur",
    ]
    private static let joiners: Set<String> = ["and", "und", "et", "y", "&", "e"]
    /// What may follow a name that nothing else ends.
    private static let followers: Set<String> = [
        "on", "am", "um", "at", "in", "le", "el", "il", "op", "zum", "posted", "published", "updated", "veröffentlicht",
        "last", "with", "unter", "dans", "en", "vor", "bookmark", "|",
    ]

    /// Names behind a by-word.
    static func afterByWord(_ byline: PostByline) -> [String] {
        let pieces = byline.pieces
        for start in pieces.indices {
            for phrase in byPhraseWords where matches(phrase, pieces, start) {
                var next = start + phrase.count
                if case .bar? = pieces[safe: next], isLabel(phrase) { next += 1 }
                if case .word(let word)? = pieces[safe: next], ["der", "the", "den", "die"].contains(word.lowercased())
                {
                    next += 1
                }
                let names = names(pieces, from: next)
                if !names.isEmpty { return names }
                if nickPhrases.contains(phrase.joined(separator: " ")), let nick = nick(pieces, next) { return [nick] }
            }
        }
        return []
    }

    /// Labels end with a colon, which reads as a bar.
    private static func isLabel(_ phrase: [String]) -> Bool { phrase.count == 1 || phrase.last == "by" }

    private static func matches(_ phrase: [String], _ pieces: [PostByline.Piece], _ start: Int) -> Bool {
        phrase.indices.allSatisfy { offset in
            if case .word(let word)? = pieces[safe: start + offset] {
                word.lowercased() == phrase[offset]
            } else {
                false
            }
        }
    }

    private static func names(_ pieces: [PostByline.Piece], from start: Int) -> [String] {
        var names: [String] = []
        var words: [String] = []
        var index = start
        func close() {
            let name = words.joined(separator: " ")
            if isName(name, mayBeSingle: true) { names.append(name) }
            words = []
        }
        while case .word(let word)? = pieces[safe: index] {
            if word == "," || joiners.contains(word.lowercased()) {
                guard !words.isEmpty else { break }
                close()
                // Behind a comma only another name goes on.
                guard case .word(let following)? = pieces[safe: index + 1],
                    following.first?.isCapital == true || joiners.contains(following.lowercased())
                else { return names }
            } else if word.first?.isCapital == true {
                words.append(word)
                if words.count > 5 { return names }
            } else if BylineVocabulary.nameParticles.contains(word.lowercased()), !words.isEmpty,
                case .word(let following)? = pieces[safe: index + 1], following.first?.isCapital == true
            {
                words.append(word)
            } else {
                guard followers.contains(word.lowercased()) else { return names }
                break
            }
            index += 1
        }
        close()
        return names
    }

    /// `by mh87`, where the line ends or a bar follows.
    private static func nick(_ pieces: [PostByline.Piece], _ index: Int) -> String? {
        guard case .word(let word)? = pieces[safe: index], (2...30).contains(word.count),
            word.contains(where: \.isWordLetter), !PostWording.noNames.contains(word.lowercased()),
            !PostWording.functionWords.contains(word.lowercased()), !word.contains(where: { $0 == "," })
        else { return nil }
        switch pieces[safe: index + 1] {
        case nil, .bar?: return word
        case .word(let following)?: return ["on", "am", "um", "at", "in", "le", "el"].contains(following) ? word : nil
        }
    }

    /// `Ann Lee · 3.11.2023`, `Oktober 25 2023 / Ann Lee`; a single word only right under the title.
    private func besideDate(_ text: String, _ byline: PostByline, isUnderTitle: Bool) -> [String] {
        let runs = byline.pieces.split(separator: .bar).map { run in
            run.compactMap { piece in if case .word(let word) = piece { word } else { nil } }
        }
        for run in runs {
            var words = run
            while let last = words.last,
                ["on", "am", "le", "el", "vom", "updated", "published"].contains(last.lowercased())
            {
                words.removeLast()
            }
            let name = words.joined(separator: " ")
            if Self.isName(name) { return [name] }
        }
        guard isUnderTitle, let first = runs.first, first.count == 1, (3...20).contains(first[0].count),
            case .word? = byline.pieces.first, !PostWording.noNames.contains(first[0].lowercased()),
            first[0].first?.isCapital == true, PostDates.label(of: first[0]) == nil,
            let mark = text.dropFirst(first[0].count).first(where: { !$0.isBlank }), !"|/,".contains(mark)
        else { return [] }
        return [first[0]]
    }

    private static let roles: Set<String> = [
        "founder", "co-founder", "cofounder", "senior", "staff", "lead", "chief", "editor", "reporter", "writer",
        "contributor", "contributing", "correspondent", "journalist", "journalistin", "redakteur", "redakteurin",
        "chefredakteur", "chefredakteurin", "ceo", "manager", "director", "redactor", "rédacteur", "rédactrice",
        "periodista",
    ]

    private static func withoutRole(_ text: String) -> String {
        let words = text.split(separator: " ")
        let end = words.firstIndex { roles.contains($0.lowercased().trimmingMarks()) } ?? words.endIndex
        return words[..<end].joined(separator: " ").trimmingMarks()
    }

    /// The names of a line that is nothing else; a role or an affiliation behind them is dropped.
    static func namesAlone(_ text: String) -> [String] {
        guard text.count <= 120 else { return [] }
        var names: [String] = []
        var words: [Substring] = []
        let all: [Substring] = withoutRole(text).split(separator: " ") + ["and"]
        for word in all {
            let endsName = word.hasSuffix(",")
            if joiners.contains(word.lowercased()) {
                if !words.isEmpty { names.append(words.joined(separator: " ")) }
                words = []
                continue
            }
            words.append(endsName ? word.dropLast() : word)
            if endsName {
                names.append(words.joined(separator: " "))
                words = []
            }
        }
        if !names.isEmpty, names.allSatisfy({ isName($0) }) { return names }
        // "Ann Lee, University of X".
        let first = text.split(separator: ",").first.map { String($0) } ?? ""
        let isAffiliated =
            text.contains(",") && text.split(separator: " ").count <= 8 && !text.contains(where: \.isWordNumber)
            && !PostLineReader.endsSentence(text)
        return isAffiliated && isName(first) ? [first] : []
    }

    /// The capitalised words at the start.
    private static func leadingName(_ text: Substring) -> String {
        var words: [Substring] = []
        for word in text.split(separator: " ").prefix(6) {
            guard
                word.first?.isCapital == true
                    || !words.isEmpty && BylineVocabulary.nameParticles.contains(word.lowercased())
            else { break }
            words.append(word)
        }
        return words.joined(separator: " ").trimmingMarks()
    }

    static func isName(_ name: String, mayBeSingle: Bool = false) -> Bool {
        let words = name.split(separator: " ")
        guard !words.isEmpty, words.count <= 5, name.count <= 45, words.count > 1 || mayBeSingle,
            words.first?.first?.isCapital == true, words.last?.first?.isCapital == true
        else { return false }
        let isSpelled = words.allSatisfy { word in
            let isParticle = BylineVocabulary.nameParticles.contains(word.lowercased())
            return (word.first?.isCapital == true || isParticle)
                && word.allSatisfy { $0.isWordLetter || "'’.-".contains($0) }
                && !PostWording.noNames.contains(word.lowercased().trimmingMarks())
        }
        return isSpelled && words.contains { $0.filter(\.isWordLetter).count >= 3 }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
