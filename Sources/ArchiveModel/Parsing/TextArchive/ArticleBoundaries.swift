/// Where an article begins, and how that is known.
struct ArticleStart: Comparable {
    enum Reason: Equatable {
        case layout
        case overByline
        case underByline
        case afterFooter
        case trait(String)
        case first
        /// Nothing in the document looks like a title.
        case wholeDocument

        /// For people.
        var sentence: String {
            switch self {
            case .layout: "the layout says so"
            case .overByline: "a by-line stands under it"
            case .underByline: "a by-line stands over it"
            case .afterFooter: "the by-line of the article before it ends above it"
            case .trait(let trait): "it is written like the other titles: \(trait)"
            case .first: "it is the first line over a paragraph"
            case .wholeDocument: "no line of the document looks like a title"
            }
        }
    }

    /// The first line of the article: its title, or the by-line over it.
    var line: Int
    var title: Int?
    var reason: Reason

    static func < (a: ArticleStart, b: ArticleStart) -> Bool { a.line < b.line }
}

/// Where the articles of a text archive begin, and which lines tell about them.
///
/// Titles stand at by-lines; titles that no by-line marks are found by what the known titles of the document have in common.
struct ArticleBoundaries {
    private(set) var starts: [ArticleStart] = []
    let bylines: BylineGroups
    /// The line at which the page goes on behind the last article.
    private(set) var pageEnd: Int
    private let lines: ArchiveLines
    private let footerCount: Int
    /// The line of the last by-line at an end; −1 for none.
    private let lastFooter: Int

    init(_ lines: ArchiveLines, layout: ArchiveLayout) {
        self.lines = lines
        pageEnd = lines.count
        bylines = BylineGroups(lines, place: layout.byline)
        footerCount = bylines.count(.atEnd)
        lastFooter = bylines.groups.last { $0.place == .atEnd }?.lines.lowerBound ?? -1
        findStarts(layout)
        dropCards()
        if starts.isEmpty { starts = [ArticleStart(line: 0, title: nil, reason: .wholeDocument)] }
    }

    /// Whether by-lines end their article: footers that most articles have, and none after this one.
    func ends(_ group: BylineGroup, before end: Int) -> Bool {
        guard group.place == .atEnd, footerCount * 2 > starts.count else { return false }
        return !bylines.placed(in: group.lines.upperBound..<end).contains { $0.place == .atEnd }
    }

    func end(of index: Int) -> Int { index + 1 < starts.count ? starts[index + 1].line : pageEnd }

    /// Whether what was cut are several articles, and not one with comments or teasers around it.
    var isArchive: Bool {
        guard starts.count > 1, let first = starts.first else { return false }
        if starts.count == 2, lines.hasMenu { return false }
        if starts.count <= Self.fewOnPage, lines.arePage, !areAlike(share: 1) { return false }
        let lengths = starts.indices.map(length)
        let text = lines.textLength(0..<first.line)
        // The article stands above, and what was cut are its comments.
        guard text <= lengths.reduce(0, +) else { return false }
        let areShort = areAlike && text < Self.thinText && lengths.allSatisfy { $0 >= Self.textOfNotice }
        guard areShort || areLong(lengths) else { return false }
        // Comments stand under names, articles under titles.
        let whole = starts.indices.filter { areShort || lengths[$0] >= Self.textOfBrief }
        let words = whole.map { titleWords(of: $0) }.sorted()
        return words[words.count / 2] >= 3
    }

    /// Whether known wordings say better where articles begin than the form of the lines does.
    ///
    /// By-lines of one shape with a date stand at nearly all of them, and the wordings know what recurs around the articles: lines
    /// that only their form tells to be no text would stay in it.
    func isSurer(than split: DocumentSplit) -> Bool {
        guard isArchive, areAlike(share: Self.shareOfAlike, withTraits: true),
            starts.count >= split.pieces.count || split.support < Self.sureSupport
        else { return false }
        if abs(starts.count - split.pieces.count) * 5 <= split.pieces.count, !haveTitles(of: split) { return false }
        if cutTitles(of: split) { return false }
        if takeHeadsForFeet { return false }
        // The form takes many articles for few where their titles differ by a number alone.
        if starts.count >= Self.timesMore * split.pieces.count, areAlike(share: Self.sureShare) { return true }
        return split.shareOfFurniture { lines[$0].isText && !lines[$0].isParagraphLike } < Self.mostUnknown
    }

