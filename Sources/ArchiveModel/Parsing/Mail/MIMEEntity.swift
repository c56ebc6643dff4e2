import Foundation

/// A message, or a part of one: a head, and content that may be encoded for its way (RFC 2045, RFC 2046).
struct MIMEEntity {
    let header: WebArchive.Header
    /// As it stands in the message.
    let content: ArraySlice<UInt8>

    /// Nil where no blank line ends the head.
    init?(_ bytes: ArraySlice<UInt8>) {
        // A part may begin with the blank line.
        for mark in ["\r\n", "\n"].map({ Array($0.utf8) }) where bytes.starts(with: mark) {
            header = WebArchive.Header([])
            content = bytes.dropFirst(mark.count)
            return
        }
        for mark in ["\r\n\r\n", "\n\n"].map({ Array($0.utf8) }) {
            if let end = WebArchive.find(mark, in: bytes, from: bytes.startIndex) {
                header = WebArchive.Header(bytes[..<end])
                content = bytes[(end + mark.count)...]
                return
            }
        }
        return nil
    }

    /// `text/plain`, in lower case; that is what a message without a type has.
    var mediaType: String {
        let type = header["content-type"] ?? "text/plain"
        return type.prefix { $0 != ";" }.lowercased().trimmingBlanks()
    }

    private var encoding: String { header["content-transfer-encoding"]?.lowercased().trimmingBlanks() ?? "" }

    /// Whether what the file holds is something else than the text that its writer saw.
    var isEncoded: Bool {
        ["base64", "quoted-printable"].contains(encoding) || mediaType.hasPrefix("multipart/")
            || mediaType == "text/html"
    }

    var isAttachment: Bool {
        header["content-disposition"].map { $0.lowercased().hasPrefix("attachment") } ?? false
    }

    /// The name of the file that a part is.
    var fileName: String? {
        let name =
            Self.parameter("filename", of: header["content-disposition"])
            ?? Self.parameter("name", of: header["content-type"])
        return name.map { EncodedWords.decoded($0) }
    }

    /// A part without a head.
    private init(text content: ArraySlice<UInt8>) {
        header = WebArchive.Header([])
        self.content = content
    }

    /// The parts of a message in several parts, up to the boundary that ends them.
    var parts: [MIMEEntity] { divided.parts }

    /// What stands before the first part and behind the last one, such as the lines that a mailing list adds.
    var around: [ArraySlice<UInt8>] { divided.around }

    private var divided: (parts: [MIMEEntity], around: [ArraySlice<UInt8>]) {
        guard let value = Self.parameter("boundary", of: header["content-type"]) else { return ([], []) }
        let boundary = Array(("--" + value).utf8)
        var parts: [MIMEEntity] = []
        var around: [ArraySlice<UInt8>] = []
        var start: Int?
        var index = content.startIndex
        func add(_ bytes: ArraySlice<UInt8>) { parts.append(MIMEEntity(bytes) ?? MIMEEntity(text: bytes)) }
        while let found = WebArchive.find(boundary, in: content, from: index) {
            index = found + boundary.count
            // Of a longer boundary it may be the beginning.
            let next = index < content.endIndex ? content[index] : 0x0A
            let isLast = next == UInt8(ascii: "-")
            guard isLast || [0x0D, 0x0A, 0x20].contains(next) else { continue }
            if let start { add(content[start..<found]) } else { around.append(content[..<found]) }
            while index < content.endIndex, content[index] != 0x0A { index += 1 }
            index = min(index + 1, content.endIndex)
            if isLast { return (parts, around + [content[index...]]) }
            start = index
        }
        // A message that was cut off.
        if let start { add(content[start...]) }
        return (parts, around)
    }

    /// The content as it was before it was encoded.
    var bytes: [UInt8] {
        switch encoding {
        case "base64":
            Data(base64Encoded: Data(content), options: .ignoreUnknownCharacters).map { [UInt8]($0) } ?? Array(content)
        case "quoted-printable": QuotedPrintable.decoded(content)
        default: Array(content)
        }
    }

