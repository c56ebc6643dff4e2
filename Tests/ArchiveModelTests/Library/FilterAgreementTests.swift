import ArchiveModel
import TestSupport
import Testing

/// The matcher in memory is the truth; the library has to find the same articles.
@Suite("Filters of the library and of the matcher agree")
struct FilterAgreementTests {
    private static let filters = [
        "", "denmark", "danish cable", "DENMARK", "crane -driver", "\"the papers\"", "\"the coast guard\"", "cab",
        "tag:denmark", "#norway -#sweden",
        "tag:\"bergen harbour\"", "author:holt", "author:\"ian berg\" ferry", "title:crane", "title:\"harbour tests\"",
        "source:post", "id:nothing",
        "date:2021-05", "date:2021-05-20..2021-06-30", "after:2021-06", "before:2021-05-10", "is:dated", "is:undated",
        "is:unread", "is:read", "is:starred",
        "is:doubtful", "-is:doubtful", "has:leftout", "-has:leftout", "leftout:facebook", "leftout:face*",
        "leftout:\"share this\"", "leftout:crane", "-leftout:facebook", "leftout:★", "leftout:facebook OR crane",
        "has:caption", "has:link", "has:issue", "norway OR crane", "(norway OR crane) -ferry", "-(norway crane)",
        "-is:read tag:denmark", "oslo", "-oslo",
        "lighthouse author:holt OR is:starred", "\"youtube removes\"", "1830", "coast…", "is:undated has:caption",
        "harbour harbour", "-", "danis*", "tag:norway,sweden", "tag:bergen*", "suggested:denmark", "stated:denmark",
        "caption:bergen*", "-suggested:norway",
        "stated:europe", "suggested:den*,norway", "own:denmark", "stated:europe OR suggested:norway",
        "caption:\"ian berg\"", "tag:nor*,nothing", "\"cable denmark\"~6",
        "\"denmark cable\"~1", "\"lifted sea\"~12", "\"crane\"~3", "\"the the\"~2", "words:>60", "words:..50",
        "words:40..80",
        "/^norw/", "/crane.*driver/", "sweden /gothenburg/", "-/crane/", "/Crane/", "last-month", "date:last-year",
        "date:this-year", "~harbor", "~denmarc -crane", "~crain", "(~sweeden OR crane)", "日本", "本語", "語日", "東京", "ดี",
        "นดี",
        "c", "ca", "cr", "18", "ё", "ёл", "日", "te", "tè",
        "ёлка", "ЙОД", "τελος", "seoul 울은", "tag:europe", "tag:europe/norway", "tag:eu*", "-tag:europe", "lang:d",
        "sort:title crane",
        "★", "-★", "title:★", "…", "\"—\"", "-…", "author:★", "source:%", "tag:★", "tag:★*", "lang:★", "~★",
        "\"★ ★\"~3", "★ crane",
        "Crane: words", "Re: crane", "crane:words", "https://example.org/crane", "http://example.org/crane/", "/",
        "sort:-date", "in:kept", "-in:kept", "(in:kept OR ferry)",
    ]

    @Test("dates that leave no time are answered all the same", arguments: [2, 1000])
    func noTime(mostUndivided: Int) throws {
        let folder = try TemporaryFolder()
        let library = try Library(
            places: LibraryPlaces(archive: folder.path + "/a.sqlite", reader: folder.path + "/r.sqlite"),
            mostUndivided: mostUndivided)
        _ = try library.importDocuments([try folder.write(Fixtures.archive, to: "archive.txt")]) { _ in true }
        let query = Query(filter: try FilterParser(today: 18_800).parse("after:2021-06-01 before:2020-01-01"))
        #expect(try library.count(query, while: { true }) == 0)
        #expect(try library.facets(query, while: { true })?.articles == 0)
    }

