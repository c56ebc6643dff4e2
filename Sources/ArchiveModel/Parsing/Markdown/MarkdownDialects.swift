/// What site generators and notebooks write beyond CommonMark, put into words that CommonMark knows, or left out with a word about it.
///
/// Shortcodes of Jekyll, Hugo and Eleventy (`{% … %}`, `{{ … }}`), attributes of Kramdown, footnotes, call-outs, tables with short rulers.
struct MarkdownDialects {
    private(set) var text = ""
    /// Names of shortcodes of which nothing can be shown, with how often they stand there.
    private var leftOut: [String: Int] = [:]

    init(_ lines: ArraySlice<String>) {
        var result: [String] = []
        var fence: String?
        var isInComment = false
        var isInFootnote = false
        for original in lines {
            if let open = fence {
                if Self.closes(original, open) {
                    fence = nil
                    result.append(original.contains("{%") ? open : original)
                } else {
                    result.append(original)
                }
                continue
            }
            if let open = Self.fence(of: original) {
                fence = open.mark
                isInFootnote = false
                result.append(open.line)
                continue
            }
            if original.contains("{%"), Self.names(in: original).contains("comment") { isInComment = true }
            if isInComment {
                if original.contains("endcomment") { isInComment = false }
                leftOut["comment", default: 0] += original.contains("endcomment") ? 1 : 0
                continue
            }
            var line = Self.isAttributes(original) ? "" : original
            if line.contains("{{") || line.contains("{%") { line = withoutShortcodes(line) }
            line = Self.withoutHeadingAttributes(line)
            if line.utf8.contains(UInt8(ascii: "<")) { line = Self.showingUnknownTags(line) }
            if Self.isTableRuler(line) {
                line = line.replacing(/:?-+:?/) {
                    $0.output.contains(":") ? String($0.output).replacing("-", with: "---", maxReplacements: 1) : "---"
                }
            }
            line = Self.withoutCallout(line)
            if Self.opensFootnote(line) {
                if result.last?.isEmpty == false { result.append("") }
                isInFootnote = true
                // Else a note of one word would define a link.
                line = "\\" + line
            } else if isInFootnote, line.hasPrefix("    ") || line.hasPrefix("\t"), !line.trimmingBlanks().isEmpty {
                // A further paragraph of the note stays with it.
                while result.last?.trimmingBlanks().isEmpty == true { result.removeLast() }
                result.append((result.popLast() ?? "") + "<br>")
                line = line.trimmingBlanks()
            } else if isInFootnote, !line.trimmingBlanks().isEmpty, result.last?.trimmingBlanks().isEmpty == true {
                isInFootnote = false
            }
            result.append(line)
        }
        text = result.joined(separator: "\n")
    }

    var issues: [ParseIssue] {
        guard !leftOut.isEmpty else { return [] }
        let list = leftOut.sorted { $0.key < $1.key }.map { $1 > 1 ? "\($0) (\($1) times)" : $0 }
        return [
            ParseIssue(
                .bounded, "left out, as only the site's generator knows what it shows: " + list.joined(separator: ", "))
        ]
    }

    private static func fence(of line: String) -> (mark: String, line: String)? {
        let text = line.trimmingBlanks()
        for mark in ["```", "~~~"] where text.hasPrefix(mark) {
            return (String(text.prefix { $0 == mark.first }), line)
        }
        guard text.hasPrefix("{%"), let name = names(in: text).first, name == "highlight" || name == "raw" else {
            return nil
        }
        let words = text.split(separator: " ")
        let isInline = text.contains("endraw") || text.contains("endhighlight")
        guard !isInline else { return nil }
        return ("```", "```" + (name == "highlight" && words.count > 2 ? String(words[2]).filter { $0.isLetter } : ""))
    }

    private static func closes(_ line: String, _ mark: String) -> Bool {
        let text = line.trimmingBlanks()
        if text.hasPrefix("{%"), let name = names(in: text).first { return name == "endhighlight" || name == "endraw" }
        return text.hasPrefix(mark) && text.allSatisfy { $0 == mark.first }
    }

    private static func names(in line: String) -> [String] {
        line.matches(of: /\{%-?\s*(\w+)/).map { String($0.1) }
    }
}

extension MarkdownDialects {
    /// `{: .class #id }` on a line of its own, as Kramdown has it.
    private static func isAttributes(_ line: String) -> Bool {
        let text = line.trimmingBlanks()
        return text.hasPrefix("{:") && text.hasSuffix("}")
    }

