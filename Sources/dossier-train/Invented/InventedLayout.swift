import ArchiveModel

/// How an invented archive writes its articles: what stands around the title and the text, in which words, and what separates articles.
///
/// Everything is drawn by chance, so that no single form is worth learning by heart.
struct InventedLayout {
    /// What a field says.
    enum Fact: CaseIterable {
        case author, date, byline, section, tags, count, page, address, source, place, copyright, share, serial,
            updated, caption, standfirst, paper
    }

    enum Form {
        case bare
        /// A word and a colon, or another sign, before the value.
        case labelled(String)
        /// A word in a line of its own.
        case lead(String)
    }

    struct Field {
        var fact: Fact
        var form: Form
        /// What one archive writes the same in every article.
        var words: String
    }

    /// Fields in one line.
    typealias Row = [Field]

    struct Separator {
        /// `#` stands for the number of the article, `%` for that of all.
        var lines: [String] = []
        var blanksBefore = 0
        var blanksAfter = 0
        var isBehind = false
        var isCentred = false
    }

    struct TitleDress {
        var before = ""
        var after = ""
        var isUpper = false
        var underline: Character?
        var isCentred = false
        var indent = 0
        /// On a second line of its own.
        var breaksAfter = false
        /// Ends the first of two lines.
        var breakSign = ""
        /// In the line of the title, before it.
        var datePattern: String?
    }

    struct Wrap {
        var width: Int?
        var blanks = 1
        var firstIndent = 0
        var margin = 0
    }

    private(set) var rows: [LineLabel: [Row]] = [:]
    private(set) var separator = Separator()
    private(set) var title = TitleDress()
    private(set) var wrap = Wrap()
    private(set) var joint = " | "
    /// `%` stands for what the row says.
    private(set) var bracket = "%"
    private(set) var datePattern = "d M Y"
    private(set) var authorPattern = "%"
    private(set) var bylinePattern = "$ %"
    /// Blank lines: from field to title, between fields, from field to text, before the foot.
    private(set) var gaps = [0, 0, 1, 1]
    private(set) var centresFields = false
    /// Stands before the text, in a line of its own or at the start of its first one.
    private(set) var textLabel: String?
    private(set) var textLabelIsAlone = false
    private(set) var fieldIndent = 0

    /// Whether a person could still tell articles apart.
    var canBeRead: Bool {
        let states = rows.values.joined().joined().contains { [.author, .date, .byline].contains($0.fact) }
        let isMarked = title.isUpper || title.underline != nil || !title.before.isEmpty || title.isCentred
        let isSeparated = !separator.lines.isEmpty || separator.blanksBefore > wrap.blanks + 1
        return states || isMarked && isSeparated || isMarked && wrap.blanks > 0 && title.underline != nil
    }

    init(_ tongue: Tongue, _ chance: inout Chance) {
        repeat { self.init(drawnFor: tongue, &chance) } while !canBeRead
    }

    private init(drawnFor tongue: Tongue, _ chance: inout Chance) {
        joint = chance.pick([" | ", " · ", " — ", ", ", " / ", " - ", " • ", "  ", " // ", "; ", " :: ", " ~ ", " > "])
        bracket = chance.pickEarly([
            "%", "%", "%", "%", "%", "%", "(%)", "[%]", "— % —", "<%>", "* %", "> %", "– %", "{%}", "~ %", "%.",
        ])
        drawWrap(tongue, &chance)
        drawFacts(tongue, &chance)
        drawRows(tongue, &chance)
        drawTitle(tongue, &chance)
        drawSeparator(tongue, &chance)
        let tight = chance.happens(0.15)
        gaps = [
            chance.pick([0, 0, 1, 1, 2]), chance.pick([0, 0, 0, 1]), tight ? 0 : chance.pick([1, 1, 1, 2]),
            tight ? 0 : chance.pick([1, 1, 2]),
        ]
        if wrap.blanks == 0, chance.happens(0.7) { gaps = [0, 0, 0, 0] }
        // What is wrapped has to stand apart from its fields.
        if wrap.width != nil, wrap.firstIndent == 0 { gaps[2] = max(1, gaps[2]) }
        centresFields = chance.happens(title.isCentred ? 0.6 : 0.05)
        fieldIndent = chance.happens(0.06) ? chance.number(2...10) : 0
    }

