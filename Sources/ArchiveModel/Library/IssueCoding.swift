/// Writes an issue as one line of text for the archive: kind, offset, message, apart by tabs.
enum IssueCoding {
    static func encode(_ issue: ParseIssue) -> String {
        let offset = issue.byteOffset.map { String($0) } ?? ""
        return [issue.kind.rawValue, offset, issue.message].joined(separator: "\t")
    }

    static func decode(_ line: String) -> ParseIssue? {
        let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = ParseIssue.Kind(rawValue: String(parts[0])) else { return nil }
        return ParseIssue(kind, String(parts[2]), byteOffset: Int(parts[1]))
    }
}
