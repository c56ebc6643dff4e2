/// Where the articles of a text archive begin, and which lines tell about them.
///
/// By-lines stand under the title or at the article's end. Which of the two a document does is decided by all by-lines of the same
/// shape together: what stands before and after each of them. Titles that no by-line marks are found by what the known titles of
/// the document have in common.
struct ArticleBoundaries {
    struct Metadata {
        enum Place { case header, footer, none }

        /// Line indices, by-lines with nothing but blanks between them.
        var lines: Range<Int>
        var place: Place
    }

    private(set) var titles: [Int] = []
    private(set) var metadata: [Metadata] = []
    private var footerCount = 0
    /// The line at which the page goes on behind the last article.
    private(set) var pageEnd: Int
    /// The group to which a line belongs.
    private var groupByLine: [Int: Int] = [:]
    private let lines: [DocumentLine]

    init(_ lines: [DocumentLine]) {
        self.lines = lines
        pageEnd = lines.count
        metadata = groups()
        for (index, group) in metadata.enumerated() {
            for line in group.lines { groupByLine[line] = index }
        }
        vote()
        placeLikeOthers()
        footerCount = metadata.count { $0.place == .footer }
        titles = findTitles()
        dropCards()
    }

    /// The by-lines at a line, where they were given a place.
    func placedMetadata(at line: Int) -> Metadata? {
        guard let index = groupByLine[line], metadata[index].place != .none else { return nil }
        return metadata[index]
    }

    /// Whether by-lines end their article: footers that most articles have, and none after this one.
    func ends(_ group: Metadata, before end: Int) -> Bool {
        guard group.place == .footer, footerCount * 2 > titles.count else { return false }
        return !metadata.contains {
            $0.place == .footer && $0.lines.lowerBound >= group.lines.upperBound && $0.lines.lowerBound < end
        }
    }

    /// What is said of the layout to people.
    var layout: String {
        let headers = metadata.count { $0.place == .header }
        let footers = metadata.count { $0.place == .footer }
        if titles.count <= 1, headers + footers == 0 { return "single article" }
        let place =
            headers > 0 && footers > 0
            ? "byline under the title, footer"
            : headers > 0 ? "byline under the title" : footers > 0 ? "byline at the end" : "titles"
        return titles.count <= 1 ? "single article, \(place)" : place
    }
}

extension ArticleBoundaries {
    /// Pages end with cards: title, date and a line of other articles, worded otherwise than those of the articles above.
    private mutating func dropCards() {
        guard titles.count > 1 else { return }
        // Articles are where the text is; cards are many and short.
        let usual = titles.indices.filter { !isThin(titles[$0]..<segmentEnd($0)) }
            .reduce(into: Set<String>()) { $0.formUnion(shapes(in: titles[$1]..<segmentEnd($1))) }
        while titles.count > 1, let last = titles.last, shapes(in: last..<pageEnd).isDisjoint(with: usual),
            isThin(last..<pageEnd)
        {
            pageEnd = last
            titles.removeLast()
        }
    }

    private func segmentEnd(_ index: Int) -> Int { index + 1 < titles.count ? titles[index + 1] : pageEnd }

    private func shapes(in range: Range<Int>) -> Set<String> {
        Set(metadata.filter { $0.place != .none && range.contains($0.lines.lowerBound) }.map(shape))
    }

    private func isThin(_ range: Range<Int>) -> Bool { textLength(range) < Self.thinText }

    /// UTF-8 bytes in whole paragraphs.
    private func textLength(_ range: Range<Int>) -> Int {
        range.dropFirst().reduce(0) { sum, line in
            let length = lines[line].text.utf8.count
            return length > Self.wholeParagraph && lines[line].isParagraphLike ? sum + length : sum
        }
    }

    /// UTF-8 bytes of paragraphs that an article has at least, where its page says nothing else.
    private static let thinText = 300

