/// Makes the articles of a document that was cut by the form of its lines.
struct SplitArticles {
    private let split: DocumentSplit
    let lines: ArchiveLines
    private let captions: CaptionSplitter
    private let dresses: TitleDresses
    private let isDayFirst: Bool
    private let isTraced: Bool
    private let fallbackTitle: String
    /// What is doubtful about the whole split.
    private let likeness: [String]
    /// Columns of the article in the middle, ordered by their length; nil where there are too few to compare.
    private let usualLength: Int?
    /// The number that each article has in its database, where all have one and none the same.
    private let accessions: [String]
    private let cover: ExportCover?
    /// Of a document that is one article, and no export, what its page says of it.
    private let post: SavedPost?

    init(_ split: DocumentSplit, lines: ArchiveLines, captions: CaptionSplitter, fallbackTitle: String, isTraced: Bool)
    {
        post = split.pieces.count == 1 && !split.isSeparated ? SavedPost(lines) : nil
        self.split = split
        self.lines = lines
        self.captions = captions
        self.isTraced = isTraced
        self.fallbackTitle = fallbackTitle
        cover = split.pieces.count == 1 && !split.isSeparated ? nil : ExportCover(split, lines)
        accessions = Self.accessions(of: split, lines)
        likeness = split.pieces.count == 1 ? [] : Doubts.ofLikeness(split.support)
        usualLength = split.pieces.count < 4 ? nil : split.lengths.sorted()[split.pieces.count / 2]
        let change = split.changeOfLayout
        let titles = split.pieces.prefix((change ?? 0) + Self.piecesToLearnFrom).map { piece in
            let title = SplitTitle(of: piece, split, lines)
            return title.isLabelled ? "" : title.text
        }
        dresses = TitleDresses(titles, change: change)
        isDayFirst =
            DayOrder(
                split.units.units.indices.lazy
                    .filter { [.above, .under, .foot].contains(split.labels[$0]) }
                    .map { lines.text(split.units.units[$0].line).withPlainSpaces }
            ).isDayFirst
    }

    /// What articles have in common shows in so many of them.
    private static let piecesToLearnFrom = 500

    var count: Int { split.pieces.count }

