/// Finds the tags and categories of a page that was saved as text: what stands behind a label, or below one.
enum PostTags {
    private static let labels = PhraseTable(
        """
        tags:|tags :|tag:|tagged:|tagged with|tagged as|tagged in|post tags|article tags|related topics|labels:|label:|keywords:|keyword:
        topics:|schlagwort:|schlagwörter|schlagworte|stichworte:|stichwörter:|themen:|themen in diesem artikel|mehr zu diesem thema
        verschlagwortet mit|getaggt mit|markiert mit|étiquettes :|étiquettes:|étiqueté|marqué avec|mots clés :|mots-clés :|mots-clés:
        etiquetas:|etiquetado|taggato|tagi:|метки:|теги:|tags$|labels$|topics$|keywords$|themen$|etiquetas$|étiquettes$|mots-clés$
        """)

    static func isLabelLine(_ text: String) -> Bool {
        isHashtags(text) || labels.matches(text.prefix(60).lowercased())
    }

    private static func isHashtags(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "," }
        return !words.isEmpty && words.allSatisfy { $0.first == "#" && $0.dropFirst().first?.isWordLetter == true }
    }

    /// Outside of running text and above the comments.
    static func find(_ lines: [PostLine], title: Int?, body: ClosedRange<Int>, comments: Int) -> [Tag] {
        var tags: [String] = []
        for index in lines.indices.prefix(max(comments, body.upperBound + 14)) {
            let line = lines[index]
            guard line.length <= 400, line.kind != .comments else { continue }
            if isHashtags(line.text), index > body.upperBound - 3 {
                tags += line.text.split { $0 == " " || $0 == "," }.map { String($0.dropFirst()) }
            } else if tags.isEmpty, labels.matches(line.text.prefix(60).lowercased()) {
                tags = behindLabel(line.text) ?? below(index, lines)
            } else if tags.isEmpty, line.kind != .prose || line.isMetadata, let inside = insideLine(line.text) {
                tags = inside
            }
        }
        if tags.isEmpty, let title {
            let near = (max(0, title - 3)..<max(max(0, title - 3), min(body.lowerBound, title + 6)))
            if let list = near.last(where: { isWordList(lines[$0].text) }) { tags = split(lines[list].text) }
        }
        return tags.uniqued().map { Tag($0, origin: .keyword, why: "listed as a tag") }
    }

    private static let inner = [
        "schlagwörter:", "schlagworte:", "verschlagwortet mit ", "tagged with ", "tagged as ", " tagged ", " tags: ",
        "marqué avec ", "étiqueté ", "etiquetado con ", "etiquetada con ", " und mit ",
    ]

    /// Behind a label in the midst of a line: `Veröffentlicht in Internet, verschlagwortet mit HTTPS, SSL`.
    private static func insideLine(_ text: String) -> [String]? {
        let folded = text.lowercased()
        guard folded.count == text.count else { return nil }
        for label in inner {
            guard folded.holds(label), let found = folded.firstRange(of: label) else { continue }
            let tags = split(String(text.dropFirst(folded.distance(from: folded.startIndex, to: found.upperBound))))
            if !tags.isEmpty { return tags }
        }
        return nil
    }

    /// nil where the label stands alone.
    private static func behindLabel(_ text: String) -> [String]? {
        let folded = text.lowercased()
        let colon = text.firstIndex(of: ":")
        var rest = colon.map { text[text.index(after: $0)...] } ?? ""
        if colon == nil {
            let words = text.split(separator: " ")
            let isPhrase = folded.contains(" with ") || folded.contains(" mit ") || folded.contains(" avec ")
            rest = words.dropFirst(isPhrase ? 2 : 1).joined(separator: " ")[...]
        }
        let tags = split(String(rest))
        return tags.isEmpty ? nil : tags
    }

    /// Up to a dozen short lines under the label.
    private static func below(_ index: Int, _ lines: [PostLine]) -> [String] {
        let following = lines[(index + 1)...].prefix(12).prefix { line in
            line.length <= 40 && line.kind == .short && !line.isMetadata
        }
        return following.flatMap { split($0.text) }
    }

    /// `Politik, Blog, Termine`; commas inside of numbers list nothing.
    static func isWordList(_ text: String) -> Bool {
        let items = text.split(separator: ",")
        let areWords = items.allSatisfy { item in
            item.first { $0 != " " }?.isWordNumber != true && item.split(separator: " ").count <= 3
        }
        return items.count >= 3 && areWords
            && !PostLineReader.endsSentence(text)
    }

    private static let stops = [
        " | ", "Bookmark the", " permalink", " Permalink", "Leave a ", " Setze ein", " Lesezeichen", ". Mettez",
        ". Guarda", " Posted ", " by ", " von ", " par ", " por ", ". Permanent", " getaggt", " Kommentar",
        " Hinterlasse",
    ]

    /// Links that lost what stood between them: `DatenschutzTwitter`.
    private static func unglued(_ text: String) -> [String] {
        var parts = [""]
        var previous: Character = " "
        for character in text {
            if character.isCapital, previous.isSmall { parts.append("") }
            parts[parts.count - 1].append(character)
            previous = character
        }
        return parts.allSatisfy { $0.count > 2 } ? parts : [text]
    }

    private static func split(_ text: String) -> [String] {
        var text = text
        for stop in stops {
            if let found = text.firstRange(of: stop) { text = String(text[..<found.lowerBound]) }
        }
        let line = LineTokens(text)
        let dates = DateScanner(line)
        if let date = line.tokens.indices.first(where: { dates.date(at: $0) != nil }) {
            text = String(decoding: text.utf8.prefix(line.tokens[date].offset), as: UTF8.self)
        }
        var parts = text.replacing(" : ", with: ",").split { ",;|·•#".contains($0) }.map { String($0) }
        if parts.count == 1, parts[0].count > 10 { parts = unglued(parts[0]) }
        if let last = parts.last, parts.count > 1 {
            for joiner in [" und ", " and ", " et ", " y "] {
                guard let found = last.firstRange(of: joiner) else { continue }
                parts[parts.count - 1] = String(last[..<found.lowerBound])
                parts.append(String(last[found.upperBound...]))
                break
            }
        }
        return parts.map { $0.trimmingMarks() }.filter {
            !$0.isEmpty && $0.count <= 40 && $0.split(separator: " ").count <= 5
        }
    }
}
