import ArchiveModel
import TestSupport

/// Filters as nobody would type them, the same for the same seed.
struct RandomFilters {
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    private static let words = [
        "denmark", "danish", "cable", "crane", "harbour", "the", "norway", "papers", "ferry", "sweden", "it", "youtube",
        "lighthouse", "nothing", "roof", "storm", "é", "日本", "c++",
    ]
    private static let names = ["denmark", "hong kong", "norway", "a,b", "bergen harbour", "Town", "roof", "nothing"]

    mutating func next(depth: Int = 3) -> Filter {
        switch number(depth > 0 ? 24 : 18) {
        case 0, 1, 2: .word(pick(Self.words), isPrefix: number(4) == 0)
        case 3: .word(String(pick(Self.words).prefix(1 + number(3))), isPrefix: true)
        case 4: .phrase(pick(Self.words) + " " + pick(Self.words))
        case 5: .near(pick(Self.words) + " " + pick(Self.words), distance: number(30))
        case 6: .tag(pick(Self.names), isPrefix: number(3) == 0)
        case 7: .author(pick(["holt", "Ian Berg", "b"]))
        case 8: .title(pick(Self.words), isPrefix: number(2) == 0)
        case 9: .source(pick(["post", "archive.txt", "(x)"]))
        case 10: .days(from: 18_700 + number(60), through: number(2) == 0 ? nil : 18_760 + number(60))
        case 11: .days(from: nil, through: 18_700 + number(100))
        case 12: .words(from: number(60), through: number(2) == 0 ? nil : 60 + number(60))
        case 13: .state(pick(Filter.State.allCases))
        case 14: .has(pick(Filter.Property.allCases))
        case 15: .language("en")
        case 16: .fuzzy(pick(["harbor", "denmarc", "stom"]))
        case 17: .leftOut(pick(Self.words + ["share", "comments"]), isPrefix: number(2) == 0)
        case 18: .not(next(depth: depth - 1))
        case 19, 20: .and((0...1 + number(2)).map { _ in next(depth: depth - 1) })
        default: .or((0...1 + number(2)).map { _ in next(depth: depth - 1) })
        }
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(elements.count)] }

    private mutating func number(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
}
