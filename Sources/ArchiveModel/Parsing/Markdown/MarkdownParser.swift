/// Reads a Markdown document (CommonMark and GFM) with front matter as one article.
public enum MarkdownParser {
    /// `takesHashtags`: `#words` in the text become tags, as Obsidian reads them.
    public static func parse(_ bytes: [UInt8], name: String, takesHashtags: Bool = false)
        -> ParsedDocument
    {
        let source = SourceText(bytes)
        let starts = frontMatters(in: source)
        guard starts.count < 2 else { return parse(bytes, at: starts, name: name, takesHashtags: takesHashtags) }
        return parse(bytes, source, name: name, takesHashtags: takesHashtags)
    }

    /// Several documents in one file, each with front matter of its own.
    private static func parse(_ bytes: [UInt8], at starts: [Int], name: String, takesHashtags: Bool) -> ParsedDocument {
        var document = ParsedDocument(format: .markdown, layout: "front matters", articles: [])
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : bytes.count
            let part = Array(bytes[(number == 0 ? 0 : start)..<end])
            let read = parse(part, SourceText(part), name: name, takesHashtags: takesHashtags)
            let first = number == 0 ? 0 : start
            document.issues += read.issues.map {
                ParseIssue($0.kind, $0.message, byteOffset: $0.byteOffset.map { $0 + first })
            }
            document.articles += read.articles.map { article in
                var article = article
                article.byteRange = first..<end
                return article
            }
        }
        return document
    }

    /// Where front matter begins that has a title or a date: byte offsets, the first one at the start of the file.
    private static func frontMatters(in source: SourceText) -> [Int] {
        // The bytes of a part alone do not say that they are UTF-16.
        guard source.lines.first.map({ source.store.text($0.range) }) == "---", !source.encoding.isUTF16 else {
            return []
        }
        let lines = source.texts
        var starts: [Int] = []
        var index = 0
        while index < lines.count {
            defer { index += 1 }
            guard lines[index] == "---", index == 0 || lines[index - 1].isEmpty && !starts.isEmpty else { continue }
            let (matter, length) = FrontMatter.read(Array(lines[index...].prefix(longestFrontMatter)))
            guard length > 2, matter.issues.isEmpty, matter.title != nil || matter.published != nil,
                !lines[index..<index + length].contains(where: \.isEmpty)
            else { continue }
            starts.append(source.lines[index].byteOffset)
            index += length - 1
        }
        return starts
    }

    /// Lines.
    private static let longestFrontMatter = 200

    private static func parse(_ bytes: [UInt8], _ source: SourceText, name: String, takesHashtags: Bool)
        -> ParsedDocument
    {
        let lines = source.texts
        let (frontMatter, start) = FrontMatter.read(lines)
        let dialects = MarkdownDialects(lines[min(start, lines.count)...])
        let tree = MarkupParser.parse("<body>" + MarkdownMarkup.html(of: dialects.text), as: .html)
        let read = tree.map { HTMLBlocks.body(of: $0.root, base: frontMatter.link, showsPictures: true) }
        var blocks = read?.body ?? Body()
        if start == 0, let several = MarkdownArticles(blocks) {
            var document = ParsedDocument(format: .markdown, layout: "headings", articles: several.articles)
            if several.articles.count == 1 { document.layout = "one article" }
            for index in document.articles.indices { document.articles[index].byteRange = 0..<bytes.count }
            document.issues = source.issues + dialects.issues + (read?.issues ?? [])
            return document
        }
        var article = ParsedArticle()
        article.byteRange = 0..<bytes.count
        article.issues = source.issues + frontMatter.issues + dialects.issues + (read?.issues ?? [])
        article.title = frontMatter.title ?? ""
        if article.title.isEmpty, let heading = blocks.blocks.first, heading.kind == .heading {
            article.title = String(blocks.text(in: heading.range))
            blocks = blocks.part(1..<blocks.blocks.count)
        }
        let file = FileName(name)
        if article.title.isEmpty { article.title = file.title }
        article.body = blocks
        article.authors = frontMatter.authors
        article.published = (frontMatter.published ?? file.date).map { .stated($0) } ?? .unknown
        article.updated = frontMatter.updated
        article.language = frontMatter.language
        article.link = frontMatter.link
        article.tags = frontMatter.categories.map { Tag($0, origin: .category, why: "category in the front matter") }
        article.tags += frontMatter.tags.map { Tag($0, origin: .keyword, why: "tag in the front matter") }
        if frontMatter.isDraft { article.tags.append(Tag("draft", origin: .keyword, why: "marked as a draft")) }
        if takesHashtags { article.tags += Hashtags.find(in: article.body, besides: article.tags) }
        if article.body.text.isEmpty, let description = frontMatter.description {
            article.body = PlainText.body(TextSanitiser.sanitise(description).text)
        }
        return ParsedDocument(format: .markdown, layout: "one article", articles: [article])
    }
}

/// What the name of a file says: `2020-05-04-the-new-crane`, as Jekyll and many notebooks write it.
private struct FileName {
    let title: String
    var date: DateStamp?

    init(_ name: String) {
        let parts = name.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        if parts.count >= 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2].prefix { $0.isASCIIDigit }),
            let stamp = DateStamp(year: year, month: month, day: day)
        {
            date = stamp
            let rest = parts.count > 3 ? String(parts[3]) : String(parts[2].drop { $0.isASCIIDigit }).trimmingBlanks()
            let words = rest.contains(" ") ? rest : rest.replacing("-", with: " ")
            title = words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
        } else {
            title = name
        }
    }
}

/// `#words` in running text.
private enum Hashtags {
    static func find(in body: Body, besides known: [Tag]) -> [Tag] {
        var seen = Set(known.map { $0.name.lowercased() })
        var found: [Tag] = []
        for block in body.blocks where block.kind != .code {
            for word in body.text(in: block.range).split(whereSeparator: { $0.isBlank || "(),;".contains($0) }) {
                guard word.first == "#", !isCode(word, in: body) else { continue }
                var name = word.dropFirst().prefix { $0.isWordLetter || $0.isWordNumber || "-_/".contains($0) }
                while let last = name.last, "-_/".contains(last) { name = name.dropLast() }
                guard name.contains(where: \.isWordLetter), seen.insert(name.lowercased()).inserted else { continue }
                found.append(Tag(String(name), origin: .keyword, why: "a hashtag in the text"))
            }
        }
        return found
    }
}

extension Hashtags {
    private static func isCode(_ word: Substring, in body: Body) -> Bool {
        let offset = body.text.utf8.distance(from: body.text.startIndex, to: word.startIndex)
        return body.spans.contains { $0.kind == .code && $0.range.contains(offset) }
    }
}
