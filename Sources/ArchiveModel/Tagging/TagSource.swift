/// What the articles that teach each other tags have in common.
public enum TagSource: Hashable, Sendable {
    /// A document of several articles.
    case document(path: String)
    /// A folder of documents of one format that hold an article each.
    case folder(path: String, format: DocumentFormat)
    /// The folders of one format in a folder, as blogs have one for each year.
    case neighbours(path: String, format: DocumentFormat)

    public init(_ source: Source, hasSeveral: Bool) {
        self =
            hasSeveral
            ? .document(path: source.path)
            : .folder(path: Self.folder(of: source.path), format: source.format)
    }

    /// Where tags are learned if the source itself states too few.
    public var wider: TagSource? {
        guard case .folder(let path, let format) = self else { return nil }
        return .neighbours(path: Self.folder(of: path), format: format)
    }

    private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

    /// The places in a list of the articles of each source.
    static func places(of articles: [Article]) -> [TagSource: [Int]] {
        let counts = articles.reduce(into: [:]) { $0[$1.source.path, default: 0] += 1 }
        return Dictionary(grouping: articles.indices) { place in
            let source = articles[place].source
            return TagSource(source, hasSeveral: counts[source.path] ?? 0 > 1)
        }
    }
}
