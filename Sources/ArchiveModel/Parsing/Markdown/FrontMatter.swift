import Foundation
import TOMLKit
import Yams

/// What stands before the text of a Markdown file: YAML between `---`, TOML between `+++`, or a JSON object.
struct FrontMatter {
    var title: String?
    var authors: [String] = []
    var published: DateStamp?
    var updated: DateStamp?
    var tags: [String] = []
    var categories: [String] = []
    var language: String?
    var link: String?
    var issues: [ParseIssue] = []

    /// - Returns: the front matter and the line at which the text begins.
    static func read(_ lines: [String]) -> (FrontMatter, Int) {
        guard let first = lines.first?.trimmingBlanks(), first == "---" || first == "+++",
            let end = lines.dropFirst().firstIndex(where: {
                $0.trimmingBlanks() == first || first == "---" && $0.trimmingBlanks() == "..."
            })
        else { return (FrontMatter(), 0) }
        let text = lines[1..<end].joined(separator: "\n")
        var matter = FrontMatter()
        if let values = first == "---" ? yaml(text) : toml(text) {
            matter.take(values)
        } else {
            matter.issues = [
                ParseIssue(
                    .notUnderstood, "the front matter is no valid \(first == "---" ? "YAML" : "TOML")", byteOffset: 0)
            ]
        }
        return (matter, end + 1)
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
        title = text("title")
        authors = list("authors", "author")
        published = text("date", "published", "pubdate", "created").flatMap(Self.date)
        updated = text("lastmod", "updated", "modified", "last_modified_at").flatMap(Self.date)
        tags = list("tags", "tag", "keywords").filter { !$0.isEmpty }.map {
            $0.first == "#" ? String($0.dropFirst()) : $0
        }
        categories = list("categories", "category", "topics").filter { !$0.isEmpty }
        language = text("lang", "language")
        link = text("canonical", "canonicalurl", "link", "url").flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    private static func date(_ text: String) -> DateStamp? {
        DateStamp(iso8601: text) ?? DateScanner(LineTokens(text)).first()?.stamp
    }
}
