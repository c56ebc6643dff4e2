import ArchiveModel

/// A text archive of an invented layout, with what each of its lines is.
struct InventedDocument {
    /// What a line says and is; blank lines are nothing.
    typealias Line = (text: String, label: LineLabel?)

    private(set) var lines: [Line] = []

    private var chance: Chance
    private let tongue: Tongue
    private let prose: Prose
    private var layout: InventedLayout
    private let paper: String
    private let staff: [String]
    private var year: Int
    private var day: Int
    private let rough: Rough

    /// How bodies are in the wild, for one document.
    private struct Rough {
        var often = 0.0
        var kinds: [Int] = []
        var lead = ""
        var bullet = ""
        /// How often a paragraph stands tight under the one above.
        var tight = 0.0
        var subheadIsUpper = false
        var paragraphs = 2...8
    }

    init(seed: UInt64) {
        var chance = Chance(seed: seed)
        let tongue = Tongue(&chance)
        prose = Prose(tongue, &chance)
        layout = InventedLayout(tongue, &chance)
        let words = (0..<chance.number(1...3)).map { _ in tongue.capitalised(tongue.rareWord(&chance)) }
        paper = words.joined(separator: " ")
        staff = (0..<chance.pick([1, 3, 6, 12])).map { _ in tongue.person(&chance) }
        year = chance.number(1985...2026)
        day = chance.number(0...330)
        rough = Self.rough(tongue, &chance)
        self.tongue = tongue
        self.chance = chance
        write()
    }

    var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

    private static func rough(_ tongue: Tongue, _ chance: inout Chance) -> Rough {
        var rough = Rough()
        rough.paragraphs = chance.pick([1...3, 2...6, 2...8, 3...14, 5...25, 1...12])
        guard chance.happens(0.65) else { return rough }
        rough.often = chance.pick([0.08, 0.2, 0.4, 0.7, 0.95])
        var kinds = Array(0...12)
        kinds.shuffle(using: &chance)
        rough.kinds = Array(kinds.prefix(chance.pick([1, 2, 3, 5])))
        rough.lead = tongue.capitalised(tongue.rareWord(&chance)) + chance.pick([": ", " – ", ": ", " » "])
        if chance.happens(0.5) { rough.lead = rough.lead.uppercased() }
        rough.bullet = chance.pick(["", "- ", "* ", "• ", "— ", "o ", "+ "])
        rough.tight = chance.pick([0, 0, 0.1, 0.4])
        rough.subheadIsUpper = chance.happens(0.3)
        return rough
    }

    private mutating func write() {
        let isSingle = chance.happens(0.38)
        let count = isSingle ? 1 : chance.pick([2, 2, 3, 3, 4, 5, 6, 8, 10, 13, 18])
        let other = count >= 6 && chance.happens(0.1) ? InventedLayout(tongue, &chance) : nil
        let titles = (0..<count).map { [prose] _ in prose.title(&chance) }
        let hasPage = chance.happens(isSingle ? 0.7 : 0.3)
        if hasPage {
            writeNavigation(isHead: true)
            if chance.happens(isSingle ? 0.3 : 0.1) { writeNavigation(isHead: true) }
            if chance.happens(isSingle ? 0.15 : 0.04) { writeCards(.navigation) }
        }
        if count > 2, chance.happens(0.14) { writeContents(titles) }
        if chance.happens(0.06) { writeCover(count) }
        let areBriefs = chance.happens(0.06)
        let briefs = chance.happens(0.25) ? 0.25 : 0
        let comments = chance.happens(0.15) ? 0.6 : 0
        let related = chance.happens(0.15) ? 0.6 : 0
        let between = chance.happens(0.06) ? navigationLine : nil
        let lost = chance.happens(0.25) ? 0.15 : 0
        for number in 0..<count {
            if let other, number == count / 2 { layout = other }
            separate(number, of: count)
            let loses = number > 0 && chance.happens(lost)
            writeArticle(
                titles[number], number: number, of: count, isBrief: areBriefs || chance.happens(briefs), loses: loses)
            if chance.happens(comments) { writeComments() }
            if chance.happens(related) { writeRelated() }
            if let between, chance.happens(0.7) { add(between, .comment, blanks: 1) }
            if layout.separator.isBehind { writeSeparator(number, of: count) }
        }
        if hasPage {
            for _ in 0..<(isSingle ? chance.number(0...3) : chance.happens(0.25) ? 1 : 0) { writeCards(.comment) }
            if isSingle, chance.happens(0.3) { writeComments() }
            writeNavigation(isHead: false)
            if chance.happens(0.2) { writeCards(.navigation) }
        }
        if layout.wrap.width != nil, chance.happens(0.2) { runHeads() }
    }

