/// The pages of a WARC file (ISO 28500), each with the address it was found at.
///
/// Own code, since libarchive's reader drops the address.
enum WebArchive {
    struct Page {
        var address: String
        var mediaType: String
        /// The body of the response.
        var bytes: ArraySlice<UInt8>
        /// Of the record in the file.
        var byteRange: Range<Int>
    }

    private static let mark = Array("WARC/".utf8)
    private static let headerEnd = Array("\r\n\r\n".utf8)

    static func isWebArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark) }

    static func pages(in bytes: [UInt8]) -> (pages: [Page], issues: [ParseIssue]) {
        var pages: [Page] = []
        var issues: [ParseIssue] = []
        var index = 0
        while index < bytes.count {
            // Blank lines separate records.
            while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
            guard index < bytes.count else { break }
            guard bytes[index...].starts(with: mark), let end = find(headerEnd, in: bytes, from: index) else {
                issues.append(ParseIssue(.malformed, "the web archive breaks off", byteOffset: index))
                break
            }
            let header = Header(bytes[index..<end])
            let start = end + headerEnd.count
            guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
                issues.append(ParseIssue(.malformed, "a record without a length", byteOffset: index))
                break
            }
            let next = min(bytes.count, start + length)
            if let page = page(header, bytes[start..<next], range: index..<next) { pages.append(page) }
            index = next
        }
        return (pages, issues)
    }

    private static func page(_ header: Header, _ content: ArraySlice<UInt8>, range: Range<Int>) -> Page? {
        let address = (header["warc-target-uri"] ?? "").filter { $0 != "<" && $0 != ">" }
        switch header["warc-type"]?.lowercased() {
        case "resource", "conversion":
            return Page(
                address: address, mediaType: header["content-type"] ?? "", bytes: content, byteRange: range)
        case "response":
            guard let end = find(headerEnd, in: content, from: content.startIndex) else { return nil }
            let response = Header(content[..<end])
            guard response.status == 200 else { return nil }
            var body = content[(end + headerEnd.count)...]
            if response["transfer-encoding"]?.lowercased().contains("chunked") == true { body = dechunked(body)[...] }
            if response["content-encoding"] != nil, ContainerReader.isContainer(Array(body.prefix(512))),
                case .document(let entry)? = try? ContainerReader.open(Array(body), name: "", path: address)
            {
                body = entry.bytes[...]
            }
            return Page(
                address: address, mediaType: response["content-type"] ?? "", bytes: body, byteRange: range)
        default: return nil
        }
    }

    /// RFC 9112, section 7.1.
    private static func dechunked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = bytes.startIndex
        let lineEnd = Array("\r\n".utf8)
        while let end = find(lineEnd, in: bytes, from: index) {
            let digits = String(decoding: bytes[index..<end].prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            guard let length = Int(digits.trimmingBlanks(), radix: 16), length > 0 else { break }
            let start = end + 2
            let stop = min(bytes.endIndex, start + length)
            result.append(contentsOf: bytes[start..<stop])
            index = min(bytes.endIndex, stop + 2)
        }
        return result
    }

    static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        find(mark, in: bytes[...], from: start)
    }

    static func find(_ mark: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard bytes.count >= mark.count else { return nil }
        var index = start
        while index + mark.count <= bytes.endIndex {
            if bytes[index] == mark[0], bytes[index...].starts(with: mark) { return index }
            index += 1
        }
        return nil
    }

    /// Names and values, as HTTP, MIME and WARC write them.
    struct Header {
        private var fields: [String: String] = [:]
        /// Of an HTTP response; 200 where there is none.
        private(set) var status = 200

        init(_ bytes: ArraySlice<UInt8>) {
            let text = String(decoding: bytes, as: UTF8.self)
            var last: String?
            for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
                if index == 0, line.hasPrefix("HTTP/") {
                    status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 200
                } else if line.first?.isBlank == true, let last {
                    // A folded line.
                    fields[last, default: ""] += " " + String(line).trimmingBlanks()
                } else if let colon = line.firstIndex(of: ":") {
                    let name = line[..<colon].lowercased().trimmingBlanks()
                    fields[name] = String(line[line.index(after: colon)...]).trimmingBlanks()
                    last = name
                }
            }
        }

        subscript(name: String) -> String? { fields[name] }
    }
}
