/// What a layout writes around each of its titles: a number, a sign, a label, quotation marks.
struct TitleDress {
    /// Why a line is left out of which an article has the title alone.
    static let reason = "the title with what stands around each title"

    private let leads: [String]
    private let isNumbered: Bool
    private let endings: [Character]
    private let isQuoted: Bool
    /// Whether each title has its date before it, in its line.
    private let isDated: Bool

    /// `titles`: of all articles of the document; of one alone only what no title begins with is taken off.
    init(_ titles: [String]) {
        if titles.count == 1 {
            leads = Self.lead(titles[0][...]).map { Self.isLead($0) ? [$0] : [] } ?? []
            (isNumbered, endings, isQuoted, isDated) = (false, [], false, false)
            return
        }
        let most = max(2, (titles.count * 8 + 9) / 10)
        isDated = titles.count { Self.dateLength($0) > 0 } >= most
        let titles = isDated ? titles.map { String($0.dropFirst(Self.dateLength($0))) } : titles
        isNumbered = titles.count { Self.numberLength($0) > 0 } >= most
        var leads: [String: Int] = [:]
        for title in titles {
            let rest = title.dropFirst(isNumbered ? Self.numberLength(title) : 0)
            if let lead = Self.lead(rest) { leads[lead, default: 0] += 1 }
        }
        let known = leads.keys.filter { Self.isLabel($0) }
        self.leads = leads.filter { $0.value >= most }.map(\.key) + known
        isQuoted = titles.count { Self.quoted($0) != nil } >= most
        let last = Dictionary(grouping: titles.compactMap(\.last)) { $0 }.mapValues(\.count)
        endings = last.filter { $0.value >= most && ":-»….".contains($0.key) }.map(\.key)
    }

    /// What titles with the same dress have in common.
    static func look(of title: String) -> [String] {
        [numberLength(title) > 0 ? "#" : "", quoted(title) == nil ? "" : "q", sign(of: title)]
    }

    /// `# ` of `# A title`.
    private static func sign(of title: String) -> String { lead(title).map { isLead($0) ? $0 : "" } ?? "" }

    private static func isLabel(_ lead: String) -> Bool {
        FieldLabels.titles.contains(lead.lowercased().filter(\.isLetter))
    }

    private static func isLead(_ lead: String) -> Bool {
        isLabel(lead) || lead.last?.isBlank == true && lead.allSatisfy { $0.isBlank || "#*■>=•§+".contains($0) }
    }

    func undressed(_ title: String) -> String {
        var text = title[...]
        if isDated { text = text.dropFirst(Self.dateLength(title)) }
        if isNumbered { text = text.dropFirst(Self.numberLength(String(text))) }
        if let lead = Self.lead(text), leads.contains(lead) { text = text.dropFirst(lead.count) }
        if let last = text.last, endings.contains(last) { text = text.dropLast() }
        if isQuoted, let inner = Self.quoted(String(text)) { text = inner[...] }
        let result = String(text).foldingBlanks()
        return result.isEmpty ? title : result
    }

    /// The title of the only article of a document without the counter before it; a `1.` that belongs to it, as in `1. FC Köln`,
    /// stands in the text too.
    static func withoutCounter(_ title: String, above text: String) -> String {
        let counter = title.prefix(numberLength(title))
        let rest = title.dropFirst(counter.count)
        guard counter.filter(\.isNumber) == "1", rest.first?.isCapital == true,
            let word = rest.split(separator: " ").first, !text.contains(counter + word)
        else { return title }
        return String(rest)
    }

    /// The date before a title, in its line.
    func date(of title: String) -> String? { isDated ? String(title.prefix(Self.dateLength(title))) : nil }

    /// Characters of `2014-03-12: `, `[12 March 2014, 10:30] ` at the start.
    static func dateLength(_ title: String) -> Int {
        guard title.utf8.prefix(longestDate).contains(where: { (0x30...0x39).contains($0) }) else { return 0 }
        let tokens = LineTokens(title)
        guard let date = tokens.tokens.indices.prefix(3).lazy.compactMap({ DateScanner(tokens).date(at: $0) }).first,
            tokens.tokens[..<date.range.lowerBound].allSatisfy({ $0.kind != .number })
        else { return 0 }
        let scanner = DateScanner(tokens)
        let behind = date.range.upperBound
        let times = (behind - 1...behind + 1).lazy.compactMap { scanner.time(at: $0)?.range.upperBound }
        let end = tokens.tokens[max(behind, times.max() ?? 0) - 1].end
        let rest = title[title.utf8.index(title.utf8.startIndex, offsetBy: end)...]
        let signs = rest.prefix { $0.isBlank || "])>}:–—-|,.·".contains($0) }
        guard !signs.isEmpty, rest.count > signs.count else { return 0 }
        return title.count - rest.count + signs.count
    }

