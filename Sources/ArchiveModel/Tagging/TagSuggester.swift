/// Suggests tags: the countries, organisations, people and things that stand out in an article against its archive.
public enum TagSuggester {
    private static let mostSuggestions = 10
    private static let mostCountries = 4
    /// So many articles of a source name what is a tag there, if nothing else knows it.
    private static let fewestArticles = 2
    /// In languages that give all nouns a capital.
    private static let fewestWithCapitalNouns = 3

    /// Adds suggestions to articles of one source; tags they already bear are not suggested again.
    ///
    /// `model`: what the source's own tags taught; it speaks first, for articles without tags of their own. `names`: of the articles
    /// of the source before these.
    public static func suggest(for articles: inout [Article], model: TagModel? = nil, names: inout SourceNames) {
        if let model {
            for index in articles.indices
            where !articles[index].tags.contains(where: { $0.origin == .category || $0.origin == .keyword }) {
                articles[index].tags += model.suggestions(for: articles[index])
            }
        }
        let found = articles.map { NameFinder(title: $0.title, text: ownText(of: $0.body)) }
        for finder in found { names.add(finder) }
        for index in articles.indices {
            let fewest = found[index].hasCapitalNouns ? fewestWithCapitalNouns : fewestArticles
            let candidates = found[index].names.compactMap { [names] in candidate($0, $1, in: names, fewest: fewest) }
            articles[index].tags = merge(articles[index].tags, candidates)
        }
    }

    /// Adds suggestions to articles that are read together, each source by itself.
    public static func suggest(for articles: inout [Article]) {
        var tagger = BatchTagger()
        tagger.suggest(for: &articles)
    }

    /// UTF-8 bytes: the start of a book tells what it is about.
    private static let longestText = 400_000

    /// The text without the titles of other articles.
    static func ownText(of body: Body) -> String {
        guard body.blocks.contains(where: { $0.kind == .related }) else {
            return body.text.utf8.count <= longestText ? body.text : String(body.text(in: 0..<longestText))
        }
        return body.blocks.filter { $0.kind != .related }.map { body.text(in: $0.range) }.joined(separator: "\n\n")
    }

    private struct Candidate {
        var tag: Tag
        var score: Double
        var isCountry: Bool
        var isKnown: Bool
    }

    private static func candidate(_ name: String, _ found: NameFinder.Name, in source: SourceNames, fewest: Int)
        -> Candidate?
    {
        let isCountry = found.isKnown && CountryTable.tagByForm[name] == name
        if found.isKnown {
            guard found.isInTitle || found.count >= (isCountry ? 2 : 1) else { return nil }
        } else {
            guard source.articles(with: name) >= fewest, found.isInTitle || found.count > 1,
                name.contains(" ") || found.isInsideSentence && !source.isWord(name)
            else { return nil }
        }
        let (articleCount, documents) = (source.articleCount, source.articles(with: name))
        // What is in every article tells little, but a country in the title is a subject all the same.
        let spread = Double(documents) / Double(max(articleCount, 1))
        let rarity = articleCount < 4 || isCountry ? 1 : 1.4 - spread
        let score = Double(found.count) * rarity + (found.isInTitle ? 6 : 0) + (found.isKnown ? 1 : 0)
        return Candidate(
            tag: Tag(name, origin: .suggested, why: reason(name, found)), score: score, isCountry: isCountry,
            isKnown: found.isKnown)
    }

    private static func reason(_ name: String, _ found: NameFinder.Name) -> String {
        let others = found.forms.filter { $0.key != name }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2)
            .map { "“\($0.key)”" }
        let forms =
            others.isEmpty ? "" : " as \(others.joined(separator: ", "))" + (found.forms[name] != nil ? " too" : "")
        let count = found.count == 1 ? "named once" : "named \(found.count) times"
        return count + forms + (found.isInTitle ? ", in the title" : "")
    }

    private static func merge(_ stated: [Tag], _ candidates: [Candidate]) -> [Tag] {
        var tags = stated
        var seen = Set(stated.filter { $0.origin != .caption }.map { key($0.name) })
        let captions = Set(stated.filter { $0.origin == .caption }.map { key($0.name) })
        var countries = 0
        var taken = 0
        for candidate in candidates.sorted(by: { ($1.score, $0.tag.name) < ($0.score, $1.tag.name) })
        where taken < mostSuggestions {
            let key = key(candidate.tag.name)
            if captions.contains(where: { $0 == key || $0.hasSuffix(" " + key) && !candidate.isKnown })
                || (candidate.isCountry && countries >= mostCountries) || !seen.insert(key).inserted
            {
                continue
            }
            if candidate.isCountry { countries += 1 }
            taken += 1
            tags.append(candidate.tag)
        }
        return tags
    }

    /// Names that differ in case, or in the s of the plural, are one tag.
    private static func key(_ name: String) -> String {
        let folded = name.lowercased()
        return folded.count > 3 && folded.hasSuffix("s") && !folded.hasSuffix("ss") ? String(folded.dropLast()) : folded
    }
}