    func article(_ index: Int, byteCount: Int) -> ParsedArticle {
        let piece = split.pieces[index]
        var article = ParsedArticle()
        let title = SplitTitle(of: piece, split, lines)
        let dress = dresses[index]
        article.title = title.text.isEmpty ? fallbackTitle : title.isLabelled ? title.text : dress.undressed(title.text)
        if title.isLabelled || article.title != title.text {
            for unit in title.units {
                leaveOut(split.units.units[unit].line, TitleDress.reason, &article, isTold: false)
            }
        }
        let end = index + 1 < split.pieces.count ? offset(split.pieces[index + 1].units.lowerBound) : byteCount
        article.byteRange = (index == 0 ? 0 : offset(piece.units.lowerBound))..<end
        var fields = Fields(shared: FieldReader(isDayFirst: isDayFirst), own: FieldReader(isDayFirst: isDayFirst))
        if let date = dress.date(of: title.text) { fields.shared.read(date) }
        let content = content(of: piece, title: title.units, &fields, &article)
        take(fields, into: &article)
        let reader = BlockReader(
            lines: lines, indices: content, title: article.title, captions: captions, wantsDateline: false)
        let blocks = reader.read()
        article.body = blocks.body
        article.related = blocks.related
        article.updated = article.updated ?? blocks.updated
        if count == 1, let unit = title.units.first {
            let own = TitleDress.withoutCounter(article.title, above: article.body.text)
            if own != article.title {
                leaveOut(split.units.units[unit].line, TitleDress.reason, &article, isTold: false)
                article.title = own
            }
        }
        for line in blocks.repeatedTitles { leaveOut(line, "the title once more", &article) }
        if let post { add(post, to: &article, isAnnounced: fields.isAnnounced) }
        article.tags += blocks.captions.map { Tag($0, origin: .caption, why: "caption of a picture") }
        article.facts += cover?.facts ?? []
        // Databases number alike: the title tells their articles apart.
        if !accessions.isEmpty { article.guid = accessions[index] + " " + article.title }
        article.leftOut.sort { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
        if isTraced { blocks.trace(in: lines, into: &article) }
        article.doubts = Doubts.ofLeftOut(article.leftOut, body: article.body) + likeness
        if post != nil { article.doubts = Doubts.ofWhole(lines, body: article.body) + article.doubts }
        if index == 0, let doubt = cover?.doubt(found: count) { article.doubts.append(doubt) }
        if let usualLength { article.doubts += Doubts.ofPart(article.body, usual: usualLength) }
        return article
    }

    /// What the document says of how many articles it has, and how many there are.
    var announcement: String? { cover?.announcement(found: count) }

    private static func accessions(of split: DocumentSplit, _ lines: ArchiveLines) -> [String] {
        var numbers: [String] = []
        for piece in split.pieces {
            let number = piece.units.reversed().lazy.compactMap { unit -> String? in
                guard split.labels[unit] != .body, split.units.units[unit].shape.digits >= Self.digitsOfAccession else {
                    return nil
                }
                let line = lines.text(split.units.units[unit].line).foldingBlanks()
                if let number = ExportWording.accession(in: line) { return number }
                guard let field = FieldLabels.read(line), ExportWording.isAccession(field.label) else { return nil }
                return ExportWording.accession(in: field.value)
                    ?? (field.value.contains(" ") ? nil : field.label + " " + field.value)
            }.first
            guard let number else { return [] }
            numbers.append(number)
        }
        return Set(numbers).count == numbers.count ? numbers : []
    }

    private static let digitsOfAccession = 4

    /// The order in which the articles are dated: true for newest first, false for oldest first, nil for none.
    var isNewestFirst: Bool? {
        DateInference.isNewestFirst(
            split.pieces.prefix(Self.piecesToLearnFrom).compactMap { piece in
                var fields = FieldReader(isDayFirst: isDayFirst)
                for unit in piece.units where [.above, .under, .foot].contains(split.labels[unit]) {
                    fields.read(lines.text(split.units.units[unit].line).withPlainSpaces)
                }
                return fields.published?.dayNumber
            })
    }

    private func offset(_ unit: Int) -> Int { split.units.units[unit].byteOffset }

    /// The lines of the text; what the others say goes into the article, or is kept to be looked at.
    private func content(
        of piece: DocumentSplit.Piece, title titleUnits: [Int], _ fields: inout Fields, _ article: inout ParsedArticle
    ) -> [Int] {
        var content: [Int] = []
        var last: Int?
        for unit in piece.units {
            let line = split.units.units[unit].line
            let label = split.labels[unit]
            guard !titleUnits.contains(unit) else {
                trace(line, .title, "it stands and looks like the other titles", &article)
                continue
            }
            switch label {
            case .title where piece.title.contains(unit), .above, .under, .foot:
                // Running text may hold a date or a name, and is no field for that.
                if isParagraph(line) {
                    append(line, after: &last, to: &content)
                } else if split.units.units[unit].shape.isRule {
                    leaveOut(line, "a line that is drawn", &article)
                } else if post != nil, couldBeText(line) {
                    append(line, after: &last, to: &content)
                } else {
                    takeField(line, isShared: split.isShared(unit, in: piece) || label == .title, &fields, &article)
                }
            case .body, .standfirst, .title: append(line, after: &last, to: &content)
            case .separator, .comment, .navigation, .runningHead:
                if isParagraph(line) {
                    append(line, after: &last, to: &content)
                } else {
                    leaveOut(line, Self.reason(label), &article)
                }
            }
        }
        return content
    }

    /// With the blank lines before it: they tell headings.
    private func append(_ line: Int, after last: inout Int?, to content: inout [Int]) {
        if let last, last + 1 < line { content += (last + 1..<line).filter { lines[$0].isBlank } }
        content.append(line)
        last = line
    }

    private static func reason(_ label: LineLabel) -> String {
        switch label {
        case .comment: "comments, or pointers to other articles"
        case .separator: "between articles"
        case .navigation: "a menu, or the cover or the end of the document"
        default: "the head or foot of a page"
        }
    }

    private func isParagraph(_ line: Int) -> Bool {
        guard lines[line].isParagraphLike else { return false }
        return PostLine(lines.text(line), index: line, isMonthFirst: false).isParagraph
    }

    /// Of one article alone only its form says that a line is a field; verse has that form too.
    private func couldBeText(_ line: Int) -> Bool {
        let text = lines.text(line).withPlainSpaces
        guard lines[line].isText, FieldLabels.read(text) == nil, !text.contains(where: { $0.isNumber || $0 == "|" }),
            text.split(separator: " ").count >= 3
        else { return false }
        guard [.short, .prose].contains(PostLine(text, index: line, isMonthFirst: false).kind) else { return false }
        var reader = FieldReader(isDayFirst: isDayFirst)
        return !reader.read(text) && !RoleWords.isRole(text)
    }

    /// A line of which the article keeps the facts alone can be looked at whole, unless the facts are all that it says.
    private func takeField(
        _ line: Int, isShared: Bool, _ fields: inout Fields, _ article: inout ParsedArticle
    ) {
        let text = lines.text(line).withPlainSpaces
        if let field = FieldLabels.read(text), field.role == .other, !field.value.isEmpty,
            field.label.first?.isLetter == true, FieldLabels.parts(of: text).count == 1,
            BylineReader.read(text.foldingBlanks()) == nil
        {
            article.facts.append(ArticleFact(field.label, field.value.foldingBlanks()))
            return trace(line, .byline, "a field of the article", &article)
        }
        let saysSomething = isShared ? fields.shared.read(text) : fields.own.read(text)
        if saysSomething, lines[line].isByline {
            trace(line, .byline, "a field of the article", &article)
        } else {
            leaveOut(line, saysSomething ? "a field of the article" : "a line about the article", &article)
        }
    }

    /// What lines say that other articles have too goes before what one article has alone: the cover of an export stands over its first.
    private func take(_ fields: Fields, into article: inout ParsedArticle) {
        let (shared, own) = (fields.shared, fields.own)
        // The cover of an export of one article names its paper, and nothing tells that from a person.
        let isExportOfOne = split.pieces.count == 1 && split.isSeparated
        let (sharedPeople, ownPeople) =
            isExportOfOne ? (shared.authors, own.authors) : (shared.people, own.people)
        article.authors = sharedPeople.isEmpty ? ownPeople : sharedPeople
        if let date = fields.day { article.published = .stated(date) }
        article.updated = [shared.updated, own.updated].lazy.compactMap(\.self).first { $0 != article.published.stated }
        article.tags = (shared.categories + own.categories).map { Tag($0, origin: .category, why: "filed under it") }
        for tag in shared.tags + own.tags
        where !article.tags.contains(where: { $0.name.lowercased() == tag.lowercased() }) {
            article.tags.append(Tag(tag, origin: .keyword, why: "tagged with it"))
        }
    }

    /// What no line over or under the title states.
    ///
    /// `isAnnounced`: whether a word says who wrote the article.
    private func add(_ post: SavedPost, to article: inout ParsedArticle, isAnnounced: Bool) {
        if !isAnnounced, !post.authors.isEmpty { article.authors = post.authors }
        if article.published == .unknown, let date = post.published { article.published = .stated(date) }
        if article.tags.isEmpty { article.tags = post.tags }
    }

    /// `isTold`: whether the outline names the line; else it does so already.
    private func leaveOut(_ line: Int, _ reason: String, _ article: inout ParsedArticle, isTold: Bool = true) {
        guard !lines[line].isBlank else { return }
        article.leftOut.add(LeftOut(reason, lines.text(line), byteRange: lines.byteRange(line)))
        if isTold { trace(line, .leftOut, reason, &article) }
    }

    private func trace(_ line: Int, _ kind: OutlineEntry.Kind, _ why: String, _ article: inout ParsedArticle) {
        guard isTraced else { return }
        article.outline.append(OutlineEntry(kind, lines.text(line), why: why, byteRange: lines.byteRange(line)))
    }
}

/// The title of an article: the line that says itself that it is one, or those that stand as the titles of the others do.
private struct SplitTitle {
    let units: [Int]
    /// Lines as one, without a label; a line drawn under a title is none of it.
    let text: String
    let isLabelled: Bool

    init(of piece: DocumentSplit.Piece, _ split: DocumentSplit, _ lines: ArchiveLines) {
        func line(_ unit: Int) -> String { lines.text(split.units.units[unit].line).withPlainSpaces }
        for unit in piece.units where [.title, .above, .under].contains(split.labels[unit]) {
            guard let field = FieldLabels.read(line(unit)), field.role == .title, !field.value.isEmpty else { continue }
            (units, text, isLabelled) = ([unit], field.value.foldingBlanks(), true)
            return
        }
        units = split.titleUnits(of: piece)
        text = units.map { line($0).foldingBlanks() }.joined(separator: " ")
        isLabelled = false
    }
}

/// The fields of an article: those of lines that others have too, and its own.
private struct Fields {
    var shared: FieldReader
    var own: FieldReader

    /// The day of publication; of several days that are all called updates, the first: in German, `Stand` may announce either.
    var day: DateStamp? {
        if let day = shared.published ?? own.published { return day }
        let updates = shared.updates + own.updates
        return Set(updates).count > 1 ? updates.min { $0.iso8601 < $1.iso8601 } : nil
    }

    var isAnnounced: Bool { !shared.authors.isEmpty || !own.authors.isEmpty }
}
