/// In which order a list shows its articles.
public struct ListOrder: Equatable, Sendable {
    public enum Key: String, CaseIterable, Sendable {
        /// The newest first.
        case date
        case title
        /// By the first author.
        case author
        /// The best hits first, by BM25, with words of the title weighed up.
        case relevance
        /// The longest first.
        case words
    }

    public var key: Key
    public var isReversed: Bool

    public static let newestFirst = ListOrder(.date)

    public init(_ key: Key, isReversed: Bool = false) {
        self.key = key
        self.isReversed = isReversed
    }

    /// Reads `name`; nil for what is no order.
    public init?(name: String) {
        let isReversed = name.first == "-"
        guard let key = Key(rawValue: isReversed ? String(name.dropFirst()) : name) else { return nil }
        self.init(key, isReversed: isReversed)
    }

    /// As it stands behind `sort:`.
    public var name: String { (isReversed ? "-" : "") + key.rawValue }
}