    private mutating func drawWrap(_ tongue: Tongue, _ chance: inout Chance) {
        let kind = chance.number(0...19)
        switch kind {
        case 0...8: wrap.blanks = 1
        case 9...11: wrap.blanks = 0
        case 12: wrap.blanks = 2
        case 13...16: wrap = Wrap(width: chance.number(36...96), blanks: 1)
        case 17: wrap = Wrap(width: chance.number(60...90), blanks: 0, firstIndent: chance.number(2...5))
        case 18:
            wrap = Wrap(
                width: chance.number(50...80), blanks: 1, firstIndent: chance.pick([0, 4]), margin: chance.number(2...8)
            )
        default: wrap = Wrap(width: nil, blanks: chance.number(0...1), firstIndent: chance.number(2...4))
        }
    }

    private mutating func drawFacts(_ tongue: Tongue, _ chance: inout Chance) {
        let spoken = tongue.spoken
        var order = ["d", "m", "Y"]
        if chance.happens(0.3) { order = ["Y", "m", "d"] } else if chance.happens(0.35) { order = ["m", "d", "Y"] }
        let isNamed = chance.happens(spoken == nil ? 0.55 : 0.65)
        let isTwoDigits = chance.happens(0.5)
        let sign =
            isNamed ? chance.pick([" ", " ", " ", ". ", "-", " ø "]) : chance.pick(["-", ".", "/", ". ", "/", " "])
        datePattern = order.map { part in
            switch part {
            case "m": isNamed ? (chance.happens(0.25) ? "B" : "M") : "m"
            case "d": isTwoDigits ? "D" : "d"
            default: chance.happens(0.06) ? "y" : "Y"
            }
        }.joined(separator: sign)
        if isNamed, order[0] == "m" {
            datePattern = datePattern.replacing("d\(sign)", with: "d, ").replacing("D\(sign)", with: "D, ")
        }
        if tongue.script == .ideographs, chance.happens(0.7) { datePattern = "Y年m月d日" }
        if chance.happens(0.2) { datePattern = "W" + chance.pick([", ", " ", ". "]) + datePattern }
        if chance.happens(0.22) {
            datePattern += chance.pick([" H:I", ", H:I", " at H:I", " – H.I", " H:I:I", " H:I UTZ", ", H:I pn"])
        }
        if chance.happens(0.04) { datePattern = isNamed ? "M Y" : "m/Y" }
        let invented = ["%", "%", "%", "% (?)", "~% ", "? %", "? %", "%, ?", "? % ?", "— %", "(%)", "[?] %", "?: %"]
        let own = chance.pick(spoken?.authors ?? invented)
        authorPattern = chance.happens(0.25) ? "%" : own.replacing("?", with: tongue.rareWord(&chance))
        let mixed = ["? $ ? %", "$ ? %", "% ? $", "? % | $", "% ($)", "$ – %", "? $, ? %", "%, $"]
        bylinePattern = chance.pick(spoken?.bylines ?? mixed)
        while let place = bylinePattern.firstRange(of: "?") {
            bylinePattern.replaceSubrange(place, with: tongue.rareWord(&chance))
        }
        if chance.happens(0.08) { authorPattern = authorPattern.uppercased() }
    }