    /// Whether by-lines end their articles, and yet one stands before the first article and none behind the last one.
    private var takeHeadsForFeet: Bool {
        guard footerCount * 2 > starts.count, let first = bylines.groups.first(where: { $0.place == .atEnd }),
            let start = starts.first
        else { return false }
        guard first.lines.lowerBound < (start.title ?? start.line) else { return false }
        return lastFooter <= starts[starts.count - 1].line || lines.textLength(min(lastFooter, pageEnd)..<pageEnd) > 0
    }

    /// Whether a good part of the articles has the title that the form of the lines gives them, where that is none of running text.
    private func haveTitles(of split: DocumentSplit) -> Bool {
        let units = split.pieces.flatMap { split.titleUnits(of: $0) }.map { split.units.units[$0] }
        let sentences = units.count { $0.shape.last == .fullStop && $0.shape.words >= Self.wordsOfSentence }
        guard sentences * 2 < units.count else { return true }
        let titles = Set(units.map(\.line))
        return starts.count { $0.title.map(titles.contains) ?? false } * 10 >= starts.count * 3
    }

    /// Whether many titles have two lines, of which the by-lines know one.
    private func cutTitles(of split: DocumentSplit) -> Bool {
        let titles = split.pieces.map { split.titleUnits(of: $0).map { split.units.units[$0].line } }
        let parts = Set(titles.filter { $0.count > 1 }.joined())
        return starts.count { $0.title.map(parts.contains) ?? false } * 10 >= starts.count * 3
    }

    private static let wordsOfSentence = 10
    private static let shareOfAlike = 0.8
    /// Documents in which the form was right had so much in common, those in which the by-lines were hardly ever.
    private static let sureSupport = 0.92
    private static let mostUnknown = 0.1
    private static let sureShare = 0.95
    private static let timesMore = 3

    /// Bytes of the article in the middle, ordered by their length; nil where there are too few to compare.
    var usualLength: Int? {
        guard starts.count >= Self.fewestToCompare else { return nil }
        return starts.indices.map(length).sorted()[starts.count / 2]
    }

    private static let fewestToCompare = 4

    /// Whether most of what was cut has the length of an article.
    private func areLong(_ lengths: [Int]) -> Bool {
        let whole = lengths.count { $0 >= Self.textOfBrief }
        guard whole > 1, whole * 2 >= lengths.count else { return false }
        // One article among teasers.
        let sorted = lengths.sorted(by: >)
        let usual = sorted[(sorted.count + 1) / 2]
        return usual >= Self.thinText || sorted[0] <= usual * Self.timesLonger
    }

    /// Characters of the text of an article.
    private func length(of index: Int) -> Int {
        var length = 0
        let end = end(of: index)
        for line in starts[index].line..<end where line != starts[index].title {
            if lines[line].boilerplate?.endsArticle == true { break }
            if let group = bylines.placed(at: line), ends(group, before: end) { break }
            if lines[line].isText || lines[line].kind == .related { length += lines[line].length }
        }
        return length
    }

    /// Whether nearly all articles state their day in by-lines of one shape: then no more is asked of them.
    private var areAlike: Bool { starts.count >= Self.fewestAlike && areAlike(share: Self.shareOfAlike) }

    /// `withTraits`: titles without a by-line count too where they are written as the others are.
    private func areAlike(share: Double, withTraits: Bool = false) -> Bool {
        var shapes: [Int32: Int] = [:]
        var traits = 0
        for index in starts.indices {
            let own = bylines.placed(in: starts[index].line..<end(of: index))
            if let dated = own.first(where: { $0.day != nil }) {
                shapes[dated.shape, default: 0] += 1
            } else if withTraits, isKnownTitle(starts[index].reason) {
                traits += 1
            }
        }
        return Double((shapes.values.max() ?? 0) + traits) >= Double(starts.count) * share
    }

    /// Whether a title was found that has lost its by-line, or stands behind the last line of an article.
    private func isKnownTitle(_ reason: ArticleStart.Reason) -> Bool {
        switch reason {
        case .trait, .afterFooter, .first: true
        case .layout, .overByline, .underByline, .wholeDocument: false
        }
    }

    /// So few by-lines may be those of one article and of what its page says of others.
    private static let fewOnPage = 4
    private static let fewestAlike = 3
    /// Columns of a notice: a sentence.
    private static let textOfNotice = 40

    /// Words of the title; of text without blanks two characters count as one.
    private func titleWords(of index: Int) -> Int {
        starts[index].title.map { line in
            let text = lines.text(line)
            let words = text.split { $0.isWhitespace }.count
            let wide = text.unicodeScalars.count { ColumnWidth.isWide($0) }
            return max(words, wide / 2)
        } ?? 0
    }

