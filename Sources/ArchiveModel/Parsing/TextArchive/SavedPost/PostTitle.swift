/// Finds the title of a page that was saved as text, by points for what titles are like.
struct PostTitle {
    let line: Int?
    let text: String

    private static let longest = 180
    /// Lines above and below that are looked at: pages have fewer.
    private static let mostLines = 500
    /// Characters of the name of a site before a title.
    private static let longestSite = 40

    init(_ lines: [PostLine], body: ClosedRange<Int>?) {
        let first = body?.lowerBound ?? min(lines.count, 10)
        let last = body?.upperBound ?? lines.count - 1
        let vocabulary = Self.contentWords(
            lines.indices.lazy.filter { $0 >= first && $0 <= last && lines[$0].kind == .prose }
                .prefix(Self.mostLines).map { lines[$0].text })
        let folded = lines.map { $0.text.foldedWords }
        var points: [Int: Double] = [:]
        for index in lines.indices.prefix(first + 4).suffix(Self.mostLines) {
            let line = lines[index]
            if line.kind == .prose, index >= first, !Self.asksBeforeByline(index, lines) {
                if index > first { break }
                continue
            }
            guard line.kind == .short || line.kind == .prose, !line.isMetadata, line.length <= Self.longest,
                folded[index].count >= 3, !Self.isCount(line.folded)
            else { continue }
            points[index] = Self.points(for: index, lines, folded, vocabulary, first: first)
        }
        guard var best = points.keys.sorted().max(by: { points[$0] ?? 0 < points[$1] ?? 0 }), points[best] ?? 0 > 0
        else {
            (line, text) = (nil, "")
            return
        }
        // A subtitle: the title is above it.
        let most = points[best] ?? 0
        while best > 0, let above = points[best - 1], !PostTags.isWordList(lines[best - 1].text),
            !Self.isElsewhere(best - 1, than: best, lines, vocabulary),
            lines[best - 1].words >= 4 && above >= most - Self.subtitleMargin
                || Self.standsAlone(best - 1, lines, vocabulary) && above >= most - Self.loneMargin
        {
            best -= 1
        }
        // `Enterprise 2.0` over `People in an Enterprise 2.0`.
        if best > 0, points[best - 1] != nil, Self.standsAlone(best - 1, lines, vocabulary),
            folded[best].holds(folded[best - 1])
        {
            best -= 1
        }
        // The title with what its page says of it.
        if let own = points.keys.sorted().first(where: { index in
            index < best && lines[index].words >= 3 && folded[best].hasPrefix(folded[index] + " ")
        }) {
            best = own
        }
        // The first line of a poem may be its title once more.
        if best + 1 < lines.count, lines[best + 1].index == lines[best].index + 1,
            let above = lines.indices.prefix(best).first(where: { folded[$0] == folded[best] })
        {
            best = above
        }
        best = Self.belowMasthead(best, lines, points, vocabulary)
        if best > 0, Self.goesOn(best - 1, lines) { best -= 1 }
        line = best
        if Self.goesOn(best, lines) {
            text = lines[best].text + " " + lines[best + 1].text
        } else {
            text = best == 0 ? Self.withoutSite(lines[0].text, vocabulary) : lines[best].text
        }
    }

    /// Whether a title ends with a colon, and its second half stands in the next line.
    private static func goesOn(_ index: Int, _ lines: [PostLine]) -> Bool {
        guard index + 1 < lines.count, lines[index].text.hasSuffix(":"), lines[index].words > 1,
            !lines[index].isMetadata
        else { return false }
        let next = lines[index + 1]
        return next.index == lines[index].index + 1 && !next.isMetadata && next.words > 1 && next.length <= longest
            && (!next.endsSentence || next.text.hasSuffix("?"))
    }

    /// Whether the text is about the lower line and not about the upper one: the name of a newspaper.
    private static func isElsewhere(
        _ above: Int, than best: Int, _ lines: [PostLine], _ vocabulary: Set<String>
    ) -> Bool {
        let capitals = lines[above].text.split(separator: " ").count { $0.first?.isCapital == true }
        return capitals > 1 && contentWords([lines[above].text]).isDisjoint(with: vocabulary)
            && contentWords([lines[best].text]).intersection(vocabulary).count > 1
    }

