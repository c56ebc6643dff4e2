/// The lasting name of an article: what the reader does with an article is kept under it.
public struct ArticleID: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}