    // MARK: Lines

    private mutating func add(_ text: String, _ label: LineLabel, blanks: Int) {
        if !lines.isEmpty { for _ in 0..<blanks { lines.append(("", nil)) } }
        lines.append((text, label))
    }

    private func centred(_ text: String) -> String {
        String(repeating: " ", count: max(0, ((layout.wrap.width ?? 76) - text.count) / 2)) + text
    }

    private mutating func addWrapped(
        _ text: String, _ label: LineLabel, blanks: Int, indent: Int = 0, firstIndent: Int = 0
    ) {
        guard let width = layout.wrap.width else {
            return add(String(repeating: " ", count: indent + firstIndent) + text, label, blanks: blanks)
        }
        for (place, line) in Wrapping.lines(
            of: text, width: max(20, width - indent), firstIndent: firstIndent, isWide: !tongue.hasBlanks
        ).enumerated() {
            add(String(repeating: " ", count: indent) + line, label, blanks: place == 0 ? blanks : 0)
        }
    }

    // MARK: Articles

    private mutating func separate(_ number: Int, of count: Int) {
        guard !layout.separator.isBehind else { return }
        if layout.separator.lines.isEmpty {
            pendingGap = number == 0 ? 0 : max(layout.separator.blanksBefore, layout.wrap.blanks)
        } else if number > 0 || separatesFirst {
            writeSeparator(number, of: count)
        }
    }

    /// Blank lines before what comes next.
    private var pendingGap = 0
    private lazy var separatesFirst: Bool = chance.happens(0.6)

    private mutating func writeSeparator(_ number: Int, of count: Int) {
        for (place, line) in layout.separator.lines.enumerated() {
            let text = line.replacing("#", with: line.contains("##") ? "#" : "\(number + 1)").replacing(
                "%", with: "\(count)")
            add(
                layout.separator.isCentred ? centred(text) : text, .separator,
                blanks: place == 0 ? layout.separator.blanksBefore : 0)
        }
        pendingGap = layout.separator.blanksAfter
    }

    private mutating func writeArticle(_ title: String, number: Int, of count: Int, isBrief: Bool, loses: Bool) {
        let article = Facts(
            chance: &chance, tongue: tongue, prose: prose, staff: staff, paper: paper, layout: layout, year: year,
            day: day)
        day += chance.number(0...9)
        if day > 360 { (year, day) = (year + 1, 0) }
        var gap = pendingGap
        for row in layout.rows[.above] ?? [] where !(loses && isStating(row)) {
            writeRow(row, article, .above, blanks: &gap)
        }
        if layout.rows[.above]?.isEmpty == false { gap = layout.gaps[0] }
        writeTitle(title, number: number, blanks: gap)
        gap = layout.gaps[0]
        for row in layout.rows[.under] ?? [] where !(loses && isStating(row)) {
            writeRow(row, article, row.count == 1 && row[0].fact == .standfirst ? .standfirst : .under, blanks: &gap)
        }
        writeBody(isBrief: isBrief)
        gap = layout.gaps[3]
        for row in layout.rows[.foot] ?? [] where !(loses && isStating(row)) {
            writeRow(row, article, .foot, blanks: &gap)
        }
        pendingGap = layout.wrap.blanks
    }

    private func isStating(_ row: InventedLayout.Row) -> Bool {
        row.contains { [.author, .date, .byline].contains($0.fact) }
    }

