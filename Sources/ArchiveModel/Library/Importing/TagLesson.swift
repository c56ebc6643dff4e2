/// Suggests tags for articles as they come: by what their source taught before, else by what came of it so far.
struct TagLesson {
    private var sources: [TagSource: SourceLesson] = [:]
    private var names: [TagSource: SourceNames] = [:]
    /// The sources of the last articles, the latest at the end; others are forgotten, with the articles that teach.
    private var recent: [TagSource] = []
    private let archive: (TagSource) -> TagModel?

    private static let mostRecent = 16

    /// `archive`: what its articles of a source taught.
    init(_ archive: @escaping (TagSource) -> TagModel?) { self.archive = archive }

    mutating func tagged(_ batch: [PreparedArticle]) -> [ArticleRecord] {
        guard let first = batch.first else { return [] }
        var articles = batch.map(\.article)
        let whole = TagSource(first.article.source, hasSeveral: true)
        let source =
            sources[whole] == nil && batch.count == 1 ? TagSource(first.article.source, hasSeveral: false) : whole
        var model = learn(from: articles, of: source, askedBy: articles)
        if let wider = source.wider {
            let neighbours = learn(from: articles, of: wider, askedBy: model == nil ? articles : [])
            model = model ?? neighbours
        }
        TagSuggester.suggest(for: &articles, model: model, names: &names[source, default: SourceNames()])
        return zip(batch, articles).map { prepared, article in
            var prepared = prepared
            prepared.article.tags = article.tags
            return ArticleRecord(prepared)
        }
    }

    private mutating func learn(from articles: [Article], of source: TagSource, askedBy: [Article]) -> TagModel? {
        remember(source)
        return sources[source, default: SourceLesson()].learn(from: articles, askedBy: askedBy) { archive(source) }
    }

    private mutating func remember(_ source: TagSource) {
        guard recent.last != source else { return }
        recent.removeAll { $0 == source }
        recent.append(source)
        guard recent.count > Self.mostRecent else { return }
        let oldest = recent.removeFirst()
        (sources[oldest], names[oldest]) = (nil, nil)
    }

    /// Nothing more comes of a document.
    mutating func end(of path: String) {
        sources[.document(path: path)] = nil
        names[.document(path: path)] = nil
    }
}

/// What is known of the tags of one source.
private struct SourceLesson {
    /// So many articles teach what tags are like.
    private static let mostTeaching = 1000

    private var model: TagModel?
    private var taught: [Article] = []
    /// Learning costs a millisecond an article: it is done anew when there is twice as much to learn from.
    private var nextLesson = 1
    private var isOver = false
    private var hasAsked = false

    /// `askedBy`: articles that need what was learned; `archive`: what it taught, asked for once.
    mutating func learn(from batch: [Article], askedBy: [Article], archive: () -> TagModel?) -> TagModel? {
        let isAsked = askedBy.contains { !Self.isTagged($0) }
        if isAsked, !hasAsked {
            hasAsked = true
            model = archive()
            isOver = model != nil
        }
        if !isOver { taught += batch.lazy.filter(Self.isTagged).prefix(Self.mostTeaching - taught.count) }
        if !isOver, taught.count >= nextLesson, isAsked {
            model = TagModel(learningFrom: taught)
            nextLesson = taught.count * 2
            isOver = taught.count >= Self.mostTeaching
        }
        if isOver { taught = [] }
        return model
    }

    private static func isTagged(_ article: Article) -> Bool {
        article.tags.contains { $0.origin == .category || $0.origin == .keyword }
    }
}
