/// Reads a saved page: its article, or its articles where it lists several.
public enum HTMLParser {
    /// `address`: where the page was found, if its container tells.
    public static func parse(
        _ bytes: UnsafeRawBufferPointer, name: String, address: String? = nil, isTraced: Bool = false
    ) -> ParsedDocument {
        let decoded = DecodedText(bytes, declared: DeclaredEncoding.find(in: bytes))
        var document = parse(decoded.text, name: name, address: address, isTraced: isTraced)
        document.issues += decoded.issues
        for index in document.articles.indices { document.articles[index].byteRange = 0..<bytes.count }
        return document
    }

    private static func parse(_ text: String, name: String, address: String?, isTraced: Bool) -> ParsedDocument {
        var document = ParsedDocument(format: .html, layout: "page", articles: [])
        guard let tree = MarkupParser.parse(text, as: .html) else {
            document.issues = [ParseIssue(.malformed, "no element of HTML in it", byteOffset: 0)]
            var article = ParsedArticle()
            article.title = name
            document.articles = [article]
            return document
        }
        var reader = PageReader(tree, address: address, name: name, markup: text, isTraced: isTraced)
        document.articles = reader.articles()
        if document.articles.count > 1 { document.layout = "page of articles" }
        return document
    }
}

/// Puts the findings about a page together.
private struct PageReader {
    private let tree: MarkupTree
    private let metadata: PageMetadata
    private let body: MarkupNode
    private let name: String
    private let address: String?
    private let markup: String
    private var byteCount: Int { markup.utf8.count }
    private let isTraced: Bool
    private var page: PageTree

    /// `metadata`: of the page around this part of it; nil for a whole page.
    init(
        _ tree: MarkupTree, address: String?, name: String, markup: String, isTraced: Bool,
        metadata: PageMetadata? = nil
    ) {
        self.tree = tree
        self.name = name
        self.markup = markup
        self.isTraced = isTraced
        self.metadata = metadata ?? PageMetadata(tree.root)
        body = tree.root.first(named: "body") ?? tree.root
        self.address = self.metadata.link ?? address
        page = PageTree(tree)
    }

    mutating func articles() -> [ParsedArticle] {
        if let exported = ExportedPage(body, in: page) {
            var articles = exported.articles(name: name, isTraced: isTraced)
            if !articles.isEmpty {
                leaveOutAround(exported.elements, of: &articles)
                tellDoubts(of: &articles)
                return articles
            }
        }
        let several = articles(of: PageEntries(in: body, metadata, page).entries)
        if !several.isEmpty { return several }
        let title = PageTitle(metadata, body: body, in: &page)
        var article = read(metadata, within: body, title)
        article.link = address
        takeStatedText(into: &article)
        if article.body.text.isEmpty || keepsLittle(of: article) { takeReadableText(into: &article) }
        article.doubts += Doubts.ofLeftOut(article.leftOut, body: article.body)
        return [article]
    }

    /// Bytes of running text that make a page rich in it.
    private static let richText = 1500
    /// Of ten bytes of running text an article has one at least.
    private static let leastShare = 10

    /// Whether hardly anything of a page that is rich in text is in its article: then what was left out is no page's own.
    private func keepsLittle(of article: ParsedArticle) -> Bool {
        let kept = article.body.text.utf8.count
        guard kept < Self.richText, body.textByteCount > Self.richText else { return false }
        let all = HTMLBlocks.body(of: body, base: nil).body
        let running = all.blocks.reduce(0) { sum, block in
            let text = String(all.text(in: block.range))
            return PostLine(text.foldingBlanks(), index: 0, isMonthFirst: false).isParagraph
                ? sum + text.utf8.count : sum
        }
        return running > Self.richText && kept * Self.leastShare < running
    }

    private mutating func articles(of entries: [PageEntries.Entry]) -> [ParsedArticle] {
        var articles = entries.indices.compactMap { index in
            article(entries[index], until: index + 1 < entries.count ? entries[index + 1].start : nil)
        }
        // A part that can't be told from the others would be lost.
        guard !articles.isEmpty, articles.count == entries.count else { return [] }
        let blocks = PageBlocks.read(body, in: page)
        let parts = PageEntries.parts(of: blocks, entries, end: entries[0].start.parent?.endIndex ?? body.endIndex)
        let own = Set(parts.joined())
        leaveOut(blocks.indices.lazy.filter { !own.contains($0) }.map { blocks[$0] }, &articles[0])
        leaveOutMenus(besides: entries.compactMap(\.node), &articles[0])
        tellDoubts(of: &articles)
        return articles
    }

    /// What stands around all articles is kept with the first one.
    ///
    /// `elements`: those of the articles.
    private func leaveOutAround(_ elements: [MarkupNode], of articles: inout [ParsedArticle]) {
        let blocks = PageBlocks.read(body, in: page).filter { block in
            !elements.contains { block.owner >= $0.index && block.owner < $0.endIndex }
        }
        leaveOut(blocks, &articles[0])
        leaveOutMenus(besides: elements, &articles[0])
    }

    /// What was left out around all articles is weighed against the text of all of them.
    private func tellDoubts(of articles: inout [ParsedArticle]) {
        for index in articles.indices.dropFirst() {
            articles[index].doubts += Doubts.ofLeftOut(articles[index].leftOut, body: articles[index].body)
        }
        let text = articles.reduce(0) { $0 + $1.body.text.utf8.count }
        articles[0].doubts += Doubts.ofLeftOut(articles[0].leftOut, bytesKept: text)
    }

    private func leaveOut(_ blocks: some Sequence<PageBlock>, _ article: inout ParsedArticle) {
        for block in blocks where !block.text.isEmpty {
            let bytes = MarkupNode(tree: tree, index: block.owner).byteRange(in: byteCount) ?? 0..<0
            article.leftOut.append(LeftOut("outside of the articles of the page", block.text, byteRange: bytes))
        }
    }