    /// `## Title {#id}`.
    private static func withoutHeadingAttributes(_ line: String) -> String {
        guard line.hasPrefix("#"), line.hasSuffix("}"), let open = line.lastIndex(of: "{"),
            line[open...].hasPrefix("{#") || line[open...].hasPrefix("{:") || line[open...].hasPrefix("{.")
        else { return line }
        return String(line[..<open]).trimmingBlanks()
    }

    /// `| - | :-: |`: GitHub takes one dash, the parser wants three.
    private static func isTableRuler(_ line: String) -> Bool {
        line.utf8.contains(UInt8(ascii: "|"))
            && line.wholeMatch(of: /\s*\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?\s*)?\|?\s*/) != nil
    }

    /// `> [!note] A title`: the kind of a call-out is no text.
    private static func withoutCallout(_ line: String) -> String {
        guard line.hasPrefix(">"), let match = line.firstMatch(of: /^((?:>\s*)+)\[!\w+\][+-]?\s*/) else { return line }
        return String(match.1) + line[match.range.upperBound...]
    }

    /// `Array<T>` and `<name>` are text, as HTML knows no such elements.
    private static func showingUnknownTags(_ line: String) -> String {
        guard !line.contains("`") else { return line }
        return line.replacing(/(\\?)<(\/?)([A-Za-z][A-Za-z0-9_]*)(?=[\s>\/,])/) { match in
            let isText = match.1.isEmpty && !HTMLElements.known.contains(match.3.lowercased())
            return (isText ? "\\" : "") + match.0
        }
    }

    private static func opensFootnote(_ line: String) -> Bool { line.hasPrefix("[^") && line.contains("]:") }
}

extension MarkdownDialects {
    /// Outside of code, addresses are put where a shortcode stands for one, captions where it stands for a picture.
    private mutating func withoutShortcodes(_ line: String) -> String {
        var result = ""
        var rest = line[...]
        while let open = rest.firstMatch(of: /`+|\{\{|\{%/) {
            result += rest[..<open.range.lowerBound]
            rest = rest[open.range.lowerBound...]
            let mark = open.output
            if mark.hasPrefix("`") {
                let code = rest.dropFirst(mark.count).firstRange(of: mark)
                let end = code?.upperBound ?? rest.index(rest.startIndex, offsetBy: mark.count)
                result += rest[..<end]
                rest = rest[end...]
                continue
            }
            guard let close = rest.firstRange(of: mark == "{{" ? "}}" : "%}") else {
                result += rest
                return result
            }
            result += replacement(rest[rest.index(rest.startIndex, offsetBy: 2)..<close.lowerBound])
            rest = rest[close.upperBound...]
        }
        return result + rest
    }

    private mutating func replacement(_ code: Substring) -> String {
        let inner = code.drop { "<%-& ".contains($0) }
        var text = inner[...]
        while let last = text.last, ">%-& /".contains(last) { text = text.dropLast() }
        let words = text.split(separator: " ")
        guard let name = words.first else { return "" }
        switch name.lowercased() {
        case "post_url", "link", "ref", "relref":
            let target = words.dropFirst().joined(separator: " ").trimmingMarks()
            return words.count > 1 ? String(words[1]).filter { $0 != "\"" && $0 != "'" } : target
        case "youtube" where words.count > 1: return "<https://www.youtube.com/watch?v=\(argument(words[1]))>"
        case "vimeo" where words.count > 1: return "<https://vimeo.com/\(argument(words[1]))>"
        case "raw", "endraw", "highlight", "endhighlight", "endcomment", "assign", "capture", "endcapture": return ""
        default: break
        }
        if let caption = attribute("caption", in: text) ?? attribute("alt", in: text) ?? attribute("title", in: text) {
            return caption
        }
        // `{{ "/a/b" | relative_url }}` and `{{ site.baseurl }}`.
        if let literal = text.firstMatch(of: /^["']([^"']*)["']/) { return String(literal.1) }
        if name.hasSuffix("url") || name.hasSuffix("root") || name.hasSuffix("pathPrefix") { return "" }
        if name.hasPrefix("/") || name.hasPrefix("end") { return "" }
        leftOut[String(name.prefix(40)), default: 0] += 1
        return ""
    }

    private func argument(_ word: Substring) -> String {
        word.filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
    }

    private func attribute(_ name: String, in text: Substring) -> String? {
        guard let start = text.firstRange(of: name + "=") else { return nil }
        let value = text[start.upperBound...]
        guard let quote = value.first, quote == "\"" || quote == "'",
            let end = value.dropFirst().firstIndex(of: quote)
        else { return nil }
        let found = String(value[value.index(after: value.startIndex)..<end])
        return found.isEmpty ? nil : found
    }
}
