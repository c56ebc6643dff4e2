/// Finds the blocks of a page that are its article.
///
/// What is certainly not of the article goes first, by element and class name; then the element that holds nearly all running text
/// is the article; then what is left of teasers, link lists and boilerplate goes block by block. A subtree that holds much of the
/// page's text is never taken for something else, whatever it is called.
struct PageContent {
    private(set) var page: PageTree
    private let body: MarkupNode
    private let heading: MarkupNode?
    private let title: String
    private let base: String?
    private(set) var neutralised: [Unicode.Scalar: Int] = [:]
    /// The elements that were left out, with the reason.
    private(set) var leftOut: [(node: MarkupNode, why: String)] = []
    /// The blocks that were left out inside of the article.
    private(set) var dropped: [(block: PageBlock, why: String)] = []
    /// The element that holds the article, once it was found.
    private(set) var found: MarkupNode?
    /// Indices of the elements around it whose blocks belong to the article all the same.
    private(set) var takenFromOutside: Set<Int> = []

    /// `heading`: the element of the title; `base`: the address that relative links start from.
    init(_ page: PageTree, body: MarkupNode, heading: MarkupNode?, title: String, base: String?) {
        self.page = page
        self.body = body
        self.heading = heading
        self.title = title
        self.base = base
    }

    mutating func blocks() -> [PageBlock] {
        clean()
        let container = container()
        self.found = container
        let outside = blocks(outside: container)
        let lead = lead(among: outside.above)
        let prose = outside.map { Self.prose(among: $0, without: lead) }
        takenFromOutside = Set((lead + prose.above + prose.below).map(\.owner))
        removeLinkLists(in: container)
        removeCards(in: container)
        let whole = PageBlocks.readWhole(container, in: page, base: base)
        neutralised = whole.neutralised
        var found = whole.blocks
        if let heading, let at = found.firstIndex(where: { $0.owner == heading.index }) {
            let above = found[..<at].reduce(0) { $1.isRunningText ? $0 + $1.weight : $0 }
            let total = found.reduce(0) { $0 + $1.weight }
            if Double(above) < Self.mostAboveHeading * Double(total) {
                // Paragraphs stay, wherever they stand.
                let above = found[..<at]
                dropped = above.filter { !Self.isParagraph($0) }.map { ($0, "above the title") }
                found = above.filter { Self.isParagraph($0) } + found[(at + 1)...]
            }
        }
        let pruner = BlockPruner(prose.above + lead + found + prose.below, title: title)
        dropped += pruner.dropped
        return pruner.kept
    }

    private static let mostAboveHeading = 0.3

    private static func isParagraph(_ block: PageBlock) -> Bool {
        block.isRunningText && PostLine(block.text, index: 0, isMonthFirst: false).isParagraph
    }

    private mutating func remove(_ node: MarkupNode, _ why: String, _ running: inout RunningText) {
        running.subtract(node)
        page.remove(node)
        leftOut.append((node, why))
    }
}

// MARK: Cleaning

extension PageContent {
    /// Of the page's running text, an element inside the article may hold so much and still be taken for something else.
    private static let littleText = 0.35

    private mutating func clean() {
        openNoscript()
        var running = RunningText(body, in: page)
        let above = Set(heading.map { page.ancestors(of: $0).map(\.index) } ?? [])
        let story = story(running)
        removeComments(&running, above: above)
        let total = Double(max(running[body], 1))
        for node in body.descendants where page.isShown(node) {
            guard node != heading, !["main", "article", "h1", "body"].contains(node.name),
                !above.contains(node.index), page.isAttached(node)
            else { continue }
            let share = Double(running[node]) / total
            let most = story.map { page.isInside(node, $0) } ?? true ? Self.littleText : 1.1
            if let why = reasonToRemove(node, text: running[node], share: share, most: most) {
                remove(node, why, &running)
            }
        }
    }

    /// Pages that show their text by script keep it there for readers without.
    private mutating func openNoscript() {
        for node in body.all(named: "noscript") where page.isAttached(node) && node.all(named: "p").count >= 2 {
            let running = PageBlocks.read(node, in: page).reduce(0) { $1.isRunningText ? $0 + $1.weight : $0 }
            if running >= 300 { page.open(node) }
        }
    }

    /// The nearest marked element around the headline that holds running text.
    private mutating func story(_ running: RunningText) -> MarkupNode? {
        guard let heading else { return nil }
        let around = page.ancestors(of: heading).filter { $0 != body }
        for node in around where running[node] >= 60 {
            if node.name == "article" || node.name == "main" || page.names(of: node).say(.body) {
                return node
            }
        }
        return around.first { node in
            node.name != "header" && (node.name == "article" || page.names(of: node).say(.postName))
        }
    }

