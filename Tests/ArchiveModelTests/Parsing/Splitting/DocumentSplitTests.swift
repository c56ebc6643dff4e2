import Foundation
import TestSupport
import Testing

@testable import ArchiveModel

/// Layouts that no word list knows: in them only the form of the lines says where articles begin.
enum UnknownLayout: String, CaseIterable, Sendable {
    case ruleAndUnderline, labelledFields, counterAndCapitals, footFields, twoLetterCodes, numberedTitles, wrapped

    func text(of archive: ConservationTests.Archive) -> String {
        let names = ["Aino Virtanen", "Matti Korhonen", "Liisa Mäkelä"]
        return archive.articles.enumerated().map { number, article in
            let paragraphs = article.paragraphs.map { $0.joined(separator: " ") }
            let text = paragraphs.joined(separator: "\n\n")
            let name = names[number % names.count]
            let date = "\(number % 27 + 1).\(number % 11 + 1).2015"
            switch self {
            case .ruleAndUnderline:
                let rule = String(repeating: "~", count: article.title.count)
                return "\(article.title)\n\(rule)\n\n\(text)\n\n" + String(repeating: "/", count: 40) + "\n"
            case .labelledFields:
                return "Otsikko = \(article.title)\nKirjoittaja = \(name)\nPäiväys = \(date)\n\n\(text)\n\n"
            case .counterAndCapitals:
                return "[\(number + 1)/\(archive.articles.count)]\n\n\(article.title.uppercased())\n\n\(text)\n\n"
            case .footFields:
                return "\(article.title)\n\n\(text)\n\n\(name) :: \(date) :: Kaupunki\n\n\n"
            case .twoLetterCodes:
                return "OT  \(article.title)\nKI  \(name)\nPV  \(date)\nTX\n\(text)\nLO  \(1000 + number * 37)\n\n"
            case .numberedTitles:
                return "\(number + 1)) \(article.title)\n(\(name), \(date))\n\n\(text)\n\n\n"
            case .wrapped:
                let lines = paragraphs.map { wrap($0, 66).joined(separator: "\n") }.joined(separator: "\n\n")
                return "\(article.title)\n<< \(name) – \(date) >>\n\n\(lines)\n\n"
            }
        }.joined()
    }

    private func wrap(_ text: String, _ width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}

@Suite("Text archives in layouts that nobody has seen")
struct DocumentSplitTests {
    private func archive(_ seed: UInt64, articles: ClosedRange<Int>) -> ConservationTests.Archive {
        var random = SplitMix(seed: seed)
        while true {
            let archive = ConservationTests.Archive(&random)
            if articles.contains(archive.articles.count) { return archive }
        }
    }

    private func read(_ text: String, as reading: ArchiveLayout.Reading) throws -> [Article] {
        var layout = ArchiveLayout()
        layout.reading = reading
        let entry = ArchiveLayouts.Entry(documents: ["archive.txt"], layout: layout)
        var layouts = ArchiveLayouts()
        layouts.entries = [try ArchiveLayouts.Entry(toml: entry.toml)]
        return try DocumentReader(layouts: layouts).read(Array(text.utf8), path: "archive.txt", tagged: false)
    }

    private func read(_ text: String) throws -> [Article] {
        try DocumentReader().read(Array(text.utf8), path: "archive.txt", tagged: false)
    }

    @Test(
        "are cut into their articles, with their titles",
        arguments: [UnknownLayout.counterAndCapitals, .numberedTitles, .wrapped], [1, 2, 3])
    func cuts(_ layout: UnknownLayout, seed: UInt64) throws {
        let archive = archive(seed, articles: 4...7)
        let articles = try read(layout.text(of: archive))
        let wanted = archive.articles.map { layout == .counterAndCapitals ? $0.title.uppercased() : $0.title }
        #expect(articles.map(\.title) == wanted)
    }