    private mutating func writeRow(_ row: InventedLayout.Row, _ facts: Facts, _ label: LineLabel, blanks: inout Int) {
        var text = row.compactMap { facts.text(of: $0, &chance) }.joined(separator: layout.joint)
        guard !text.isEmpty else { return }
        if row.count == 1, case .lead(let word) = row[0].form {
            add(word, label, blanks: blanks)
            blanks = 0
        } else {
            text = layout.bracket.replacing("%", with: text)
        }
        if layout.centresFields {
            add(centred(text), label, blanks: blanks)
        } else {
            addWrapped(text, label, blanks: blanks, indent: layout.fieldIndent + layout.wrap.margin)
        }
        blanks = layout.gaps[1]
    }

    private mutating func writeTitle(_ title: String, number: Int, blanks: Int) {
        let dress = layout.title
        var text = dress.isUpper ? title.uppercased() : title
        text = numbered(dress.before, number) + text + numbered(dress.after, number)
        if let pattern = dress.datePattern {
            let date = Facts.date(layout.datePattern, tongue, year: year, day: day, &chance)
            text = pattern.replacing("%", with: date) + text
        }
        if dress.breaksAfter {
            let second = prose.title(&chance)
            add(text + dress.breakSign, .title, blanks: blanks)
            return add(dress.isUpper ? second.uppercased() : second, .title, blanks: 0)
        }
        if dress.isCentred, text.count < (layout.wrap.width ?? 76) {
            add(centred(text), .title, blanks: blanks)
        } else {
            addWrapped(text, .title, blanks: blanks, indent: dress.indent + layout.wrap.margin)
        }
        if let sign = dress.underline {
            add(String(repeating: sign, count: min(text.count, layout.wrap.width ?? text.count)), .title, blanks: 0)
        }
    }

    private func numbered(_ text: String, _ number: Int) -> String {
        guard text.contains("#"), text != "# ", text != "## " else { return text }
        guard let place = text.lastIndex(of: "#") else { return text }
        return String(text[..<place]) + "\(number + 1)" + String(text[text.index(after: place)...])
    }

    private mutating func writeBody(isBrief: Bool) {
        var gap = max(layout.gaps[2], layout.wrap.blanks)
        if isBrief {
            return addWrapped(
                prose.sentence(&chance, words: 8...34), .body, blanks: gap, indent: layout.wrap.margin,
                firstIndent: layout.wrap.firstIndent)
        }
        for place in 0..<chance.number(rough.paragraphs) {
            if place > 0, chance.happens(rough.often) { writeRough(blanks: gap) }
            var text = prose.paragraph(&chance)
            if place == 0, chance.happens(0.05) {
                text =
                    tongue.rareWord(&chance).uppercased() + chance.pick([" — ", " – ", ": ", " (\(paper)) – "]) + text
            }
            addWrapped(text, .body, blanks: gap, indent: layout.wrap.margin, firstIndent: layout.wrap.firstIndent)
            gap = chance.happens(rough.tight) ? 0 : layout.wrap.blanks
        }
    }

    private mutating func writeRough(blanks: Int) {
        guard let kind = rough.kinds.randomElement(using: &chance) else { return }
        let margin = layout.wrap.margin
        func say(_ text: String, _ blanks: Int, _ self: inout InventedDocument) {
            self.addWrapped(text, .body, blanks: blanks, indent: margin)
        }
        switch kind {
        case 0...2:
            var head = kind == 0 ? prose.title(&chance) : tongue.capitalised(prose.phrase(&chance, 1...7))
            if rough.subheadIsUpper { head = head.uppercased() }
            say(head + (kind == 2 ? ":" : ""), blanks, &self)
        case 3:
            for place in 0..<chance.number(2...7) {
                say(
                    rough.bullet + prose.phrase(&chance, 1...14),
                    place == 0 ? blanks : chance.pick([0, 0, layout.wrap.blanks]), &self)
            }
        case 4:
            for place in 1...chance.number(2...6) {
                say("\(place). " + prose.phrase(&chance, 2...14), place == 1 ? blanks : 0, &self)
            }
        case 5:
            say("“" + prose.sentence(&chance) + "”", blanks, &self)
            say(chance.pick(["", "— ", "- "]) + tongue.person(&chance), chance.pick([0, layout.wrap.blanks]), &self)
        case 6: say(rough.lead + prose.title(&chance), blanks, &self)
        case 7: say(prose.sentence(&chance, words: 2...7), blanks, &self)
        case 8: say("https://www." + "example.org/\(chance.number(1...9999))", blanks, &self)
        case 9:
            for who in [
                chance.pick(["Q", "A", tongue.capitalised(tongue.word(&chance))]), chance.pick(tongue.lastNames),
                chance.pick(tongue.lastNames),
            ] {
                say(who + ": " + prose.sentence(&chance, words: 3...30), blanks, &self)
            }
        case 10:
            for place in 0..<chance.number(4...10) {
                add(
                    String(repeating: " ", count: margin) + tongue.capitalised(prose.phrase(&chance, 3...7))
                        + chance.pick(["", ",", "."]), .body, blanks: place == 0 ? blanks : 0)
            }
        case 11:
            say(
                Facts.date(layout.datePattern, tongue, year: year, day: chance.number(0...360), &chance)
                    + chance.pick(["", ":", " – " + prose.phrase(&chance, 4...9)]), blanks, &self)
        default: say(chance.pick(["* * *", "***", "---", "•", "~"]), blanks, &self)
        }
    }