    @Test("lists come in every order, whole and page by page")
    func orders() throws {
        let folder = try TemporaryFolder()
        let library = try Library(
            places: LibraryPlaces(archive: folder.path + "/a.sqlite", reader: folder.path + "/r.sqlite"))
        let paths = [
            try folder.write(Fixtures.archive, to: "archive.txt"), try folder.write(Fixtures.post, to: "post.txt"),
            try folder.write(Fixtures.bylinesUnderTitles, to: "town.txt"),
        ]
        _ = try library.importDocuments(paths) { _ in true }
        let newest = try library.rows(Query(), at: .first, limit: 100)
        for key in [ListOrder.Key.date, .title, .author, .words] {
            for isReversed in [false, true] {
                let query = Query(order: ListOrder(key, isReversed: isReversed))
                let whole = try library.rows(query, at: .first, limit: 100)
                #expect(Set(whole.map(\.id)) == Set(newest.map(\.id)))
                func isOrdered(_ a: ArticleRow, _ b: ArticleRow) -> Bool {
                    switch key {
                    case .title: SearchFolding.key(a.title) <= SearchFolding.key(b.title)
                    case .author:
                        SearchFolding.key(a.authors.joined(separator: " "))
                            <= SearchFolding.key(b.authors.joined(separator: " "))
                    case .words: a.words >= b.words
                    default: a.row > b.row
                    }
                }
                #expect(zip(whole, whole.dropFirst()).allSatisfy { isReversed ? isOrdered($1, $0) : isOrdered($0, $1) })
                var paged = try library.rows(query, at: .first, limit: 2)
                while let last = paged.last {
                    let more = try library.rows(query, at: .after(last.row), limit: 2)
                    if more.isEmpty { break }
                    paged += more
                }
                #expect(paged == whole, "\(query.order.name)")
                #expect(try library.rows(query, at: .last, limit: 3) == Array(whole.suffix(3)), "\(query.order.name)")
                #expect(try library.rows(query, at: .before(whole[4].row), limit: 2) == Array(whole[2...3]))
                #expect(try library.rows(query, at: .from(whole[3].row), limit: 2) == Array(whole[3...4]))
            }
        }
        // A hit in the title weighs more than several in the text.
        let best = try library.rows(
            Query(filter: .word("crane", isPrefix: false), order: ListOrder(.relevance)), at: .first, limit: 10)
        #expect(best.first?.title.lowercased().contains("crane") == true)
    }

    private static var random: [String] {
        var filters = RandomFilters(seed: 7)
        return (0..<300).map { _ in FilterPrinter.text(filters.next()) }
    }

    @Test(arguments: [filters, random], [false, true])
    func agreement(texts: [String], typing: Bool) throws {
        // Divided among processors, or not.
        let mostUndivided = typing ? 2 : 1000
        let folder = try TemporaryFolder()
        let library = try Library(
            places: LibraryPlaces(archive: folder.path + "/a.sqlite", reader: folder.path + "/r.sqlite"),
            mostUndivided: mostUndivided)
        let paths = [
            try folder.write(Fixtures.archive, to: "archive.txt"), try folder.write(Fixtures.post, to: "post.txt"),
            try folder.write(Fixtures.bylinesUnderTitles, to: "town.txt"),
            try folder.write(
                "---\ntitle: 日本語の記事\ndate: 2021-05-20\ntags: [europe/norway, eu]\nlang: de-AT\n---\n東京とソウルの話。กินดีอยู่ดี. Ёлка и йод. Τέλος. 서울은 Seoul.\n",
                to: "wide.md"),
            try folder.write(
                "---\ntitle: Crane words\ndate: 2021-05-21\nlink: https://example.org/crane\ntags: [Europe]\n---\nA harbor and a harbour ★, and a de\u{AD}nmark.\n",
                to: "more.md"),
            try folder.write(Fixtures.doubtful, to: "doubtful.txt"),
        ]
        _ = try library.importDocuments(paths) { _ in true }
        let articles = try library.ids(Query()).compactMap { try library.article($0) }
        let read = Set(articles.indices.filter { $0 % 3 == 0 }.map { articles[$0].id })
        let starred = Set(articles.indices.filter { $0 % 4 == 1 }.map { articles[$0].id })
        try library.setRead(Array(read), true, at: 1)
        try library.setStar(Array(starred), true, at: 1)
        var found = 0
        for text in texts {
            guard
                let filter = try? FilterParser(
                    today: 18_800, lastWordIsPrefix: typing,
                    saved: [SavedFilter(name: "kept", text: "crane OR -is:read")]
                ).parse(text)
            else { continue }
            let expected = articles.filter {
                FilterMatcher($0, isRead: read.contains($0.id), isStarred: starred.contains($0.id)).matches(filter)
            }
            let rows = try library.rows(Query(filter: filter), at: .first, limit: 100)
            let isByDate = filter.order == nil || filter.order == .newestFirst
            #expect(
                isByDate ? rows.map(\.id) == expected.map(\.id) : Set(rows.map(\.id)) == Set(expected.map(\.id)),
                "\(text)")
            #expect(try library.count(Query(filter: filter)) == expected.count, "\(text)")
            let facets = try library.facets(Query(filter: filter))
            #expect(facets.articles == expected.count, "\(text)")
            #expect(facets.unread == expected.count { !read.contains($0.id) }, "\(text)")
            #expect(facets.undated == expected.count { $0.published.stated == nil }, "\(text)")
            for tag in facets.tags {
                let bearing = expected.filter { article in
                    FilterMatcher(article).matches(.tag(tag.name, isPrefix: false))
                }
                #expect(tag.count == bearing.count, "\(text): \(tag.name)")
            }
            found += expected.isEmpty ? 0 : 1
        }
        #expect(found > 25)
    }
}
