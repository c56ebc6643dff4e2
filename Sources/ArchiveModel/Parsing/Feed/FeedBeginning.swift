/// Where a feed begins that has something before it: a warning of PHP, the head of an HTTP answer, the size of a chunk.
enum FeedBeginning {
    private static let roots = ["<rss", "<feed", "<rdf:rdf"]

    /// - Returns: the offset into the bytes of the text; nil where no feed begins at a line of its own, or at the end of a tag.
    static func offset(in head: some StringProtocol) -> Int? {
        let bytes = Array(head.utf8)
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            let rest = bytes[start...]
            guard begins(rest), standsAlone(bytes[..<start]) else { continue }
            return start
        }
        return nil
    }

    private static func begins(_ rest: ArraySlice<UInt8>) -> Bool {
        let opening = String(decoding: rest.prefix(2048), as: UTF8.self).lowercased()
        if roots.contains(where: { opening.hasPrefix($0) }) { return true }
        guard opening.hasPrefix("<?xml "), let end = opening.firstRange(of: "?>") else { return false }
        var behind = opening[end.upperBound...].drop { $0.isBlank || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
        while behind.hasPrefix("<!--") || behind.hasPrefix("<?") {
            guard let close = behind.firstIndex(of: ">") else { return false }
            behind = behind[behind.index(after: close)...].drop { $0.isBlank || $0.isNewline }
        }
        return roots.contains { behind.hasPrefix($0) }
    }

    /// Behind a line end or a tag; not in an example that a text shows.
    private static func standsAlone(_ before: ArraySlice<UInt8>) -> Bool {
        guard let last = before.last else { return true }
        let isFenced = String(decoding: before, as: UTF8.self).contains("```")
        return (last == 0x0A || last == 0x0D || last == UInt8(ascii: ">")) && !isFenced
    }
}
