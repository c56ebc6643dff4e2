/// What became of a piece of a document.
public struct OutlineEntry: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case title
        case byline
        case block(Block.Kind)
        /// Kept from the reader, because it belongs to the page and not to an article.
        case leftOut

        /// For people.
        public var name: String {
            switch self {
            case .title: "title"
            case .byline: "by-line"
            case .block(let kind): kind.rawValue
            case .leftOut: "left out"
            }
        }
    }

    public var kind: Kind
    /// The beginning of what it says, one line.
    public var text: String
    /// Empty where nothing needs to be said.
    public var why: String
    /// In the document; empty where the format does not tell.
    public var byteRange: Range<Int>

    private static let longestText = 200

    init(_ kind: Kind, _ text: String, why: String, byteRange: Range<Int>) {
        self.kind = kind
        self.text = TextSanitiser.sanitise(String(text.prefix(Self.longestText)).foldingBlanks()).text
        self.why = why
        self.byteRange = byteRange
    }
}

/// A document as it was understood: its articles, their parts, and what was left out.
public struct DocumentOutline: Sendable {
    public struct Part: Sendable {
        public var article: Article
        public var entries: [OutlineEntry]
    }

    /// As it was named, with the name inside of a container behind it.
    public var path: String
    public var format: DocumentFormat
    public var layout: String
    public var parts: [Part]
    /// Before the first and behind the last article.
    public var outside: [OutlineEntry]
    /// The offset at which each line of the document begins.
    public var lineStarts: [Int]

    /// The lines of a byte range, from 1; nil for an empty one.
    public func lines(of range: Range<Int>) -> ClosedRange<Int>? {
        guard !range.isEmpty else { return nil }
        let first = line(at: range.lowerBound)
        return first...max(first, line(at: range.upperBound - 1))
    }

    private func line(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(1, low)
    }
}