    /// A menu in a line: several short entries with the same sign between.
    private static func isMenu(_ text: String) -> Bool {
        [" | ", " · ", " • ", " - ", " – ", " — ", " / ", " > "].contains { sign in
            let entries = text.split(separator: sign)
            return entries.count >= fewestEntries && entries.allSatisfy { $0.count <= longestEntry }
        }
    }

    private static let fewestEntries = 4
    private static let longestEntry = 24

    /// A title of two sentences, one of which asks, such as `Tutors were to save the schools. The results?`.
    private static func asksBeforeByline(_ index: Int, _ lines: [PostLine]) -> Bool {
        let line = lines[index]
        return line.length <= longestQuestion && line.text.dropLast().contains("?")
            && lines[(index + 1)...].prefix(3).contains(where: \.isMetadata)
    }

    /// Whether neither a menu nor another line that could be a title stands directly over a line, or the text says all its words.
    private static func standsAlone(_ index: Int, _ lines: [PostLine], _ vocabulary: Set<String>) -> Bool {
        guard lines[index].words >= 2 else { return false }
        if index == 0 || lines[index - 1].kind != .short || lines[index - 1].isMetadata { return true }
        let wanted = contentWords([lines[index].text])
        return wanted.count >= 2 && wanted.isSubset(of: vocabulary)
    }

    private static let longestQuestion = 110
    private static let subtitleMargin = 1.75
    private static let loneMargin = 2.5

    /// `1 of 12 documents`, numbers folded.
    private static func isCount(_ folded: String) -> Bool {
        let words = folded.split(separator: " ")
        return words.count <= 4 && words.count { $0 == "#" } == 2
    }

    /// Newspapers put their name and the day over the headline: of two lines with nothing but a date between them the lower one, where
    /// the text is about it and not about the upper one.
    private static func belowMasthead(
        _ best: Int, _ lines: [PostLine], _ points: [Int: Double], _ vocabulary: Set<String>
    ) -> Int {
        guard lines[best].words <= 5, best + 2 < lines.count, lines[best + 1].isMetadata, points[best + 2] != nil,
            contentWords([lines[best].text]).isDisjoint(with: vocabulary),
            !contentWords([lines[best + 2].text]).isDisjoint(with: vocabulary),
            let date = BylineReader.read(lines[best + 1].text), date.authors.isEmpty, date.published != nil
        else { return best }
        return best + 2
    }

    private static func points(
        for index: Int, _ lines: [PostLine], _ folded: [String], _ vocabulary: Set<String>, first: Int
    ) -> Double {
        let line = lines[index]
        var points: Double =
            switch line.words {
            case 4...18: 2
            case 3: 1
            case 2: 0
            case 0...1: -0.5
            default: -1
            }
        if line.endsSentence, let mark = line.text.last, !"?!…\"”“’»«)".contains(mark) {
            points -= mark == "." && line.words >= 4 ? 6 : 2
        }
        // What the body is about.
        let wanted = contentWords([line.text])
        let hits = wanted.count { word in
            vocabulary.contains(word) || word.count > 5 && vocabulary.contains { $0.contains(word) }
        }
        points += 0.6 * Double(min(hits, 4)) - 0.2 * Double(min(wanted.count - hits, 4))
        points += repetition(of: index, lines, folded, first: first)
        let near = (index + 1..<min(index + 5, lines.count)).first { lines[$0].isMetadata }.map { $0 - index }
        if let near {
            points += 2.5 - 0.5 * Double(near)
            if near == 1 {
                let byline = PostByline(lines[index + 1].text, isMonthFirst: true)
                if !byline.dates.isEmpty, !PostAuthors.afterByWord(byline).isEmpty { points += 0.75 }
            }
        }
        if (max(0, index - 2)..<index).contains(where: { lines[$0].isMetadata }) { points += 1 }
        points -= min(1, Double(max(0, first - index - 1)) * 0.2)
        if index >= first { points -= near == nil ? 3 : 1.5 }
        if index == 0 { points += 1.5 }
        if line.text.first?.isSmall == true { points -= 0.5 }
        if isInCrowd(index, lines) || PostTags.isWordList(line.text) { points -= 1.5 }
        if isQuantity(index, lines) { points -= 2 }
        if isMenu(line.text) { points -= 4 }
        let asksForAccount = folded[index].split(separator: " ").contains { word in
            PostWording.accountWords.contains { word.hasPrefix($0) } && !vocabulary.contains(String(word))
        }
        if asksForAccount { points -= 3 }
        return points
    }

