/// By-lines with nothing but blanks between them, and where they stand.
struct BylineGroup {
    /// Line indices.
    var lines: Range<Int>
    var place: BylinePlace?
    /// Groups of the same shape state the same facts after the same first words.
    var shape: String
}

/// Finds the by-lines of a document and decides by all of the same shape together where they stand.
///
/// Each one votes by what stands before and after it.
struct BylineGroups {
    private(set) var groups: [BylineGroup]
    /// Indices of `groups` by line.
    private var groupByLine: [Int: Int] = [:]
    private let lines: ArchiveLines

    /// `place`: where the reader says they stand.
    init(_ lines: ArchiveLines, place: BylinePlace?) {
        self.lines = lines
        groups = Self.find(in: lines)
        for (index, group) in groups.enumerated() {
            for line in group.lines { groupByLine[line] = index }
        }
        if let place {
            for index in groups.indices where could(groups[index], stand: place) { groups[index].place = place }
        } else {
            vote()
            placeLikeOthers()
        }
    }

    /// The by-lines at a line, where they were given a place.
    func placed(at line: Int) -> BylineGroup? {
        guard let index = groupByLine[line], groups[index].place != nil else { return nil }
        return groups[index]
    }

    func count(_ place: BylinePlace) -> Int { groups.count { $0.place == place } }

    /// Groups with a place that begin in a range of lines.
    func placed(in range: Range<Int>) -> ArraySlice<BylineGroup> {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].lines.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return groups[low...].prefix { $0.lines.lowerBound < range.upperBound }.filter { $0.place != nil }[...]
    }
}

extension BylineGroups {
    private static func find(in lines: ArchiveLines) -> [BylineGroup] {
        var groups: [BylineGroup] = []
        var isOpen = false
        for index in lines.indices where !lines[index].isBlank {
            let isByline = lines[index].byline != nil
            if isByline, isOpen {
                groups[groups.count - 1].lines = groups[groups.count - 1].lines.lowerBound..<index + 1
            } else if isByline {
                groups.append(BylineGroup(lines: index..<index + 1, place: nil, shape: ""))
            }
            isOpen = isByline
        }
        for index in groups.indices { groups[index].shape = shape(of: lines[groups[index].lines]) }
        return groups
    }

    private static func shape(of lines: ArraySlice<DocumentLine>) -> String {
        let bylines = lines.compactMap(\.byline)
        var facts = ""
        if bylines.contains(where: { !$0.authors.isEmpty }) { facts += "author " }
        if bylines.contains(where: { $0.published != nil }) { facts += "date " }
        let opening = bylines.first?.template.prefix { $0 != "|" } ?? ""
        if facts.isEmpty { return "footer " + opening }
        if bylines.contains(where: { !$0.categories.isEmpty }) { facts += "categories " }
        if bylines.contains(where: { !$0.tags.isEmpty }) { facts += "tags " }
        return facts + opening
    }

    private mutating func vote() {
        struct Votes { var under = 0, over = 0, end = 0, first = Int.max, last = 0 }
        var votes: [String: Votes] = [:]
        for group in groups {
            var tally = votes[group.shape] ?? Votes()
            if could(group, stand: .underTitle) { tally.under += 1 }
            if could(group, stand: .overTitle) { tally.over += 1 }
            if could(group, stand: .atEnd) { tally.end += 1 }
            tally.first = min(tally.first, group.lines.lowerBound)
            tally.last = group.lines.upperBound
            votes[group.shape] = tally
        }
        let places = votes.mapValues { tally -> BylinePlace in
            if tally.over >= max(2, tally.end), tally.over > tally.under,
                !lines.hasParagraph(in: 0..<tally.first), lines.hasParagraph(in: tally.last..<lines.count)
            {
                return .overTitle
            }
            return tally.under > tally.end ? .underTitle : .atEnd
        }
        for index in groups.indices {
            if let place = places[groups[index].shape], could(groups[index], stand: place) {
                groups[index].place = place
            }
        }
    }

    /// By-lines that are word for word like placed ones have their place too, whatever stands around them.
    private mutating func placeLikeOthers() {
        let fewestAlike = 3
        func wording(_ group: BylineGroup) -> String {
            lines[group.lines].compactMap { $0.byline?.template }.joined(separator: "\n")
        }
        var footers: [String: Int] = [:]
        for group in groups where group.place == .atEnd { footers[wording(group), default: 0] += 1 }
        for index in groups.indices where groups[index].place == nil {
            guard footers[wording(groups[index])] ?? 0 >= fewestAlike,
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
            return lines[group.lines].contains { line in
                line.byline.map { !$0.authors.isEmpty || $0.published != nil } ?? false
            }
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
