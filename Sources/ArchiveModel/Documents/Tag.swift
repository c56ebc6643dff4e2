/// A subject of an article, and where it comes from.
public struct Tag: Hashable, Sendable {
    public enum Origin: String, CaseIterable, Sendable {
        /// The document files the article under it.
        case category
        /// The document lists it as a keyword or tag.
        case keyword
        /// The caption of a picture names it.
        case caption
        /// Found in the text; `why` tells by which evidence.
        case suggested
        /// Given by the reader.
        case own
    }

    public var name: String
    public var origin: Origin
    /// A short reason for people.
    public var why: String

    public init(_ name: String, origin: Origin, why: String) {
        self.name = name
        self.origin = origin
        self.why = why
    }
}
