/// A text archive cut into articles by the form of its lines.
struct DocumentSplit {
    struct Piece {
        /// All units of the article.
        var units: Range<Int>
        var title: Range<Int>
    }

    let units: LineUnits
    private(set) var labels: [LineLabel]
    private(set) var pieces: [Piece] = []
    private var titleLines: TitleLines?
    /// Whether separators say where articles begin.
    private(set) var isSeparated = false
    /// How much the articles have in common around their texts, 0 to 1: the mean of all; 1 where separators say where they begin.
    private(set) var support = 0.0
    /// The piece with which another layout begins; nil where all have one.
    private(set) var changeOfLayout: Int?
    private var common: CommonForms

    init(_ units: LineUnits, _ labeller: LineLabeller) {
        self.init(units, labels: labeller.labels(UnitFeatures(units)))
    }

    /// `labels`: of all units, as far as each tells for itself.
    init(_ units: LineUnits, labels: [LineLabel]) {
        self.units = units
        self.labels = labels
        common = CommonForms(units, labels, [])
        agreeOnEnds()
        cut()
        countForms()
        if takeOffCover() { countForms() }
        takeOffEnd()
        markCover()
        countForms()
        (support, changeOfLayout) = common.measured
        titleLines = TitleLines(units, labels, pieces)
    }

    /// Lines of one form stand over all articles, or under all of them.
    private mutating func agreeOnEnds() {
        // By-lines with one author or two differ in their form, and not in their first word.
        agreeOnEnds { shape in
            shape.saysDate ? shape.hashes[UnitShape.Skeleton.firstWord.rawValue] : nil
        }
        agreeOnEnds { shape in
            let hashes = shape.hashes
            return hashes[UnitShape.Skeleton.caseShape.rawValue] &* 31 &+ hashes[UnitShape.Skeleton.frame.rawValue]
        }
    }

    private mutating func agreeOnEnds(form: (UnitShape) -> UInt64?) {
        var alike: [UInt64: [Int]] = [:]
        for unit in labels.indices where labels[unit] == .above || labels[unit] == .foot {
            if let form = form(units.units[unit].shape) { alike[form, default: []].append(unit) }
        }
        // A line that recurs word for word says nothing of other lines with its form.
        for (form, members) in alike where members.count >= Self.fewestAlike {
            let words = Dictionary(grouping: members) {
                units.units[$0].shape.hashes[UnitShape.Skeleton.whole.rawValue]
            }
            for (text, same) in words where same.count >= Self.fewestAlike && same.count < members.count {
                alike[form]?.removeAll { same.contains($0) }
                alike[form &* 31 &+ text] = same
            }
        }
        let text = labels.indices.filter { labels[$0] == .body }
        guard let first = text.first, let last = text.last else { return }
        for members in alike.values where members.count >= Self.fewestAlike {
            // What stands before all text is no foot, and what stands behind it is no head.
            let (isHead, isFoot) = (members[0] < first, members[members.count - 1] > last)
            let feet = members.count { labels[$0] == .foot }
            if isHead != isFoot {
                for unit in members { labels[unit] = isHead ? .above : .foot }
            } else if feet * 3 >= members.count * 2 || feet * 3 <= members.count {
                for unit in members { labels[unit] = feet * 2 > members.count ? .foot : .above }
            }
        }
    }

    private static let fewestAlike = 3

