import Testing

@testable import ArchiveModel

@Suite("Lines that were given labels")
struct LabelledSplitTests {
    private static let text =
        "The quay was closed for a week, and nobody at the town hall would say why it was or for how long. "

    /// `lines`: each with its label; one without text stands for a blank line.
    private func split(_ lines: [(LineLabel, String)]) -> DocumentSplit {
        let source = SourceText(Array(lines.map(\.1).joined(separator: "\n").utf8))
        let units = LineUnits(source, joined: source)
        return DocumentSplit(units, labels: lines.filter { !$0.1.isEmpty }.map(\.0))
    }

    private func titles(_ split: DocumentSplit) -> [String] {
        split.pieces.map { piece in
            split.titleUnits(of: piece).map { split.units.store.text(split.units.units[$0].range) }
                .joined(separator: " ")
        }
    }

    private func article(_ number: Int, _ head: [(LineLabel, String)]) -> [(LineLabel, String)] {
        head + [(.body, ""), (.body, Self.text + "So it was in town \(number)."), (.body, "")]
    }

    @Test("are parts of the articles before them where they have nothing of what most titles have below them")
    func oddOnes() throws {
        let names = ["A bridge", "The old pier", "Nine boats", "Snow on the quay", "Who pays"]
        let lines = names.enumerated().flatMap { number, name in
            article(number, [(.title, "\(name) of the year"), (.under, "verf. Aino Virtanen, \(number + 1).2.2015")])
                + (number == 4
                    ? [] : article(number + 10, [(.title, number % 2 == 0 ? "What \(name) was like then" : "Yet")]))
        }
        let all = split(lines)
        #expect(all.ofSeveral(pageLines: 0, onPage: false) == nil)
        let found = try #require(all.withoutOddOnes(pageLines: 0))
        #expect(titles(found) == names.map { "\($0) of the year" })
        #expect(found.pieces[0].units.count == 5)
    }

    @Test("give titles that wear what most of them wear")
    func dress() {
        let lines = (1...6).flatMap { number in
            let title = "\(number). The year of bridge \(number)"
            let kicker = "Nobody in town has ever told anybody what came of bridge number \(number)"
            return article(
                number,
                number == 3
                    ? [(.above, title), (.title, kicker), (.under, "Aino Virtanen, 3.2.2015")]
                    : [(.title, title), (.under, "Aino Virtanen, \(number).2.2015")])
        }
        #expect(titles(split(lines)) == (1...6).map { "\($0). The year of bridge \($0)" })
    }

    @Test("have underlined titles in common where they have fields as well, and not the headings of one text")
    func underlines() {
        let names = ["A bridge of wood", "The old pier is sold", "Nine boats"]
        func lines(_ fields: [String]) -> [(LineLabel, String)] {
            names.enumerated().flatMap { number, name in
                article(
                    number,
                    [(.title, name), (.title, String(repeating: "=", count: name.count))]
                        + (fields.isEmpty ? [] : [(.under, fields[number])]))
            }
        }
        let archive = split(lines(["by a keeper of boats", "Harbour office", "A. Virtanen & M. K. Korhonen (desk)"]))
        #expect(archive.ofSeveral(pageLines: 0, onPage: false)?.pieces.count == 3)
        #expect(split(lines([])).ofSeveral(pageLines: 0, onPage: false) == nil)
    }

    @Test("have dates in common, wherever they stand, unless their titles are names as those over comments are")
    func dates() {
        func lines(_ titles: [String]) -> [(LineLabel, String)] {
            titles.enumerated().flatMap { number, title in
                let date = "\(["in", "im Jahr", "Oulu,"][number % 3]) \(number + 1).2.201\(number)"
                return number % 2 == 0
                    ? article(number, [(.above, date), (.title, title)])
                    : article(number, [(.title, title), (.under, date)])
            }
        }
        let titles = ["A bridge of wood", "The old pier is sold", "Nine boats of the harbour", "Who pays for it all"]
        #expect(split(lines(titles + titles)).ofSeveral(pageLines: 0, onPage: false)?.pieces.count == 8)
        let names = ["Aino", "Matti says", "Liisa"] + titles + ["So much for the bridge"]
        #expect(split(lines(names)).ofSeveral(pageLines: 0, onPage: false) == nil)
    }
}
