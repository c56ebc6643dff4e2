/// A block of a page, with what tells running text from menus.
struct PageBlock {
    var kind: Block.Kind
    /// Of a heading 1–6, of a list item or quote its depth from 1; else 0.
    var level: Int
    var text: String
    var spans: [Span]
    /// Characters.
    var length: Int
    /// Characters; an ideograph counts as three.
    var weight: Int
    /// Characters inside of links.
    var linked: Int
    var isBold: Bool
    /// The index of the element that holds it.
    var owner: Int

    private static let running: Set<Block.Kind> = [.paragraph, .quote, .listItem, .code]
    private static let fewest = 50

    /// Running text: long enough, with few links.
    var isRunningText: Bool { Self.running.contains(kind) && weight >= Self.fewest && linked * 10 < length * 4 }

    /// The share of its characters inside of links.
    var linkShare: Double { length == 0 ? 0 : Double(linked) / Double(length) }

    /// For comparisons: letters and digits in lower case, words apart by one blank.
    var folded: String { text.foldedWords }
}

extension StringProtocol {
    /// Letters and digits in lower case, words apart by one blank.
    var foldedWords: String {
        lowercased().split { !$0.isWordLetter && !$0.isWordNumber }.joined(separator: " ")
    }
}