    @Test("have every sentence in the text of its own article", arguments: UnknownLayout.allCases, [4, 5])
    func keeps(_ layout: UnknownLayout, seed: UInt64) throws {
        let archive = archive(seed, articles: 4...7)
        let articles = try read(layout.text(of: archive))
        for (article, wanted) in zip(articles, archive.articles) {
            for sentence in wanted.paragraphs.joined() { #expect(article.body.text.contains(sentence)) }
        }
    }

    @Test("lose no sentence, not even one with a date and a name in it", arguments: UnknownLayout.allCases)
    func conserves(_ layout: UnknownLayout) throws {
        for seed in UInt64(10)...29 {
            var archive = archive(seed, articles: 2...7)
            for index in archive.articles.indices {
                archive.articles[index].paragraphs.append([
                    "Aino Virtanen came on 4 June 2014 and counted \(seed) boats of type \(index).",
                    "She left on 5 June 2014 with list \(index).",
                ])
            }
            let articles = try read(layout.text(of: archive))
            let all = articles.map {
                $0.title + " " + $0.body.text + " " + $0.leftOut.map(\.text).joined(separator: " ")
            }
            .joined(separator: " ")
            for sentence in archive.sentences { #expect(all.contains(sentence), "seed \(seed)") }
        }
    }

    @Test(
        "state who wrote an article and when by the place of the line",
        arguments: [UnknownLayout.footFields, .numberedTitles, .wrapped])
    func facts(_ layout: UnknownLayout) throws {
        let articles = try read(layout.text(of: archive(6, articles: 4...7)))
        #expect(articles.prefix(3).map(\.authors) == [["Aino Virtanen"], ["Matti Korhonen"], ["Liisa Mäkelä"]])
        #expect(articles.prefix(3).map { $0.published.stated?.iso8601 } == ["2015-01-01", "2015-02-02", "2015-03-03"])
    }

    private static let seconds =
        SeparatedStartsTests.titles + [
            "Four hundred names in January", "Nobody likes the new bridge", "Snow falls on the quay",
        ]

    @Test("have titles of two lines whole, and nothing beside their titles in them")
    func titleLines() throws {
        let archive = archive(9, articles: 4...7)
        let document = archive.articles.enumerated().map { number, article in
            let text = article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
            return
                "\(article.title):\n\(Self.seconds[number])\nKulttuuri\nAino Virtanen, \(number + 1).3.2015\n\n\(text)\n\n\n"
        }.joined()
        let wanted = archive.articles.enumerated().map { "\($1.title): \(Self.seconds[$0])" }
        #expect(try read(document).map(\.title) == wanted)
    }

    @Test(
        "are cut before and behind a change of their layout, with the titles of both undressed",
        arguments: [(UnknownLayout.numberedTitles, UnknownLayout.wrapped), (.wrapped, .numberedTitles)])
    func redesign(_ first: UnknownLayout, _ second: UnknownLayout) throws {
        let (old, new) = (archive(1, articles: 4...7), archive(2, articles: 4...7))
        let articles = try read(first.text(of: old) + "\n" + second.text(of: new))
        #expect(articles.map(\.title) == (old.articles + new.articles).map(\.title))
    }

    @Test("are cut under lines with a date, however many names stand in them")
    func datedLines() throws {
        let archive = archive(3, articles: 6...7)
        let names = [
            "Aino Virtanen", "Matti Korhonen ja Liisa Mäkelä", "toimitus", "A. Virtanen, M. K. Korhonen ja Liisa",
        ]
        let document = archive.articles.enumerated().map { number, article in
            let text = article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
            return "\(names[number % names.count]) \(number + 1).3.2015\n\(article.title)\n\n\(text)\n\n"
        }.joined()
        #expect(try read(document).map(\.title) == archive.articles.map(\.title))
    }

    @Test("are cut where only a separator stands between them")
    func separatorsBetween() throws {
        let archive = archive(8, articles: 4...4)
        let document = archive.articles.map { article in
            article.title + "\n\n" + article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
        }.joined(separator: "\n\n---\n\n")
        #expect(try read(document).map(\.title) == archive.articles.map(\.title))
    }

    @Test("have both lines of their titles also where their by-lines are known")
    func knownTitleLines() throws {
        let archive = archive(9, articles: 5...7)
        let document = archive.articles.enumerated().map { number, article in
            let text = article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
            return
                "\(article.title):\n\(Self.seconds[number])\nPosted on March \(number + 1), 2015 by Ann Lee\n\n\(text)\n\n"
        }.joined()
        #expect(
            try read(document).map(\.title) == archive.articles.enumerated().map { "\($1.title): \(Self.seconds[$0])" })
    }

    @Test("lose the numbers of their titles where only those behind a change have them")
    func numbersFromAChangeOn() throws {
        let archive = archive(6, articles: 6...7)
        let document = archive.articles.enumerated().map { number, article in
            let text = article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
            let dress = number < 3 ? "" : "\(number + 1). "
            return "\(dress)\(article.title)\n(Aino Virtanen, \(number + 1).3.2015)\n\n\(text)\n\n\n"
        }.joined()
        #expect(try read(document).map(\.title) == archive.articles.map(\.title))
    }

    @Test("stand two blank lines apart, each under a title with the same sign, and nothing else tells of them")
    func signs() throws {
        let archive = archive(6, articles: 4...7)
        let document = archive.articles.map { article in
            "# \(article.title)\n" + article.paragraphs.map { $0.joined(separator: " ") + "\n" }.joined() + "\n\n"
        }.joined()
        #expect(try read(document).map(\.title) == archive.articles.map(\.title))
    }

    @Test("have their fields read though their blanks are no-break spaces")
    func noBreakSpaces() throws {
        let archive = archive(6, articles: 4...7)
        let document = archive.articles.map { article in
            let text = article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
            let head = "By: Leila Ashby, Staff Writer\n\nDate: Friday, September 30, 2011"
            return "“\(article.title)”\n\n\(head.replacingOccurrences(of: " ", with: "\u{A0}"))\n\n\(text)\n\n\n\n"
        }.joined()
        let articles = try read(document, as: .recurringLines)
        #expect(articles.map(\.title) == archive.articles.map(\.title))
        #expect(articles.allSatisfy { $0.authors == ["Leila Ashby"] })
        #expect(articles.allSatisfy { $0.published.stated?.iso8601 == "2011-09-30" })
    }

    @Test("know the day behind “Stand” for the day they came out, where another line tells of an update")
    func stand() throws {
        let archive = archive(6, articles: 4...7)
        let document = archive.articles.map { article in
            let text = article.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
            return
                "\(article.title)\n\nAktualisiert: 30.10.2006, 19:43 Uhr\n\n\(text)\n\nvon Jürgen Brandt\n"
                + "Stand Sonntag, 29.10.2006, 15:29 Uhr\n________________________________________\n"
        }.joined()
        let articles = try read(document)
        #expect(articles.map(\.authors) == archive.articles.map { _ in ["Jürgen Brandt"] })
        #expect(articles.allSatisfy { $0.published.stated?.iso8601.hasPrefix("2006-10-29") == true })
    }

    @Test("are cut as their reader says, by recurring lines or by known by-lines")
    func readings() throws {
        let archive = archive(3, articles: 4...7)
        let text = UnknownLayout.counterAndCapitals.text(of: archive)
        #expect(try read(text, as: .recurringLines).count == archive.articles.count)
        #expect(try read(text, as: .knownBylines).count == 1)
    }

    @Test("tile their document with their byte ranges", arguments: UnknownLayout.allCases)
    func ranges(_ layout: UnknownLayout) throws {
        let text = layout.text(of: archive(7, articles: 4...7))
        let ranges = try read(text).map(\.source.byteRange)
        #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == text.utf8.count)
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    }

    @Test("stay one article where there is one, whatever its headings are")
    func single() throws {
        let archive = archive(8, articles: 4...7)
        let parts = archive.articles.map {
            $0.title + "\n\n" + $0.paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
        }
        let articles = try read("The winter of the ferries\n\n" + parts.joined(separator: "\n\n"))
        #expect(articles.count == 1)
    }
}

@Suite("The weights of the line model")
struct LineModelTests {
    @Test("fit the features of this build, and are written as they are read")
    func encoding() {
        let labeller = LineLabeller.standard
        #expect(labeller.first.weights.contains { $0 != 0 } && labeller.second.weights.contains { $0 != 0 })
        #expect(LineLabeller(encoded: labeller.encoded).encoded == labeller.encoded)
    }