    /// The order in which the articles are dated: true for newest first, false for oldest first, nil for none.
    var isNewestFirst: Bool? {
        DateInference.isNewestFirst(
            starts.indices.compactMap { bylines.day(in: starts[$0].line..<end(of: $0)).map { Int($0) } })
    }

    /// Characters that the shortest articles have.
    private static let textOfBrief = 160
    /// An article is so many times as long as the teasers of others.
    private static let timesLonger = 10

    /// What is said of the layout to people.
    var layoutName: String {
        let places = BylinePlace.allCases.filter { bylines.count($0) > 0 }.map(\.rawValue)
        let name = places.isEmpty ? "titles" : "byline " + places.joined(separator: " and ")
        guard starts.count <= 1 else { return name }
        return places.isEmpty ? "single article" : "single article, \(name)"
    }
}

extension ArticleBoundaries {
    private mutating func findStarts(_ layout: ArchiveLayout) {
        var known: [Int: ArticleStart] = [:]
        for group in bylines.groups {
            guard let start = start(at: group) else { continue }
            known[start.title ?? start.line] = start
        }
        let traits = titleTraits(known)
        for (line, trait) in byTraits(traits) where known[line] == nil {
            known[line] = ArticleStart(line: line, title: line, reason: .trait(trait))
        }
        if let first = titleInPrelude(before: known.keys.min() ?? lines.count, traits: traits), known[first] == nil {
            known[first] = ArticleStart(line: first, title: first, reason: .first)
        }
        apply(layout, to: &known)
        starts = known.values.sorted()
        dropRepeatedTitles()
    }

    private func titleTraits(_ known: [Int: ArticleStart]) -> TitleTraits {
        var (titles, others) = (TitleTraits.Tally(), TitleTraits.Tally())
        for index in known.keys { lines.withBytes(index) { titles.add($0) } }
        for index in lines.indices where lines.opensText(index) && known[index] == nil {
            lines.withBytes(index) { others.add($0) }
        }
        return TitleTraits(of: titles, among: others)
    }

    /// Pages show a title twice: over the picture and over the text.
    private mutating func dropRepeatedTitles() {
        var previous: Int?
        starts = starts.filter { start in
            defer { previous = start.title }
            guard let title = start.title, let previous, start.reason != .layout, couldSayTheSame(title, previous)
            else { return true }
            let words = lines.text(title).foldedWords
            return words.isEmpty || words != lines.text(previous).foldedWords
        }
    }

    /// By the first letters, where both lines begin with one.
    private func couldSayTheSame(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (lines.withBytes(a) { $0.first ?? 0 }, lines.withBytes(b) { $0.first ?? 0 })
        return !first.isASCIILetter || !second.isASCIILetter || first | 0x20 == second | 0x20
    }

    /// What the reader says goes before what was found.
    private func apply(_ layout: ArchiveLayout, to known: inout [Int: ArticleStart]) {
        if layout.isSingle, let first = known.values.min() { known = [first.title ?? first.line: first] }
        let (wanted, unwanted) = (LinePatterns(layout.titles), LinePatterns(layout.notTitles))
        if !wanted.isEmpty {
            for index in lines.indices
            where known[index] == nil && !lines[index].isBlank && wanted.match(lines.text(index)) {
                known[index] = ArticleStart(line: index, title: index, reason: .layout)
            }
        }
        if !unwanted.isEmpty { known = known.filter { !unwanted.match(lines.text($0.key)) } }
    }

    private func start(at group: BylineGroup) -> ArticleStart? {
        switch group.place {
        case .underTitle:
            lines.content(before: group.lines.lowerBound).map { ArticleStart(line: $0, title: $0, reason: .overByline) }
        case .overTitle:
            lines.content(after: group.lines.upperBound - 1).map {
                ArticleStart(line: group.lines.lowerBound, title: $0, reason: .underByline)
            }
        case .atEnd: titleAfterFooter(group).map { ArticleStart(line: $0, title: $0, reason: .afterFooter) }
        case nil: nil
        }
    }

    private func titleAfterFooter(_ group: BylineGroup) -> Int? {
        guard let next = lines.content(after: group.lines.upperBound - 1), lines[next].isTitleLike,
            !opensPageEnd(between: group.lines.upperBound, and: next), let after = lines.content(after: next)
        else { return nil }
        if lines[after].isText { return lines[after].isParagraphLike || hasFooterAhead(from: after) ? next : nil }
        return isUnderTitle(after) ? next : nil
    }

    private func isUnderTitle(_ index: Int) -> Bool { bylines.placed(at: index)?.place == .underTitle }

    private func hasFooterAhead(from index: Int) -> Bool {
        lastFooter > index
    }

