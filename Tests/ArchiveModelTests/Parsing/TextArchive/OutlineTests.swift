import ArchiveModel
import Testing

@Suite("An outline")
struct OutlineTests {
    @Test(
        "accounts for each line of a text archive",
        arguments: [Fixtures.archive, Fixtures.post, Fixtures.bylinesUnderTitles])
    func complete(text: String) throws {
        let outline = try #require(try DocumentReader().outlines(of: Array(text.utf8), path: "a.txt").first)
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
        let outline = try #require(
            try DocumentReader().outlines(of: Array(Fixtures.bylinesUnderTitles.utf8), path: "a.txt").first)
        let skip = try #require(outline.outside.first)
        #expect(skip.kind == .leftOut && skip.why == "before the first article")
        #expect(outline.lines(of: skip.byteRange) == 1...1)
        let titles = outline.parts.compactMap { part in part.entries.first { $0.kind == .title } }
        #expect(titles.count == 3 && titles.allSatisfy { !$0.why.isEmpty })
    }

    @Test("of a page says which elements were left out, in which lines, and why")
    func page() throws {
        let page = """
            <html><head><title>A new crane</title></head><body>
            <nav><a href="/">Home of the harbour</a></nav>
            <main><h1>A new crane</h1>
            <p>The harbour of the town has a new crane since Monday, and the old one will be taken down in spring, said the mayor.</p>
            <div class="share-buttons"><a href="#">Share this</a></div>
            <p>It lifts two hundred boxes in an hour, which is twice as many as the old one did, and it needs no driver for any.</p>
            </main>
            <aside><p>Subscribe to our letter about harbours, which comes every Monday and costs nothing at all.</p></aside>
            </body></html>
            """
        let outline = try #require(try DocumentReader().outlines(of: Array(page.utf8), path: "a.html").first)
        let entries = try #require(outline.parts.first).entries
        let told = entries.map { entry in
            "\(outline.lines(of: entry.byteRange)?.lowerBound ?? 0) \(entry.kind.name): \(entry.why)"
        }
        #expect(
            told == [
                "2 left out: a menu", "3 title: the title of the page stands in it", "4 paragraph: ",
                "5 left out: called “share-buttons”", "6 paragraph: ", "8 left out: aside",
            ])
    }

    @Test("of a container has one for each document, and names what is no text")
    func container() throws {
        let bytes = Tar.file([
            ("a.txt", Array(Fixtures.bylinesUnderTitles.utf8)), ("i.png", [0x89, 0x50, 0, 0, 0, 0]),
        ])
        let outlines = try DocumentReader().outlines(of: bytes, path: "all.tar")
        #expect(outlines.map(\.path) == ["all.tar", "all.tar/a.txt"])
        #expect(outlines[0].outside.map(\.text) == ["i.png"])
        #expect(outlines[1].lines(of: try #require(outlines[1].outside.first).byteRange) == 1...1)
    }
}