    // MARK: What stands around articles

    private mutating func writeNavigation(isHead: Bool) {
        let items = (0..<chance.number(isHead ? 3...18 : 2...9)).map { [tongue, prose] _ in
            tongue.capitalised(chance.happens(0.7) ? tongue.rareWord(&chance) : prose.phrase(&chance, 1...4))
        }
        let gap = isHead ? 0 : layout.wrap.blanks + chance.number(0...2)
        if chance.happens(0.35) {
            add(
                items.joined(separator: chance.pick([" | ", " · ", "  ", " / ", " > ", " • "])), .navigation,
                blanks: gap)
        } else {
            let between = chance.pick([0, 0, 0, 1])
            for (place, item) in items.enumerated() { add(item, .navigation, blanks: place == 0 ? gap : between) }
        }
        if chance.happens(0.5) {
            add(
                isHead ? paper : "© \(year) \(paper). " + prose.sentence(&chance, words: 3...6), .navigation,
                blanks: chance.number(0...1))
        }
        pendingGap = layout.wrap.blanks + chance.number(0...1)
    }

    private mutating func writeContents(_ titles: [String]) {
        add(
            tongue.capitalised(tongue.rareWord(&chance)) + chance.pick(["", ":"]), .navigation,
            blanks: layout.wrap.blanks)
        let dots = chance.happens(0.2)
        let isNumbered = chance.happens(0.5)
        for (place, title) in titles.enumerated() {
            let end = dots ? " " + String(repeating: ".", count: 12) + " \(place * 3 + 1)" : ""
            add(
                (isNumbered ? "\(place + 1). " : "") + title + end, .navigation,
                blanks: place == 0 ? chance.number(0...1) : 0)
        }
        pendingGap = layout.wrap.blanks + 1
    }

    private mutating func writeCover(_ count: Int) {
        for place in 0..<chance.number(2...7) {
            let value = chance.pick([
                "\(count)", prose.phrase(&chance, 1...6), "\(year)-03-0\(chance.number(1...9))", paper,
                tongue.person(&chance),
            ])
            add(
                tongue.capitalised(tongue.rareWord(&chance)) + ": " + value, .navigation,
                blanks: place == 0 ? 0 : chance.number(0...1))
        }
        pendingGap = layout.wrap.blanks + chance.number(0...3)
    }

    private mutating func writeComments() {
        let head = [
            "\(chance.number(1...40)) " + tongue.rareWord(&chance),
            tongue.capitalised(tongue.rareWord(&chance)) + " (\(chance.number(1...40)))",
            tongue.capitalised(tongue.rareWord(&chance)) + ":",
        ]
        add(chance.pick(head), .comment, blanks: layout.wrap.blanks)
        let form = chance.number(0...3)
        let word = tongue.rareWord(&chance)
        let reply = tongue.capitalised(tongue.rareWord(&chance))
        for _ in 0..<chance.pick([1, 2, 3, 5, 12]) {
            let date = Facts.date(layout.datePattern, tongue, year: year, day: day, &chance)
            let who = tongue.person(&chance)
            switch form {
            case 0: add("\(who) \(word):", .comment, blanks: layout.wrap.blanks)
            case 1: add("\(who), \(date)", .comment, blanks: layout.wrap.blanks)
            case 2:
                add(who, .comment, blanks: layout.wrap.blanks)
                add(date, .comment, blanks: 0)
            default: add("\(date) – \(who)", .comment, blanks: layout.wrap.blanks)
            }
            addWrapped(
                prose.sentence(&chance), .comment, blanks: chance.pick([0, layout.wrap.blanks]),
                indent: layout.wrap.margin)
            if form != 1, chance.happens(0.7) { add(reply, .comment, blanks: 0) }
        }
    }

