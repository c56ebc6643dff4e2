/// Suggests tags for batches of articles, each source by itself; what a batch taught stays for the next one.
public struct BatchTagger: Sendable {
    private var models: [TagSource: TagModel] = [:]
    private var names: [TagSource: SourceNames] = [:]

    public init() {}

    public mutating func suggest(for articles: inout [Article]) {
        let places = TagSource.places(of: articles)
        for (source, own) in places { learn(source, own, articles) }
        for (wider, sources) in Dictionary(grouping: places.keys, by: \.wider) {
            guard let wider, sources.contains(where: { models[$0] == nil }) else { continue }
            learn(wider, sources.flatMap { places[$0] ?? [] }.sorted(), articles)
        }
        for (source, own) in places {
            var part = own.map { articles[$0] }
            let model = models[source] ?? source.wider.flatMap { models[$0] }
            TagSuggester.suggest(for: &part, model: model, names: &names[source, default: SourceNames()])
            for (place, article) in zip(own, part) { articles[place] = article }
        }
    }

    private mutating func learn(_ source: TagSource, _ places: [Int], _ articles: [Article]) {
        if models[source] == nil { models[source] = TagModel(learningFrom: places.map { articles[$0] }) }
    }
}