    /// The content as text, in the charset that the head declares, made harmless.
    var text: String {
        let charset = Self.parameter("charset", of: header["content-type"]).flatMap { TextEncoding(label: $0) }
        let decoded = bytes.withUnsafeBytes { DecodedText($0, declared: charset).text }
        return TextSanitiser.sanitise(decoded.replacing("\r\n", with: "\n")).text
    }

    /// `charset` of `text/plain; charset="utf-8"`.
    private static func parameter(_ name: String, of field: String?) -> String? {
        guard let field else { return nil }
        for part in field.split(separator: ";").dropFirst() {
            guard let sign = part.firstIndex(of: "="),
                part[..<sign].lowercased().trimmingBlanks() == name
            else { continue }
            let value = String(part[part.index(after: sign)...]).trimmingBlanks()
            let plain = value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : value
            return plain.isEmpty ? nil : plain
        }
        return nil
    }
}

/// RFC 2045, section 6.7.
enum QuotedPrintable {
    static func decoded(_ content: some Collection<UInt8>) -> [UInt8] {
        let content = Array(content)
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        var index = 0
        while index < content.count {
            guard content[index] == UInt8(ascii: "=") else {
                result.append(content[index])
                index += 1
                continue
            }
            let digits = content[(index + 1)...].prefix(2)
            if digits.count == 2, digits.allSatisfy({ isHexDigit($0) }),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                result.append(value)
                index += 3
                continue
            }
            var end = index + 1
            while end < content.count, content[end] == 0x0D || content[end] == 0x20 { end += 1 }
            if end == content.count || content[end] == 0x0A {
                // A soft line end.
                index = end + 1
            } else {
                result.append(content[index])
                index += 1
            }
        }
        return result
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

/// `=?utf-8?Q?Z=C3=BCrich?=` in the head of a message (RFC 2047).
enum EncodedWords {
    static func decoded(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        var result = ""
        var rest = text[...]
        /// Blanks between two encoded words are no part of the text; a character may be divided between them.
        var pending: (charset: String, bytes: [UInt8])?
        while let start = rest.firstRange(of: "=?"), let word = word(rest[start.lowerBound...]) {
            let before = rest[..<start.lowerBound]
            if let open = pending, before.allSatisfy(\.isBlank), open.charset == word.charset {
                pending?.bytes += word.bytes
            } else {
                if let open = pending { result += string(open) }
                if pending == nil || !before.allSatisfy(\.isBlank) { result += before }
                pending = (word.charset, word.bytes)
            }
            rest = word.rest
        }
        if let open = pending { result += string(open) }
        return result + rest
    }

    /// The word at the start of the text, nil where it is none.
    private static func word(_ text: Substring) -> (charset: String, bytes: [UInt8], rest: Substring)? {
        let fields = text.dropFirst(2).split(separator: "?", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let end = fields[2].firstRange(of: "?=") else { return nil }
        let content = fields[2][..<end.lowerBound]
        // A language may stand behind the charset (RFC 2231).
        let charset = fields[0].prefix { $0 != "*" }.lowercased()
        switch fields[1].lowercased() {
        case "b":
            guard let data = Data(base64Encoded: String(content), options: .ignoreUnknownCharacters) else { return nil }
            return (charset, [UInt8](data), fields[2][end.upperBound...])
        case "q":
            let bytes = QuotedPrintable.decoded(content.replacing("_", with: " ").utf8)
            return (charset, bytes, fields[2][end.upperBound...])
        default: return nil
        }
    }

    private static func string(_ word: (charset: String, bytes: [UInt8])) -> String {
        let text = word.bytes.withUnsafeBytes { DecodedText($0, declared: TextEncoding(label: word.charset)).text }
        return TextSanitiser.sanitise(text).text.replacing("\n", with: " ")
    }
}
