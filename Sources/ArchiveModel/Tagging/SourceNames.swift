/// The names and words of the articles of one source so far.
///
/// A source is a document of several articles, or the folder of documents that hold one each. What only one article of a source names
/// is no tag, and neither is a word that the source writes with a small letter elsewhere.
public struct SourceNames: Sendable {
    private(set) var articleCount = 0
    /// In how many articles each name occurs.
    private var articles: [String: Int] = [:]
    /// Hashes of the words that begin with a small letter.
    private var smallWords = WordHashes()

    /// Larger sources forget the names that occurred once: they have more than memory should hold.
    private static let mostNames = 200_000
    private static let mostSmallWords = 500_000

    public init() {}

    mutating func add(_ finder: NameFinder) {
        articleCount += 1
        if articles.count > Self.mostNames { articles = articles.filter { $0.value > 1 } }
        for name in finder.names.keys { articles[name, default: 0] += 1 }
        if smallWords.count < Self.mostSmallWords { smallWords.insert(finder.smallWords) }
    }

    func articles(with name: String) -> Int { articles[name] ?? 0 }

    /// Whether a word stands with a small letter somewhere.
    func isWord(_ name: String) -> Bool { smallWords.contains(WordFilter.hash(name.lowercased().utf8)) }
}