    private func leaveOutMenus(besides elements: [MarkupNode], _ article: inout ParsedArticle) {
        for (node, why) in PageOutline.unseen(in: body, page)
        where !elements.contains(where: { page.isInside(node, $0) }) {
            let text = page.text(of: node)
            if !text.isEmpty {
                article.leftOut.append(LeftOut(why, text, byteRange: node.byteRange(in: byteCount) ?? 0..<0))
            }
        }
    }

    /// One of several: the same readers on its part of the page alone.
    private mutating func article(_ entry: PageEntries.Entry, until next: MarkupNode?) -> ParsedArticle? {
        let link = entry.link.map { LinkResolution.absolute($0, base: address) }
        var article: ParsedArticle
        if let node = entry.node {
            let title = PageTitle(text: page.text(of: entry.heading), heading: entry.heading)
            article = read(metadata.alone(link: link), within: node, title)
            if article.body.text.isEmpty { article.body = HTMLBlocks.body(of: node, base: address).body }
        } else {
            guard let part = part(entry, until: next) else { return nil }
            article = part
        }
        article.link = link
        if article.published == .unknown, let text = entry.dateAbove {
            let date = PageDateReader(isMonthFirst: metadata.isMonthFirst).printed(text)
            article.published = date.map { .stated($0) } ?? .unknown
        }
        return article
    }

    /// An article whose elements stand among those of the others, read as a page of its own.
    private func part(_ entry: PageEntries.Entry, until next: MarkupNode?) -> ParsedArticle? {
        guard let start = entry.start.byteOffset else { return nil }
        let parent = entry.start.parent ?? body
        let end = next?.byteOffset ?? parent.elements.last?.byteRange(in: byteCount)?.upperBound ?? byteCount
        guard start < end, end <= markup.utf8.count else { return nil }
        let opening = "<article>"
        let slice = opening + (String(markup.utf8.dropFirst(start).prefix(end - start)) ?? "")
        guard let tree = MarkupParser.parse(slice, as: .html) else { return nil }
        var reader = PageReader(
            tree, address: nil, name: name, markup: slice, isTraced: isTraced, metadata: metadata.alone(link: nil))
        var article = reader.article(
            ofAll: tree.root.first(named: "article") ?? tree.root, heading: page.text(of: entry.heading))
        // Offsets into the part become those of the page.
        let shift = start - opening.utf8.count
        article.leftOut = article.leftOut.map { piece in
            let range = piece.byteRange
            return LeftOut(
                piece.reason, piece.text,
                byteRange: max(start, range.lowerBound + shift)..<max(start, range.upperBound + shift))
        }
        return article
    }

    private mutating func article(ofAll root: MarkupNode, heading text: String) -> ParsedArticle {
        let heading = root.first { page.text(of: $0) == text }
        let title = heading.map { PageTitle(text: page.text(of: $0), heading: $0) }
        return read(metadata, within: root, title ?? PageTitle(metadata, body: root, in: &page))
    }

    private mutating func read(_ metadata: PageMetadata, within root: MarkupNode, _ title: PageTitle) -> ParsedArticle {
        var article = ParsedArticle()
        article.title = title.text.isEmpty ? name : title.text
        article.language = metadata.language
        let dates = PageDates(metadata, body: root, heading: title.heading, in: &page)
        article.published = dates.published.map { .stated($0) } ?? .unknown
        article.updated = dates.updated
        article.tags = PageTags.find(metadata, body: root, in: &page)
        let all = PageBlocks.read(root, in: page)
        let start = title.heading.flatMap { heading in all.firstIndex { $0.owner == heading.index } } ?? 0
        let authors = PageAuthors(
            metadata, body: root, nearHeading: Array(all[start...].prefix(12)), in: &page)
        article.authors = authors.names
        var content = PageContent(page, body: root, heading: title.heading, title: title.text, base: address)
        let blocks = content.blocks()
        page = content.page
        article.body = HTMLBlocks.body(of: blocks)
        article.issues = ParseIssue.neutralised(content.neutralised, byteOffset: nil)
        let outline = PageOutline(content, within: root, byteCount: byteCount)
        article.leftOut = outline.leftOut
        if isTraced { article.outline = outline.entries(blocks, title: title) }
        if authors.isWeak {
            let lines = PageAuthors.printed(in: blocks.prefix(4) + blocks.suffix(2))
            let found = lines.lazy.map { PersonNames.clean([$0], metadata) }.first { !$0.isEmpty }
            if let found { article.authors = found }
        }
        return article
    }

    /// Text that only the page's JSON-LD holds.
    private func takeStatedText(into article: inout ParsedArticle) {
        guard let stated = metadata.article?["articleBody"] as? String, stated.utf8.count > 300,
            article.body.text.utf8.count * 4 < stated.utf8.count
        else { return }
        let lines = stated.split(separator: "\n").map { HTMLText.line(String($0)) }.joined(separator: "\n")
        let clean = TextSanitiser.sanitise(lines)
        article.body = PlainText.body(clean.text)
        article.issues = ParseIssue.neutralised(clean.neutralised, byteOffset: nil)
    }

    /// A page without an article gives what can be read of it, and says so.
    private func takeReadableText(into article: inout ParsedArticle) {
        let read = HTMLBlocks.body(of: body, base: address)
        article.body = read.body
        article.leftOut = []
        article.doubts = ["no article could be told from the rest of its page"]
        article.issues =
            read.issues + [
                ParseIssue(.malformed, "no article could be told from the rest of the page; this is all its text")
            ]
    }
}
