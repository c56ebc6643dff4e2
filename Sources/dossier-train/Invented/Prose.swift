/// Sentences, paragraphs and titles of an invented language.
struct Prose {
    let tongue: Tongue
    private let stop: String
    private let joint: String
    /// How titles of the document are written.
    private let titleCase: TitleCase
    private let titleWords: ClosedRange<Int>
    /// Sentences of a paragraph.
    private let sentences: ClosedRange<Int>
    private let titleEnding: [String]
    /// Whether a no-break space stands before the last word of a title.
    private let bindsLastWord: Bool

    private enum TitleCase: CaseIterable { case sentence, sentenceAgain, every, most, small, someUpper }

    init(_ tongue: Tongue, _ chance: inout Chance) {
        self.tongue = tongue
        stop = tongue.script == .ideographs ? "。" : "."
        joint = tongue.hasBlanks ? " " : ""
        titleCase = chance.pick([
            .sentence, .sentenceAgain, .sentence, .every, .every, .most, .most, .someUpper, .small,
        ])
        titleWords = chance.pick([3...9, 4...12, 5...14, 2...6, 1...4, 6...20, 8...16])
        sentences = chance.pick([1...2, 1...3, 1...4, 2...5, 2...7, 3...9])
        bindsLastWord = chance.happens(0.12)
        titleEnding =
            chance.happens(0.15)
            ? ["", "", "?", "!", "."] : chance.happens(0.06) ? ["."] : ["", "", "", "", "", "", "", "?", "!"]
    }

    func sentence(_ chance: inout Chance, words range: ClosedRange<Int> = 4...26) -> String {
        var words: [String] = []
        for place in 0..<chance.number(range) {
            var word = tongue.word(&chance)
            if place == 0 { word = tongue.capitalised(word) }
            if chance.happens(0.04) { word = tongue.person(&chance) }
            if chance.happens(0.03) { word = "\(chance.number(2...2400))" }
            if chance.happens(0.012), tongue.isCased { word = word.uppercased() }
            if chance.happens(0.06) { word += tongue.hasBlanks ? "," : "，" }
            if chance.happens(0.015) { word = "“" + word + "”" }
            if chance.happens(0.008) { word = "(" + word + ")" }
            if chance.happens(0.01), tongue.hasBlanks { word += " –" }
            words.append(word)
        }
        let end =
            tongue.hasBlanks
            ? chance.pickEarly([stop, stop, stop, stop, "?", "!", ".”", "…"])
            : chance.pickEarly([stop, stop, "？", "」"])
        var text = words.joined(separator: joint)
        if let last = text.last, ",，–".contains(last) { text.removeLast() }
        return text + end
    }

    func paragraph(_ chance: inout Chance) -> String {
        (0..<chance.number(sentences)).map { _ in sentence(&chance) }.joined(separator: joint)
    }

    /// Words without an end.
    func phrase(_ chance: inout Chance, _ range: ClosedRange<Int>) -> String {
        let words = (0..<chance.number(range)).map { _ in tongue.word(&chance) }
        return words.joined(separator: joint)
    }

    func title(_ chance: inout Chance) -> String {
        let count = chance.happens(0.08) ? chance.number(1...22) : chance.number(titleWords)
        var words = (0..<count).map { _ in chance.happens(0.5) ? tongue.rareWord(&chance) : tongue.word(&chance) }
        for place in words.indices {
            if chance.happens(0.05) { words[place] = chance.pick(tongue.lastNames) }
            if chance.happens(0.03) { words[place] = "\(chance.number(2...2030))" }
            let isShort = words[place].count < 4
            switch titleCase {
            case .every: words[place] = tongue.capitalised(words[place])
            case .most: if !isShort || place == 0 { words[place] = tongue.capitalised(words[place]) }
            case .someUpper:
                words[place] = chance.happens(0.3) ? words[place].uppercased() : tongue.capitalised(words[place])
            case .sentence, .sentenceAgain: if place == 0 { words[place] = tongue.capitalised(words[place]) }
            case .small: break
            }
        }
        if count > 4, chance.happens(0.12) {
            words[chance.number(1...count - 2)] += tongue.hasBlanks ? chance.pick([":", ",", " –", " —"]) : "："
        }
        if chance.happens(0.05) { words[0] = "‘" + words[0] + "’" }
        var title = words.joined(separator: joint) + chance.pick(titleEnding)
        if bindsLastWord, let blank = title.lastIndex(of: " ") { title.replaceSubrange(blank...blank, with: "\u{A0}") }
        if chance.happens(0.03) { title = "“" + title + "”" }
        return title
    }
}
