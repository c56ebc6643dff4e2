/// Several articles on one page: the front page of a blog, the archive of a tag, an export of a newspaper database.
///
/// Headings that look alike recur, each with a text, and with a date or a link of its own: headings within one article have neither.
struct PageEntries {
    struct Entry {
        /// The element that holds the article; nil where its elements stand among those of the other articles.
        var node: MarkupNode?
        var heading: MarkupNode
        /// The first element of the article; where the elements of the articles stand side by side, it ends before the next one's.
        var start: MarkupNode
        var link: String?
        /// The last line that is all date between the article before and this one.
        var dateAbove: String?
        /// Characters of text, linked or not.
        var text: Int
    }

    private let body: MarkupNode
    /// All blocks of the page.
    private let blocks: [PageBlock]
    /// Characters of text of the whole page.
    private let textOfPage: Int
    private var page: PageTree
    private(set) var entries: [Entry] = []

    /// Finds nothing where the page says that it is one article, or where one entry holds nearly all of the text.
    init(in body: MarkupNode, _ metadata: PageMetadata, _ page: PageTree) {
        self.body = body
        self.page = page
        let mayHoldSeveral =
            metadata.article == nil && metadata.first("og:type")?.lowercased() != "article"
            && metadata.first("article:published_time") == nil
        blocks = mayHoldSeveral ? PageBlocks.read(body, in: page) : []
        textOfPage = Self.text(of: blocks)
        guard textOfPage > 0 else { return }
        // Of headings that hold the same text, those that come first are the titles.
        for group in groups().sorted(by: { $0[0].index < $1[0].index }) {
            let found = entries(of: group) ?? []
            if Self.text(of: found) > Self.text(of: entries) { entries = found }
        }
    }

    private static func text(of entries: [Entry]) -> Int { entries.reduce(0) { $0 + $1.text } }

    /// Front pages link whole paragraphs, and some call the text of a post its caption.
    private static func text(of blocks: some Sequence<PageBlock>) -> Int {
        blocks.reduce(0) { sum, block in
            switch block.kind {
            case .paragraph, .quote, .listItem, .code, .caption:
                block.weight >= fewestCharacters ? sum + block.weight : sum
            default: sum
            }
        }
    }

    // MARK: Headings

    /// Headings of one level and name, or elements that are called titles where headings are none.
    private mutating func groups() -> [[MarkupNode]] {
        var groups: [String: [MarkupNode]] = [:]
        var named: [String: [MarkupNode]] = [:]
        for node in body.descendants where page.isShown(node) {
            let classes = node.attribute("class") ?? ""
            if let level = node.headingLevel {
                guard level <= Self.lowestLevel, isTitle(node) else { continue }
                groups["\(level) \(classes.split(separator: " ").first ?? "")", default: []].append(node)
            } else if Self.isCalledTitle(classes), node.elements.allSatisfy({ PageTree.inline.contains($0.name) }),
                isTitle(node)
            {
                // The block that it is alone in is the title.
                var title = node
                while PageTree.inline.contains(title.name), let outer = title.parent, outer != body,
                    outer.textByteCount == node.textByteCount
                {
                    title = outer
                }
                named["\(node.name) \(classes)", default: []].append(title)
            }
        }
        let all = groups.values.filter { $0.count > 1 }
        return all.isEmpty ? named.values.filter { $0.count > 1 } : Array(all)
    }

    private mutating func isTitle(_ node: MarkupNode) -> Bool {
        guard node.textByteCount <= Self.longestTitle, page.isAttached(node) else { return false }
        let text = page.text(of: node)
        guard !text.isEmpty, !Self.isDate(text) else { return false }
        for element in page.ancestors(of: node) where element != body {
            if ["nav", "aside", "footer", "form"].contains(element.name) || page.names(of: element).say(.comments) {
                return false
            }
        }
        return true
    }

    private static func isCalledTitle(_ classes: String) -> Bool {
        let classes = classes.lowercased()
        return ["title", "titre", "titel", "headline", "titulo", "titolo"].contains { classes.holds($0) }
    }

    private static func isDate(_ text: String) -> Bool {
        guard text.utf8.count <= longestDate else { return false }
        let tokens = LineTokens(text)
        guard let date = DateScanner(tokens).first() else { return false }
        // A weekday may stand before it.
        return tokens.tokens.count - date.range.count <= 3
    }

    // MARK: Entries

    private mutating func entries(of headings: [MarkupNode]) -> [Entry]? {
        let cards = headings.map { card(of: $0, among: headings) }
        let alone = zip(headings, cards).map { Entry(node: $1, heading: $0, start: $1, text: 0) }
        let texts = Self.parts(of: blocks, alone, end: body.endIndex).map { part in
            Self.text(of: part.map { blocks[$0] })
        }
        let isFlat = texts.reduce(0, +) * 2 < textOfPage
        // Articles side by side have one element around all of them.
        if isFlat, !cards.allSatisfy({ $0.parent == cards[0].parent }) { return nil }
        var entries = alone.indices.map { index in
            Entry(
                node: isFlat ? nil : cards[index], heading: headings[index],
                start: isFlat ? start(cards[index]) : cards[index], link: link(of: headings[index]), text: texts[index])
        }
        if !isFlat { entries.removeAll { $0.text < Self.leastText } }
        guard entries.count > 1 else { return nil }
        let parts = Self.parts(of: blocks, entries, end: cards[0].parent?.endIndex ?? body.endIndex)
            .map { part in part.map { blocks[$0] } }
        if isFlat {
            for index in entries.indices {
                entries[index].text = Self.text(of: parts[index])
            }
        }
        let dates = addDates(to: &entries)
        return hold(entries) && areArticles(entries, parts, dates: dates) ? entries : nil
    }

