/// What the class, id and role of an element say about it: `entryContent_main` is `entry`, `content`, `main`.
struct ElementNames {
    /// All names, lower case, words apart by hyphens, names by blanks.
    let text: String
    let kinds: Kinds

    struct Kinds: OptionSet {
        let rawValue: UInt32

        static let foreign = Kinds(rawValue: 1 << 0)
        /// As `foreign`, but for what lists of tags are called.
        static let foreignToTags = Kinds(rawValue: 1 << 1)
        static let slight = Kinds(rawValue: 1 << 2)
        static let comments = Kinds(rawValue: 1 << 3)
        static let body = Kinds(rawValue: 1 << 4)
        static let bodyName = Kinds(rawValue: 1 << 5)
        static let caption = Kinds(rawValue: 1 << 6)
        static let date = Kinds(rawValue: 1 << 7)
        static let author = Kinds(rawValue: 1 << 8)
        static let headline = Kinds(rawValue: 1 << 9)
        static let entry = Kinds(rawValue: 1 << 10)
        static let tagBox = Kinds(rawValue: 1 << 11)
        static let ownTagBox = Kinds(rawValue: 1 << 12)
        static let postName = Kinds(rawValue: 1 << 13)
    }

    /// What single names say, by the name: elements share them.
    typealias Known = [String: Kinds]

    /// `raw`: the attributes as they stand, apart by blanks.
    init(_ raw: String, _ known: inout Known) {
        text = Self.hyphened(raw)
        var kinds: Kinds = []
        for name in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) {
            let name = String(Substring(name))
            let found = known[name] ?? Self.kinds(of: name.utf8.split(separator: UInt8(ascii: "-")))
            known[name] = found
            kinds.formUnion(found)
        }
        self.kinds = kinds
    }

    func say(_ kind: Kinds) -> Bool { !kinds.isDisjoint(with: kind) }

    private static let longest = 5

    /// Each run of words in a name, without hyphens, is looked up once.
    private static func kinds(of words: [Substring.UTF8View]) -> Kinds {
        var kinds: Kinds = []
        for start in words.indices {
            var joined = ""
            for end in start..<min(words.count, start + longest) {
                joined += Substring(words[end])
                guard let found = PageWords.kinds[joined] else { continue }
                kinds.formUnion(found.anywhere)
                let (begins, ends) = (start == 0, end == words.count - 1)
                if begins || ends { kinds.formUnion(found.atBorder) }
                if begins, ends { kinds.formUnion(found.whole) }
            }
        }
        return kinds
    }

    /// Capitals inside a word and underscores separate as hyphens do.
    private static func hyphened(_ raw: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(raw.utf8.count + 8)
        for byte in raw.utf8 {
            let isCapital = (0x41...0x5A).contains(byte)
            if byte == UInt8(ascii: "_") {
                if result.last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
                continue
            }
            if isCapital, let last = result.last, (0x61...0x7A).contains(last) { result.append(UInt8(ascii: "-")) }
            result.append(isCapital ? byte | 0x20 : byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
