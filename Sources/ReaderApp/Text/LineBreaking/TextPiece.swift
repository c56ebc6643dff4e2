import Terminal

/// What stays together on a line, with the blanks behind it.
struct TextPiece: Equatable {
    /// UTF-8 offsets, with and without the blanks at the end.
    var start: Int
    var inkEnd: Int
    var end: Int
    /// Columns of the ink, and of the blanks.
    var ink: Int
    var blank: Int
    /// A newline follows.
    var endsParagraph = false
    /// A line that ends here gets a hyphen: it is a part of a word.
    var isDivided = false
    /// Columns of the hyphen.
    var hyphen: Int { isDivided ? 1 : 0 }

    var dividedAtEnd: TextPiece {
        var piece = self
        piece.isDivided = true
        return piece
    }

    /// Tabs have no columns of their own on a surface.
    static let tabColumns = 4
}

/// Cuts a text into the pieces that lines are made of.
struct TextPieces: ~Copyable {
    private let opportunities = BreakOpportunities()
    private let measure: Int
    private let hyphenator: Hyphenator?

    init(measure: Int, hyphenator: Hyphenator?) {
        self.measure = measure
        self.hyphenator = hyphenator
    }

    func pieces(of text: Substring) -> [TextPiece] {
        let bytes = Array(text.utf8)
        var places = opportunities.places(in: bytes)
        let addresses = AddressScanner.ranges(in: bytes)
        let whole = addresses.filter { Self.columns(bytes[$0]) <= measure }
        if !whole.isEmpty {
            places.removeAll { place in whole.contains { $0.lowerBound < place && place < $0.upperBound } }
        }
        var pieces: [TextPiece] = []
        var start = 0
        for end in places {
            // A hyphen in an address, or behind another one, would be taken for a part of it.
            let isWord =
                !addresses.contains { $0.overlaps(start..<end) } && (start == 0 || bytes[start - 1] != Self.hyphen)
            add(bytes, start..<end, isWord: isWord, to: &pieces)
            start = end
        }
        if bytes.isEmpty || bytes.last == Self.newline {
            pieces.append(
                TextPiece(start: bytes.count, inkEnd: bytes.count, end: bytes.count, ink: 0, blank: 0))
        }
        return pieces
    }

    private static let newline = UInt8(ascii: "\n")
    private static let hyphen = UInt8(ascii: "-")

    private func add(_ bytes: [UInt8], _ range: Range<Int>, isWord: Bool, to pieces: inout [TextPiece]) {
        var inkEnd = range.upperBound
        let endsParagraph = bytes[inkEnd - 1] == Self.newline
        while inkEnd > range.lowerBound, Self.isBlank(bytes[inkEnd - 1]) { inkEnd -= 1 }
        var blank = 0
        for byte in bytes[inkEnd..<range.upperBound] where byte != Self.newline {
            blank += byte == UInt8(ascii: "\t") ? TextPiece.tabColumns : 1
        }
        let piece = TextPiece(
            start: range.lowerBound, inkEnd: inkEnd, end: range.upperBound,
            ink: Self.columns(bytes[range.lowerBound..<inkEnd]), blank: blank, endsParagraph: endsParagraph)
        // A soft hyphen at the end has no columns of its own.
        let isSoft = inkEnd == range.upperBound && bytes[range].suffix(2).elementsEqual([0xC2, 0xAD])
        for part in isSoft ? [piece.dividedAtEnd] : isWord ? divided(piece, bytes) : [piece] {
            if part.ink <= measure { pieces.append(part) } else { pieces += cut(part, bytes) }
        }
    }

    private func divided(_ piece: TextPiece, _ bytes: [UInt8]) -> [TextPiece] {
        guard let hyphenator, piece.ink >= Hyphenator.shortest else { return [piece] }
        let word = String(decoding: bytes[piece.start..<piece.inkEnd], as: UTF8.self)
        var parts: [TextPiece] = []
        var rest = piece
        for place in hyphenator.places(in: word[...]) {
            let offset = piece.start + place
            let ink = Self.columns(bytes[rest.start..<offset])
            parts.append(
                TextPiece(start: rest.start, inkEnd: offset, end: offset, ink: ink, blank: 0, isDivided: true))
            rest.start = offset
            rest.ink -= ink
        }
        return parts + [rest]
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == newline }

    static func columns(_ bytes: ArraySlice<UInt8>) -> Int {
        let tabs = bytes.count { $0 == 0x09 }
        let columns = bytes.withUnsafeBufferPointer { SimpleText.columns(of: $0) }
        return columns ?? CharacterWidth.columns(of: String(decoding: bytes, as: UTF8.self)) + tabs
            * (TextPiece.tabColumns - 1)
    }

    /// What is longer than a line is cut between clusters.
    private func cut(_ piece: TextPiece, _ bytes: [UInt8]) -> [TextPiece] {
        var parts: [TextPiece] = []
        var part = TextPiece(start: piece.start, inkEnd: piece.start, end: piece.start, ink: 0, blank: 0)
        for cluster in String(decoding: bytes[piece.start..<piece.inkEnd], as: UTF8.self) {
            let width = cluster == "\t" ? TextPiece.tabColumns : CharacterWidth.columns(of: cluster)
            if part.ink + width > measure, part.end > part.start {
                parts.append(part)
                part = TextPiece(start: part.end, inkEnd: part.end, end: part.end, ink: 0, blank: 0)
            }
            part.ink += width
            part.inkEnd += cluster.utf8.count
            part.end = part.inkEnd
        }
        part.end = piece.end
        part.blank = piece.blank
        part.endsParagraph = piece.endsParagraph
        part.isDivided = piece.isDivided
        return parts + [part]
    }
}
