/// Where the reader left off in a text, so that it is found again when the document was read anew and the text is another one.
public struct StoredPlace: Equatable, Sendable {
    private static let mostWordBytes = 48

    /// UTF-8.
    public var byteOffset: Int
    /// What stood there, at most some ten words.
    public var words: String
    /// 0–100, how far the text was read; nil where that was not kept.
    public var percent: Int?

    public init(byteOffset: Int, words: String, percent: Int? = nil) {
        self.byteOffset = byteOffset
        self.words = words
        self.percent = percent
    }

    /// A place in a text; an offset within a character counts as its start.
    public init(byteOffset: Int, in text: String) {
        let utf8 = text.utf8
        let offset = min(max(0, byteOffset), utf8.count)
        let start = String.Index(utf8.index(utf8.startIndex, offsetBy: offset), within: text) ?? text.endIndex
        var words = text[start...].prefix(Self.mostWordBytes)
        while words.utf8.count > Self.mostWordBytes { words.removeLast() }
        self.init(byteOffset: offset, words: String(words))
    }

    /// The same place in a text: where it was, else where the words stand next to that.
    public func offset(in text: String) -> Int {
        let bytes = Array(text.utf8)
        let words = Array(words.utf8)
        let offset = min(byteOffset, bytes.count)
        guard !words.isEmpty, !bytes[offset...].starts(with: words), bytes.count >= words.count else { return offset }
        let last = bytes.count - words.count
        var distance = 1
        while offset - distance >= 0 || offset + distance <= last {
            for place in [offset - distance, offset + distance]
            where place >= 0 && place <= last && bytes[place] == words[0] && bytes[place...].starts(with: words) {
                return place
            }
            distance += 1
        }
        return offset
    }
}