    private mutating func writeRelated() {
        add(
            tongue.capitalised(prose.phrase(&chance, 1...3)) + chance.pick(["", ":"]), .comment,
            blanks: layout.wrap.blanks)
        let lead = chance.pick(["", "", "- ", "» ", "• "])
        for _ in 0..<chance.number(2...5) {
            add(lead + prose.title(&chance), .comment, blanks: chance.pick([0, 0, layout.wrap.blanks]))
        }
    }

    /// Teasers of other articles: a title, and what a page says about each of them.
    private mutating func writeCards(_ label: LineLabel) {
        if chance.happens(0.8) {
            add(
                tongue.capitalised(prose.phrase(&chance, 1...4)), label,
                blanks: layout.wrap.blanks + chance.number(0...1))
        }
        let gap = chance.pick([0, 0, layout.wrap.blanks, 1])
        let inner = chance.pick([0, 0, 0, gap])
        let word = tongue.rareWord(&chance)
        let icon = tongue.rareWord(&chance) + "_" + tongue.word(&chance)
        // Of a number, an icon, a date, who wrote it, a count, a teaser, a section.
        var parts = Array(0...6)
        parts.shuffle(using: &chance)
        let before = parts.prefix(chance.pick([0, 0, 0, 1, 2])).filter { $0 != 5 }
        let after = parts.suffix(chance.pick([0, 1, 1, 2, 3]))
        let teaser = chance.pick([3...10, 6...20, 10...30])
        func say(_ part: Int, _ number: Int, _ self: inout InventedDocument) -> String {
            switch part {
            case 0: "\(number + 1)" + self.chance.pickEarly(["", "", "."])
            case 1: icon
            case 2:
                Facts.date(
                    self.layout.datePattern, self.tongue, year: self.year, day: self.chance.number(0...360),
                    &self.chance)
            case 3: self.tongue.person(&self.chance)
            case 4: "\(self.chance.number(0...90)) " + word
            case 5: self.prose.sentence(&self.chance, words: teaser)
            default: self.tongue.capitalised(self.tongue.rareWord(&self.chance))
            }
        }
        for number in 0..<chance.pick([2, 3, 4, 6, 9, 15, 24]) {
            var blanks = gap
            for part in before {
                add(say(part, number, &self), label, blanks: blanks)
                blanks = inner
            }
            add(prose.title(&chance), label, blanks: blanks)
            for part in after where chance.happens(0.9) { addWrapped(say(part, number, &self), label, blanks: inner) }
        }
        pendingGap = layout.wrap.blanks
    }

    private var navigationLine: String {
        mutating get {
            (0..<chance.number(2...6)).map { [tongue] _ in tongue.capitalised(tongue.rareWord(&chance)) }.joined(
                separator: chance.pick([" | ", " · ", " "]))
        }
    }

    /// Heads of printed pages, also within paragraphs.
    private mutating func runHeads() {
        let every = chance.number(36...60)
        var since = 0
        var page = chance.number(1...40)
        var result: [Line] = []
        let isUpper = chance.happens(0.6)
        for (place, line) in lines.enumerated() {
            if since >= every, line.label == .body, place > 0, lines[place - 1].label == .body {
                let name = isUpper ? paper.uppercased() : paper
                let gap = String(repeating: " ", count: chance.number(6...30))
                result += [
                    ("", nil), (page % 2 == 0 ? name + gap + "\(page)" : "\(page)" + gap + name, .runningHead),
                    ("", nil),
                ]
                (since, page) = (0, page + 1)
            }
            result.append(line)
            since += 1
        }
        lines = result
    }
}