    private mutating func drawRows(_ tongue: Tongue, _ chance: inout Chance) {
        let spoken = tongue.spoken
        var facts: [Fact] =
            chance.happens(0.25)
            ? [.byline] : chance.happens(0.75) ? [.author, .date] : [chance.pick([.author, .date, .date])]
        if chance.happens(0.08) { facts = [] }
        var others = Fact.allCases.filter { ![.author, .date, .byline].contains($0) }
        others.shuffle(using: &chance)
        facts += others.prefix(chance.pick([0, 0, 1, 1, 2, 2, 3, 5, 8]))
        if chance.happens(0.3) { facts.shuffle(using: &chance) }
        let isRecord = chance.happens(0.16)
        let labelSign = chance.pick([": ", ": ", ": ", " : ", ":", " = ", " – ", ":  ", "\t"])
        let labelIsUpper = isRecord && chance.happens(0.5)
        let isCode = isRecord && chance.happens(0.25)
        let labelShare = isRecord ? 1 : chance.pick([0, 0, 0, 0.3, 0.6, 1])
        let leads = chance.happens(0.06)
        let weights: [(LineLabel, Double)] = [(.above, 0.25), (.under, 0.5), (.foot, 0.25)]
        let usual = chance.pick(weights.map(\.0) + [.under])
        for fact in facts {
            let isFact = [.author, .date, .byline].contains(fact)
            var slot = isFact && chance.happens(0.75) ? usual : draw(weights, &chance)
            if fact == .standfirst || fact == .caption { slot = .under }
            if [.copyright, .share].contains(fact), chance.happens(0.7) { slot = .foot }
            let label = label(of: fact, tongue, &chance)
            var form = Form.bare
            if isCode {
                form = .labelled(String(label.prefix(2)).uppercased() + chance.pick(["  - ", "  "]))
            } else if leads {
                form = .lead(tongue.capitalised(label))
            } else if chance.happens(labelShare), fact != .standfirst || isRecord {
                form = .labelled((labelIsUpper ? label.uppercased() : tongue.capitalised(label)) + labelSign)
            } else if fact == .date, let spoken, chance.happens(0.3) {
                form = .labelled(chance.pick(spoken.dates))
            }
            let field = Field(
                fact: fact, form: form,
                words: (0..<chance.number(1...4)).map { _ in tongue.word(&chance) }.joined(
                    separator: tongue.hasBlanks ? " " : ""))
            let isAlone = isRecord || leads || fact == .standfirst || fact == .caption || chance.happens(0.55)
            if !isAlone, var last = rows[slot]?.popLast() {
                last.append(field)
                rows[slot, default: []].append(last)
            } else {
                rows[slot, default: []].append([field])
            }
        }
        if isRecord, chance.happens(0.5) {
            title.before =
                (labelIsUpper ? tongue.rareWord(&chance).uppercased() : tongue.capitalised(tongue.rareWord(&chance)))
                + labelSign
        }
        if isCode { title.before = "TI" + chance.pick(["  - ", "  "]) }
        if isRecord ? chance.happens(0.6) : chance.happens(0.03) {
            textLabelIsAlone = chance.happens(0.55)
            let word =
                isCode
                ? "AB"
                : labelIsUpper ? tongue.rareWord(&chance).uppercased() : tongue.capitalised(tongue.rareWord(&chance))
            textLabel =
                word + (textLabelIsAlone ? (isCode ? "" : chance.pick([":", "", ":"])) : isCode ? "  - " : labelSign)
        }
    }

    private func draw(_ weights: [(LineLabel, Double)], _ chance: inout Chance) -> LineLabel {
        var share = chance.share()
        for (label, weight) in weights {
            share -= weight
            if share < 0 { return label }
        }
        return .under
    }

    private func label(of fact: Fact, _ tongue: Tongue, _ chance: inout Chance) -> String {
        if let spoken = tongue.spoken, chance.happens(0.8) {
            switch fact {
            case .author, .byline: return chance.pick(spoken.author)
            case .date: return chance.pick(spoken.date)
            case .section: return chance.pick(spoken.section)
            case .tags: return chance.pick(spoken.tags)
            default: break
            }
        }
        return tongue.rareWord(&chance) + (chance.happens(0.15) && tongue.hasBlanks ? " " + tongue.word(&chance) : "")
    }

