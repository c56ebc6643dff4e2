import Foundation

/// A book in EPUB (EPUB 3.3): its documents in the order of the spine, an article each.
struct ElectronicBook {
    private(set) var articles: [ParsedArticle] = []
    private(set) var issues: [ParseIssue] = []
    private(set) var title = ""

    /// Bytes of text of a page that is more than a cover.
    private static let leastText = 200

    /// `parts`: of the package, by their names.
    init?(_ parts: [String: [UInt8]]) {
        guard let container = parts["META-INF/container.xml"].flatMap(WordDocument.tree),
            let path = container.root.first(named: "rootfile")?.attribute("full-path"),
            let package = parts[path].flatMap(WordDocument.tree)
        else { return nil }
        let metadata = package.root.first(named: "metadata")
        title = metadata?.first(named: "title")?.foldedText ?? ""
        let authors = metadata?.all(named: "creator").map(\.foldedText).filter { !$0.isEmpty } ?? []
        let date = metadata?.first(named: "date").flatMap { FeedDate.read($0.foldedText) }
        let language = metadata?.first(named: "language")?.foldedText
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        var items: [String: String] = [:]
        for item in package.root.all(named: "item") {
            guard let id = item.attribute("id"), let target = item.attribute("href") else { continue }
            items[id] = folder + (target.removingPercentEncoding ?? target)
        }
        var short: [LeftOut] = []
        for reference in package.root.all(named: "itemref") {
            guard let id = reference.attribute("idref"), let name = items[id],
                let bytes = parts[name] ?? parts[String(name.dropFirst(folder.count))]
            else { continue }
            guard let article = Self.article(bytes) else { continue }
            guard !Self.isCover(article.body) else {
                short.append(LeftOut("a page of the book with a line or two", article.body.text, byteRange: 0..<0))
                continue
            }
            articles.append(article)
        }
        guard !articles.isEmpty else { return nil }
        for index in articles.indices {
            articles[index].authors = authors
            articles[index].published = date.map { .stated($0) } ?? .unknown
            articles[index].language = articles[index].language ?? language
            let own = articles[index].title
            articles[index].title =
                own.isEmpty ? "\(title), part \(index + 1)" : title.isEmpty || own == title ? own : "\(own) — \(title)"
        }
        if !short.isEmpty {
            issues.append(
                ParseIssue(
                    .bounded, "\(short.count) pages of the book with a line or two, such as its cover, were left out"))
            articles[0].leftOut += short.filter { !$0.text.isEmpty }
        }
    }

    /// A page without a sentence to read.
    private static func isCover(_ body: Body) -> Bool {
        guard body.text.utf8.count < leastText else { return false }
        return !body.blocks.contains {
            PostLine(String(body.text(in: $0.range)), index: 0, isMonthFirst: false).isParagraph
        }
    }

    private static func article(_ bytes: [UInt8]) -> ParsedArticle? {
        let text = bytes.withUnsafeBytes { DecodedText($0, declared: DeclaredEncoding.find(in: $0)).text }
        guard let tree = MarkupParser.parse(text, as: .html) else { return nil }
        let body = tree.root.first(named: "body") ?? tree.root
        var article = ParsedArticle()
        let read = HTMLBlocks.body(of: body, base: nil, showsPictures: true)
        (article.body, article.issues) = (read.body, read.issues)
        if let first = article.body.blocks.first, first.kind == .heading {
            article.title = String(article.body.text(in: first.range)).foldingBlanks()
            article.body = article.body.part(1..<article.body.blocks.count)
        } else {
            article.title = tree.root.first(named: "title")?.foldedText ?? ""
        }
        article.language = tree.root.first(named: "html")?.attribute("lang")
        return article
    }
}
