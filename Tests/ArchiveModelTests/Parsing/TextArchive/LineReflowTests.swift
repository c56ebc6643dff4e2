import Testing

@testable import ArchiveModel

/// Text as people wrap it.
enum Wrapping {
    /// Lines of at most so many columns, broken at blanks, or between characters where there are none.
    static func wrapped(_ text: String, at columns: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            var lines: [String] = []
            var current = ""
            var width = 0
            let isWide = line.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) }
            let pieces = isWide ? line.map { String($0) } : line.split(separator: " ").map { String($0) }
            for piece in pieces {
                let size = piece.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
                let gap = isWide || current.isEmpty ? 0 : 1
                if !current.isEmpty, width + gap + size > columns {
                    lines.append(current)
                    (current, width) = ("", 0)
                }
                let blank = isWide || current.isEmpty ? "" : " "
                current += blank + piece
                width += blank.count + size
            }
            lines.append(current)
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

@Suite("Text that was wrapped")
struct LineReflowTests {
    private func read(_ text: String) throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false)
    }

    private static let paragraphs = [
        "The ferry company said on Wednesday that its boats will sail to the northern islands through the winter for the first time "
            + "since the line was founded. The first crossing is planned for the second week of November.",
        "Islanders have asked for such a service for more than ten years. In the dark months they could only leave by a small "
            + "aeroplane, which stays on the ground whenever the wind comes from the east.",
        "The company expects to lose money in the first two winters. It counts on freight: fish goes out, building timber comes in, "
            + "and the county pays a third of the costs until a review in the spring.",
    ]

    private static func archive(tight: Bool, columns: Int?) -> String {
        ["A winter ferry for the islands", "Timber for the northern islands", "The wind comes from the east"]
            .enumerated()
            .map { number, title in
                let text = paragraphs.joined(separator: "\n\n")
                let gap = tight ? "\n" : "\n\n"
                return title + gap + "By Mara Lindqvist, March \(number + 1), 2014\n\n"
                    + (columns.map { Wrapping.wrapped(text, at: $0) } ?? text)
            }.joined(separator: "\n\n")
    }

    @Test(
        "is put together again at any width, and its titles and by-lines stay apart",
        arguments: [24, 30, 36, 40, 50, 60, 72, 80, 100], [true, false])
    func widths(columns: Int, tight: Bool) throws {
        let articles = try read(Self.archive(tight: tight, columns: columns))
        #expect(
            articles.map(\.title) == [
                "A winter ferry for the islands", "Timber for the northern islands", "The wind comes from the east",
            ])
        #expect(articles.map(\.published.stated?.day) == [1, 2, 3])
        for article in articles { #expect(article.body.text == Self.paragraphs.joined(separator: "\n\n")) }
    }

    @Test("leaves a line alone that wrapping would have divided")
    func wideLines() {
        let head = ["Kirj.: Aino Virtanen, talous - ilmestynyt: sunnuntai 1.2.1998 Oulussa", "“A winter ferry”"]
        let paragraphs = Self.paragraphs + Self.paragraphs
        let text = Wrapping.wrapped(paragraphs.joined(separator: "\n\n"), at: 60)
        let joined = LineReflow.lines(of: SourceText(Array((head.joined(separator: "\n") + "\n\n" + text).utf8)))
        let lines = joined.lines.map { joined.store.text($0.range) }.filter { !$0.isEmpty }
        #expect(lines == head + paragraphs)
    }

    @Test("of Chinese and Japanese is joined without blanks, of Korean with them", arguments: [20, 34, 50, 70])
    func wide(columns: Int) throws {
        let japanese = [
            "港の渡し船が冬も島へ通うことになったと、船会社は水曜日に発表した。会社ができてから初めてのことで、最初の便は十一月の第二週に出る予定である。",
            "島の人々は十年以上も前からこの便を求めてきた。暗い季節には小さな飛行機に乗るしかなく、東の風が吹けばそれも飛ばない。",
        ]
        let text = Wrapping.wrapped(japanese.joined(separator: "\n\n"), at: columns)
        let article = try #require(try read("冬の渡し船\n\n2014年3月12日\n\n" + text).first)
        #expect(article.body.text == japanese.joined(separator: "\n\n"))
        #expect(article.published.stated?.iso8601 == "2014-03-12")
        let korean =
            "항구의 여객선 회사는 수요일에 올겨울 처음으로 북쪽 섬들까지 배를 띄운다고 밝혔다. 첫 배는 십일월 둘째 주에 떠날 예정이며 가장 큰 섬의 이장은 부두에서 악대를 들려주겠다고 약속했다. 섬사람들은 십 년도 넘게 이 뱃길을 바라 왔다."
        let other = try #require(try read("겨울 여객선\n\n2014년 3월 12일\n\n" + Wrapping.wrapped(korean, at: columns)).first)
        #expect(other.body.text == korean)
    }

    @Test("has divided words joined, and compounds left as they are written")
    func hyphens() throws {
        let text = """
            A winter ferry

            12 March 2014

            The ferry company said on Wednesday
            that its boats will sail to the nor-
            thern islands through the winter for
            the first time since the line was
            founded. The first cros-
            sing is a well-
            known one, said the well-known mayor
            of the island, who went home at noon.
            """
        let article = try #require(try read(text).first)
        #expect(article.body.text.contains("the northern islands") && article.body.text.contains("The first crossing"))
        #expect(article.body.text.contains("is a well-known one"))
    }

    @Test("is told from verse, whose lines stay, the first one too where it is the title once more")
    func verse() throws {
        let text = """
            The lamp upon the quay

            By Mara Lindqvist

            12 March 2014

            The lamp upon the quay
            was lit at half past four,
            and nobody could see
            the boats along the shore.

            The gulls were on the wall,
            the nets were on the stone;
            I heard the captain call
            and walked the mole alone.
            """
        let article = try #require(try read(text).first)
        #expect(article.title == "The lamp upon the quay" && article.authors == ["Mara Lindqvist"])
        let lines = article.body.text.split(separator: "\n").map { String($0) }
        #expect(
            lines.count == 8 && lines.first == "The lamp upon the quay" && lines.last == "and walked the mole alone.")
    }

    @Test("is told from a list of paragraphs of one line each")
    func paragraphs() throws {
        let text =
            "Some rules of the harbour office\n\n"
            + (1...8).map {
                "Rule number \($0) says that boats have to leave berth \($0) before the bell rings twice.\n"
            }.joined()
        let article = try #require(try read(text).first)
        #expect(article.body.blocks.count == 8)
    }
}