    /// Comments may be longer than the article, so that they go first and by their name alone.
    private mutating func removeComments(_ running: inout RunningText, above: Set<Int>) {
        for node in body.descendants where page.isShown(node) && !PageTree.inline.contains(node.name) {
            guard !["body", "article", "main"].contains(node.name), !above.contains(node.index),
                page.names(of: node).say(.comments), running[body] - running[node] >= 300,
                page.isAttached(node)
            else { continue }
            remove(node, "comments", &running)
        }
    }

    private mutating func reasonToRemove(_ node: MarkupNode, text: Int, share: Double, most: Double) -> String? {
        if share < 0.5, node.isHiddenByStyle { return "hidden" }
        switch node.name {
        case "header":
            guard share < 0.02 else { return nil }
            let inner = node.first { $0.headingLevel != nil }
            return inner.map { page.text(of: $0) == page.text(of: node) } ?? false ? nil : "header of the page"
        case "footer", "aside", "form":
            let isAttribution = node.name == "footer" && node.parent?.name == "blockquote"
            if share < most, !isAttribution { return node.name }
        default: break
        }
        if isProtected(node) { return nil }
        let names = page.names(of: node)
        if names.text.isEmpty { return nil }
        if share < most, names.say(.foreign) { return "called “\(names.text)”" }
        if text < 150, share < 0.3, names.say(.slight) {
            return "called “\(names.text)”, with little text"
        }
        return nil
    }

    /// Class names that wrap articles as well.
    private func isProtected(_ node: MarkupNode) -> Bool {
        if let property = node.attribute("itemprop"),
            ["articleBody", "headline", "description", "text"].contains(property)
        {
            return true
        }
        return ["p", "span", "b", "em", "strong", "i"].contains(node.name) && node.textByteCount > 200
    }
}

// MARK: The container

extension PageContent {
    /// While one element inside holds so much of the running text, the article is in there.
    private static let nearlyAll = 0.85
    private static let half = 0.5
    /// Weight of the running text of a part.
    private static let textOfPart = 60
    private static let frames: Set<String> = [
        "div", "section", "article", "main", "td", "tr", "table", "tbody", "center", "form", "span", "font",
    ]

    private mutating func container() -> MarkupNode {
        let running = RunningText(body, in: page)
        let total = running[body]
        guard total > 0 else { return body }
        let marked = body.descendants.filter { running[$0] > 0 && isMarked($0) }
        var start = body
        if let best = marked.max(by: { running[$0] < running[$1] }), Double(running[best]) >= 0.4 * Double(total) {
            start = best
        }
        if let heading {
            let around = Set(marked)
            let story = page.ancestors(of: heading).first { around.contains($0) && running[$0] >= 300 }
            if let story, !isPart(story, of: marked, running),
                story.name == "article" || Double(running[story]) >= Self.half * Double(running[start])
            {
                start = story
            }
        }
        while true {
            let inside = start.elements.filter { page.isShown($0) && Self.frames.contains($0.name) }
            guard let child = inside.max(by: { running[$0] < running[$1] }),
                Double(running[child]) >= Self.nearlyAll * Double(running[start]),
                !isPart(child, of: inside.filter { isMarked($0) }, running)
            else { break }
            start = child
        }
        var inner: MarkupNode?
        for node in marked
        where page.isInside(node, start) && Double(running[node]) >= Self.half * Double(running[start]) {
            let isText =
                node.name == "article" || node.attribute("itemprop") == "articleBody"
                || page.names(of: node).say(.bodyName)
            if isText, running[node] > inner.map({ running[$0] }) ?? 0 { inner = node }
        }
        guard let inner, !isPart(inner, of: marked.filter { page.isInside($0, start) }, running) else { return start }
        return inner
    }

    /// Whether an article is in several elements that are called alike: others have text and no headline of their own, as teasers do.
    private func isPart(_ inner: MarkupNode, of marked: [MarkupNode], _ running: RunningText) -> Bool {
        guard let name = inner.attribute("class"), !name.isEmpty else { return false }
        return marked.contains { node in
            node != inner && node.name == inner.name && node.attribute("class") == name
                && running[node] >= Self.textOfPart && !page.isInside(node, inner)
                && node.first { $0.headingLevel != nil && !page.text(of: $0).isEmpty } == nil
        }
    }

    private mutating func isMarked(_ node: MarkupNode) -> Bool {
        if node.name == "article" || node.name == "main" || node.attribute("itemprop") == "articleBody" { return true }
        if ["main", "article"].contains(node.attribute("role") ?? "") { return true }
        if node.attribute("property") == "schema:articleBody" { return true }
        return ["div", "section", "td"].contains(node.name) && page.names(of: node).say(.body)
    }