    /// With a date that stands over the heading as an element of its own.
    private func start(_ card: MarkupNode) -> MarkupNode {
        guard let parent = card.parent, let above = parent.elements.last(where: { $0.index < card.index }),
            above.textByteCount <= Self.longestDate, Self.isDate(page.text(of: above))
        else { return card }
        return above
    }

    /// Indices of the blocks of each entry.
    ///
    /// `end`: the index behind what holds articles that stand side by side.
    static func parts(of blocks: [PageBlock], _ entries: [Entry], end: Int) -> [[Int]] {
        var parts = [[Int]](repeating: [], count: entries.count)
        var current = -1
        for (index, block) in blocks.enumerated() {
            while current + 1 < entries.count, block.owner >= entries[current + 1].start.index { current += 1 }
            guard current >= 0 else { continue }
            if let node = entries[current].node {
                if block.owner >= node.index, block.owner < node.endIndex { parts[current].append(index) }
            } else if block.owner < end {
                parts[current].append(index)
            }
        }
        return parts
    }

    /// Whether the entries have most of the text, and none of them nearly all.
    private func hold(_ entries: [Entry]) -> Bool {
        let lengths = entries.map(\.text)
        let sum = lengths.reduce(0, +)
        return sum * 2 >= textOfPage && (lengths.max() ?? 0) * 10 <= sum * 9
            && lengths.count(where: { $0 >= Self.leastText }) * 10 >= entries.count * 7
            && Set(entries.map { page.text(of: $0.heading) }).count * 2 > entries.count
    }

    /// The largest element around a heading that holds no other one of them.
    ///
    /// `headings`: in document order.
    private func card(of heading: MarkupNode, among headings: [MarkupNode]) -> MarkupNode {
        guard let place = headings.firstIndex(of: heading) else { return heading }
        var card = heading
        for node in page.ancestors(of: heading) {
            let holdsOther =
                place > 0 && page.isInside(headings[place - 1], node)
                || place + 1 < headings.count && page.isInside(headings[place + 1], node)
            if node == body || holdsOther { break }
            card = node
        }
        return card
    }

    private func link(of heading: MarkupNode) -> String? {
        let link =
            heading.all(named: "a").first { $0.attribute("href") != nil }
            ?? page.ancestors(of: heading).first { $0.name == "a" && $0.attribute("href") != nil }
        return link?.attribute("href").flatMap { $0.hasPrefix("#") ? nil : $0 }
    }

    /// Dates that stand between the articles, as blogs print a day over its posts.
    ///
    /// - Returns: for each entry, whether one stands between it and the entry before.
    private func addDates(to entries: inout [Entry]) -> [Bool] {
        var own = [Bool](repeating: false, count: entries.count)
        var next = 0
        var date: String?
        var isNew = false
        for block in blocks {
            while next < entries.count, block.owner >= entries[next].start.index {
                entries[next].dateAbove = date
                own[next] = isNew
                isNew = false
                next += 1
            }
            if Self.isDate(block.text) { (date, isNew) = (block.text, true) }
        }
        // One date alone is that of the page.
        if own.count(where: { $0 }) < 2 {
            for index in entries.indices { entries[index].dateAbove = nil }
            return [Bool](repeating: false, count: entries.count)
        }
        return own
    }

    /// Whether each of them has a date of its own, a link, or an element that says so.
    private mutating func areArticles(_ entries: [Entry], _ parts: [[PageBlock]], dates: [Bool]) -> Bool {
        var (dated, named, linked) = (0, 0, Set<String>())
        for (index, entry) in entries.enumerated() {
            if let link = entry.link { linked.insert(link) }
            if dates[index] || isDated(entry, parts[index]) { dated += 1 }
            if let node = entry.node, isCalledEntry(node) { named += 1 }
        }
        if dated * 10 >= entries.count * 6 { return true }
        if entries[0].node == nil { return false }
        // Teasers have a line of text, wherever they lead.
        let usual = entries.map(\.text).sorted()[entries.count / 2]
        return usual >= Self.textOfTeaser
            && (named * 10 >= entries.count * 8 || linked.count * 10 >= entries.count * 7)
    }

    private mutating func isCalledEntry(_ node: MarkupNode) -> Bool {
        ([node] + node.elements).contains { element in
            element.name == "article" || element.attribute("itemtype")?.hasSuffix("BlogPosting") == true
                || page.names(of: element).say(.entry)
        }
    }

    /// Whether a date stands beside the heading, apart from running text.
    private func isDated(_ entry: Entry, _ part: [PageBlock]) -> Bool {
        if let node = entry.node {
            return node.first(named: "time") != nil
                || part.contains { !$0.isRunningText && Self.holdsDate($0.text) }
        }
        if part.contains(where: { $0.owner < entry.heading.index && Self.isDate($0.text) }) { return true }
        let below = part.drop { $0.owner < entry.heading.index }
        return below.prefix(while: { !$0.isRunningText }).prefix(Self.linesBelow).contains { Self.holdsDate($0.text) }
    }

    private static func holdsDate(_ text: String) -> Bool {
        text.utf8.count <= longestTitle && text.utf8.contains { (0x30...0x39).contains($0) }
            && DateScanner(LineTokens(text)).first() != nil
    }

    private static let lowestLevel = 5
    private static let fewestCharacters = 50
    /// Bytes.
    private static let longestTitle = 400
    private static let longestDate = 60
    /// Characters of running text.
    private static let leastText = 60
    private static let textOfTeaser = 200
    private static let linesBelow = 4
}
