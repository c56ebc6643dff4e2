import Terminal

@testable import ArchiveModel
@testable import ReaderApp

/// States to draw and to press keys at, without library, clock or screen.
enum Fixture {
    static func article(
        _ number: Int, body: Body? = nil, tags: [Tag] = [Tag("China", origin: .suggested, why: "named 3 times")]
    ) -> Article {
        var builder = BodyBuilder()
        builder.append(
            .paragraph,
            "First paragraph of article \(number) about cranes and ships, which is long enough to be wrapped in a pane."
        )
        builder.append(.quote, "“Said with care.”\nMaren Holt", level: 1)
        builder.append(.listItem, "an item", level: 1)
        builder.append(.paragraph, String(repeating: "More words about the harbour follow here. ", count: 40))
        return Article(
            id: ArticleID(rawValue: "id\(number)"), title: titles[number % titles.count], authors: ["Maren Holt"],
            published: date(number), updated: nil, tags: tags, language: nil, link: nil, links: [], enclosures: [],
            related: [],
            body: body ?? builder.body,
            source: Source(path: "/x/archive.txt", format: .textArchive, layout: "", sha256: "", byteRange: 0..<1),
            issues: [])
    }

    static let titles = [
        "The pier gets a new roof", "漢字の見出しです — 東京", "Emoji 👩‍👩‍👧 and 🇳🇴 flags", "",
        "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich, und noch ein Stück weiter",
    ]

    static func date(_ number: Int) -> PublicationDate {
        number == 2
            ? .inferred(notBefore: DateStamp(iso8601: "2021-05-25"), notAfter: DateStamp(iso8601: "2021-06-04"))
            : DateStamp(year: 2021, month: 6, day: 20 - number).map { .stated($0) } ?? .unknown
    }

    static func rows(_ count: Int) -> [ArticleRow] {
        (0..<count).map { number in
            ArticleRow(
                row: Int64(1000 - number), id: ArticleID(rawValue: "id\(number)"), title: titles[number % titles.count],
                authors: ["Maren Holt"],
                published: date(number), tags: [Tag("China", origin: .suggested, why: "")], sourceName: "archive.txt",
                isRead: number == 1, isStarred: number == 3)
        }
    }

    static func theme() throws -> Theme {
        try ThemeCatalogue.builtIn().theme(named: "plain") ?? Theme(name: "", styles: [:])
    }

    /// A state with rows, an open article and totals.
    static func state(_ columns: Int = 120, _ rows: Int = 24, count: Int = 5) throws -> AppState {
        var state = AppState(
            size: Size(columns: columns, rows: rows), theme: try theme(), themes: ThemeChoice(catalogue: .builtIn()))
        state.now = Moment(second: 1_623_000_000)
        _ = update(&state, .start)
        let answer = RowsAnswer(place: .replace, rows: Self.rows(count), reachesStart: true, reachesEnd: true)
        _ = update(&state, .rows(generation: state.generation, answer))
        let tags = [
            FacetCount(name: "China", count: 4), FacetCount(name: "Hong Kong", count: 2),
            FacetCount(name: "mine", count: 1, origin: .own, isOwn: true),
        ]
        var facets = Facets()
        facets.articles = count
        facets.unread = count - 1
        facets.tags = tags
        _ = update(&state, .facets(generation: state.generation, CountedFacets(facets)))
        if count > 0 { _ = update(&state, .article(ArticleID(rawValue: "id0"), article(0), place: nil)) }
        return state
    }

    /// Presses keys by name, one after the other; returns the effects of all.
    @discardableResult
    static func press(_ state: inout AppState, _ names: String...) -> [Effect] {
        names.flatMap { name in
            (KeySequence(name)?.keys ?? []).flatMap { update(&state, .input(.key($0))) }
        }
    }

    /// Types text letter by letter.
    @discardableResult
    static func type(_ state: inout AppState, _ text: String) -> [Effect] {
        text.flatMap { update(&state, .input(.key(.character($0)))) }
    }
}