    /// Bytes.
    private static let longestDate = 48

    /// Characters of `12. `, `(3) `, `[4] `, `No. 5: ` at the start.
    private static func numberLength(_ title: String) -> Int {
        var rest = title[...]
        let opening = rest.prefix { "([#".contains($0) }
        rest = rest.dropFirst(opening.count)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...5).contains(digits.count) else { return 0 }
        rest = rest.dropFirst(digits.count)
        let signs = rest.prefix { ".):]-–/".contains($0) }
        guard !signs.isEmpty || !opening.isEmpty else { return 0 }
        rest = rest.dropFirst(signs.count)
        let blanks = rest.prefix { $0.isBlank }
        guard !rest.dropFirst(blanks.count).isEmpty, !blanks.isEmpty else { return 0 }
        return opening.count + digits.count + signs.count + blanks.count
    }

    /// Signs, or a word or two with a colon, at the start, with the blanks behind them.
    private static func lead(_ title: some StringProtocol) -> String? {
        let signs = title.prefix { "#*■»>=•-–—§+~_<[".contains($0) }
        if !signs.isEmpty {
            let blanks = title.dropFirst(signs.count).prefix { $0.isBlank }
            return String(title.prefix(signs.count + blanks.count))
        }
        guard let colon = title.firstIndex(where: { $0 == ":" || $0 == "=" || $0 == "\t" || $0 == "：" }) else {
            return code(title)
        }
        let word = title[..<colon]
        guard word.split(separator: " ").count <= 3, word.count <= 30 else { return nil }
        let blanks = title[title.index(after: colon)...].prefix { $0.isBlank }
        return String(title.prefix(word.count + 1 + blanks.count))
    }

    /// `TI  - `: two capitals and a gap.
    private static func code(_ title: some StringProtocol) -> String? {
        let letters = title.prefix { $0.isCapital }
        guard letters.count == 2 else { return nil }
        let gap = title.dropFirst(2).prefix { $0 == " " || $0 == "-" }
        // Runs of blanks may be folded.
        return gap.count >= 1 ? String(title.prefix(2 + gap.count)) : nil
    }

    private static let quotes: [Character: [Character]] = [
        "“": ["”"], "\"": ["\""], "„": ["“", "”"], "«": ["»"], "»": ["«"], "[": ["]"], "*": ["*"], "_": ["_"],
        "<": [">"], "『": ["』"], "「": ["」"],
        "=": ["="],
    ]

    private static func quoted(_ title: String) -> String? {
        guard title.count > 2, let first = title.first, let last = title.last, quotes[first]?.contains(last) == true
        else {
            return nil
        }
        return String(title.drop { $0 == first || $0 == " " }.reversed().drop { $0 == last || $0 == " " }.reversed())
    }
}

/// The dress of the titles of a document, and of those from the article on with which it changes.
struct TitleDresses {
    private let dresses: [TitleDress]
    private let change: Int

    private static let fewestOfDress = 3

    /// Learns from the titles of each article, or of enough of them; those that teach nothing are empty.
    ///
    /// `change`: the article with which another layout begins, where that is known.
    init(_ titles: [String], change: Int? = nil) {
        self.change = change ?? Self.change(in: titles) ?? .max
        dresses = [titles.prefix(self.change), titles.dropFirst(self.change)].map { part in
            TitleDress(part.filter { !$0.isEmpty })
        }
    }

    subscript(article: Int) -> TitleDress { dresses[article < change ? 0 : 1] }

    /// The first of several titles that all look alike, and otherwise than those before it.
    private static func change(in titles: [String]) -> Int? {
        let looks = titles.map { $0.isEmpty ? nil : TitleDress.look(of: $0) }
        guard let first = looks.lazy.compactMap(\.self).first,
            let place = looks.firstIndex(where: { $0 != nil && $0 != first }),
            place >= fewestOfDress, looks.count - place >= fewestOfDress,
            looks[place...].allSatisfy({ $0 == nil || $0 == looks[place] })
        else { return nil }
        return place
    }
}
