/// What a word processor's document says: its paragraphs as lines with a blank one between them, and what it states about itself.
///
/// The lines are read as those of a text archive: exports of newspaper databases come as such documents with many articles in one.
struct OfficeText {
    /// What kind of document it is, for people.
    var kind: String
    var title: String?
    var author: String?
    private(set) var lines: [String] = []
    /// Lines at the feet of pages.
    private(set) var pageNumbers: [String] = []
    private var notes: [String] = []

    init(kind: String) { self.kind = kind }

    /// Text that a converter made, in UTF-8; a form feed stands between pages.
    init(kind: String, convertedText: [UInt8]) {
        self.kind = kind
        let pages = convertedText.split(separator: 0x0C, omittingEmptySubsequences: false)
        for page in pages { appendPage(String(decoding: page, as: UTF8.self)) }
    }

    /// Numbers of pages stand at their foot; a paragraph may go on behind them.
    private mutating func appendPage(_ text: String) {
        var page = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        while page.last?.trimmingBlanks().isEmpty == true { page.removeLast() }
        if let last = page.last, Self.isPageNumber(last.trimmingBlanks()) {
            pageNumbers.append(last.trimmingBlanks())
            page.removeLast()
            while page.last?.trimmingBlanks().isEmpty == true { page.removeLast() }
        }
        if let above = lines.last?.trimmingBlanks().last, ".!?:;\"”»。".contains(above) { lines.append("") }
        lines += page
    }

    /// `7`, `- 7 -`, `7 / 12`.
    private static func isPageNumber(_ line: String) -> Bool {
        line.count <= 12 && line.contains(where: \.isASCIIDigit)
            && line.allSatisfy { $0.isASCIIDigit || " -–—/|[]".contains($0) }
    }

    mutating func paragraph(_ text: String) {
        let text = text.trimmingBlanks()
        if text.isEmpty { return }
        lines += text.split(separator: "\n").map { String($0).trimmingBlanks() } + [""]
    }

    /// A row of a table; rows follow each other without a gap.
    mutating func row(_ cells: [String]) {
        let cells = cells.map { $0.foldingBlanks() }
        if cells.contains(where: { !$0.isEmpty }) { lines.append(cells.joined(separator: " │ ")) }
    }

    mutating func endTable() { if lines.last?.isEmpty == false { lines.append("") } }

    /// A note at the foot or at the end.
    ///
    /// - Returns: its mark.
    mutating func note(_ text: String) -> String {
        notes.append(text.foldingBlanks())
        return "[^\(notes.count)]"
    }

    var bytes: [UInt8] {
        let all = lines + notes.enumerated().flatMap { ["[^\($0.offset + 1)]: \($0.element)", ""] }
        return Array(all.joined(separator: "\n").utf8)
    }
}
