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
        "has:caption", "has:link", "has:issue", "norway OR crane", "(norway OR crane) -ferry", "-(norway crane)",
        "-is:read tag:denmark", "oslo", "-oslo",
        "lighthouse author:holt OR is:starred", "\"youtube removes\"", "1830", "coast…", "is:undated has:caption",
        "harbour harbour", "-", "danis*", "tag:norway,sweden", "tag:bergen*", "tag:nor*,nothing", "\"cable denmark\"~6",
        "\"denmark cable\"~1", "\"lifted sea\"~12", "\"crane\"~3", "\"the the\"~2", "words:>60", "words:..50",
        "words:40..80",
        "/^norw/", "/crane.*driver/", "sweden /gothenburg/", "-/crane/", "/Crane/", "last-month", "date:last-year",
        "date:this-year",
    ]

    private static var random: [String] {
        var filters = RandomFilters(seed: 7)
        return (0..<300).map { _ in FilterPrinter.text(filters.next()) }
    }

    @Test(arguments: [filters, random], [false, true])
    func agreement(texts: [String], typing: Bool) throws {
        let folder = try TemporaryFolder()
        let library = try Library(
            places: LibraryPlaces(archive: folder.path + "/a.sqlite", reader: folder.path + "/r.sqlite"))
        let paths = [
            try folder.write(Fixtures.archive, to: "archive.txt"), try folder.write(Fixtures.post, to: "post.txt"),
            try folder.write(Fixtures.bylinesUnderTitles, to: "town.txt"),
        ]
        _ = try library.importDocuments(paths) { _ in true }
        let articles = try library.ids(Query()).compactMap { try library.article($0) }
        let read = Set(articles.indices.filter { $0 % 3 == 0 }.map { articles[$0].id })
        let starred = Set(articles.indices.filter { $0 % 4 == 1 }.map { articles[$0].id })
        try library.setRead(Array(read), true, at: 1)
        try library.setStar(Array(starred), true, at: 1)
        var found = 0
        for text in texts {
            guard let filter = try? FilterParser(today: 18_800, lastWordIsPrefix: typing).parse(text) else { continue }
            let expected = articles.filter {
                FilterMatcher($0, isRead: read.contains($0.id), isStarred: starred.contains($0.id)).matches(filter)
            }
            let rows = try library.rows(Query(filter: filter), at: .first, limit: 100)
            #expect(rows.map(\.id) == expected.map(\.id), "\(text)")
            #expect(try library.count(Query(filter: filter)) == expected.count, "\(text)")
            found += expected.isEmpty ? 0 : 1
        }
        #expect(found > 25)
    }
}
