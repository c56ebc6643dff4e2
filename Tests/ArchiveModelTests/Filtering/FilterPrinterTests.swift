import ArchiveModel
import Testing

@Suite("A printed filter")
struct FilterPrinterTests {
    private func parse(_ text: String) throws -> Filter { try FilterParser(today: 18_800).parse(text) }

    @Test("is read back as the same filter", arguments: [1, 2, 3, 4] as [UInt64])
    func random(seed: UInt64) throws {
        var filters = RandomFilters(seed: seed)
        for _ in 0..<500 {
            let filter = filters.next()
            let text = FilterPrinter.text(filter)
            #expect(try parse(text) == filter, "\(text)")
        }
    }

    @Test(
        "is what people would type",
        arguments: [
            "crane -#roof", "a (b OR c)", "\"a b\"~8", "wor*", "tag:\"hong kong\"*", "words:800..",
            "date:2020-01-01..2020-12-31",
            "/so+n/ crane", "/a\\/b/", "-(a b)", "is:unread OR is:starred",
        ])
    func wording(text: String) throws {
        let printed = FilterPrinter.text(try parse(text))
        #expect(printed == text.replacing("#roof", with: "tag:roof"))
        #expect(try parse(printed) == parse(text))
    }
}

@Suite("A pattern")
struct FilterPatternTests {
    @Test("finds letters of either case, unless it has a capital")
    func smartCase() throws {
        let small = try #require(FilterPattern("so+n\\b"))
        #expect(small.occurs(in: "Coming SOON") && !small.occurs(in: "sooner"))
        #expect(try !#require(FilterPattern("Soon")).occurs(in: "soon"))
    }

    @Test("finds what stands far into a text")
    func far() throws {
        let text = String(repeating: "lorem ipsum ", count: 5000) + "zebra99"
        #expect(try #require(FilterPattern("zebra\\d+")).occurs(in: text))
        #expect(try #require(FilterPattern("ZEBRA\\D")).occurs(in: text) == false)
        #expect(try #require(FilterPattern("zebra\\S")).occurs(in: "ZEBRAS"))
    }

    @Test("gives up on a search without end")
    func bounded() throws {
        let pattern = try #require(FilterPattern("(a+)+$b"))
        #expect(!pattern.occurs(in: String(repeating: "a", count: 5000) + "c"))
    }
}
