import Testing

@testable import ArchiveModel

@Suite("The lines of a text archive")
struct ArchiveLinesTests {
    private func hasMenu(_ lines: [String]) -> Bool {
        ArchiveLines(SourceText(Array(lines.joined(separator: "\n\n").utf8))).hasMenu
    }

    private static let words = [
        "Author", "Date", "Publisher", "Place", "Country", "Language", "Type", "Pages", "Issue", "Volume", "Edition",
        "Section", "Number", "Database",
    ]

    @Test("hold a menu where many short lines follow each other, and none where a sentence stands between")
    func menu() {
        #expect(hasMenu(Self.words))
        #expect(hasMenu(["Home: the start"] + Self.words))
        #expect(!hasMenu(Array(Self.words.prefix(7)) + ["The ferry sails again this winter."] + Self.words.suffix(7)))
    }

    @Test("hold no menu where the short lines are the fields of a record")
    func fields() {
        #expect(!hasMenu(Self.words.map { "\($0): a value" }))
        #expect(!hasMenu(Self.words.map { "\($0.prefix(2).uppercased())  a value" }))
    }
}
