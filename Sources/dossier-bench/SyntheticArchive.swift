/// A text archive of any size, the same for the same seed: words, tags and authors by Zipf's law, by-lines at the end.
struct SyntheticArchive {
    private static let authorNames = 300
    private static let years = 15
    private static let firstDay = 12_000

    private var random: SplitMix
    private let words: ZipfNames
    private let tags: ZipfNames
    private let authors: ZipfNames

    init(seed: UInt64) {
        var random = SplitMix(state: seed)
        words = ZipfNames(vocabulary: 60_000, &random)
        tags = ZipfNames(names: Self.subjects)
        authors = ZipfNames(names: Self.people(Self.authorNames))
        self.random = random
    }

    /// Articles of about 600 words, 3.7 kB, newest first, evenly over fifteen years.
    ///
    /// `range`: which of `total` articles; zero is the newest.
    mutating func text(_ range: Range<Int>, of total: Int) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(range.count * 4200)
        for number in range {
            title(&text)
            text.append(contentsOf: "\n\n".utf8)
            for _ in 0..<random.number(3...8) {
                paragraph(&text)
                text.append(contentsOf: "\n\n".utf8)
            }
            byline(number, of: total, &text)
        }
        return text
    }

    mutating func text(articles: Int) -> [UInt8] { text(0..<articles, of: articles) }

    /// RSS with HTML in it.
    mutating func feed(articles: Int) -> [UInt8] {
        var text = Array(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Feed</title>\n".utf8)
        for number in 0..<articles {
            text.append(contentsOf: "<item><title>".utf8)
            title(&text)
            text.append(contentsOf: "</title><link>https://a.example/\(number)</link><author>".utf8)
            text.append(contentsOf: authors.next(&random))
            text.append(contentsOf: "</author><description>".utf8)
            for _ in 0..<random.number(3...6) {
                text.append(contentsOf: "&lt;p&gt;".utf8)
                paragraph(&text)
                text.append(contentsOf: "&lt;/p&gt;\n".utf8)
            }
            text.append(contentsOf: "</description></item>\n".utf8)
        }
        text.append(contentsOf: "</channel></rss>\n".utf8)
        return text
    }

    /// One article among menus and teasers, as much markup as text.
    mutating func page(paragraphs: Int) -> [UInt8] {
        var text = Array("<html lang=\"en\"><head><title>".utf8)
        title(&text)
        text.append(contentsOf: "</title></head><body><ul class=\"menu\">".utf8)
        for number in 0..<200 {
            text.append(contentsOf: "<li class=\"menu-item menu-item-type-post\"><a href=\"/\(number)\">".utf8)
            text.append(contentsOf: words.next(&random))
            text.append(contentsOf: "</a></li>\n".utf8)
        }
        text.append(contentsOf: "</ul><main><article class=\"post hentry\"><h1>".utf8)
        title(&text)
        text.append(contentsOf: "</h1><div class=\"entry-content\">\n".utf8)
        for _ in 0..<paragraphs {
            text.append(contentsOf: "<p class=\"paragraph\">".utf8)
            paragraph(&text)
            text.append(contentsOf: "</p>\n".utf8)
        }
        text.append(contentsOf: "</div></article></main><aside class=\"sidebar widget-area\">".utf8)
        for number in 0..<100 {
            text.append(contentsOf: "<div class=\"teaser card\"><h3><a href=\"/t\(number)\">".utf8)
            title(&text)
            text.append(contentsOf: "</a></h3><span class=\"date\">4 May 2021</span></div>\n".utf8)
        }
        text.append(contentsOf: "</aside></body></html>\n".utf8)
        return text
    }

    mutating func markdown(paragraphs: Int) -> [UInt8] {
        var text = Array("# ".utf8)
        title(&text)
        for _ in 0..<paragraphs {
            text.append(contentsOf: "\n\n".utf8)
            paragraph(&text)
        }
        return text + Array("\n".utf8)
    }

    private mutating func title(_ text: inout [UInt8]) { sentence(5...10, &text) }

    private mutating func paragraph(_ text: inout [UInt8]) {
        for number in 0..<random.number(4...8) {
            if number > 0 { text.append(UInt8(ascii: " ")) }
            sentence(10...26, &text)
            text.append(UInt8(ascii: "."))
        }
    }

    private mutating func sentence(_ length: ClosedRange<Int>, _ text: inout [UInt8]) {
        let start = text.count
        for number in 0..<random.number(length) {
            if number > 0 { text.append(UInt8(ascii: " ")) }
            text.append(contentsOf: words.next(&random))
        }
        text[start] &= 0xDF
    }

    private mutating func byline(_ number: Int, of total: Int, _ text: inout [UInt8]) {
        let day = Self.firstDay + (total - 1 - number) * Self.years * 365 / max(1, total)
        text.append(contentsOf: "Posted on \(Self.date(day)) by ".utf8)
        text.append(contentsOf: authors.next(&random))
        text.append(contentsOf: " | Category: ".utf8)
        text.append(contentsOf: tags.next(&random))
        text.append(contentsOf: " | Tags: ".utf8)
        for number in 0..<random.number(1...4) {
            if number > 0 { text.append(contentsOf: ", ".utf8) }
            text.append(contentsOf: tags.next(&random))
        }
        text.append(contentsOf: "\n\n".utf8)
    }

    /// A day since 1970-01-01 as by-lines have it, by Hinnant's "chrono-compatible low-level date algorithms".
    private static func date(_ day: Int) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1) \(months[month - 1]) \(year)"
    }

    /// Four hundred tags, most of them below another one.
    static let subjects: [String] = {
        let themes = [
            "trade", "courts", "ports", "energy", "police", "schools", "health", "rail", "sport", "music", "films",
            "books", "banks", "farms", "water", "housing", "science", "spies", "elections", "weather",
        ]
        let places = [
            "norway", "china", "france", "brazil", "kenya", "japan", "chile", "ghana", "india", "italy", "latvia",
            "malta", "nepal", "peru", "qatar", "spain", "sweden", "turkey", "yemen",
        ]
        return themes + places.flatMap { place in themes.map { $0 + "/" + place } }
    }()

    private static func people(_ count: Int) -> [String] {
        let first = ["Maren", "Ian", "Eva", "Jon", "Ada", "Tom", "Lea", "Max", "Ute", "Ben"]
        let last = ["Holt", "Berg", "Vries", "Aas", "Lund", "Moor", "Reed", "Stern", "Falk", "Winter"]
        let ends = ["", "mann", "sen"]
        return (0..<count).map { first[$0 % 10] + " " + last[$0 / 10 % 10] + ends[$0 / 100 % 3] }
    }
}

