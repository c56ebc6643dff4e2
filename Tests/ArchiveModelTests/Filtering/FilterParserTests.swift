import ArchiveModel
import Testing

@Suite("The filter language")
struct FilterParserTests {
    private let today = DateStamp(iso8601: "2021-06-10")?.dayNumber ?? 0

    private func parse(_ text: String, typing: Bool = false) throws -> Filter {
        try FilterParser(today: today, lastWordIsPrefix: typing).parse(text)
    }

    private func day(_ text: String) -> Int { DateStamp(iso8601: text)?.dayNumber ?? 0 }

    @Test("reads words, phrases, tags and exclusions")
    func terms() throws {
        #expect(try parse("embassy \"five eyes\"") == .and([.word("embassy", isPrefix: false), .phrase("five eyes")]))
        #expect(
            try parse("tag:china -#huawei")
                == .and([.tag("china", isPrefix: false), .not(.tag("huawei", isPrefix: false))]))
        #expect(try parse("author:\"Ian Allen\"") == .author("Ian Allen"))
        #expect(
            try parse("tag:\"hong kong\" !x")
                == .and([.tag("hong kong", isPrefix: false), .not(.word("x", isPrefix: false))]))
        #expect(try parse("  ") == .all)
    }

    @Test("reads open words, near words, any of some tags, lengths and patterns")
    func more() throws {
        #expect(try parse("wor* x") == .and([.word("wor", isPrefix: true), .word("x", isPrefix: false)]))
        #expect(try parse("\"a b\"~8") == .near("a b", distance: 8))
        #expect(try parse("tag:a,b*") == .or([.tag("a", isPrefix: false), .tag("b", isPrefix: true)]))
        #expect(try parse("tag:\"a,b\"") == .tag("a,b", isPrefix: false))
        #expect(
            try parse("tag:\"hong kong\",japan x")
                == .and([
                    .or([.tag("hong kong", isPrefix: false), .tag("japan", isPrefix: false)]),
                    .word("x", isPrefix: false),
                ]))
        #expect(
            try parse("tag:a,\"hong k\"*") == .or([.tag("a", isPrefix: false), .tag("hong k", isPrefix: true)]))
        #expect(try parse("words:>800") == .words(from: 801, through: nil))
        #expect(try parse("words:<=200") == .words(from: nil, through: 200))
        #expect(try parse("/a b\\/c/") == .pattern("a b/c", isInText: false))
        #expect(try parse("#x /a/") == .and([.tag("x", isPrefix: false), .pattern("a", isInText: true)]))
        #expect(try parse("words:>", typing: true) == .all)
        #expect(try parse("date:last-", typing: true) == .all)
    }

    @Test("reads orders, saved filters and words that may be misspelt")
    func orders() throws {
        #expect(try parse("sort:title x").order == ListOrder(.title))
        #expect(try parse("x sort:-words").order == ListOrder(.words, isReversed: true))
        #expect(try parse("~harbor") == .fuzzy("harbor"))
        let parser = FilterParser(
            today: today,
            saved: [
                SavedFilter(name: "Morning", text: "crane sort:title"), SavedFilter(name: "round", text: "in:round"),
                SavedFilter(name: "two words", text: "a OR b"), SavedFilter(name: "broken", text: "athor:x"),
            ])
        #expect(
            try parser.parse("in:morning")
                == .saved(name: "Morning", .and([.word("crane", isPrefix: false), .order(ListOrder(.title))])))
        #expect(try parser.parse("in:morning").order == ListOrder(.title))
        let filter = try parser.parse("in:\"two words\" -x")
        #expect(FilterPrinter.text(filter) == "in:\"two words\" -x")
        #expect(try parser.parse(FilterPrinter.text(filter)) == filter)
        for (text, message) in [
            ("in:mornin", "did you mean Morning"), ("in:round", "refers to itself"),
            ("in:broken", "in “broken”: there is no field"),
            ("sort:size", "expected one of date"), ("(sort:title)", "not in parentheses"),
            ("-sort:title", "behind a minus"),
            ("a OR sort:title", "beside OR"),
        ] {
            let error = #expect(throws: FilterError.self) { try parser.parse(text) }
            #expect(error?.message.contains(message) == true, "\(text): \(error?.message ?? "")")
        }
    }

    @Test("takes letters before a colon for a word where they can't be meant as a field")
    func colons() throws {
        #expect(try parse("Ferry: line") == .and([.word("Ferry:", isPrefix: false), .word("line", isPrefix: false)]))
        #expect(try parse("Re: ferry") == .and([.word("Re:", isPrefix: false), .word("ferry", isPrefix: false)]))
        #expect(try parse("ferry:line") == .word("ferry:line", isPrefix: false))
        #expect(try parse("https://blog.example.com/1") == .address("https://blog.example.com/1"))
        #expect(throws: FilterError.self) { try parse("title: ferry") }
        #expect(try parse("Ferry:", typing: true) == .word("Ferry:", isPrefix: true))
    }

    @Test("never takes nothing for everything")
    func nothing() throws {
        #expect(try parse("★") == .word("★", isPrefix: false))
        #expect(throws: FilterError.self) { try parse("\"\"") }
        #expect(throws: FilterError.self) { try parse("a \" \"") }
        // On the way to a field or to a word that may be misspelt.
        #expect(try parse("#", typing: true) == .all && parse("~", typing: true) == .all)
    }

    @Test("binds AND stronger than OR, and minus strongest")
    func precedence() throws {
        let word = { Filter.word($0, isPrefix: false) }
        #expect(try parse("a b OR c") == .or([.and([word("a"), word("b")]), word("c")]))
        #expect(try parse("a (b OR -c)") == .and([word("a"), .or([word("b"), .not(word("c"))])]))
        #expect(try parse("-(a b)") == .not(.and([word("a"), word("b")])))
        #expect(try parse("or and") == .and([word("or"), word("and")]))
    }

    @Test("takes the last word as the start of one while typing")
    func typing() throws {
        #expect(try parse("a emb", typing: true) == .and([.word("a", isPrefix: false), .word("emb", isPrefix: true)]))
        #expect(try parse("emb ", typing: true) == .word("emb", isPrefix: false))
        #expect(try parse("tag:", typing: true) == .all)
        #expect(try parse("is:un", typing: true) == .state(.unread))
        #expect(try parse("date:202", typing: true) == .all)
    }

    @Test(
        "reads dates",
        arguments: [
            ("date:2020", "2020-01-01", "2020-12-31"), ("date:2020-02", "2020-02-01", "2020-02-29"),
            ("date:2020-03..2020-06", "2020-03-01", "2020-06-30"),
            ("date:2020..", "2020-01-01", nil), ("date:..2020-05-03", nil, "2020-05-03"),
            ("after:2020", "2020-01-01", nil),
            ("before:2020-03", nil, "2020-02-29"), ("date:30d", "2021-05-12", nil),
            ("date:today", "2021-06-10", "2021-06-10"), ("date:this-week", "2021-06-07", "2021-06-13"),
            ("date:last-week", "2021-05-31", "2021-06-06"), ("date:last-month", "2021-05-01", "2021-05-31"),
            ("date:last-year", "2020-01-01", "2020-12-31"), ("after:last-year", "2020-01-01", nil),
        ] as [(String, String?, String?)])
    func dates(text: String, from: String?, through: String?) throws {
        #expect(try parse(text) == .days(from: from.map(day), through: through.map(day)))
    }

    @Test(
        "says where it is wrong, and what was expected",
        arguments: [
            ("titel:bar", 0..<6, "no field “titel”; did you mean title:"), ("a (b", 2..<3, "never closed"),
            ("a)", 1..<2, "never opened"),
            ("\"abc", 0..<4, "quotation mark"),
            ("a OR", 2..<4, "has to follow"), ("-", 0..<1, "has to follow"), ("is:new", 3..<6, "unread"),
            ("date:2020-13", 5..<12, "expected a date"),
            ("date:2021..2020", 5..<15, "turn the two around"), ("tag:", 0..<4, "value"),
            ("é athor:x", 3..<9, "no field"), ("autor:x", 0..<6, "did you mean author:"),
            ("/a", 0..<2, "closing slash"),
            ("/(/", 0..<3, "regular expression"), ("words:many", 6..<10, "number of words"),
            ("words:9..3", 6..<10, "turn the two around"), ("date:last-moth", 5..<14, "did you mean last-month"),
        ])
    func errors(text: String, range: Range<Int>, message: String) {
        let error = #expect(throws: FilterError.self) { try parse(text) }
        #expect(error?.range == range)
        #expect(error?.message.contains(message) == true)
    }

    @Test("never traps on what is typed")
    func robust() {
        for text in [
            "((", "))", "\"\"", "-\"", "::", ":", "a:", "#", "##", "- -", "OR OR", "(OR)", "tag:\"", "日本 OR", "date:..",
            "date:0d", "é\"é",
        ] {
            _ = try? parse(text)
            _ = try? parse(text, typing: true)
        }
    }
}