    private mutating func drawTitle(_ tongue: Tongue, _ chance: inout Chance) {
        guard title.before.isEmpty else { return }
        switch chance.number(0...19) {
        case 0...9: break
        case 10...11: title.isUpper = tongue.isCased
        case 12: title.underline = chance.pick(["=", "-", "~", "*", "^", "_", "—"])
        case 13:
            title.before = chance.pick([
                "# ", "## ", "* ", "■ ", "» ", "> ", "== ", "• ", "--- ", "§ ", "+ ", ">> ", "*** ",
            ])
        case 14: title.before = chance.pick(["#. ", "#) ", "[#] ", "(#) ", "No. #: ", "## #: ", "#  ", "#- "])
        case 15:
            (title.before, title.after) = chance.pick([
                ("“", "”"), ("\"", "\""), ("[", "]"), ("*", "*"), ("**", "**"), ("== ", " =="), ("<", ">"), ("_", "_"),
                ("『", "』"),
            ])
        case 16: title.before = tongue.capitalised(tongue.rareWord(&chance)) + ": "
        case 17: title.isCentred = true
        case 18: title.after = chance.pick([":", " -", " »", " …", " (#)"])
        default: title.indent = chance.number(2...12)
        }
        if chance.happens(0.08) {
            title.breaksAfter = true
            title.breakSign = chance.pick([":", ":", "", " –", ","])
        }
        if title.before.isEmpty, !title.breaksAfter, chance.happens(0.05) {
            title.datePattern = chance.pick(["[%] ", "% ", "%: ", "% – ", "(%) ", "%\t", "%, "])
        }
        if title.isCentred, tongue.isCased, chance.happens(0.4) { title.isUpper = true }
    }

    private mutating func drawSeparator(_ tongue: Tongue, _ chance: inout Chance) {
        switch chance.number(0...19) {
        case 0...6: break
        case 7...9: separator.blanksBefore = chance.number(wrap.blanks + 1...wrap.blanks + 4)
        case 10...13:
            let sign = chance.pick([
                "-", "=", "_", "*", "~", "#", "+", ".", "—", "─", "═", "/", "·", "%", "<>", "- ", "* ",
            ])
            let width = chance.pick([3, 5, 10, 20, 40, 60, 64, 72, 78, 80])
            separator.lines = [String(repeating: sign, count: max(1, width / sign.count))]
        case 14:
            separator.lines = [
                chance.pick([
                    "* * *", "***", "~~~", "###", "§", "•", "-30-", "//", "<<>>", "+++", "oOo", "[…]", "* *", "--", "#",
                    "¶",
                ])
            ]
        case 15...16:
            let word =
                chance.happens(0.5)
                ? tongue.rareWord(&chance).uppercased() : tongue.capitalised(tongue.rareWord(&chance))
            let other = tongue.rareWord(&chance)
            separator.lines = [
                chance.pick([
                    "# \(other) % \(word)", "\(word) #", "\(word) # \(other) %", "[#/%]", "--- # ---", "#", "#.", "(#)",
                    "\(word) #:", "=== \(word) # ===", "#/% \(word)",
                    "<\(word) #>", "*** # ***",
                ])
            ]
        case 17:
            separator.lines = [
                chance.happens(0.5)
                    ? tongue.rareWord(&chance).uppercased()
                    : tongue.capitalised(tongue.word(&chance)) + " " + tongue.word(&chance)
            ]
        default:
            separator.lines = [
                String(repeating: chance.pick(["-", "=", "_", "*"]), count: chance.number(10...78)),
                tongue.capitalised(tongue.rareWord(&chance)) + " #",
            ]
            if chance.happens(0.4) { separator.lines.reverse() }
            if chance.happens(0.3) { separator.lines.append(separator.lines[0]) }
        }
        guard !separator.lines.isEmpty else { return }
        separator.blanksBefore = chance.number(0...3)
        separator.blanksAfter = chance.number(0...2)
        separator.isCentred = chance.happens(0.1)
        separator.isBehind = chance.happens(0.3)
    }
}