/// Names of which the second comes half as often as the first, the third a third as often.
struct ZipfNames {
    private let bytes: [UInt8]
    private let ends: [Int]
    /// Walker's alias method: a name in constant time.
    private let shares: [Double]
    private let aliases: [Int]

    init(names: [String]) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for name in names {
            bytes.append(contentsOf: name.utf8)
            ends.append(bytes.count)
        }
        self.bytes = bytes
        self.ends = ends
        let sum = (1...names.count).reduce(0.0) { $0 + 1 / Double($1) }
        var shares = (1...names.count).map { Double(names.count) / Double($0) / sum }
        var aliases = Array(0..<names.count)
        var small = shares.indices.filter { shares[$0] < 1 }
        var large = shares.indices.filter { shares[$0] >= 1 }
        while let low = small.popLast(), let high = large.last {
            aliases[low] = high
            shares[high] -= 1 - shares[low]
            if shares[high] < 1 {
                large.removeLast()
                small.append(high)
            }
        }
        self.shares = shares
        self.aliases = aliases
    }

    /// Made-up words, the frequent ones short.
    init(vocabulary count: Int, _ random: inout SplitMix) {
        let syllables = ["k", "r", "m", "t", "s", "l", "d", "v", "p", "n", "b", "h"].flatMap { consonant in
            ["a", "e", "i", "o", "u"].map { consonant + $0 }
        }
        var seen: Set<String> = []
        var names: [String] = []
        while names.count < count {
            let length = names.count < 60 ? 1 : names.count < 400 ? 2 : names.count < 4000 ? 3 : 4
            let ending = length == 2 ? "" : ["n", "s", "r"][random.number(0...2)]
            let name = (0..<length).map { _ in syllables[random.number(0...59)] }.joined() + ending
            if seen.insert(name).inserted { names.append(name) }
        }
        self.init(names: names)
    }

    func next(_ random: inout SplitMix) -> ArraySlice<UInt8> {
        let column = random.number(0...(ends.count - 1))
        let index = random.share() < shares[column] ? column : aliases[column]
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// The name of a rank, from zero on.
    subscript(rank: Int) -> String {
        String(decoding: bytes[(rank == 0 ? 0 : ends[rank - 1])..<ends[rank]], as: UTF8.self)
    }
}

/// Numbers that are the same in each run (SplitMix64).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
    }

    /// From 0 to 1.
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
