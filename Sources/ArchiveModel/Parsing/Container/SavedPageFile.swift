import Foundation

/// A page with its pictures in one file, as browsers save them: MHTML (RFC 2557).
enum SavedPageFile {
    /// Whether a file begins as a message with several parts.
    static func isSavedPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
        guard
            head.hasPrefix("from:") || head.hasPrefix("mime-version:") || head.hasPrefix("content-type:")
                || head.hasPrefix("subject:") || head.hasPrefix("date:") || head.hasPrefix("snapshot-content-location:")
        else { return false }
        return head.contains("multipart/related")
    }

    /// The page and its address; nil where no part is a page.
    static func page(in bytes: [UInt8]) -> (html: [UInt8], address: String?)? {
        guard let (header, body) = split(bytes[...]), let boundary = boundary(of: header) else { return nil }
        let address = header["snapshot-content-location"]
        for part in parts(of: body, boundary) {
            guard let (partHeader, content) = split(part),
                partHeader["content-type"]?.lowercased().hasPrefix("text/html") == true
            else { continue }
            let encoding = partHeader["content-transfer-encoding"]?.lowercased()
            return (decoded(content, encoding), address ?? partHeader["content-location"])
        }
        return nil
    }

    private static func split(_ bytes: ArraySlice<UInt8>) -> (WebArchive.Header, ArraySlice<UInt8>)? {
        for mark in [Array("\r\n\r\n".utf8), Array("\n\n".utf8)] {
            if let end = WebArchive.find(mark, in: bytes, from: bytes.startIndex) {
                return (WebArchive.Header(bytes[..<end]), bytes[(end + mark.count)...])
            }
        }
        return nil
    }

    private static func boundary(of header: WebArchive.Header) -> [UInt8]? {
        guard let type = header["content-type"], let found = type.firstRange(of: "boundary=") else { return nil }
        let value = type[found.upperBound...].drop { $0 == "\"" }.prefix { $0 != "\"" && $0 != ";" }
        return value.isEmpty ? nil : Array(("--" + value).utf8)
    }

    private static func parts(of body: ArraySlice<UInt8>, _ boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var index = body.startIndex
        while let found = WebArchive.find(boundary, in: body, from: index) {
            if let start { parts.append(body[start..<found]) }
            var next = found + boundary.count
            while next < body.endIndex, body[next] == 0x0D || body[next] == 0x0A { next += 1 }
            start = next
            index = next
        }
        return parts
    }

    private static func decoded(_ content: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
        switch encoding {
        case "base64":
            Data(base64Encoded: Data(content), options: .ignoreUnknownCharacters).map { [UInt8]($0) } ?? []
        case "quoted-printable": quotedPrintable(content)
        default: Array(content)
        }
    }

    /// RFC 2045, section 6.7.
    private static func quotedPrintable(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = content.startIndex
        while index < content.endIndex {
            guard content[index] == UInt8(ascii: "=") else {
                result.append(content[index])
                index += 1
                continue
            }
            let digits = content[(index + 1)...].prefix(2)
            if let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), digits.count == 2 {
                result.append(value)
                index += 3
            } else {
                // A soft line end.
                index += 1
                while index < content.endIndex, content[index] == 0x0D || content[index] == 0x20 { index += 1 }
                if index < content.endIndex, content[index] == 0x0A { index += 1 }
            }
        }
        return result
    }
}