/// What one article states.
private struct Facts {
    private let author: String
    private let date: String
    private let byline: String
    private let values: [InventedLayout.Fact: String]

    init(
        chance: inout Chance, tongue: Tongue, prose: Prose, staff: [String], paper: String, layout: InventedLayout,
        year: Int, day: Int
    ) {
        var name = chance.pick(staff)
        if chance.happens(0.05) { name += chance.pick([" & ", ", ", " / "]) + chance.pick(staff) }
        author = layout.authorPattern.replacing("%", with: name)
        date = Self.date(layout.datePattern, tongue, year: year, day: day, &chance)
        byline = layout.bylinePattern.replacing("%", with: name).replacing("$", with: date)
        var values: [InventedLayout.Fact: String] = [:]
        let section = tongue.capitalised(chance.happens(0.5) ? paper : tongue.rareWord(&chance))
        values[.section] = section
        values[.tags] = (0..<chance.number(1...5)).map { _ in tongue.rareWord(&chance) }.joined(separator: ", ")
        values[.count] = "\(chance.number(40...2400))"
        values[.page] = chance.pick(["", "A", "B"]) + "\(chance.number(1...60))"
        values[.address] = "https://www.example.org/\(year)/" + "\(chance.number(100...99999))"
        values[.source] = tongue.capitalised(tongue.rareWord(&chance))
        values[.place] = tongue.capitalised(tongue.rareWord(&chance))
        values[.serial] = "\(chance.number(10000...9_999_999))"
        values[.copyright] = "\(year)"
        values[.updated] = Self.date(layout.datePattern, tongue, year: year, day: min(364, day + 2), &chance)
        values[.caption] = prose.sentence(&chance, words: 4...14)
        values[.standfirst] = prose.sentence(&chance, words: 8...26)
        values[.paper] = paper
        self.values = values
    }

    func text(of field: InventedLayout.Field, _ chance: inout Chance) -> String? {
        let value: String
        switch field.fact {
        case .author: value = author
        case .date: value = date
        case .byline: value = byline
        case .copyright: value = "© \(values[.copyright] ?? "") " + field.words
        case .share: value = field.words
        case .count: value = (values[.count] ?? "") + " " + field.words
        case .updated: value = field.words + " " + (values[.updated] ?? "")
        default: value = values[field.fact] ?? ""
        }
        switch field.form {
        case .bare, .lead: return value
        case .labelled(let label): return label + value
        }
    }

    static func date(_ pattern: String, _ tongue: Tongue, year: Int, day: Int, _ chance: inout Chance) -> String {
        let month = min(11, day / 30)
        let ofMonth = day % 28 + 1
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var text = ""
        for letter in pattern {
            switch letter {
            case "d": text += "\(ofMonth)"
            case "D": text += padded(ofMonth)
            case "m": text += padded(month + 1)
            case "M": text += tongue.months[month]
            case "B": text += tongue.months[month].prefix(3)
            case "Y": text += "\(year)"
            case "y": text += padded(year % 100)
            case "W": text += tongue.weekdays[day % 7]
            case "H": text += padded(chance.number(6...23))
            case "I": text += padded(chance.number(0...59))
            case "ø": text += "de"
            default: text.append(letter)
            }
        }
        return text
    }
}

/// Text in lines of a width.
enum Wrapping {
    static func lines(of text: String, width: Int, firstIndent: Int, isWide: Bool) -> [String] {
        guard !isWide else {
            let characters = Array(text)
            return stride(from: 0, to: characters.count, by: max(1, width / 2)).map { start in
                String(characters[start..<min(characters.count, start + width / 2)])
            }
        }
        var lines: [String] = []
        var line = String(repeating: " ", count: firstIndent)
        var columns = firstIndent
        for word in text.split(separator: " ") {
            let length = word.count
            if columns > 0, columns + 1 + length > width, line.contains(where: { $0 != " " }) {
                lines.append(line)
                (line, columns) = ("", 0)
            }
            if line.contains(where: { $0 != " " }) {
                line += " "
                columns += 1
            }
            line += word
            columns += length
        }
        return lines + [line]
    }
}
