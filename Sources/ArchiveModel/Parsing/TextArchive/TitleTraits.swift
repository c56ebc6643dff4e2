/// What the titles of a document have in common and its other lines have not.
struct TitleTraits {
    private enum Trait: String, CaseIterable {
        /// WordPress themes put a no-break space before the last word of a title, so that it does not stand alone on a line.
        case boundLastWord = "a no-break space before the last word"
        case upperCase = "in capitals"

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

    /// Fewer titles with a trait teach nothing.
    private static let fewest = 3
    /// Of ten titles, so many show a trait that titles of the document have.
    private static let share = 2

    /// `others`: lines that could be titles and are not known to be.
    ///
    /// A trait counts when titles have it and hardly any other line: a document may mix titles with and without.
    init(of titles: [String], among others: [String]) {
        traits = Trait.allCases.filter { trait in
            let held = titles.count { trait.holds(for: $0) }
            let elsewhere = others.count { trait.holds(for: $0) }
            guard held >= Self.fewest, held * 10 >= titles.count * Self.share else { return false }
            let isOfAll = held * 10 >= titles.count * 9
            return elsewhere <= (isOfAll ? held : held / 2 + 1)
        }
    }

    var isEmpty: Bool { traits.isEmpty }

    /// The trait that a line shares with the titles, for people.
    func match(_ text: String) -> String? {
        traits.first { $0.holds(for: text) }?.rawValue
    }
}