    private func groups() -> [Metadata] {
        var groups: [Metadata] = []
        var previous: Int?
        for index in lines.indices where !lines[index].isBlank {
            if lines[index].byline != nil {
                if let last = previous, lines[last].byline != nil, let group = groups.last,
                    group.lines.upperBound == last + 1
                {
                    groups[groups.count - 1].lines = group.lines.lowerBound..<index + 1
                } else {
                    groups.append(Metadata(lines: index..<index + 1, place: .none))
                }
            }
            previous = index
        }
        return groups
    }

    /// The shape of a group: which facts it states, and its first words.
    private func shape(_ group: Metadata) -> String {
        let bylines = lines[group.lines].compactMap(\.byline)
        var parts: Set<String> = []
        for byline in bylines {
            if !byline.authors.isEmpty { parts.insert("author") }
            if byline.published != nil { parts.insert("date") }
            if !byline.categories.isEmpty { parts.insert("categories") }
            if !byline.tags.isEmpty { parts.insert("tags") }
        }
        let opening = bylines.first?.template.split(separator: "|").first.map { String($0) } ?? ""
        return parts.isDisjoint(with: ["author", "date"])
            ? "footer " + opening : parts.sorted().joined(separator: " ") + " " + opening
    }

    private mutating func vote() {
        var headerVotes: [String: Int] = [:]
        var footerVotes: [String: Int] = [:]
        let shapes = metadata.map(shape)
        for (group, shape) in zip(metadata, shapes) {
            if couldBeHeader(group) { headerVotes[shape, default: 0] += 1 }
            if couldBeFooter(group) { footerVotes[shape, default: 0] += 1 }
        }
        for (index, shape) in shapes.enumerated() {
            let (header, footer) = (headerVotes[shape] ?? 0, footerVotes[shape] ?? 0)
            if header > footer, couldBeHeader(metadata[index]) {
                metadata[index].place = .header
            } else if footer >= header, couldBeFooter(metadata[index]) {
                metadata[index].place = .footer
            }
        }
    }

    /// By-lines that are word for word like placed ones have their place too, whatever stands around them.
    private mutating func placeLikeOthers() {
        func wording(_ group: Metadata) -> String {
            lines[group.lines].compactMap { $0.byline?.template }.joined(separator: "\n")
        }
        var footers: [String: Int] = [:]
        for group in metadata where group.place == .footer { footers[wording(group), default: 0] += 1 }
        for index in metadata.indices where metadata[index].place == .none {
            guard footers[wording(metadata[index])] ?? 0 >= Self.fewestAlike,
                let above = contentBefore(metadata[index].lines.lowerBound), lines[above].isText
            else { continue }
            metadata[index].place = .footer
        }
    }

    private static let fewestAlike = 3

    /// A title stands above it, and text below.
    private func couldBeHeader(_ group: Metadata) -> Bool {
        guard let above = contentBefore(group.lines.lowerBound), lines[above].isTitleLike,
            let below = contentAfter(group.lines.upperBound - 1), lines[below].isText
        else { return false }
        let says = lines[group.lines].compactMap(\.byline).contains { !$0.authors.isEmpty || $0.published != nil }
        return says && !(lines[above].isParagraphLike && lines[above].text.count > 150)
    }

    /// Text stands above it, and a title, the page's own lines or nothing below.
    private func couldBeFooter(_ group: Metadata) -> Bool {
        guard let above = contentBefore(group.lines.lowerBound), lines[above].isText else { return false }
        guard let below = lines[group.lines.upperBound...].firstIndex(where: { !$0.isBlank }) else { return true }
        if lines[below].boilerplate != nil { return true }
        return lines[below].isTitleLike && !(lines[below].isParagraphLike && lines[below].text.count > 150)
    }

    private func contentBefore(_ index: Int) -> Int? {
        lines[..<index].lastIndex { !$0.isBlank && $0.boilerplate == nil }
    }

    private func contentAfter(_ index: Int) -> Int? {
        lines[(index + 1)...].firstIndex { !$0.isBlank && $0.boilerplate == nil }
    }
}

