/// Suggests tags for articles as they come: by what the archive taught, else by what came so far.
struct TagLesson {
    /// So many articles teach what tags are like.
    private static let mostTeaching = 1000

    private var model: TagModel?
    private var taught: [Article] = []
    /// Learning costs a millisecond an article: it is done anew when there is twice as much to learn from.
    private var nextLesson = 1
    private var isOver = false
    private var archive: (() -> TagModel?)?

    /// `archive`: what it taught; asked for by the first article without tags of its own.
    init(_ archive: @escaping () -> TagModel?) { self.archive = archive }

    mutating func tagged(_ batch: [PreparedArticle]) -> [ArticleRecord] {
        var articles = batch.map(\.article)
        if !isOver { learn(from: articles) }
        TagSuggester.suggest(for: &articles, model: model)
        return zip(batch, articles).map { prepared, article in
            var prepared = prepared
            prepared.article.tags = article.tags
            return ArticleRecord(prepared)
        }
    }

    private mutating func learn(from batch: [Article]) {
        taught += batch.prefix(Self.mostTeaching - taught.count)
        let isAsked = batch.contains(where: Self.isUntagged)
        if isAsked, let archive {
            self.archive = nil
            model = archive()
            isOver = model != nil
        }
        if !isOver, taught.count >= nextLesson, isAsked {
            model = TagModel(learningFrom: taught)
            nextLesson = taught.count * 2
        }
        if isOver { taught = [] }
        if taught.count >= Self.mostTeaching, archive == nil {
            isOver = true
            taught = []
        }
    }

    private static func isUntagged(_ article: Article) -> Bool {
        !article.tags.contains { $0.origin == .category || $0.origin == .keyword }
    }
}
