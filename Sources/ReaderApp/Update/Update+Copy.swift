import ArchiveModel
import Terminal

/// What is copied of an article.
enum CopyKind: Equatable, Sendable {
    case link, title, paragraph, quotation, article
    case citation(CitationFormat)

    var name: String {
        switch self {
        case .link: "the link"
        case .title: "the title"
        case .paragraph: "the paragraph"
        case .quotation: "the quotation"
        case .article: "the article"
        case .citation(let format): "the citation (\(format.rawValue))"
        }
    }
}

extension AppState {
    mutating func copy(_ text: String, as name: String) -> [Effect] {
        say("Copied \(name)")
        return [.copy(text)]
    }

    /// Of the marked articles, else of the one that is open or selected.
    mutating func copy(_ kind: CopyKind) -> [Effect] {
        if list.marked.isEmpty, let article = body.article, article.id == shownID { return copy(kind, of: [article]) }
        let ids = actedIDs
        return ids.isEmpty ? [] : [.loadForCopy(ids, kind)]
    }

    /// The article that is shown, or on its way: keys may be faster.
    var shownID: ArticleID? { body.wanted ?? body.article?.id }

    /// The marked articles, else the one that is shown, else the selected one.
    var actedIDs: [ArticleID] {
        if list.marked.isEmpty, let shownID { return [shownID] }
        return actedRows.map(\.id)
    }

    mutating func copy(_ kind: CopyKind, of articles: [Article]) -> [Effect] {
        let texts = articles.compactMap { text(kind, of: $0) }
        guard !texts.isEmpty else {
            say(kind == .link ? "The document names no address of this article" : "There is nothing to copy")
            return []
        }
        let isBlock = kind == .article || kind == .paragraph || kind == .quotation
        let missing = texts.count < articles.count ? " of \(articles.count)" : ""
        let name = articles.count == 1 ? kind.name : "\(kind.name) of \(texts.count)\(missing) articles"
        // Several objects are one list.
        if kind == .citation(.csl), texts.count > 1 {
            return copy("[" + texts.joined(separator: ",\n ") + "]", as: name)
        }
        return copy(texts.joined(separator: isBlock ? "\n\n" : "\n"), as: name)
    }

    private func text(_ kind: CopyKind, of article: Article) -> String? {
        switch kind {
        case .link: return article.link
        case .title: return article.title
        case .paragraph: return paragraph(of: article)
        case .quotation: return paragraph(of: article).map { Citation.quotation($0, from: article) }
        case .article: return MarkdownText.text(article)
        case .citation(let format): return Citation.text(article, as: format)
        }
    }

    /// The first block that begins on screen, else the one that fills it; of headings, captions and other articles none.
    private func paragraph(of article: Article) -> String? {
        let here = body.article?.id == article.id ? readingPlace?.byteOffset ?? 0 : 0
        let others: Set<Block.Kind> = [.rule, .heading, .caption, .related]
        let blocks = article.body.blocks.filter { !others.contains($0.kind) }
        let found = blocks.first { $0.range.lowerBound >= here } ?? blocks.last { $0.range.lowerBound <= here }
        return found.map { String(article.body.text(in: $0.range)) }
    }
}