    /// Before each title, and what stands over it.
    private mutating func cut() {
        var index = 0
        var starts: [(start: Int, title: Range<Int>)] = []
        while index < labels.count {
            guard labels[index] == .title else {
                index += 1
                continue
            }
            var end = index
            while end < labels.count, labels[end] == .title { end += 1 }
            var start = index
            while start > (starts.last?.title.upperBound ?? 0), [.above, .separator].contains(labels[start - 1]) {
                start -= 1
            }
            // What has no text between is one head.
            if let last = starts.last, !hasText(last.title.upperBound..<start) {
                if letters(index..<end) > letters(last.title) { starts[starts.count - 1].title = index..<end }
            } else {
                starts.append((start, index..<end))
            }
            index = end
        }
        for (number, piece) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1].start : labels.count
            pieces.append(Piece(units: (number == 0 ? 0 : piece.start)..<end, title: piece.title))
        }
        while pieces.count > 1, let last = pieces.last, !hasText(last.title.upperBound..<last.units.upperBound) {
            pieces.removeLast()
            pieces[pieces.count - 1].units = pieces[pieces.count - 1].units.lowerBound..<labels.count
        }
    }

    private mutating func countForms() { common = CommonForms(units, labels, pieces) }

    /// What stands before the first article, and has hardly any text and nothing in common with the articles, is none.
    private mutating func takeOffCover() -> Bool {
        guard pieces.count > 1 else { return false }
        let lengths = lengths
        guard lengths[0] < Self.textOfCover, lengths[0] * Self.timesTeaser < lengths.dropFirst().max() ?? 0,
            pieces.count == 2 || common.likeness(of: 0) * 2 < Self.leastSupport
        else { return false }
        for unit in pieces[0].units where labels[unit] != .body { labels[unit] = .navigation }
        pieces.removeFirst()
        pieces[0].units = 0..<pieces[0].units.upperBound
        return true
    }

    /// What stands over the separator of the first article is the cover of the document.
    private mutating func markCover() {
        guard let first = pieces.first, pieces.count > 1 else { return }
        let separator = first.units.prefix(while: { $0 < first.title.lowerBound }).first { unit in
            labels[unit] == .separator && isShared(unit, in: first)
        }
        guard let separator else { return }
        markCover(until: separator)
    }

    /// All but lines that are long enough to be text.
    private mutating func markCover(until separator: Int) {
        for unit in 0..<separator where labels[unit] != .body || units.units[unit].shape.columns < Self.textOfCover {
            labels[unit] = .navigation
        }
    }

    /// What stands behind the last article, and has hardly any text and no field that all others have, is none.
    private mutating func takeOffEnd() {
        guard pieces.count > 2, let last = pieces.last else { return }
        let lengths = lengths
        let usual = lengths.sorted()[lengths.count / 2]
        guard lengths[lengths.count - 1] * 3 <= min(usual, Self.textOfEnd),
            common.fields(of: pieces.count - 1) == 0,
            pieces.indices.dropLast().count(where: { common.fields(of: $0) > 1 }) * 10 >= (pieces.count - 1) * 9
        else { return }
        for unit in last.units where !units.units[unit].shape.isRule { labels[unit] = .navigation }
        pieces.removeLast()
        pieces[pieces.count - 1].units = pieces[pieces.count - 1].units.lowerBound..<labels.count
        countForms()
    }

    /// Where the pieces have too little in common, and those of one kind have all of it, the others are parts of those before them.
    ///
    /// Nil where that is not so.
    func withoutOddOnes(pageLines: Int) -> DocumentSplit? {
        guard support < Self.leastSupport else { return nil }
        let kinds = common.kinds.filter { $0.count > Self.few && $0.count * 9 >= pieces.count * 5 }
        let best = kinds.map { of($0) }.max { $0.support < $1.support }
        guard var best, best.support >= Self.supportOfKind, best.common.areMany else { return nil }
        best.titleLines = TitleLines(units, best.labels, best.pieces)
        return best.ofSeveral(pageLines: pageLines, onPage: false)
    }

    /// The same with some of the pieces, which take the others in.
    private func of(_ kept: [Int]) -> DocumentSplit {
        var split = self
        for index in kept[0]..<pieces.count where !kept.contains(index) {
            for unit in pieces[index].units where labels[unit] != .separator { split.labels[unit] = .body }
        }
        split.pieces = kept.indices.map { place in
            let next = place + 1 < kept.count ? pieces[kept[place + 1]].units.lowerBound : labels.count
            return Piece(
                units: (place == 0 ? 0 : pieces[kept[place]].units.lowerBound)..<next, title: pieces[kept[place]].title)
        }
        split.countForms()
        (split.support, split.changeOfLayout) = split.common.measured
        return split
    }

    private static let supportOfKind = 0.9

    /// The units of a piece that are its title.
    func titleUnits(of piece: Piece) -> [Int] {
        titleLines?.of(piece) ?? Array(piece.title)
    }

    private func letters(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + units.units[$1].shape.letters } }

    private func hasText(_ range: Range<Int>) -> Bool {
        range.contains { labels[$0] == .body || labels[$0] == .standfirst }
    }

    /// The document as one article with its fields at its ends; nil where a page stands around it, or nothing else than text.
    var asOne: DocumentSplit? {
        guard let first = pieces.first, first.title.lowerBound <= Self.linesOverTitle,
            labels.count(where: { [.navigation, .comment, .runningHead].contains($0) }) <= Self.fewPageLines,
            labels.contains(where: { [.above, .under, .foot].contains($0) })
        else { return nil }
        var one = self
        one.pieces = [Piece(units: 0..<labels.count, title: first.title)]
        one.countForms()
        (one.support, one.changeOfLayout) = one.common.measured
        one.titleLines = TitleLines(units, labels, one.pieces)
        return one
    }

    /// The document cut where it says itself that articles begin: by numbers, or by separators with lines of one form behind them.
    ///
    /// `pageLines`: as in `ofSeveral`.
    func separated(pageLines: Int) -> DocumentSplit? {
        let starts = SeparatedStarts(units)
        guard !starts.units.isEmpty,
            starts.areCounted || starts.units.count > Self.few || pageLines <= Self.fewPageLines
        else { return nil }
        var split = self
        let ends = starts.units.dropFirst() + [labels.count]
        split.pieces = zip(starts.units, ends).enumerated().map { number, range in
            let piece = (number == 0 ? 0 : range.0)..<range.1
            return Piece(units: piece, title: split.markTitle(from: range.0, to: range.1, isCounted: starts.areCounted))
        }
        if starts.units.count == 1 {
            split.markCoverOfOne(until: starts.units[0])
        } else if starts.areCounted {
            split.markCover(until: starts.units[0])
        }
        split.countForms()
        split.titleLines = TitleLines(units, split.labels, split.pieces)
        (split.isSeparated, split.support, split.changeOfLayout) = (true, 1, nil)
        return split
    }

    /// Nothing recurs in an export of one article: what stands over its counter is the cover, and the title stands over its fields.
    private mutating func markCoverOfOne(until counter: Int) {
        for unit in 0..<counter { labels[unit] = .navigation }
        let text = (counter..<labels.count).first { units.units[$0].shape.columns >= Self.textOfCover * 2 }
        let head = counter + 1..<max(counter + 1, text ?? labels.count)
        guard let field = head.first(where: { FieldLabels.read(line($0)) != nil }),
            let title = (head.lowerBound..<field).last(where: { !isField($0) })
        else { return }
        for unit in head where labels[unit] == .title {
            labels[unit] = unit < title ? .above : .under
        }
        labels[title] = .title
        pieces[0].title = title..<title + 1
    }

    private func line(_ unit: Int) -> String { units.store.text(units.units[unit].range).trimmingBlanks() }

    /// The lines that are labelled as a title, or the first one that could be it.
    private mutating func markTitle(from start: Int, to end: Int, isCounted: Bool) -> Range<Int> {
        let text = (start..<end).first { units.units[$0].shape.columns >= Self.textOfCover * 3 }
        let head = start..<max(start, text ?? end)
        if let first = head.first(where: { labels[$0] == .title }) {
            let last = (first..<head.upperBound).first { labels[$0] != .title } ?? head.upperBound
            for unit in start..<first where labels[unit] == .body { labels[unit] = .above }
            return first..<last
        }
        // A line that counts the articles stands over the title, or is all the title that there is.
        let isCounter =
            isCounted && start + 1 < end && !units.units[start].shape.isEnumerated
            && !units.units[start + 1].shape.hasNumericDate && !isField(start + 1)
        if isCounter { labels[start] = .separator }
        let title = isCounter ? start + 1 : start
        labels[title] = .title
        return title..<title + 1
    }

    private func isField(_ unit: Int) -> Bool {
        var reader = FieldReader(isDayFirst: false)
        return reader.read(line(unit)) && reader.published != nil
    }

    /// Nil where the document is one article, perhaps with teasers of others around it.
    ///
    /// `pageLines`: lines that are known to belong to a page and to no article. `onPage`: whether the page of a site stands around the text.
    func ofSeveral(pageLines: Int, onPage: @autoclosure () -> Bool) -> DocumentSplit? {
        guard pieces.count > 1, support >= Self.leastSupport else { return nil }
        let lengths = lengths.sorted()
        let (usual, longest) = (lengths[lengths.count / 2], lengths[lengths.count - 1])
        let areSeparated = areSeparated
        if !areSeparated, usual < Self.thinText || pieces.count <= Self.fewParts, usual * Self.timesTeaser < longest {
            return nil
        }
        if pieces.count <= Self.few, menus >= Self.linesOfMenus || onPage() { return nil }
        if !areSeparated, pieces.count <= Self.fewParts, datedPieces == 1 { return nil }
        if pieces.count == 2 {
            guard lengths[0] * Self.timesNote >= longest else { return nil }
            let areAlone = pageLines == 0 && lengths[0] * Self.timesLonger >= longest
            return (areAlone || common.areMany) && !sayTheSame ? self : nil
        }
        guard support < CommonForms.full else { return self }
        // One article among teasers; comments stand under names, articles under titles.
        let words = pieces.map { titleWords(of: $0) }.sorted()
        let second = lengths[lengths.count - 2]
        let shortest = words[support < Self.fairSupport ? words.count / 5 : words.count / 2]
        return second * Self.timesLonger >= longest && shortest >= Self.titleWords ? self : nil
    }

    private var menus: Int { labels.count { $0 == .navigation } }

    /// Nearly all archives have .9 and more in common, the parts of one article hardly ever .7.
    private static let leastSupport = 0.75
    /// With less in common than this, hardly any title has a word or two alone, as the names over comments have.
    private static let fairSupport = 0.85
    private static let timesLonger = 5
    private static let titleWords = 3
    /// So few pieces may be an article and what its page says of others.
    private static let few = 2
    private static let linesOfMenus = 30
    /// Of so few pieces a single one that has a date, or most of the text, is an article, and the others are its parts.
    private static let fewParts = 4
    /// More lines of a page than these, or lines over the title, are a page around the article.
    private static let fewPageLines = 2
    private static let linesOverTitle = 6
    /// Columns that no cover has.
    private static let textOfCover = 60
    /// Columns that only the text of an article has.
    private static let textOfEnd = 900
    /// Columns that a teaser does not have, and how much longer its article is.
    private static let thinText = 300
    private static let timesTeaser = 10
    /// A text is so many times as long as a note at its end.
    private static let timesNote = 25

    /// Of text without blanks two characters count as a word.
    private func titleWords(of piece: Piece) -> Int {
        titleUnits(of: piece).reduce(0) { sum, unit in
            let shape = units.units[unit].shape
            return sum + max(shape.words, shape.wideLetters / 2)
        }
    }

    /// Whether the same separator stands between all articles, or the same fields around all.
    private var areSeparated: Bool {
        let separated = pieces.count { piece in
            piece.units.contains { labels[$0] == .separator && isShared($0, in: piece) }
        }
        if separated > 1, separated * 10 >= (pieces.count - 1) * 9 { return true }
        return pieces.count > 2 && pieces.indices.allSatisfy { common.fields(of: $0) > Self.fewFields }
    }

    /// Teasers have a date and a name in common.
    private static let fewFields = 3

    /// Columns of text of each article.
    var lengths: [Int] {
        pieces.map { piece in
            piece.units.reduce(0) { labels[$1] == .body ? $0 + units.units[$1].shape.columns : $0 }
        }
    }

    /// Pieces with a line around their text that has a date.
    private var datedPieces: Int {
        pieces.count { piece in
            piece.units.contains {
                [.above, .under, .foot].contains(labels[$0])
                    && units.units[$0].shape.saysDate
            }
        }
    }

    /// Pages show a title twice: over the picture and over the text.
    private var sayTheSame: Bool {
        Set(
            pieces.map {
                titleUnits(of: $0).first.map { units.units[$0].shape.hashes[UnitShape.Skeleton.whole.rawValue] }
            }
        ).count == 1
    }

    /// Of the lines that recur around the articles, the share that is of a kind: the mean of all articles.
    func shareOfFurniture(_ isOfKind: (_ line: Int) -> Bool) -> Double {
        let shares = pieces.map { piece in
            let furniture = piece.units.filter {
                [.above, .under, .foot, .separator].contains(labels[$0]) && isShared($0, in: piece)
            }
            return Double(furniture.count { isOfKind(units.units[$0].line) }) / Double(max(1, furniture.count))
        }
        return shares.reduce(0, +) / Double(max(1, pieces.count))
    }

    /// Whether half of the articles have such a line.
    func isShared(_ unit: Int, in piece: Piece) -> Bool { common.isShared(unit, in: piece) }
}
