/// What the titles of a document have in common and its other lines have not.
struct TitleTraits {
    private enum Trait: CaseIterable {
        /// WordPress themes put a no-break space before the last word of a title, so that it does not stand alone on a line.
        case boundLastWord
        case upperCase

        func holds(for text: String) -> Bool {
            switch self {
            case .boundLastWord:
                guard let last = text.lastIndex(where: { $0 == "\u{A0}" || $0 == " " }) else { return false }
                return text[last] == "\u{A0}"
            case .upperCase:
                let letters = text.filter { $0.isWordLetter }
                return letters.count >= 4 && letters.count { $0.isCapital } * 10 >= letters.count * 9
            }
        }
    }

    private let traits: [Trait]

    /// Fewer titles teach nothing.
    private static let fewestTitles = 3

    init(of titles: [String], among others: [String]) {
        guard titles.count >= Self.fewestTitles else {
            traits = []
            return
        }
        traits = Trait.allCases.filter { trait in
            let held = titles.count { trait.holds(for: $0) }
            let elsewhere = others.count { !$0.isEmpty && $0.count < 220 && trait.holds(for: $0) }
            return held * 10 >= titles.count * 9 && elsewhere <= max(2, titles.count)
        }
    }

    var isEmpty: Bool { traits.isEmpty }

    func match(_ text: String) -> Bool {
        !traits.isEmpty && traits.allSatisfy { $0.holds(for: text) }
    }
}
