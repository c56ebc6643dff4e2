import ArchiveModel
import Testing

/// What stands between and around articles in real dumps.
@Suite("A text archive with hazards")
struct HazardTests {
    private static let articles: [(title: String, author: String, date: String, text: String)] = [
        (
            "The pier gets a new roof", "Jon Aas", "March 5, 2020",
            "The pier gets a new roof this summer, the town council decided on Tuesday evening after a long debate."
        ),
        (
            "A storm takes the old roof away", "Eva de Vries", "March 3, 2020",
            "The storm of Friday night took the old roof of the pier away, before anyone could fasten it down again."
        ),
        (
            "Ferry prices rise by four per cent", "Jon Aas", "March 1, 2020",
            "Prices for the ferry rise by four per cent in April, as the line said on its page yesterday at noon."
        ),
        (
            "The lighthouse is open to visitors", "Ian Berg", "February 27, 2020",
            "The lighthouse opens its doors to visitors on each Sunday of the spring, from nine to five, and costs nothing."
        ),
    ]

    /// The articles with lines before the first one, behind each text and behind the last one.
    private static func text(
        before: String = "", behindEach: String = "", behind: String = "", bylines: Set<Int> = [0, 1, 2, 3]
    ) -> String {
        let parts = articles.enumerated().map { index, article in
            let byline = bylines.contains(index) ? "By \(article.author) | \(article.date)\n\n" : ""
            return
                "\(article.title)\n\n\(byline)\(article.text)\n\nNobody in the town was astonished by that, said the mayor of it.\n\n\(behindEach)"
        }
        return before + parts.joined() + behind
    }

    private static var titles: [String] { articles.map(\.title) }

