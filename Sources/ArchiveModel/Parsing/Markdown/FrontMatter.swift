import Foundation
import TOMLKit
import Yams

/// What stands before the text of a Markdown file: YAML between `---`, TOML between `+++`, a JSON object, or lines as Pelican
/// writes them.
///
/// The keys are those of Hugo, Jekyll, Zola, Obsidian and Pelican.
struct FrontMatter {
    var title: String?
    var authors: [String] = []
    var published: DateStamp?
    var updated: DateStamp?
    var tags: [String] = []
    var categories: [String] = []
    var language: String?
    var link: String?
    var description: String?
    var isDraft = false
    var issues: [ParseIssue] = []

    /// - Returns: the front matter and the line at which the text begins.
    static func read(_ lines: [String]) -> (FrontMatter, Int) {
        guard let first = lines.first?.trimmingBlanks() else { return (FrontMatter(), 0) }
        switch first {
        case "---":
            let end = lines.dropFirst().firstIndex { ["---", "..."].contains($0.trimmingBlanks()) }
            return end.map { fenced(lines, 1..<$0, "YAML", yaml) } ?? (FrontMatter(), 0)
        case "+++":
            let end = lines.dropFirst().firstIndex { $0.trimmingBlanks() == "+++" }
            return end.map { fenced(lines, 1..<$0, "TOML", toml) } ?? (FrontMatter(), 0)
        case _ where first.hasPrefix("{"):
            guard
                let end = lines.firstIndex(where: {
                    $0.hasPrefix("}") || $0.count > 1 && $0 == first && $0.hasSuffix("}")
                })
            else { return (FrontMatter(), 0) }
            guard let values = json(lines[...end].joined(separator: "\n")) else { return (FrontMatter(), 0) }
            var matter = FrontMatter()
            matter.take(values)
            return (matter, end + 1)
        default: return pelican(lines)
        }
    }

    private static func fenced(
        _ lines: [String], _ range: Range<Int>, _ language: String, _ parse: (String) -> [String: Any]?
    ) -> (FrontMatter, Int) {
        var matter = FrontMatter()
        if let values = parse(lines[range].joined(separator: "\n")) {
            matter.take(values)
        } else {
            matter.take(plain(lines[range]))
            matter.issues = [ParseIssue(.notUnderstood, "the front matter is no valid \(language)", byteOffset: 0)]
        }
        return (matter, range.upperBound + 1)
    }

    /// What can be understood of broken front matter: lines of a key and a value.
    private static func plain(_ lines: ArraySlice<String>) -> [String: Any] {
        var values: [String: Any] = [:]
        for line in lines {
            guard let mark = line.firstIndex(where: { ":=".contains($0) }), line.first?.isLetter == true else {
                continue
            }
            let value = String(line[line.index(after: mark)...]).trimmingBlanks().trimmingMarks()
            if !value.isEmpty { values[line[..<mark].lowercased().trimmingBlanks()] = value }
        }
        return values
    }

    /// Entities as a site writes them into its titles.
    private static func decoded(_ text: String) -> String {
        guard text.contains("&"), text.contains(";") else { return text }
        let escaped = text.replacing("<", with: "&lt;")
        return MarkupParser.parse("<p>" + escaped + "</p>", as: .html)?.root.text ?? text
    }

    private static func json(_ text: String) -> [String: Any]? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            return nil
        }
        var values: [String: Any] = [:]
        for (key, value) in object {
            if let list = value as? [Any] {
                values[key.lowercased()] = list.compactMap {
                    $0 as? String ?? ($0 as? [String: Any])?["name"] as? String
                }
            } else if let flag = value as? Bool {
                values[key.lowercased()] = flag ? "true" : "false"
            } else {
                values[key.lowercased()] = value as? String
            }
        }
        return values
    }

    /// `Title: …` and other lines of that kind at the very start, up to a blank line.
    private static func pelican(_ lines: [String]) -> (FrontMatter, Int) {
        var values: [String: Any] = [:]
        var end = 0
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy({ $0.isLetter || $0 == "_" }) else {
                break
            }
            values[line[..<colon].lowercased()] = String(line[line.index(after: colon)...]).trimmingBlanks()
            end += 1
        }
        let isHeader =
            values["title"] != nil && (values["date"] != nil || values["tags"] != nil || values["slug"] != nil)
        guard isHeader, end == lines.count || lines[end].trimmingBlanks().isEmpty else { return (FrontMatter(), 0) }
        var matter = FrontMatter()
        matter.take(values)
        return (matter, end)
    }

    private static func yaml(_ text: String) -> [String: Any]? {
        // Scalars stay text: a date is read by our own rules.
        guard let node = try? Yams.compose(yaml: text, .basic) else { return text.trimmingBlanks().isEmpty ? [:] : nil }
        guard let mapping = node.mapping else { return nil }
        var values: [String: Any] = [:]
        for (key, value) in mapping {
            guard let name = key.string?.lowercased() else { continue }
            if let sequence = value.sequence {
                values[name] = sequence.compactMap { $0.scalar?.string ?? $0.mapping?["name"]?.scalar?.string }
            } else if let scalar = value.scalar {
                values[name] = scalar.string
            } else if let nested = value.mapping?["name"]?.scalar?.string {
                values[name] = nested
            }
        }
        return values
    }

    private static func toml(_ text: String) -> [String: Any]? {
        guard let table = try? TOMLTable(string: text) else { return nil }
        var values: [String: Any] = [:]
        func take(_ table: TOMLTable) {
            for (key, value) in table {
                if let array = value.array {
                    values[key.lowercased()] = array.compactMap { $0.string }
                } else if let flag = value.bool {
                    values[key.lowercased()] = flag ? "true" : "false"
                } else if let string = value.string {
                    values[key.lowercased()] = string
                } else if let date = value.dateTime {
                    values[key.lowercased()] = date.debugDescription
                } else if let date = value.date {
                    values[key.lowercased()] = date.debugDescription
                } else if let nested = value.table {
                    take(nested)
                }
            }
        }
        take(table)
        return values
    }

    private mutating func take(_ values: [String: Any]) {
        func text(_ names: String...) -> String? {
            names.lazy.compactMap { values[$0] as? String ?? (values[$0] as? [String])?.first }.first { !$0.isEmpty }
        }
        func list(_ names: String...) -> [String] {
            for name in names {
                if let list = values[name] as? [String] { return list }
                if let text = values[name] as? String {
                    return text.split(separator: ",").map { String($0).trimmingBlanks() }
                }
            }
            return []
        }
        title = text("title").map(Self.decoded)
        authors = list("authors", "author").map(Self.decoded)
        published = text("date", "published", "pubdate", "created").flatMap(Self.date)
        updated = text("lastmod", "updated", "modified", "last_modified_at").flatMap(Self.date)
        tags = (list("tags", "tag") + list("keywords")).filter { !$0.isEmpty }.map {
            Self.decoded($0.first == "#" ? String($0.dropFirst()) : $0)
        }.uniqued()
        isDraft = text("draft")?.lowercased() == "true" || text("status")?.lowercased() == "draft"
        description = text("description", "summary", "excerpt")
        categories = list("categories", "category", "topics").filter { !$0.isEmpty }
        language = text("lang", "language")
        link = text("canonical", "canonicalurl", "link", "url").flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    private static func date(_ text: String) -> DateStamp? {
        DateStamp(iso8601: text) ?? DateScanner(LineTokens(text)).first()?.stamp
    }
}
