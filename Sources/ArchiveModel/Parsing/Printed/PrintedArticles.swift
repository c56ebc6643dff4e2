/// Several articles as `dossier show` prints them: each under a heavy rule, with its title, a line about it, its address and its tags.
///
/// Nothing is guessed here: the form says where an article begins and what each line of its head is.
public struct PrintedArticles {
    /// A line of the rule over each article is made of this sign.
    public static let ruleSign: Character = "━"
    /// Stands in the place of a missing title.
    public static let noTitle = "Untitled"
    /// A rule of fewer signs is something else.
    private static let shortestRule = 20

    private let source: SourceText
    /// The lines of the rules.
    private let starts: [Int]

    /// Nil for a text that does not begin with such a rule.
    init?(_ source: SourceText) {
        guard source.lines.indices.first.map({ Self.isRule($0, source) }) == true else { return nil }
        self.source = source
        starts = source.lines.indices.filter { Self.isRule($0, source) }
    }

    var count: Int { starts.count }

    func article(_ index: Int) -> ParsedArticle {
        let end = index + 1 < starts.count ? starts[index + 1] : source.lines.count
        let range = starts[index] + 1..<end
        let head = range.prefix { !source.text($0).isEmpty }
        var article = ParsedArticle()
        let measure = source.text(starts[index]).count
        takeHead(head.map { source.text($0) }, measure: measure, into: &article)
        article.byteRange = source.lines[starts[index]].byteOffset..<source.byteEnd(end - 1)
        article.body =
            PrintedBody((head.endIndex..<end).map { source.text($0) }, measure: measure).body
        return article
    }

    /// The lines of a head from the last one up; what is left is the title.
    private func takeHead(_ lines: [String], measure: Int, into article: inout ParsedArticle) {
        var lines = lines[...]
        while lines.count > 1, let last = lines.last, let fact = PrintedFact.read(last) {
            article.facts.insert(fact, at: 0)
            lines.removeLast()
        }
        while lines.count > 1, let last = lines.last, last.hasPrefix("#") {
            article.tags = Self.tags(last) + article.tags
            lines.removeLast()
        }
        if lines.count > 1, let last = lines.last, last.contains("://"), !last.contains(" ") {
            article.link = last
            lines.removeLast()
        }
        // A long line about the article goes on in the next one, and so does a long title.
        let printed = PrintedLines(measure: measure)
        let starts = lines.indices.dropFirst()
        let firstOther = starts.first { !printed.isWrapped(lines, before: $0) } ?? lines.endIndex
        let candidates = [firstOther] + starts.filter { $0 < firstOther }.reversed()
        for start in candidates where start < lines.endIndex {
            guard let byline = PrintedByline(lines[start...].joined(separator: " ")) else { continue }
            byline.add(to: &article)
            lines = lines[..<start]
            break
        }
        let title = lines.joined(separator: " ").foldingBlanks()
        article.title = title == Self.noTitle ? "" : title
    }

    /// Blanks within a tag are no-break spaces.
    private static func tags(_ line: String) -> [Tag] {
        line.split(separator: " ").map {
            Tag(String($0.dropFirst()).foldingBlanks(), origin: .keyword, why: "tag of the article")
        }
    }

    private static func isRule(_ index: Int, _ source: SourceText) -> Bool {
        let bytes = source.lines[index].range.count
        guard bytes >= shortestRule * 3 else { return false }
        return source.text(index).allSatisfy { $0 == ruleSign }
    }
}