    private func expectClean(_ text: String, without words: [String]) throws {
        let read = try Fixtures.read(text)
        #expect(read.map(\.title) == Self.titles)
        #expect(read.map(\.authors) == Self.articles.map { [$0.author] })
        for (article, expected) in zip(read, Self.articles) { #expect(article.body.text.contains(expected.text)) }
        for word in words { #expect(!read.contains { $0.body.text.contains(word) }, "\(word)") }
    }

    @Test("loses the comments behind an article, with their own names and dates")
    func comments() throws {
        let comments = """
            2 thoughts on “This”

            Diana Yardley says:

            March 6, 2020 at 10:30 am

            I have seen this myself, and I must say that it looked larger than the church of our town.

            Reply

            Rolf says:

            March 7, 2020 at 4:05 pm

            You should have your eyes looked at, dear neighbour, since the church is much larger than that.

            Leave a Reply

            Your email address will not be published. Required fields are marked *


            """
        try expectClean(Self.text(behindEach: comments), without: ["neighbour", "larger than", "Diana", "required"])
    }

    @Test("loses menus, share rows, pagers, boxes for letters, cookie lines and forms")
    func page() throws {
        try expectClean(
            Self.text(
                before: "Skip to content\n\nMenu\n\nHome\n\nSearch for:\n\n",
                behindEach:
                    "Share this:\n\nTweet\n\nLike this:\n\nLike Loading...\n\nSubscribe to our newsletter\n\nWe use cookies to make this page better.\n\n",
                behind: "Older posts\n\n1 2 3 … 14 Next\n\nAbout this blog\n\nPowered by an engine\n"),
            without: ["Tweet", "Loading", "newsletter", "cookies", "Older", "Next", "engine", "Search for"])
    }

    @Test("keeps pointers to related articles as such")
    func related() throws {
        let read = try Fixtures.read(Self.text(behindEach: "RELATED POST: The crane is taken down\n\n"))
        #expect(read.map(\.title) == Self.titles)
        #expect(read.map(\.related) == Self.titles.map { _ in ["The crane is taken down"] })
    }

    @Test("finds an article whose by-line was lost, by how titles are written", arguments: [1, 2])
    func lostByline(lost: Int) throws {
        let bound = Self.titles.map { title in
            let words = title.split(separator: " ")
            return words.dropLast().joined(separator: " ") + "\u{A0}" + (words.last ?? "")
        }
        var text = Self.text(bylines: Set(0..<4).subtracting([lost]))
        for (title, written) in zip(Self.titles, bound) { text = text.replacing(title, with: written) }
        let read = try Fixtures.read(text)
        #expect(read.map(\.title) == Self.titles)
        #expect(read[lost].authors.isEmpty && read[lost].published.stated == nil)
        #expect(read[lost].published.notBefore != nil && read[lost].published.notAfter != nil)
    }

    @Test("keeps a by-line that somebody quotes in a text")
    func quotedByline() throws {
        let text = Self.text().replacing(
            "Nobody in the town was astonished by that, said the mayor of it.",
            with: "On the ticket stood “By Jon Aas | March 1, 2019”, and under it the price of the crossing in crowns.")
        let read = try Fixtures.read(text)
        #expect(read.map(\.title) == Self.titles)
        #expect(read.allSatisfy { $0.body.text.contains("By Jon Aas | March 1, 2019") })
    }

    private static func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
        let mark: [UInt8] = isLittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        return mark
            + text.utf16.flatMap { unit in
                let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                return isLittleEndian ? bytes.reversed() : bytes
            }
    }

    @Test(
        "says the same in each encoding and with each kind of line end",
        arguments: ["utf-8", "bom", "utf-16le", "utf-16be", "windows-1252", "crlf", "cr", "mixed", "nbsp"])
    func forms(form: String) throws {
        let text = Self.text().replacing("the mayor of it.", with: "the mayor of Århus – “always” he’s there.")
        let western: [Unicode.Scalar: UInt8] = ["–": 0x96, "“": 0x93, "”": 0x94, "’": 0x92]
        func windows1252(_ text: some StringProtocol) -> [UInt8] {
            text.unicodeScalars.map { western[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
        }
        let bytes: [UInt8]
        switch form {
        case "bom": bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case "utf-16le": bytes = Self.utf16(text, isLittleEndian: true)
        case "utf-16be": bytes = Self.utf16(text, isLittleEndian: false)
        case "windows-1252": bytes = windows1252(text)
        case "crlf": bytes = Array(text.replacing("\n", with: "\r\n").utf8)
        case "cr": bytes = Array(text.replacing("\n", with: "\r").utf8)
        case "mixed":
            let half = text.firstRange(of: "Ferry prices")?.lowerBound ?? text.startIndex
            bytes = windows1252(text[..<half]) + Array(text[half...].utf8)
        case "nbsp": bytes = Array(text.replacing("\n\n", with: "\u{A0}\n \u{A0}\n\u{A0}").utf8)
        default: bytes = Array(text.utf8)
        }
        let read = try DocumentReader().read(bytes, path: "archive.txt", tagged: false)
        #expect(read.map(\.title) == Self.titles)
        #expect(read.allSatisfy { $0.body.text.hasSuffix("said the mayor of Århus – “always” he’s there.") })
        #expect(read.first?.source.byteRange.lowerBound == 0)
        #expect(read.last?.source.byteRange.upperBound == bytes.count)
        #expect(
            zip(read, read.dropFirst()).allSatisfy { $0.source.byteRange.upperBound == $1.source.byteRange.lowerBound })
        // A range begins at its title, whatever the document is written in.
        if form == "windows-1252" {
            let start = read[1].source.byteRange.lowerBound
            #expect(bytes[start...].starts(with: Array(Self.titles[1].utf8)))
        }
    }

    @Test("puts the lines of a wrapped document together again")
    func wrapped() throws {
        var wrapped = ""
        for line in Self.text().split(separator: "\n", omittingEmptySubsequences: false) {
            var column = 0
            for word in line.split(separator: " ") {
                if column > 0 {
                    wrapped += column + word.count > 60 ? "\n" : " "
                    if column + word.count > 60 { column = 0 }
                }
                wrapped += word
                column += word.count + 1
            }
            wrapped += "\n"
        }
        let read = try Fixtures.read(wrapped)
        #expect(read.map(\.title) == Self.titles)
        for (article, expected) in zip(read, Self.articles) { #expect(article.body.text.contains(expected.text)) }
    }

    @Test("of one line of many megabytes is read, and nothing of it is lost")
    func longLine() throws {
        let words = String(repeating: "the crane lifts a box and sets it down, ", count: 100_000)
        let read = try Fixtures.read("A title over it all\n\n" + words + "and stops.\n")
        #expect(read.count == 1)
        #expect(read[0].body.text.utf8.count >= words.utf8.count)
        #expect(read[0].body.text.hasSuffix("and stops."))
    }

    @Test("of many thousand articles gives each of them, one after the other")
    func many() throws {
        let bytes = Array(String(repeating: Self.text(), count: 1500).utf8)
        var count = 0
        var end = 0
        for article in try DocumentReader().articles(of: bytes, path: "archive.txt") {
            #expect(article.title == Self.titles[count % 4])
            #expect(article.source.byteRange.lowerBound == end)
            end = article.source.byteRange.upperBound
            count += 1
        }
        #expect(count == 6000)
        #expect(end == bytes.count)
    }

    @Test("of briefs stays one, whatever stands behind its last by-line")
    func briefs() throws {
        let brief =
            "The council decided on Tuesday evening after a long debate that the pier gets a new roof this summer, and that the town pays for one half of it, as it did in the year before."
        let text = (1...12).map { "Title Number \($0) Here Now\n\(brief)\nFiled under: News\n\n" }.joined()
        let read = try Fixtures.read(text + String(repeating: "a menu of the page,\n", count: 90))
        #expect(read.count == 12)
        #expect(!read.contains { $0.body.text.contains("menu") })
    }

    @Test("bounds an undated article by the dates of by-lines, not by those that texts tell")
    func toldDates() throws {
        let years = [1995, 1961, 2003, 1987, 2011, 1979, 1999, 1966]
        let text = years.enumerated().map { index, year in
            let date = index == 3 ? "" : " on June \(20 - index), 2020"
            return
                "Title Word \(index) Here Now\n\n\(Self.articles[0].text)\n\nMay 3, \(year)\n\n\(Self.articles[1].text)\n\nPosted in News\(date)\n\n"
        }.joined()
        let read = try Fixtures.read(text)
        #expect(read.count == 8)
        #expect(read[3].published.notBefore?.iso8601 == "2020-06-16")
        #expect(read[3].published.notAfter?.iso8601 == "2020-06-18")
    }

    @Test("gives a digest as one article with all of its briefs")
    func digest() throws {
        let read = try Fixtures.read(Fixtures.archive)
        #expect(read[0].title == "Briefs from the harbour #12")
        #expect(read[0].body.text.contains("Norwegian divers") && read[0].body.text.contains("lighthouse channel"))
    }
}

@Suite("A post among its comments")
struct CommentedPostTests {
    @Test("is one article, and none of the comments")
    func post() throws {
        let comments = (1...12).map { number in
            """
            Reader \(number) says:
            March \(number + 5), 2020 at 10:30 am
            What a fine crane this is, and what a fine harbour, said the man beside me in the bus of the line number \(number) today.
            Reply
            """
        }
        let read = try Fixtures.read(
            """
            Home
            About
            The crane of our harbour
            By Maren Holt
            March 5, 2020
            The harbour of the town has a new crane since Monday, and the old one will be taken down in spring, said the mayor.
            It lifts two hundred boxes in an hour, which is twice as many as the old one did, and it needs no driver for any of them.
            Nobody knows what becomes of the four drivers, of whom the eldest has worked at the pier for more than thirty years.
            12 responses to “The crane of our harbour”
            \(comments.joined(separator: "\n"))
            Leave a Reply
            """, path: "/x/crane.txt")
        #expect(read.map(\.title) == ["The crane of our harbour"])
        #expect(read[0].authors == ["Maren Holt"])
        #expect(read[0].published.stated?.iso8601 == "2020-03-05")
        #expect(read[0].body.text.contains("thirty years") && !read[0].body.text.contains("beside me"))
    }
}
