import Foundation

/// Reads articles that come as JSON objects, one a line or in one array.
enum JSONLines {
    /// Whether a document begins like that; `head`: its first bytes, in lower case.
    static func claims(_ head: Substring) -> Bool {
        // A JSON feed has its own reader.
        guard !head.contains("jsonfeed.org/version"), !head.contains("\"items\"") else { return false }
        let start = head.drop { $0 == "[" || $0.isBlank || $0.isNewline }
        guard start.first == "{" else { return false }
        let names = [
            "\"title\"", "\"headline\"", "\"text\"", "\"body\"", "\"content\"", "\"articlebody\"", "\"published\"",
            "\"date\"", "\"authors\"", "\"author\"",
        ]
        return names.count { start.contains($0) } >= 2
    }

    static func parse(_ bytes: UnsafeRawBufferPointer, name: String) -> ParsedDocument {
        let decoded = DecodedText(bytes, declared: nil)
        let shift = decoded.encoding == .utf8 ? bytes.count - decoded.text.utf8.count : 0
        var document = ParsedDocument(format: .feed, layout: "JSON lines", articles: [])
        document.issues = decoded.issues
        if let list = try? JSONSerialization.jsonObject(with: Data(decoded.text.utf8)) as? [[String: Any]] {
            document.layout = "JSON list"
            document.articles = list.compactMap { JSONRecord($0)?.article }
            for index in document.articles.indices { document.articles[index].byteRange = 0..<bytes.count }
            return document
        }
        var found: [(article: ParsedArticle, provenance: (path: String, byteOffset: Int)?)] = []
        var start = 0
        for (number, line) in decoded.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let range = start + shift..<start + line.count + shift
            start += line.count + 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            let record = object.flatMap { JSONRecord($0) }
            var article = record?.article ?? unreadable(String(Substring(line)), number + 1, at: range.lowerBound)
            if article.title.isEmpty { article.title = "\(name), line \(number + 1)" }
            article.byteRange = range.lowerBound..<min(bytes.count, range.upperBound + 1)
            found.append((article, record?.provenance))
        }
        document.articles = inOldOrder(found).map(\.article)
        return document
    }

    /// In the order in which they stood in the document that they came from, where all say it.
    private static func inOldOrder(
        _ found: [(article: ParsedArticle, provenance: (path: String, byteOffset: Int)?)]
    ) -> [(article: ParsedArticle, provenance: (path: String, byteOffset: Int)?)] {
        guard found.allSatisfy({ $0.provenance != nil }) else { return found }
        return found.enumerated().sorted { one, other in
            guard let a = one.element.provenance, let b = other.element.provenance else { return false }
            return (a.path, a.byteOffset, one.offset) < (b.path, b.byteOffset, other.offset)
        }.map(\.element)
    }

    /// A line that is no record keeps its text.
    private static func unreadable(_ line: String, _ number: Int, at offset: Int) -> ParsedArticle {
        var article = ParsedArticle()
        var builder = BodyBuilder()
        builder.append(.code, TextSanitiser.sanitise(line).text.trimmingBlanks())
        article.body = builder.body
        article.issues = [
            ParseIssue(
                .malformed, "line \(number) is no article as a JSON object; it is shown as it stands",
                byteOffset: offset)
        ]
        return article
    }
}
