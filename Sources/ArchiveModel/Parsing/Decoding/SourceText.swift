#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A document's text in lines, each with the bytes it came from.
struct SourceText: Sendable {
    struct Line: Sendable {
        /// Decoded and sanitised, without the line end.
        var text: String
        /// The line's bytes in the document, with its line end.
        var byteRange: Range<Int>
    }

    var lines: [Line]
    var encoding: TextEncoding
    var issues: [ParseIssue]
    var byteCount: Int

    /// Splits first and decodes line by line, so that offsets stay those of the document in any encoding.
    ///
    /// In a document of mixed encodings, the lines that are UTF-8 are read as such.
    init(_ bytes: UnsafeRawBufferPointer) {
        let mark = TextEncoding.ofByteOrderMark(bytes)
        var encoding = mark?.encoding ?? .utf8
        var other: TextDecoder?
        let decoder = TextDecoder(encoding)
        var lines: [Line] = []
        var issues: [ParseIssue] = []
        var start = mark?.length ?? 0
        let step = encoding.isUTF16 ? 2 : 1
        while start < bytes.count {
            let end = Self.lineEnd(in: bytes, from: start, encoding: encoding)
            var content = end.content
            if content - start >= step, Self.unit(bytes, content - step, encoding) == 0x0D { content -= step }
            let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<content])
            var decoded = (other == nil ? decoder : TextDecoder(.utf8)).decode(piece)
            if mark == nil, UTF8Share.isOtherEncoding(decoded) {
                if other == nil {
                    encoding = EncodingGuess.encoding(of: UnsafeRawBufferPointer(rebasing: bytes[start...]))
                    other = TextDecoder(encoding)
                }
                decoded = other?.decode(piece) ?? decoded
            }
            let clean = TextSanitiser.sanitise(decoded.text)
            if decoded.replaced > 0 {
                issues.append(
                    ParseIssue(
                        .undecodable, "\(decoded.replaced) characters that are not \(encoding.name)",
                        byteOffset: start))
            }
            issues += ParseIssue.neutralised(clean.neutralised, byteOffset: start)
            lines.append(Line(text: clean.text, byteRange: (lines.isEmpty ? 0 : start)..<end.next))
            start = end.next
        }
        self.lines = lines
        self.encoding = encoding
        self.issues = issues
        byteCount = bytes.count
    }

    private static func unit(_ bytes: UnsafeRawBufferPointer, _ index: Int, _ encoding: TextEncoding) -> UInt16 {
        switch encoding {
        case .utf16LittleEndian: UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
        case .utf16BigEndian: UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        default: UInt16(bytes[index])
        }
    }

    /// Lines end at a line feed, or at a carriage return that none follows (old Macintosh).
    private static func lineEnd(
        in bytes: UnsafeRawBufferPointer, from start: Int, encoding: TextEncoding
    ) -> (content: Int, next: Int) {
        let step = encoding.isUTF16 ? 2 : 1
        var index = start
        if step == 1 { index = nearestEnd(in: bytes, from: start) }
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
    private static func nearestEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        let feed = memchr(base + start, 0x0A, bytes.count - start).map { UnsafeRawPointer($0) - base } ?? bytes.count
        return memchr(base + start, 0x0D, feed - start).map { UnsafeRawPointer($0) - base } ?? feed
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
