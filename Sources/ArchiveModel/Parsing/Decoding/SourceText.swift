#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A document's text in lines, each with the bytes it came from.
struct SourceText: Sendable {
    struct Line: Sendable {
        /// In the store: decoded and harmless, without the line end.
        var range: Range<Int>
        /// Where the line begins in the document.
        var byteOffset: Int
    }

    private(set) var store: TextStore
    private(set) var lines: [Line] = []
    private(set) var encoding: TextEncoding
    private(set) var issues: [ParseIssue] = []
    let byteCount: Int

    /// Splits first and decodes line by line, so that offsets stay those of the document in any encoding.
    ///
    /// In a document of mixed encodings, the lines that are UTF-8 are read as such.
    init(_ bytes: [UInt8]) {
        store = TextStore(bytes)
        byteCount = bytes.count
        let mark = TextEncoding.ofByteOrderMark(bytes)
        encoding = mark?.encoding ?? .utf8
        bytes.withUnsafeBytes { read($0, from: mark?.length ?? 0, isMarked: mark != nil) }
    }

    func text(_ index: Int) -> String { store.text(lines[index].range) }

    /// All lines as strings, where a document is small or all of it is wanted.
    var texts: [String] { lines.map { store.text($0.range) } }

    /// Where the next line begins.
    func byteEnd(_ index: Int) -> Int { index + 1 < lines.count ? lines[index + 1].byteOffset : byteCount }

    /// Puts text of its own in the place of lines.
    mutating func replaceLines(_ make: (inout TextStore, [Line]) -> [Line]) { lines = make(&store, lines) }

    private mutating func read(_ bytes: UnsafeRawBufferPointer, from first: Int, isMarked: Bool) {
        var decoders = Decoders(encoding, isMarked: isMarked)
        let step = encoding.isUTF16 ? 2 : 1
        var start = first
        var feed = -1
        lines.reserveCapacity(bytes.count / 60)
        while start < bytes.count {
            let end = Self.lineEnd(in: bytes, from: start, encoding: encoding, feed: &feed)
            var content = end.content
            if content - start >= step, Self.unit(bytes, content - step, encoding) == 0x0D { content -= step }
            let offset = lines.isEmpty ? 0 : start
            let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<content])
            if step == 1, Self.isPlain(piece) {
                lines.append(Line(range: start..<content, byteOffset: offset))
            } else {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                let decoded = decoders.decode(piece, rest: rest)
                encoding = decoders.encoding
                lines.append(Line(range: take(decoded, at: start..<content), byteOffset: offset))
            }
            start = end.next
        }
    }

    /// Where the text of a line is: in the document itself, unless something had to change.
    private mutating func take(_ decoded: Decoders.Result, at range: Range<Int>) -> Range<Int> {
        let clean = TextSanitiser.sanitise(decoded.text)
        if decoded.replaced > 0 {
            issues.append(
                ParseIssue(
                    .undecodable, "\(decoded.replaced) characters that are not \(encoding.name)",
                    byteOffset: range.lowerBound))
        }
        issues += ParseIssue.neutralised(clean.neutralised, byteOffset: range.lowerBound)
        let isAsItStands = decoded.isUTF8 && decoded.replaced == 0 && clean.neutralised.isEmpty
        return isAsItStands ? range : store.append(clean.text.utf8)
    }

    /// Printable ASCII through and through: nothing to decode, nothing to make harmless.
    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return true }
        // Without a way out of the loop, the compiler looks at many bytes at once.
        var others: UInt8 = 0
        for index in 0..<bytes.count { others |= base[index] &- 0x20 > 0x5E ? 1 : 0 }
        return others == 0
    }

    private static func unit(_ bytes: UnsafeRawBufferPointer, _ index: Int, _ encoding: TextEncoding) -> UInt16 {
        switch encoding {
        case .utf16LittleEndian: UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
        case .utf16BigEndian: UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        default: UInt16(bytes[index])
        }
    }

    /// Lines end at a line feed, or at a carriage return that none follows (old Macintosh).
    ///
    /// `feed`: where the next line feed is, once it was looked for.
    private static func lineEnd(
        in bytes: UnsafeRawBufferPointer, from start: Int, encoding: TextEncoding, feed: inout Int
    ) -> (content: Int, next: Int) {
        let step = encoding.isUTF16 ? 2 : 1
        var index = start
        if step == 1 { index = nearestEnd(in: bytes, from: start, feed: &feed) }
        while index + step <= bytes.count {
            let unit = unit(bytes, index, encoding)
            if unit == 0x0A { return (index, index + step) }
            if unit == 0x0D {
                let follows = index + 2 * step <= bytes.count ? Self.unit(bytes, index + step, encoding) : 0
                if follows != 0x0A, follows != 0x0D { return (index, index + step) }
            }
            index += step
        }
        return (bytes.count, bytes.count)
    }

    /// The first byte that could end a line.
    private static func nearestEnd(in bytes: UnsafeRawBufferPointer, from start: Int, feed: inout Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        if feed < start {
            feed = memchr(base + start, 0x0A, bytes.count - start).map { UnsafeRawPointer($0) - base } ?? bytes.count
        }
        return memchr(base + start, 0x0D, feed - start).map { UnsafeRawPointer($0) - base } ?? feed
    }
}

/// Decodes line by line, and settles on an encoding at the first line that is no UTF-8.
private struct Decoders {
    struct Result {
        var text: String
        var replaced: Int
        var isUTF8: Bool
    }

    private(set) var encoding: TextEncoding
    private let isMarked: Bool
    private let first: TextDecoder
    private let utf8 = TextDecoder(.utf8)
    private var other: TextDecoder?

    init(_ encoding: TextEncoding, isMarked: Bool) {
        self.encoding = encoding
        self.isMarked = isMarked
        first = TextDecoder(encoding)
    }

    /// `rest`: what an encoding is guessed from, should the line need it.
    mutating func decode(_ line: UnsafeRawBufferPointer, rest: UnsafeRawBufferPointer) -> Result {
        let decoded = (other == nil ? first : utf8).decode(line)
        guard !isMarked, UTF8Share.isOtherEncoding(decoded) else {
            return Result(text: decoded.text, replaced: decoded.replaced, isUTF8: other != nil || encoding == .utf8)
        }
        if other == nil {
            encoding = EncodingGuess.encoding(of: rest)
            other = TextDecoder(encoding)
        }
        let again = other?.decode(line) ?? decoded
        return Result(text: again.text, replaced: again.replaced, isUTF8: false)
    }
}

extension ParseIssue {
    /// One issue for each kind of character that the sanitiser replaced.
    static func neutralised(_ found: [Unicode.Scalar: Int], byteOffset: Int?) -> [ParseIssue] {
        found.sorted { $0.key < $1.key }.map { scalar, count in
            ParseIssue(
                .neutralised, "\(TextSanitiser.name(of: scalar))\(count > 1 ? ", \(count) times" : "") made harmless",
                byteOffset: byteOffset)
        }
    }
}
