/// By-lines with nothing but blanks between them, and where they stand.
struct BylineGroup {
    /// Line indices.
    var lines: Range<Int>
    var place: BylinePlace?
    /// Groups of the same shape state the same facts after the same first words.
    var shape: Int32
    /// Groups of the same wording are word for word alike, but for what changes from article to article.
    var wording: Int32
    /// Of the first date of publication; nil where none is stated.
    var day: Int32?
    /// Whether somebody is named or a day is.
    var saysWhoOrWhen: Bool
}

/// Finds the by-lines of a document and decides by all of the same shape together where they stand.
///
/// Each one votes by what stands before and after it.
struct BylineGroups {
    private(set) var groups: [BylineGroup] = []
    private var shapes = NumberedTexts()
    private var wordings = NumberedTexts()
    private let lines: ArchiveLines

    /// `place`: where the reader says they stand.
    init(_ lines: ArchiveLines, place: BylinePlace?) {
        self.lines = lines
        find()
        if let place {
            for index in groups.indices where could(groups[index], stand: place) { groups[index].place = place }
        } else {
            vote()
            placeLikeOthers()
        }
    }

    /// The by-lines at a line, where they were given a place.
    func placed(at line: Int) -> BylineGroup? {
        guard lines[line].isByline else { return nil }
        let index = firstGroup(endingBehind: line)
        guard index < groups.count, groups[index].lines.contains(line), groups[index].place != nil else { return nil }
        return groups[index]
    }

    func count(_ place: BylinePlace) -> Int { groups.count { $0.place == place } }

    /// Groups with a place that begin in a range of lines.
    func placed(in range: Range<Int>) -> some Sequence<BylineGroup> {
        let first = firstGroup(endingBehind: range.lowerBound)
        return groups[first...].lazy.prefix { $0.lines.lowerBound < range.upperBound }
            .filter { $0.place != nil && $0.lines.lowerBound >= range.lowerBound }
    }

    /// The first date that by-lines state in a range of lines; those with a place go before others.
    func day(in range: Range<Int>) -> Int32? {
        let dated = groups[firstGroup(endingBehind: range.lowerBound)...].lazy
            .prefix { $0.lines.lowerBound < range.upperBound }.filter { $0.day != nil }
        return (dated.first { $0.place != nil } ?? dated.first)?.day
    }

    private func firstGroup(endingBehind line: Int) -> Int {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].lines.upperBound <= line { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension BylineGroups {
    private mutating func find() {
        var index = 0
        let facts = lines.bylines
        while index < facts.count {
            var end = index + 1
            while end < facts.count, lines.next(after: facts[end - 1].line) == facts[end].line { end += 1 }
            groups.append(group(of: facts[index..<end]))
            index = end
        }
    }

    private mutating func group(of facts: ArraySlice<BylineFacts>) -> BylineGroup {
        let templates = facts.map { lines.templates[$0.template] }
        let (first, last) = (facts.first?.line ?? 0, facts.last?.line ?? 0)
        let day = facts.lazy.compactMap(\.day).first
        return BylineGroup(
            lines: first..<last + 1, place: nil, shape: shapes.number(Self.shape(of: facts, templates[0])),
            wording: wordings.number(templates.joined(separator: "\n")), day: day,
            saysWhoOrWhen: day != nil || facts.contains(where: \.saysAuthor))
    }

    private static func shape(of facts: ArraySlice<BylineFacts>, _ template: String) -> String {
        var said = ""
        if facts.contains(where: \.saysAuthor) { said += "author " }
        if facts.contains(where: { $0.day != nil }) { said += "date " }
        let opening = template.prefix { $0 != "|" }
        if said.isEmpty { return "footer " + opening }
        if facts.contains(where: \.saysCategories) { said += "categories " }
        if facts.contains(where: \.saysTags) { said += "tags " }
        return said + opening
    }

    private mutating func vote() {
        struct Votes { var under = 0, over = 0, end = 0, first = Int.max, last = 0 }
        var votes = [Votes](repeating: Votes(), count: shapes.texts.count)
        for group in groups {
            var tally = votes[Int(group.shape)]
            if could(group, stand: .underTitle) { tally.under += 1 }
            if could(group, stand: .overTitle) { tally.over += 1 }
            if could(group, stand: .atEnd) { tally.end += 1 }
            tally.first = min(tally.first, group.lines.lowerBound)
            tally.last = group.lines.upperBound
            votes[Int(group.shape)] = tally
        }
        let places = votes.map { tally -> BylinePlace in
            if tally.over >= max(2, tally.end), tally.over > tally.under,
                !lines.hasParagraph(in: 0..<tally.first), lines.hasParagraph(in: tally.last..<lines.count)
            {
                return .overTitle
            }
            return tally.under > tally.end ? .underTitle : .atEnd
        }
        for index in groups.indices {
            let place = places[Int(groups[index].shape)]
            if could(groups[index], stand: place) { groups[index].place = place }
        }
    }

    /// By-lines that are word for word like placed ones have their place too, whatever stands around them.
    private mutating func placeLikeOthers() {
        let fewestAlike = 3
        var footers = [Int](repeating: 0, count: wordings.texts.count)
        for group in groups where group.place == .atEnd { footers[Int(group.wording)] += 1 }
        for index in groups.indices where groups[index].place == nil {
            guard footers[Int(groups[index].wording)] >= fewestAlike,
                let above = lines.content(before: groups[index].lines.lowerBound), lines[above].isText
            else { continue }
            groups[index].place = .atEnd
        }
    }

    private func could(_ group: BylineGroup, stand place: BylinePlace) -> Bool {
        let above = lines.content(before: group.lines.lowerBound)
        let below = lines.content(after: group.lines.upperBound - 1)
        switch place {
        case .underTitle:
            // A title stands above it, and text below.
            guard let above, lines.couldBeTitle(above), let below, lines[below].isText else { return false }
            return group.saysWhoOrWhen
        case .overTitle:
            guard let below, lines.couldBeTitle(below), let next = lines.content(after: below) else { return false }
            return lines[next].isParagraphLike
        case .atEnd:
            // Text stands above it, and a title, the page's own lines or nothing below.
            guard let above, lines[above].isText else { return false }
            guard let next = lines.next(after: group.lines.upperBound - 1) else { return true }
            return lines[next].boilerplate != nil || lines.couldBeTitle(next)
        }
    }
}