    /// The blocks above and below the element that holds the article.
    private func blocks(outside container: MarkupNode) -> Surroundings {
        var surroundings = Surroundings()
        guard container != body else { return surroundings }
        for block in PageBlocks.readWhole(body, in: page, base: base).blocks {
            let owner = MarkupNode(tree: page.tree, index: block.owner)
            if owner == container || page.isInside(owner, container) { continue }
            if block.owner < container.index {
                surroundings.above.append(block)
            } else {
                surroundings.below.append(block)
            }
        }
        return surroundings
    }

    /// Running text between the headline and the container: what leads into the article.
    private func lead(among above: [PageBlock]) -> [PageBlock] {
        guard let heading else { return [] }
        var lead: [PageBlock] = []
        var isBelowHeading = false
        for block in above {
            let owner = MarkupNode(tree: page.tree, index: block.owner)
            if owner == heading || page.isInside(owner, heading) {
                isBelowHeading = true
                lead = []
            } else if isBelowHeading, [.paragraph, .heading, .listItem, .quote].contains(block.kind),
                block.weight >= 40, block.linkShare < 0.3, block.folded != title.foldedWords,
                !BlockPruner.isBoilerplate(block.text)
            {
                lead.append(block)
            }
        }
        return lead.count <= 6 ? lead : []
    }

    /// Paragraphs stay, wherever they stand, but for teasers: those have a link, or stand beside one.
    private static func prose(among blocks: [PageBlock], without lead: [PageBlock]) -> [PageBlock] {
        let known = Set(lead.map(\.owner))
        return blocks.indices.filter { index in
            let block = blocks[index]
            guard isParagraph(block), block.linked == 0, !known.contains(block.owner), !block.text.hasSuffix("…"),
                !BlockPruner.isBoilerplate(block.text)
            else { return false }
            // A linked headline over it, or a link below it.
            if index > 0, blocks[index - 1].linked > 0, blocks[index - 1].kind == .heading { return false }
            return index + 1 == blocks.count || blocks[index + 1].linked == 0 || blocks[index + 1].isRunningText
        }.map { blocks[$0] }
    }
}

/// The blocks of a page on both sides of an element.
private struct Surroundings {
    var above: [PageBlock] = []
    var below: [PageBlock] = []

    func map(_ change: ([PageBlock]) -> [PageBlock]) -> Surroundings {
        Surroundings(above: change(above), below: change(below))
    }
}

// MARK: Inside the container

extension PageContent {
    /// Lists of many links that read like headlines go; a list of short links may be part of the text.
    private mutating func removeLinkLists(in container: MarkupNode) {
        let total = page.text(of: container).count
        for node in container.descendants
        where ["ul", "ol", "div", "section", "table", "dl"].contains(node.name) && page.isShown(node) {
            let links = node.all(named: "a")
            guard links.count >= 3, page.isAttached(node) else { continue }
            let texts = links.map { page.text(of: $0) }.filter { !$0.isEmpty }
            let linked = texts.reduce(0) { $0 + $1.count }
            guard texts.count >= 3, linked >= 30 * texts.count else { continue }
            let length = page.text(of: node).count
            if linked * 10 > length * 7, length * 10 < total * 3 {
                page.remove(node)
                leftOut.append((node, "a list of links"))
            }
        }
    }

    /// Linked headlines with a line or two, at least two of them, are teasers of other pages.
    private mutating func removeCards(in container: MarkupNode) {
        var cards: [MarkupNode] = []
        for inner in container.descendants
        where (inner.headingLevel ?? 1) > 1 && inner != heading && page.isShown(inner) {
            let text = page.text(of: inner)
            let link = inner.first(named: "a") ?? page.ancestors(of: inner).first { $0.name == "a" }
            guard !text.isEmpty, let link, let target = link.attribute("href"), !target.hasPrefix("#"),
                page.text(of: link).count * 10 >= text.count * 9
            else { continue }
            let card = card(around: inner, text: text, in: container)
            if card != inner || text.count > 20 { cards.append(card) }
        }
        let length = cards.reduce(0) { $0 + page.text(of: $1).count }
        guard cards.count >= 2, length * 2 < page.text(of: container).count else { return }
        for card in cards {
            page.remove(card)
            leftOut.append((card, "a teaser"))
        }
    }

    private func card(around heading: MarkupNode, text: String, in container: MarkupNode) -> MarkupNode {
        var card = heading
        for node in page.ancestors(of: heading) {
            guard node != container, page.text(of: node).count <= text.count + 350 else { break }
            let headings = node.descendants.filter { $0.headingLevel != nil && !page.text(of: $0).isEmpty }
            if headings.count > 1 { break }
            card = node
        }
        return card
    }
}