extension ArticleBoundaries {
    /// UTF-8 bytes of a paragraph that is no menu entry, name or question.
    private static let wholeParagraph = 110

    private func findTitles() -> [Int] {
        var known: Set<Int> = []
        for group in metadata {
            switch group.place {
            case .header:
                if let title = contentBefore(group.lines.lowerBound) { known.insert(title) }
            case .footer:
                if let title = titleAfterFooter(group) { known.insert(title) }
            case .none: break
            }
        }
        let traits = TitleTraits(
            of: known.map { lines[$0].text },
            among: lines.indices.filter { !known.contains($0) && opensText($0) }.map { lines[$0].text })
        known.formUnion(byTraits(traits))
        if let first = titleInPrelude(before: known.min() ?? lines.count, traits: traits) { known.insert(first) }
        return known.sorted()
    }

    /// A line that could be a title, with a paragraph under it.
    private func opensText(_ index: Int) -> Bool {
        guard lines[index].isTitleLike, let next = contentAfter(index) else { return false }
        return lines[next].isParagraphLike
    }

    private func titleAfterFooter(_ group: Metadata) -> Int? {
        guard let next = contentAfter(group.lines.upperBound - 1), lines[next].isTitleLike,
            !opensPageEnd(between: group.lines.upperBound, and: next), let after = contentAfter(next)
        else { return nil }
        if lines[after].isText { return lines[after].isParagraphLike || hasFooterAhead(from: after) ? next : nil }
        return isHeader(after) ? next : nil
    }

    private func isHeader(_ index: Int) -> Bool {
        placedMetadata(at: index)?.place == .header
    }

    private func hasFooterAhead(from index: Int) -> Bool {
        metadata.last { $0.place == .footer }.map { $0.lines.lowerBound > index } ?? false
    }

    /// After a pager or a comment form the page goes on, not the list of articles.
    private func opensPageEnd(between start: Int, and end: Int) -> Bool {
        lines[start..<end].contains { line in
            switch line.boilerplate {
            case .commentsBegin?, .pageEnds?: true
            default: false
            }
        }
    }

    private func byTraits(_ traits: TitleTraits) -> [Int] {
        guard !traits.isEmpty else { return [] }
        var inPageEnd = false
        return lines.indices.filter { index in
            switch lines[index].boilerplate {
            case .commentsBegin?, .pageEnds?: inPageEnd = true
            default: break
            }
            if placedMetadata(at: index)?.place == .header { inPageEnd = false }
            guard !inPageEnd, lines[index].isTitleLike, traits.match(lines[index].text), let next = contentAfter(index)
            else { return false }
            return lines[next].isParagraphLike || isHeader(next)
        }
    }

    /// The first article of a document whose by-lines stand at the end, or that has none.
    private func titleInPrelude(before end: Int, traits: TitleTraits) -> Int? {
        let candidates = lines.indices.prefix(end).filter { index in
            guard lines[index].isTitleLike, let next = contentAfter(index), next < end || end == lines.count else {
                return false
            }
            return lines[next].isParagraphLike
        }
        let hasHeaders = metadata.contains { $0.place == .header }
        if hasHeaders {
            // With by-lines under titles, what stands before the first of them is an article only when it reads like one.
            let words = lines.prefix(end).filter { $0.isParagraphLike }.reduce(0) { $0 + $1.text.utf8.count }
            let hasFooter = metadata.contains { $0.place == .footer && $0.lines.upperBound <= end }
            guard hasFooter || (words > 600 && end < lines.count && traits.isEmpty == false) else { return nil }
            if !hasFooter { return candidates.first { traits.match(lines[$0].text) } }
        }
        if !traits.isEmpty, let match = candidates.first(where: { traits.match(lines[$0].text) }) { return match }
        // Menus and names stand over one another; a title stands over a paragraph that is longer than itself.
        return candidates.first { index in
            contentAfter(index).map { lines[$0].text.utf8.count > Self.wholeParagraph } ?? false
        } ?? candidates.first
    }
}
