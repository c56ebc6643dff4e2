/// One article in a page that was saved as text, its navigation still around it.
///
/// Archives mark their articles alike; a single page has to be told from its menus by how its lines read.
struct SavedPost {
    /// Lines of the archive: the title, and those of the body in order.
    private(set) var title: Int?
    private(set) var titleText = ""
    private(set) var body: [Int] = []
    private(set) var published: DateStamp?
    private(set) var authors: [String] = []
    private(set) var tags: [Tag] = []
    /// The lines of running text, of which the body is taken.
    let hasText: Bool

    /// Between the title and the text so many lines may stand.
    private static let widestGap = 14

    init(_ archive: ArchiveLines) {
        let texts = archive.indices.filter { index in
            archive.text(index).prefix(2000).contains { $0.isWordLetter || $0.isWordNumber }
        }
        let isMonthFirst = !archive.isDayFirst && Self.isEnglish(texts.lazy.map { archive.text($0) })
        var lines = texts.map { PostLine(archive.text($0), index: $0, isMonthFirst: isMonthFirst) }
        for index in lines.indices.dropFirst()
        where PostWording.authorLabels.contains(lines[index - 1].folded) && lines[index - 1].isMetadata
            && PostAuthors.isName(lines[index].text, mayBeSingle: true)
        {
            lines[index].isMetadata = true
        }
        let run = PostBodyRun(lines)
        hasText = run.range.map { lines[$0].contains { $0.kind == .prose } } ?? false
        guard !lines.isEmpty else { return }
        let range = run.range ?? min(1, lines.count - 1)...(lines.count - 1)
        let found = PostTitle(lines, body: range)
        (title, titleText) = (found.line.map { lines[$0].index }, found.text)
        let behind = (range.upperBound + 1..<max(range.upperBound + 1, lines.count))
        let comments = behind.first { lines[$0].kind == .comments } ?? lines.count
        let chosen = Self.body(lines, range, title: found.line, run.scores)
        body = Self.withProse(chosen, lines, title: found.line, comments: comments).map { lines[$0].index }
        let start = found.line.map { max(range.lowerBound, $0 + 1) } ?? range.lowerBound
        let text = min(start, range.upperBound)...range.upperBound
        published = PostDates.find(
            lines, title: found.line, body: text, comments: comments, isMonthFirst: isMonthFirst)
        authors = PostAuthors.find(
            lines, title: found.line, body: text, comments: comments, isMonthFirst: isMonthFirst)
        authors = FieldReader.withoutPlaces(authors, in: lines.lazy.filter(\.isMetadata).map(\.text))
        tags = PostTags.find(lines, title: found.line, body: text, comments: comments)
    }

    private static func body(_ lines: [PostLine], _ range: ClosedRange<Int>, title: Int?, _ scores: [Double]) -> [Int] {
        var start = range.lowerBound
        var body: [Int] = []
        if let title, title >= start { start = title + 1 }
        if let title, start - title > 0, start - title <= widestGap {
            // Between the title and the text stands what leads into it.
            let byline = (title + 1..<start).last { lines[$0].isMetadata } ?? title
            body = (title + 1..<start).filter { index in
                let line = lines[index]
                if line.kind == .prose { return true }
                let fewest = index < byline || byline == title ? 5 : 2
                return line.kind == .short && !line.isMetadata && !PostTags.isWordList(line.text)
                    && line.words >= fewest
            }
        }
        var isSkipping = false
        for index in start..<max(start, range.upperBound + 1) {
            let line = lines[index]
            if line.kind == .ending { isSkipping = true } else if scores[index] > 0 { isSkipping = false }
            if !isSkipping, line.kind == .prose || line.kind == .short, !line.isMetadata { body.append(index) }
        }
        return body + lastLines(lines, behind: range.upperBound, title: title)
    }

    /// Paragraphs of several sentences stay, wherever they stand, unless they are comments or stand in the text already.
    private static func withProse(_ chosen: [Int], _ lines: [PostLine], title: Int?, comments: Int) -> [Int] {
        let known = Set(chosen)
        let said = Set(chosen.map { lines[$0].text })
        let others = lines.indices.prefix(comments).filter { index in
            !known.contains(index) && index != title && lines[index].isParagraph && !said.contains(lines[index].text)
        }
        return others.isEmpty ? chosen : (chosen + others).sorted()
    }

    /// A heading or two between the text and the footer, over something that text can't show.
    private static func lastLines(_ lines: [PostLine], behind end: Int, title: Int?) -> [Int] {
        let short = lines[(end + 1)...].prefix { line in
            line.kind == .short && !line.isMetadata && title.map { !lines[$0].folded.hasPrefix(line.folded) } ?? true
        }
        guard (1...2).contains(short.count), short.endIndex < lines.count else { return [] }
        let next = lines[short.endIndex]
        let repeatsTitle = title.map { lines[$0].folded.hasPrefix(next.folded) } ?? false
        return repeatsTitle || next.kind == .footer ? Array(short.indices) : []
    }

    /// English words against those of its neighbours: in English text, `5/6/2020` is the sixth of May.
    private static func isEnglish(_ texts: some Sequence<String>) -> Bool {
        let english: Set<String> = ["the", "and", "of", "is"]
        let others: Set<String> = [
            "der", "die", "und", "le", "les", "et", "de", "el", "la", "y", "che", "il",
        ]
        var balance = 0
        for text in texts {
            for word in text.prefix(2000).split(separator: " ") where word.utf8.count <= 3 {
                let folded = word.lowercased()
                if english.contains(folded) { balance += 1 } else if others.contains(folded) { balance -= 1 }
            }
        }
        return balance > 0
    }
}