    /// Whether short lines stand directly above and below: menus, ingredients, facts.
    private static func isInCrowd(_ index: Int, _ lines: [PostLine]) -> Bool {
        (1...3).allSatisfy { step in
            [index - step, index + step].allSatisfy {
                lines.indices.contains($0) && lines[$0].kind == .short && !lines[$0].isMetadata
                    && lines[$0].words <= mostWordsOfEntry
            }
        }
    }

    private static let mostWordsOfEntry = 6

    /// One of several lines that begin with a number: `450 g butter`.
    private static func isQuantity(_ index: Int, _ lines: [PostLine]) -> Bool {
        func isCounted(_ index: Int) -> Bool {
            lines.indices.contains(index) && lines[index].words <= mostWordsOfEntry
                && lines[index].text.first { $0 != "(" }?.isWordNumber == true
        }
        return isCounted(index) && [-2, -1, 1, 2].contains { isCounted(index + $0) && !lines[index + $0].isMetadata }
    }

    /// `Title | Site` in the first line, a breadcrumb that ends with it, the title once more.
    private static func repetition(of index: Int, _ lines: [PostLine], _ folded: [String], first: Int) -> Double {
        let (line, text) = (lines[index], folded[index])
        let (above, below) = (folded[..<index].suffix(mostLines), folded[(index + 1)...].prefix(mostLines))
        var points = 0.0
        if index > 0, let top = folded.first {
            let head = TitleSeparators.cuts(in: lines[0].text).first.map { $0.before.foldedWords } ?? top
            let begins = top.hasPrefix(text) && top.count > text.count && (line.words > 1 || first - index <= 4)
            if begins || head.count > 12 && text.hasPrefix(head) { points += 4 }
        }
        if line.words >= 3 {
            if below.contains(text) { points += 1.5 }
            if above.contains(text) { points += 0.5 }
        }
        // Menus and teasers say the same again and again.
        if line.words <= 3, above.count(where: { $0 == text }) + below.count(where: { $0 == text }) > 1 { points -= 2 }
        // `45 comments on “Title”`, `Next: Title`.
        let isNamed = below.contains {
            $0.utf8.count > text.utf8.count && $0.utf8.count <= text.utf8.count + longestSite && $0.holds(text)
        }
        if line.words >= 2, text.utf8.count >= 12, isNamed { points += 1 }
        // `Site: Title` in the first line, by which browsers know the page.
        if index > 0, line.words >= 2 || first - index <= 4, text.count >= 6, let top = folded.first,
            top.count <= text.count + longestSite, top.hasSuffix(" " + text)
        {
            points += 4
        }
        if line.words >= 2,
            (max(0, index - 4)..<index).contains(where: { folded[$0].hasSuffix(" " + text) && lines[$0].length < 250 })
        {
            points += 2
        }
        return points
    }

    private static func contentWords(_ texts: some Sequence<String>) -> Set<String> {
        var words: Set<String> = []
        for text in texts {
            for word in text.lowercased().split(whereSeparator: { !$0.isWordLetter && !$0.isWordNumber })
            where word.count >= 4 && !PostWording.functionWords.contains(String(word)) {
                words.insert(String(word))
            }
        }
        return words
    }

    private static func withoutSite(_ text: String, _ vocabulary: Set<String>) -> String {
        guard let cut = TitleSeparators.cuts(in: text).last else { return text }
        let (own, site) = (cut.before.split(separator: " ").count, cut.after.split(separator: " ").count)
        guard site <= 4, own >= 3, cut.after.count < cut.before.count,
            contentWords([String(cut.after)]).isDisjoint(with: vocabulary)
        else { return text }
        return String(cut.before)
    }
}
