/// What a folder's `.gitignore` and `.dossierignore` say to pass over, as gitignore(5) words it.
///
/// Understands comments, `!`, a slash at the start, in the midst and at the end, `*`, `?` and `**`; not ranges in brackets.
struct IgnoreRules {
    private struct Rule {
        var parts: [Substring]
        var isNegated: Bool
        var isFolderOnly: Bool
        /// Tied to the folder of the file; else it holds at any depth below.
        var isAnchored: Bool
    }

    static let fileNames = [".gitignore", ".dossierignore"]

    private var rules: [Rule] = []

    init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            var pattern = line[...]
            while pattern.last == " " { pattern = pattern.dropLast() }
            guard let first = pattern.first, first != "#" else { continue }
            let isNegated = first == "!"
            if isNegated || pattern.hasPrefix("\\") { pattern = pattern.dropFirst() }
            let isFolderOnly = pattern.last == "/"
            if isFolderOnly { pattern = pattern.dropLast() }
            let isAnchored = pattern.contains("/")
            let parts = pattern.split(separator: "/")
            guard !parts.isEmpty else { continue }
            rules.append(
                Rule(parts: parts, isNegated: isNegated, isFolderOnly: isFolderOnly, isAnchored: isAnchored))
        }
    }

    /// The last rule that fits decides; nil where none does.
    ///
    /// `path`: below the folder of the file.
    func excludes(_ path: [Substring], isFolder: Bool) -> Bool? {
        let rule = rules.last { rule in
            guard isFolder || !rule.isFolderOnly else { return false }
            if rule.isAnchored { return Self.match(path[...], rule.parts[...]) }
            return path.last.map { Self.match($0, rule.parts[0]) } ?? false
        }
        return rule.map { !$0.isNegated }
    }

    private static func match(_ path: ArraySlice<Substring>, _ parts: ArraySlice<Substring>) -> Bool {
        guard let part = parts.first else { return path.isEmpty }
        if part == "**" {
            return (path.startIndex...path.endIndex).contains { match(path[$0...], parts.dropFirst()) }
        }
        guard let name = path.first, match(name, part) else { return false }
        return match(path.dropFirst(), parts.dropFirst())
    }

    /// `*` and `?` within one name.
    private static func match(_ name: Substring, _ pattern: Substring) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        if first == "*" {
            let rest = pattern.drop { $0 == "*" }
            return name.indices.contains { match(name[$0...], rest) } || rest.isEmpty
        }
        guard let character = name.first, first == "?" || first == character else { return false }
        return match(name.dropFirst(), pattern.dropFirst())
    }
}
