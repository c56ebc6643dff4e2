/// Finds the headline of a page: the heading that agrees best with what the page says elsewhere.
struct PageTitle {
    let text: String
    /// The element that shows it.
    let heading: MarkupNode?

    private struct Candidate {
        var node: MarkupNode
        var text: String
    }

    private static let agreement = 0.6

    init(text: String, heading: MarkupNode) {
        self.text = text
        self.heading = heading
    }

    init(_ metadata: PageMetadata, body: MarkupNode, in page: inout PageTree) {
        var candidates = Self.candidates(in: body, &page)
        Self.dropSiteHeading(&candidates, metadata, body: body, page)
        let references = Self.references(metadata, headings: candidates.map(\.text))
        var best: (candidate: Candidate, score: Double)?
        for (index, candidate) in candidates.enumerated() {
            let score = Self.score(candidate, at: index, references, metadata, page)
            if score > best?.score ?? 0 { best = (candidate, score) }
        }
        if let best, best.score >= Self.agreement {
            (text, heading) = (best.candidate.text, best.candidate.node)
            return
        }
        let main = candidates.filter { $0.node.name == "h1" && !metadata.isSiteName($0.text) }
        if main.count == 1, main[0].text.count >= 10 {
            (text, heading) = (main[0].text, main[0].node)
            return
        }
        if let reference = references.first {
            let near = ["h2", "h3", "h4"].lazy.flatMap { body.all(named: $0) }.first { node in
                page.isShown(node) && Self.similarity(page.text(of: node), reference) >= Self.agreement
            }
            (text, heading) = (near.map { page.text(of: $0) } ?? reference, near)
            return
        }
        let first = candidates.first?.node ?? body.first { $0.name == "h2" || $0.name == "h3" }
        (text, heading) = (first.map { page.text(of: $0) } ?? "", first)
    }

    private static func candidates(in body: MarkupNode, _ page: inout PageTree) -> [Candidate] {
        body.descendants.compactMap { node in
            let isNamed = node.headingLevel != nil && page.names(of: node).say(.headline)
            guard node.name == "h1" || isNamed || node.attribute("itemprop") == "headline", page.isAttached(node),
                !node.isHiddenByStyle, node.textByteCount < 2000
            else { return nil }
            let text = page.text(of: node)
            return text.isEmpty || text.count >= 300 ? nil : Candidate(node: node, text: text)
        }
    }

    /// Where the title is `X | Y`, the main heading says Y and a smaller one X, Y is the site.
    private static func dropSiteHeading(
        _ candidates: inout [Candidate], _ metadata: PageMetadata, body: MarkupNode, _ page: PageTree
    ) {
        let lesser = Set(
            body.descendants.filter { $0.name == "h2" || $0.name == "h3" }.map { page.text(of: $0).foldedWords })
        for cut in TitleSeparators.cuts(in: metadata.documentTitle) {
            let (left, right) = (cut.before.foldedWords, cut.after.foldedWords)
            for (site, own) in [(left, right), (right, left)] where !own.isEmpty && lesser.contains(own) {
                candidates.removeAll { $0.text.foldedWords == site }
            }
        }
    }

    private static func references(_ metadata: PageMetadata, headings: [String]) -> [String] {
        let stated = metadata.first("og:title", "twitter:title", "dc.title", "dcterms.title", "title") ?? ""
        let structured = JSONLD.strings(metadata.article?["headline"]).first ?? ""
        return [stated, structured, metadata.documentTitle].filter { !$0.isEmpty }.map { text in
            TitleSeparators.withoutSite(text, metadata, headings: headings)
        }
    }

    private static func score(
        _ candidate: Candidate, at index: Int, _ references: [String], _ metadata: PageMetadata, _ page: PageTree
    ) -> Double {
        let folded = candidate.text.foldedWords
        var score = references.map { similarity(candidate.text, $0) }.max() ?? 0
        if folded.count > 8, references.contains(where: { $0.foldedWords.contains(folded) }) { score = max(score, 0.9) }
        if candidate.node.name == "h1" { score += 0.3 }
        if candidate.node.attribute("itemprop") == "headline" { score += 0.05 }
        score -= 0.01 * Double(min(index, 5))
        let link = candidate.node.first(named: "a") ?? page.ancestors(of: candidate.node).first { $0.name == "a" }
        if metadata.isSiteName(candidate.text) || link?.attribute("href").map(isHome) ?? false { score -= 0.8 }
        return score
    }

    private static func isHome(_ address: String) -> Bool {
        var path = address[...]
        if let scheme = path.firstRange(of: "://") {
            path = path[scheme.upperBound...].drop { $0 != "/" }
        }
        return path.isEmpty || path == "/" || path.hasPrefix("/index.") && !path.dropFirst().contains("/")
    }

    /// The Dice coefficient of the words.
    static func similarity(_ a: String, _ b: String) -> Double {
        let (first, second) = (a.foldedWords.split(separator: " "), b.foldedWords.split(separator: " "))
        var left = second
        var both = 0
        for word in first {
            if let at = left.firstIndex(of: word) {
                left.remove(at: at)
                both += 1
            }
        }
        return Double(2 * both) / Double(max(1, first.count + second.count))
    }
}

/// Titles of pages name their site: `Headline | Section - Site`.
enum TitleSeparators {
    struct Cut {
        var before: Substring
        var mark: Substring
        var after: Substring
    }

    private static let marks: Set<Character> = ["|", "-", "–", "—", "·", "•", "»", "«", ":", "/", "~", ">"]
    /// Separate without blanks around them.
    private static let strong: Set<Character> = ["|", "»", "«"]

    static func cuts(in title: String) -> [Cut] {
        var cuts: [Cut] = []
        var index = title.startIndex
        while index < title.endIndex {
            guard marks.contains(title[index]) else {
                index = title.index(after: index)
                continue
            }
            let end = title[index...].firstIndex { !marks.contains($0) } ?? title.endIndex
            let isSpaced =
                index > title.startIndex && title[title.index(before: index)].isBlank
                && end < title.endIndex && title[end].isBlank
            if isSpaced || title[index..<end].contains(where: strong.contains) {
                cuts.append(
                    Cut(before: trimmed(title[..<index]), mark: title[index..<end], after: trimmed(title[end...])))
            }
            index = end
        }
        return cuts
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isBlank }
        while let last = text.last, last.isBlank { text = text.dropLast() }
        return text
    }

    /// Without the parts at the end or the start that name the site, or that no heading knows.
    static func withoutSite(_ title: String, _ metadata: PageMetadata, headings: [String]) -> String {
        var title = title
        let known = Set(headings.map(\.foldedWords))
        for _ in 0..<3 {
            let cuts = cuts(in: title)
            guard let last = cuts.last, let first = cuts.first, !known.contains(title.foldedWords) else { break }
            if metadata.isSiteName(String(last.after)) || known.contains(last.before.foldedWords) {
                title = String(last.before)
            } else if metadata.isSiteName(String(first.before)) || known.contains(first.after.foldedWords) {
                title = String(first.after)
            } else if last.mark.contains("|"), last.after.count * 10 < last.before.count * 6 {
                title = String(last.before)
            } else {
                break
            }
        }
        return title
    }
}