    @Test("have room for each kind of skeleton")
    func skeletons() {
        let shape = "One line".utf8.withContiguousStorageIfAvailable { UnitShape($0) }
        #expect(shape?.hashes.count == UnitShape.Skeleton.allCases.count)
    }

    @Test("that do not fit make no labels, and no trap")
    func foreign() {
        let labeller = LineLabeller(encoded: "AAAA")
        #expect(labeller.labels(UnitFeatures(of: Array("A line\n\nAnother line\n".utf8))).count == 2)
    }

    @Test("find the labels with the greatest sum")
    func chain() {
        let count = LineLabel.count
        var scores = [Float](repeating: 0, count: 3 * count)
        scores[Int(LineLabel.title.rawValue)] = 2
        scores[count + Int(LineLabel.title.rawValue)] = 1
        scores[count + Int(LineLabel.under.rawValue)] = 0.5
        scores[2 * count + Int(LineLabel.body.rawValue)] = 1
        var transitions = [Float](repeating: 0, count: count * count)
        transitions[Int(LineLabel.title.rawValue) * count + Int(LineLabel.title.rawValue)] = -1
        #expect(LineChain(scores: scores, transitions: transitions).best() == [.title, .under, .body])
        #expect(LineChain(scores: [], transitions: transitions).best().isEmpty)
    }
}
