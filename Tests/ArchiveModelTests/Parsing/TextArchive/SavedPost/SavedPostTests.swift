import ArchiveModel
import Testing

@Suite("A page that was saved as text")
struct SavedPostTests {
    private func read(_ lines: [String]) throws -> [Article] {
        let text = lines.joined(separator: "\n\n") + "\n"
        return try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false)
    }

    private static let menu = [
        "News", "Harbour", "Weather", "Sports", "Culture", "Letters", "Archive", "Photos", "Events", "Shop", "Help",
        "About us", "Contact",
    ]
    private static let text = [
        "The ferry to the northern islands will sail twice a week this winter, the harbour office said on Monday. It "
            + "had been laid up in each of the last nine winters.",
        "Two captains of the line come out of retirement for it, and the old pier was repaired in September. The "
            + "fare stays the same as in summer.",
    ]

    @Test(
        "has the title that stands between its menu and its text",
        arguments: [
            // A subtitle below the title.
            ["Culture", "4 June 2014", "Winter ferry", "Two captains come back for one more season", "By Maren Holt"],
            // What kind of article it is, above.
            ["News, Harbour, Ships", "Winter ferry", "By Maren Holt", "4 June 2014"],
            // What it asks of readers, above and below.
            ["Register to keep articles for later", "Winter ferry", "4 June 2014", "Lost your password?"],
            // The title is part of the line below it.
            ["4 June 2014", "Winter ferry", "What the captains say of the winter ferry and its nine years of rest"],
        ])
    func title(_ head: [String]) throws {
        let articles = try read(Self.menu + head + Self.text + ["Leave a comment"])
        #expect(articles.map(\.title) == ["Winter ferry"])
    }

    @Test("has a title that asks, and goes on")
    func question() throws {
        let title = "Captains were to save the ferry. The result? ‘Sobering’"
        let articles = try read(
            ["Skip to content", title, "Nine years of rest were too long", "By Maren Holt", "4 June 2014"] + Self.text)
        #expect(articles.map(\.title) == [title])
    }

    @Test("is not called by the name of its newspaper or by a menu in a line")
    func masthead() throws {
        let title = "Two captains of the ferry to the northern islands come back"
        for head in [
            ["The Ostrand Morning Courier", title, "By Maren Holt", "4 June 2014"],
            ["Home — News — Harbour — Archive — Search", title, "By Maren Holt", "4 June 2014"],
        ] {
            #expect(try read(head + Self.text + ["Leave a comment"]).map(\.title) == [title])
        }
    }

    @Test("has both lines of a title whose first one ends with a colon")
    func colon() throws {
        let head = "Back for one more winter:\nThe ferry and its captains\nBy Maren Holt, 4 June 2014"
        let articles = try read([head] + Self.text + ["Leave a comment"])
        #expect(articles.map(\.title) == ["Back for one more winter: The ferry and its captains"])
    }

    @Test("loses the counter before its title, and no number that belongs to it")
    func counter() throws {
        func title(_ title: String, _ last: String) throws -> [String] {
            try read([title, "By Maren Holt, 4 June 2014"] + Self.text + [last, "Leave a comment"]).map(\.title)
        }
        #expect(try title("1. Ferry sails in winter", "So it goes on the quay.") == ["Ferry sails in winter"])
        #expect(
            try title("1. FC Ostrand sails in winter", "The 1. FC Ostrand comes by ferry.") == [
                "1. FC Ostrand sails in winter"
            ])
    }

    @Test("keeps lines of figures, whose commas list no tags")
    func figures() throws {
        let figures = ["Oper net 636,000 vs 358,000", "Avg shrs 3,808,000 vs 1,924,000"]
        let articles = try read(
            ["Harbour line 4th quarter", "2 March 1987 by Maren Holt"] + figures + Self.text + ["Share this:"])
        #expect(articles.count == 1 && articles.first?.tags.isEmpty == true)
        for line in figures { #expect(articles.first?.body.text.contains(line) == true) }
    }

    @Test("is one article, though its page has the by-line of another one")
    func teaser() throws {
        let other = [
            "By Jonas Abernathy 3 June 2014", "Bakers quarrel over the weight of a loaf",
            "A loaf should weigh a kilogram, say the older bakers of the town; seven hundred grams are enough, say the "
                + "younger ones. They met in the back room of an inn, and went home without a vote.",
        ]
        let own = ["Winter ferry sails to the islands again"] + Self.text + Self.text.reversed()
        let articles = try read(Self.menu + own + ["By Maren Holt 4 June 2014"] + other + ["By Ida Berg 2 June 2014"])
        #expect(articles.count == 1)
        #expect(articles.first?.body.text.contains("back room of an inn") == true)
    }
}
