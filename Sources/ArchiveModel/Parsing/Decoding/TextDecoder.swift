#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns bytes of one encoding into UTF-8; what spells nothing becomes U+FFFD and is counted.
///
/// Pieces have to end where a character ends. Own tables for what is common, iconv for the rest.
final class TextDecoder {
    private let encoding: TextEncoding
    /// Nil where no converter is needed.
    private let converter: iconv_t?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        let isOwn = encoding == .utf8 || encoding.isUTF16 || encoding == .windows1252
        let opened = isOwn ? nil : iconv_open("UTF-8", EncodingLabels.converterNames[encoding.name] ?? "CP1252")
        // iconv says "no" by a pointer of all ones.
        converter = opened == iconv_t(bitPattern: -1) ? nil : opened
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    func decode(_ bytes: UnsafeRawBufferPointer) -> (text: String, replaced: Int) {
        if encoding == .utf8 {
            if let text = String(validating: bytes, as: UTF8.self) { return (text, 0) }
            let text = String(decoding: bytes, as: UTF8.self)
            return (text, text.unicodeScalars.count { $0 == "\u{FFFD}" })
        }
        if encoding.isUTF16 { return Self.utf16(bytes, isLittleEndian: encoding == .utf16LittleEndian) }
        if let converter { return Self.convert(bytes, with: converter) }
        var text = ""
        text.unicodeScalars.append(contentsOf: bytes.map { Self.windows1252Scalars[Int($0)] })
        return (text, 0)
    }

    private static func utf16(_ bytes: UnsafeRawBufferPointer, isLittleEndian: Bool) -> (String, Int) {
        let units = (0..<bytes.count / 2).map { index in
            let (first, second) = (UInt16(bytes[index * 2]), UInt16(bytes[index * 2 + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        let text = String(decoding: units, as: UTF16.self)
        return (text, text.unicodeScalars.count { $0 == "\u{FFFD}" })
    }

    private static func convert(_ bytes: UnsafeRawBufferPointer, with converter: iconv_t) -> (String, Int) {
        guard let base = bytes.baseAddress else { return ("", 0) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var chunk = [CChar](repeating: 0, count: 4096)
        var replaced = 0
        var input: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
            mutating: base.assumingMemoryBound(to: CChar.self))
        var left = bytes.count
        _ = iconv(converter, nil, nil, nil, nil)
        while left > 0 {
            let (result, error, written) = chunk.withUnsafeMutableBufferPointer { buffer in
                var target = buffer.baseAddress
                var room = buffer.count
                let result = iconv(converter, &input, &left, &target, &room)
                return (result, errno, buffer.count - room)
            }
            output.append(contentsOf: chunk[..<written].lazy.map { UInt8(bitPattern: $0) })
            guard result == -1, error != E2BIG else { continue }
            output.append(contentsOf: [0xEF, 0xBF, 0xBD])
            replaced += 1
            input = input?.advanced(by: 1)
            left -= 1
        }
        return (String(decoding: output, as: UTF8.self), replaced)
    }

    /// WHATWG's index of windows-1252: 0x80–0x9F differ from Latin 1.
    private static let windows1252Scalars: [Unicode.Scalar] = {
        let high: [Unicode.Scalar] = [
            "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}", "\u{90}",
            "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
        ]
        return (0..<256).map { (0x80..<0xA0).contains($0) ? high[$0 - 0x80] : Unicode.Scalar(UInt8($0)) }
    }()
}
