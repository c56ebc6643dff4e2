/// What the titles of a document have in common and its other lines have not.
struct TitleTraits {
    private enum Trait: String, CaseIterable {
        /// WordPress themes put a no-break space before the last word of a title, so that it does not stand alone on a line.
        case boundLastWord = "a no-break space before the last word"
        case upperCase = "in capitals"

        func holds(for line: LineBytes) -> Bool {
            switch self {
            case .boundLastWord:
                let space = line.lastIndex(of: 0x20) ?? 0
                return line[space...].indices.dropFirst().contains { line[$0] == 0xA0 && line[$0 - 1] == 0xC2 }
            case .upperCase:
                let letters = line.count(where: \.isASCIILetter)
                let capitals = line.count(where: \.isASCIICapital)
                let others = line.count { $0 >= 0x80 }
                // What is beyond ASCII may all be capitals.
                guard (capitals + others) * 10 >= (letters + others) * 9 else { return false }
                return others == 0 ? letters >= 4 : Self.isUpperCase(line.string)
            }
        }

        private static func isUpperCase(_ text: String) -> Bool {
            let letters = text.filter { $0.isWordLetter }
            return letters.count >= 4 && letters.count { $0.isCapital } * 10 >= letters.count * 9
        }
    }

    /// How many lines there are, and how many of them show a trait.
    struct Tally {
        private(set) var count = 0
        private var held = [Int](repeating: 0, count: Trait.allCases.count)

        mutating func add(_ line: LineBytes) {
            count += 1
            for (index, trait) in Trait.allCases.enumerated() where trait.holds(for: line) { held[index] += 1 }
        }

        fileprivate func held(_ index: Int) -> Int { held[index] }
    }

    private let traits: [Trait]

    /// Fewer titles with a trait teach nothing.
    private static let fewest = 3
    /// Of ten titles, so many show a trait that titles of the document have.
    private static let share = 2

    /// `others`: lines that could be titles and are not known to be.
    ///
    /// A trait counts when titles have it and hardly any other line: a document may mix titles with and without.
    init(of titles: Tally, among others: Tally) {
        traits = Trait.allCases.enumerated().filter { index, _ in
            let (held, elsewhere) = (titles.held(index), others.held(index))
            guard held >= Self.fewest, held * 10 >= titles.count * Self.share else { return false }
            let isOfAll = held * 10 >= titles.count * 9
            return elsewhere <= (isOfAll ? held : held / 2 + 1)
        }.map(\.element)
    }

    var isEmpty: Bool { traits.isEmpty }

    /// The trait that a line shares with the titles, for people.
    func match(_ line: LineBytes) -> String? {
        traits.first { $0.holds(for: line) }?.rawValue
    }
}
