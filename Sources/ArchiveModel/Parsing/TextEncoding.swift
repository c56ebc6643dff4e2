/// How the bytes of a document spell text.
public enum TextEncoding: String, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"

    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    static func ofByteOrderMark(_ bytes: some Collection<UInt8>) -> TextEncoding? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return nil
    }

    /// By byte order mark, else UTF-8 where it is valid, else windows-1252, which every byte is.
    static func detect(_ bytes: UnsafeRawBufferPointer) -> TextEncoding {
        if let marked = ofByteOrderMark(bytes) { return marked }
        return UTF8Validation.isValid(bytes) ? .utf8 : .windows1252
    }

    /// The bytes of the byte order mark at the start.
    func markLength(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard Self.ofByteOrderMark(bytes) != nil else { return 0 }
        return self == .utf8 ? 3 : 2
    }

    /// Decodes a piece that ends at a character's end; what is no character becomes U+FFFD and is counted.
    func decode(_ bytes: UnsafeRawBufferPointer) -> (text: String, replaced: Int) {
        switch self {
        case .utf8:
            let text = String(decoding: bytes, as: UTF8.self)
            return (text, text.utf8.count == bytes.count ? 0 : text.unicodeScalars.count { $0 == "\u{FFFD}" })
        case .utf16LittleEndian, .utf16BigEndian:
            let units = (0..<bytes.count / 2).map { index in
                let (first, second) = (UInt16(bytes[index * 2]), UInt16(bytes[index * 2 + 1]))
                return self == .utf16LittleEndian ? second << 8 | first : first << 8 | second
            }
            let text = String(decoding: units, as: UTF16.self)
            return (text, text.unicodeScalars.count { $0 == "\u{FFFD}" })
        case .windows1252:
            var text = ""
            text.unicodeScalars.append(contentsOf: bytes.map { Self.windows1252Scalars[Int($0)] })
            return (text, 0)
        }
    }

    /// WHATWG's index of windows-1252: 0x80–0x9F differ from Latin 1.
    private static let windows1252Scalars: [Unicode.Scalar] = {
        let high: [Unicode.Scalar] = [
            "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}", "\u{90}",
            "‘",
            "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
        ]
        return (0..<256).map { (0x80..<0xA0).contains($0) ? high[$0 - 0x80] : Unicode.Scalar(UInt8($0)) }
    }()
}

enum UTF8Validation {
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }
}
