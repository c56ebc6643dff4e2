/// A whole document as UTF-8, and how it got there.
///
/// The order is that of the Encoding Standard: byte order mark, declared charset, valid UTF-8, then a measured guess.
struct DecodedText {
    var text: String
    var encoding: TextEncoding
    /// What was replaced, where something was.
    var issues: [ParseIssue]

    init(_ bytes: UnsafeRawBufferPointer, declared: TextEncoding? = nil) {
        let mark = TextEncoding.ofByteOrderMark(bytes)
        let content = UnsafeRawBufferPointer(rebasing: bytes[(mark?.length ?? 0)...])
        if mark == nil, let text = Self.utf8(content, declared: declared) {
            (self.text, encoding, issues) = (text, .utf8, [])
            return
        }
        encoding = mark?.encoding ?? Self.encoding(of: content, declared: declared)
        let decoded = TextDecoder(encoding).decode(content)
        text = decoded.text
        issues =
            decoded.replaced == 0
            ? []
            : [
                ParseIssue(
                    .undecodable, "\(decoded.replaced) characters that are not \(encoding.name)", byteOffset: nil)
            ]
    }

    /// Text that declares a charset and is valid UTF-8 beyond ASCII is UTF-8: servers and editors convert and forget to say so.
    ///
    /// Only ISO-2022-JP is valid UTF-8 and means something else.
    private static func utf8(_ content: UnsafeRawBufferPointer, declared: TextEncoding?) -> String? {
        if declared?.name == "iso-2022-jp", content.allSatisfy({ $0 < 0x80 }) { return nil }
        return String(validating: content, as: UTF8.self)
    }

    private static func encoding(of content: UnsafeRawBufferPointer, declared: TextEncoding?) -> TextEncoding {
        if let declared, declared.name == "iso-2022-jp", content.allSatisfy({ $0 < 0x80 }) { return declared }
        if !UTF8Share.isOtherEncoding(TextDecoder(.utf8).decode(content)) { return .utf8 }
        // A declared UTF-16 that got here without a byte order mark was read as bytes to find the declaration.
        if let declared, !declared.isUTF16, declared != .utf8 { return declared }
        return EncodingGuess.encoding(of: content)
    }
}

/// Tells broken UTF-8 from text of another encoding.
enum UTF8Share {
    /// Text of another encoding hardly ever has valid sequences of UTF-8 beyond ASCII; UTF-8 with a few bad bytes has many.
    static func isOtherEncoding(_ decoded: (text: String, replaced: Int)) -> Bool {
        guard decoded.replaced > 0 else { return false }
        let beyondASCII = decoded.text.unicodeScalars.count { $0.value >= 0x80 }
        return beyondASCII - decoded.replaced < decoded.replaced * 2
    }
}

/// The charset that a document names itself.
enum DeclaredEncoding {
    /// How far HTML looks (HTML Standard, prescan a byte stream).
    private static let prescanned = 4096

    /// From `<?xml encoding=…?>`, `<meta charset=…>` or `<meta http-equiv=… content="…charset=…">`.
    static func find(in bytes: some Collection<UInt8>) -> TextEncoding? {
        let head = String(decoding: bytes.prefix(prescanned), as: UTF8.self).lowercased()
        if head.hasPrefix("<?xml"), let end = head.range(of: "?>"),
            let label = value(after: "encoding", in: head[..<end.lowerBound])
        {
            return TextEncoding(label: label)
        }
        var rest = head[...]
        while let meta = rest.range(of: "<meta") {
            rest = rest[meta.upperBound...]
            let tag = rest.prefix { $0 != ">" }
            if let label = value(after: "charset", in: tag), let encoding = TextEncoding(label: label) {
                return encoding
            }
        }
        return nil
    }

    /// What stands after `name=`, in quotes or not.
    private static func value(after name: String, in text: Substring) -> Substring? {
        guard let found = text.range(of: name) else { return nil }
        var rest = text[found.upperBound...].drop { $0.isBlank }
        guard rest.first == "=" else { return nil }
        rest = rest.dropFirst().drop { $0.isBlank || $0 == "\"" || $0 == "'" }
        return rest.prefix { !$0.isBlank && !"\"';>?".contains($0) }
    }
}

extension Substring {
    /// The first occurrence of a text, character by character.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