@Suite("Short articles and unusual titles")
struct ShortArchiveTests {
    private func titles(_ text: String) throws -> [String] {
        try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false).map(\.title)
    }

    private static let sentence =
        "The harbour office tells all skippers that the berths are closed on that day, and that boats may lie elsewhere."

    @Test("make an archive of notices of a sentence each")
    func notices() throws {
        let text = (1...28).map {
            "Notice number \($0) of the office\n\nBy Mara Lindqvist | \($0) March 2014\n\n\(Self.sentence)\n\n"
        }
        #expect(try titles(text.joined()).count == 28)
    }

    @Test("make an archive where one of three is a brief")
    func brief() throws {
        let long = Array(repeating: Self.sentence, count: 8).joined(separator: " ")
        let texts = [
            ("The pier gets a roof", long), ("A crane came today", long), ("Berth five is closed", Self.sentence),
        ]
        let text = texts.enumerated().map { "\($1.0)\n\nBy Mara Lindqvist | \($0 + 1) March 2014\n\n\($1.1)\n\n" }
        #expect(try titles(text.joined()) == texts.map(\.0))
    }

    @Test("make an archive under titles in Chinese, or with blanks that don't break")
    func wideTitles() throws {
        let long = Array(repeating: Self.sentence, count: 4).joined(separator: " ")
        for titles in [
            ["北方诸岛的冬季渡轮", "运往群岛的木材", "从东方吹来的风"],
            ["The\u{A0}pier\u{A0}today", "A\u{A0}crane\u{A0}came", "Berth\u{A0}five\u{A0}closed"],
        ] {
            let text = titles.enumerated().map { "\($1)\n\nBy Mara Lindqvist | \($0 + 1) March 2014\n\n\(long)\n\n" }
            #expect(try self.titles(text.joined()).count == 3)
        }
    }

    @Test("may begin with a word that is a label elsewhere")
    func labels() throws {
        let wanted = [
            "Section 230 under fire", "Category 5 storm hits the coast", "Tag der Arbeit in Berlin",
            "Mit Gewehr und Kamera",
            "Topic of the year",
        ]
        let text = wanted.enumerated().map {
            "\($1)\n\nBy Mara Lindqvist | \($0 + 1) March 2014\n\n\(Self.sentence) \(Self.sentence)\n\n"
        }
        #expect(try titles(text.joined()) == wanted)
    }

    @Test("lose no paragraph around them to the page")
    func prose() throws {
        let around = (0..<4).map {
            "This is paragraph number \($0) that stands around the text. It has several sentences, as prose has. Nobody may leave it out, whatever the page looks like."
        }
        let menu = "Home\nAbout\nContact\n\n"
        let text =
            menu + around[0] + "\n\n\(menu)A winter ferry for the islands\n\nBy Mara Lindqvist, March 12, 2014\n\n"
            + Array(repeating: Self.sentence, count: 6).joined(separator: "\n\n") + "\n\nRelated posts\n\n" + around[1]
            + "\n\n\(menu)\n" + around[2]
            + "\n\nFollow us\n\nNewsletter\n\n" + around[3]
        let articles = try DocumentReader().read(Array(text.utf8), path: "a.txt", tagged: false)
        let all = articles.map(\.body.text).joined(separator: "\n")
        for paragraph in around { #expect(all.contains(paragraph), "\(paragraph.prefix(30))") }
    }
}
