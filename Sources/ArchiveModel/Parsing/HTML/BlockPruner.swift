/// Drops the blocks inside of an article that are none of its text: boilerplate wordings, related lists under their heading, the
/// headline itself, headings at the end.
struct BlockPruner {
    private static let longestBoilerplate = 160
    private static let longestHeading = 70

    private let title: String
    private(set) var kept: [PageBlock] = []
    /// What was dropped, with the reason.
    private(set) var dropped: [(block: PageBlock, why: String)] = []

    init(_ blocks: [PageBlock], title: String) {
        self.title = title
        prune(blocks)
    }

    private mutating func prune(_ blocks: [PageBlock]) {
        /// The level of a heading whose section is skipped.
        var skipped: Int?
        let total = max(1, blocks.reduce(0) { $0 + $1.weight })
        let foldedTitle = title.foldedWords
        var done = 0
        for block in blocks {
            done += block.weight
            if opensForeignSection(block) {
                skipped = block.level == 0 ? 9 : block.level
                dropped.append((block, "heads something else"))
                continue
            }
            if let level = skipped {
                let isNext = block.kind == .heading && block.level <= level && block.linkShare <= 0.5
                guard isNext || block.isRunningText && block.linked == 0 else {
                    dropped.append((block, "in a section of something else"))
                    continue
                }
                skipped = nil
            }
            if let why = reasonToDrop(block, isInSecondHalf: done * 2 > total, foldedTitle: foldedTitle) {
                dropped.append((block, why))
            } else {
                kept.append(block)
            }
        }
        while let last = kept.last, last.kind == .heading || last.kind == .rule {
            dropped.append((kept.removeLast(), "heads nothing"))
        }
        while kept.first?.kind == .rule { kept.removeFirst() }
    }

    private func reasonToDrop(_ block: PageBlock, isInSecondHalf: Bool, foldedTitle: String) -> String? {
        if block.kind == .heading {
            if block.linkShare > 0.8, block.level > 1, isInSecondHalf { return "a link to something else" }
            if block.folded == foldedTitle { return "the title once more" }
        }
        if isForeign(block) { return "worded like a line of the page" }
        return kept.last.map { $0.text == block.text && !block.text.isEmpty } ?? false ? "said twice" : nil
    }

    static func isBoilerplate(_ text: String) -> Bool {
        guard text.unicodeScalars.count <= longestBoilerplate else { return false }
        return PageWording.boilerplate.matches(beginning(of: text))
    }

    private func opensForeignSection(_ block: PageBlock) -> Bool {
        guard block.kind == .heading || block.isBold && block.kind == .paragraph, block.length < Self.longestHeading
        else { return false }
        return PageWording.foreignHeading.matches(Self.beginning(of: block.text))
    }

    private func isForeign(_ block: PageBlock) -> Bool {
        if block.kind != .code, block.kind != .table, Self.isBoilerplate(block.text) || isNotice(block.text) {
            return true
        }
        guard block.kind == .paragraph || block.kind == .listItem else { return false }
        if block.linkShare > 0.8, block.length < 120, let last = block.text.last, !".!…".contains(last) { return true }
        return block.kind == .paragraph && isDate(block)
    }

    private func isNotice(_ text: String) -> Bool { PageWording.notice.matches(text.prefix(80).lowercased()) }

    /// A date and hardly anything else.
    private func isDate(_ block: PageBlock) -> Bool {
        guard block.length < 40, block.text.filter(\.isWordLetter).count < 22 else { return false }
        return DateScanner(LineTokens(block.text)).first() != nil
    }

    private static func beginning(of text: String) -> String {
        let start = String(text.prefix(longestBoilerplate + 1)).lowercased().foldingBlanks()
        if start.hasPrefix("(c)") { return start }
        return String(start.drop { !$0.isWordLetter && !$0.isWordNumber && $0 != "©" })
    }
}
