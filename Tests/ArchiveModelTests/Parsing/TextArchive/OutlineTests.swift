import ArchiveModel
import Testing

@Suite("An outline")
struct OutlineTests {
    @Test(
        "accounts for each line of a text archive",
        arguments: [Fixtures.archive, Fixtures.post, Fixtures.bylinesUnderTitles])
    func complete(text: String) throws {
        let outline = try DocumentReader().outline(Array(text.utf8), path: "a.txt")
        let ranges = (outline.outside + outline.parts.flatMap(\.entries)).map(\.byteRange)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var offset = 0
        for line in lines {
            let isBlank = line.allSatisfy(\.isWhitespace)
            #expect(isBlank || ranges.contains { $0.contains(offset) }, "\(line.prefix(60))")
            offset += line.utf8.count + 1
        }
    }

    @Test("says in which lines things stand, and why they were left out")
    func lines() throws {
        let outline = try DocumentReader().outline(Array(Fixtures.bylinesUnderTitles.utf8), path: "a.txt")
        let skip = try #require(outline.outside.first)
        #expect(skip.kind == .leftOut && skip.why == "before the first article")
        #expect(outline.lines(of: skip.byteRange) == 1...1)
        let titles = outline.parts.compactMap { part in part.entries.first { $0.kind == .title } }
        #expect(titles.count == 3 && titles.allSatisfy { !$0.why.isEmpty })
    }
}