    /// After a pager or a comment form the page goes on, not the list of articles.
    private func opensPageEnd(between start: Int, and end: Int) -> Bool {
        lines[start..<end].contains { $0.boilerplate?.endsArticle == true }
    }

    private func byTraits(_ traits: TitleTraits) -> [(line: Int, trait: String)] {
        guard !traits.isEmpty else { return [] }
        var isInPageEnd = false
        let bothEnds = ArticlesWithBothBylines(bylines)
        return lines.indices.compactMap { index in
            if lines[index].boilerplate?.endsArticle == true { isInPageEnd = true }
            if isUnderTitle(index) { isInPageEnd = false }
            guard !isInPageEnd, lines[index].isTitleLike, let next = lines.content(after: index),
                lines[next].isParagraphLike || isUnderTitle(next), !bothEnds.hold(index),
                let trait = lines.withBytes(index, { traits.match($0) })
            else { return nil }
            return (index, trait)
        }
    }

    /// The first article of a document whose by-lines stand at the end, or that has none.
    private func titleInPrelude(before end: Int, traits: TitleTraits) -> Int? {
        let candidates = lines.indices.prefix(end).filter { index in
            lines.opensText(index) && (end == lines.count || lines.content(after: index).map { $0 < end } ?? false)
        }
        if bylines.count(.underTitle) > 0 || bylines.count(.overTitle) > 0 {
            // With by-lines at titles, what stands before the first of them is an article only when it reads like one.
            let hasFooter = bylines.placed(in: 0..<end).contains { $0.place == .atEnd }
            if !hasFooter {
                guard end < lines.count, lines.textLength(0..<end) > Self.textOfArticle else { return nil }
                return candidates.first { lines.withBytes($0, { traits.match($0) }) != nil }
            }
        }
        if let match = candidates.first(where: { lines.withBytes($0, { traits.match($0) }) != nil }) { return match }
        // Menus and names stand over one another; a title stands over a paragraph that is longer than itself.
        return candidates.first { index in
            lines.content(after: index).map { lines[$0].length > ArchiveLines.wholeParagraph } ?? false
        } ?? candidates.first
    }

    /// Characters of paragraphs that make an article of text without a by-line.
    private static let textOfArticle = 600
}

extension ArticleBoundaries {
    /// Pages end with cards: title, date and a line of other articles, worded otherwise than those of the articles above.
    private mutating func dropCards() {
        guard starts.count > 1 else { return }
        // Articles are where the text is; cards are many and short.
        let usual = starts.indices.reduce(into: Set<Int32>()) { shapes, index in
            if !isThin(index) { shapes.formUnion(self.shapes(of: index)) }
        }
        // Where all articles are short, nothing tells cards from them.
        guard !usual.isEmpty else { return }
        while starts.count > 1, let last = starts.last, last.reason != .layout,
            shapes(of: starts.count - 1).isDisjoint(with: usual),
            isThin(starts.count - 1) || pageEnd(in: starts.count - 2) != nil && !shapes(of: starts.count - 1).isEmpty
        {
            pageEnd = last.line
            starts.removeLast()
        }
    }

    /// Where the page ends within an article: what comes behind it is worded like the articles above, or is none.
    private func pageEnd(in index: Int) -> Int? {
        (starts[index].line..<end(of: index)).first { lines[$0].boilerplate == .pageEnds }
    }

    private func shapes(of index: Int) -> Set<Int32> {
        Set(bylines.placed(in: starts[index].line..<(pageEnd(in: index) ?? end(of: index))).map(\.shape))
    }

    /// Characters of paragraphs that an article has at least, where its page says nothing else.
    private static let thinText = 300

    private func isThin(_ index: Int) -> Bool {
        lines.textLength((starts[index].line..<end(of: index)).dropFirst()) < Self.thinText
    }
}

/// Where articles have a by-line under the title and another one at the end, nothing between the two is a title.
private struct ArticlesWithBothBylines {
    private let groups: [BylineGroup]
    private let isUsual: Bool

    init(_ bylines: BylineGroups) {
        groups = bylines.groups.filter { $0.place != nil }
        let pairs = zip(groups, groups.dropFirst()).count { $0.place == .underTitle && $1.place == .atEnd }
        isUsual = pairs * 2 > bylines.count(.underTitle)
    }

    /// Whether a line stands between the by-lines of one article.
    func hold(_ line: Int) -> Bool {
        guard isUsual else { return false }
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].lines.upperBound <= line { low = middle + 1 } else { high = middle }
        }
        return low > 0 && low < groups.count && groups[low - 1].place == .underTitle && groups[low].place == .atEnd
    }
}
