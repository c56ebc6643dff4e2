import ArchiveModel

/// The forms of a citation.
enum CitationFormat: String, CaseIterable, Sendable {
    case markdown = "Markdown"
    case bibTeX = "BibTeX"
    case csl = "CSL-JSON"
    case ris = "RIS"
}

/// Cites articles.
enum Citation {
    static func text(_ article: Article, as format: CitationFormat) -> String {
        switch format {
        case .markdown: markdown(article)
        case .bibTeX: bibTeX(article)
        case .csl: csl(article)
        case .ris: ris(article)
        }
    }

    /// The words, and under them who wrote them, when and where.
    static func quotation(_ text: String, from article: Article) -> String {
        let quoted = text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
        return quoted.joined(separator: "\n") + "\n\n— " + markdown(article)
    }

    private static func markdown(_ article: Article) -> String {
        let title = MarkdownText.escaped(article.title.isEmpty ? "Untitled" : article.title)
        var parts: [String] = []
        if !article.authors.isEmpty { parts.append(article.authors.joined(separator: ", ")) }
        parts.append(article.link.map { "[\(title)](\(MarkdownText.address($0)))" } ?? "“\(title)”")
        if let date = article.published.stated { parts.append(BylineText.trimmed(date)) }
        if let paper = article.stated(.publication) { parts.append("*\(MarkdownText.escaped(paper))*") }
        if let page = article.stated(.page) { parts.append("p. " + MarkdownText.escaped(page)) }
        return parts.joined(separator: ", ")
    }

    /// biblatex, entry type article where a newspaper is named, else online.
    private static func bibTeX(_ article: Article) -> String {
        let name = article.authors.first?.split(separator: " ").last.map(String.init) ?? "anonymous"
        let year = article.published.stated.map { String($0.year) } ?? "nd"
        let word = article.title.split(separator: " ").first { $0.count > 3 } ?? ""
        let key = (name + year + word).unicodeScalars.filter {
            $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        var fields: [(String, String)] = []
        if !article.authors.isEmpty {
            fields.append(("author", article.authors.map(escapedTeX).joined(separator: " and ")))
        }
        fields.append(("title", "{" + escapedTeX(article.title) + "}"))
        if let date = article.published.stated { fields.append(("date", String(date.iso8601.prefix(10)))) }
        if let link = article.link {
            fields.append(("url", link.replacing("}", with: "%7D").replacing("{", with: "%7B")))
        }
        let stated: [(String, FactRole)] = [
            ("journaltitle", .publication), ("pages", .page), ("library", .database), ("number", .number),
        ]
        for (field, role) in stated {
            if let value = article.stated(role) { fields.append((field, escapedTeX(value))) }
        }
        if let language = article.language { fields.append(("langid", language)) }
        let type = article.stated(.publication) == nil ? "online" : "article"
        let lines = fields.map { "  \($0.0) = {\($0.1)}," }.joined(separator: "\n")
        return "@\(type){\(String(String.UnicodeScalarView(key)).lowercased()),\n\(lines)\n}"
    }

    private static func escapedTeX(_ text: String) -> String {
        text.map { character in
            switch character {
            case "\\": "\\textbackslash{}"
            case "{", "}", "%", "&", "#", "_", "$": "\\\(character)"
            case "~": "\\textasciitilde{}"
            case "^": "\\textasciicircum{}"
            default: String(character)
            }
        }.joined()
    }

    private static func csl(_ article: Article) -> String {
        let type = article.stated(.publication) == nil ? "post-weblog" : "article-newspaper"
        var fields = ["\"id\": " + JSONText.quoted(article.id.rawValue), "\"type\": \"\(type)\""]
        fields.append("\"title\": " + JSONText.quoted(article.title))
        if !article.authors.isEmpty {
            let names = article.authors.map { author in
                let (given, family) = parts(of: author)
                return given.isEmpty
                    ? "{\"literal\": \(JSONText.quoted(family))}"
                    : "{\"family\": \(JSONText.quoted(family)), \"given\": \(JSONText.quoted(given))}"
            }
            fields.append("\"author\": [" + names.joined(separator: ", ") + "]")
        }
        if let date = article.published.stated {
            var numbers = [date.year]
            if date.precision != .year { numbers.append(date.month) }
            if date.precision == .day || date.precision == .instant { numbers.append(date.day) }
            fields.append("\"issued\": {\"date-parts\": [[\(numbers.map(String.init).joined(separator: ", "))]]}")
        }
        if let link = article.link { fields.append("\"URL\": " + JSONText.quoted(link)) }
        let stated: [(String, FactRole)] = [
            ("container-title", .publication), ("page", .page), ("archive", .database), ("archive_location", .number),
        ]
        for (field, role) in stated {
            if let value = article.stated(role) { fields.append("\"\(field)\": " + JSONText.quoted(value)) }
        }
        if let language = article.language { fields.append("\"language\": " + JSONText.quoted(language)) }
        return "{" + fields.joined(separator: ", ") + "}"
    }

    private static func ris(_ article: Article) -> String {
        var lines = [article.stated(.publication) == nil ? "TY  - BLOG" : "TY  - NEWS"]
        for author in article.authors {
            let (given, family) = parts(of: author)
            lines.append("AU  - " + (given.isEmpty ? family : "\(family), \(given)"))
        }
        lines.append("TI  - " + article.title)
        if let date = article.published.stated {
            lines.append("PY  - \(date.year)")
            lines.append("DA  - " + date.iso8601.prefix(10).replacing("-", with: "/"))
        }
        let stated: [(String, FactRole)] = [("T2", .publication), ("SP", .page), ("DB", .database), ("AN", .number)]
        for (field, role) in stated {
            if let value = article.stated(role) { lines.append("\(field)  - " + value) }
        }
        if let link = article.link { lines.append("UR  - " + link) }
        return (lines + ["ER  - "]).joined(separator: "\n")
    }

    /// The last word of a name is taken for the family's.
    private static func parts(of name: String) -> (given: String, family: String) {
        let words = name.split(separator: " ")
        return (words.dropLast().joined(separator: " "), words.last.map(String.init) ?? name)
    }
}

/// JSON strings (RFC 8259, section 7).
enum JSONText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
