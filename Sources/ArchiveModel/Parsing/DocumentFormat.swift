/// What a document is, by its first bytes, then by its name.
public enum DocumentFormat: String, CaseIterable, Sendable {
    case textArchive = "text archive"
    case html
    case feed
    case markdown

    /// How many bytes decide.
    static let sniffedBytes = 4096

    /// - Returns: nil for something that is no text.
    public static func detect(_ bytes: some Collection<UInt8>, name: String) -> DocumentFormat? {
        let head = Array(bytes.prefix(sniffedBytes))
        if let encoding = TextEncoding.ofByteOrderMark(head), encoding.isUTF16 {
            return byName(name) ?? .textArchive
        }
        guard isText(head) else { return nil }
        let start = String(decoding: head, as: UTF8.self).lowercased()
        let trimmed = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if trimmed.hasPrefix("<") {
            if isFeed(trimmed) { return .feed }
            if ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1"].contains(
                where: trimmed.hasPrefix)
                || (trimmed.hasPrefix("<?xml") && trimmed.contains("<html"))
                || (trimmed.hasPrefix("<!--") && trimmed.contains("<html"))
            {
                return .html
            }
        }
        if trimmed.hasPrefix("{"), trimmed.contains("jsonfeed.org/version") { return .feed }
        return byName(name) ?? .textArchive
    }

    private static func isFeed(_ head: Substring) -> Bool {
        guard !head.contains("<html") else { return false }
        return ["<rss", "<feed", "<rdf:rdf", "<atom:feed"].contains { head.contains($0) }
    }

    private static func byName(_ name: String) -> DocumentFormat? {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() }
        switch ending {
        case "html", "htm", "xhtml": return .html
        case "rss", "atom", "rdf": return .feed
        case "md", "markdown", "mdown", "mkd": return .markdown
        default: return nil
        }
    }

    /// Text has few control characters, and hardly ever a zero byte.
    private static func isText(_ head: [UInt8]) -> Bool {
        guard head.count(where: { $0 == 0 }) * 100 <= head.count else { return false }
        let controls = head.filter { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B, 0x08, 0x07].contains($0) }.count
        return controls * 20 <= head.count
    }
}
