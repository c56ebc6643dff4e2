import Foundation

/// What the lines over and under a title state: who wrote the article, when, where it is filed.
///
/// The place says that a line is a field; words, names and dates only say which.
struct FieldReader {
    /// Signs between fields in one line.
    private static let separators = [
        " | ", " · ", " • ", " — ", " – ", " / ", " // ", " :: ", " ~ ", " > ", "\t", " - ", "; ", "   ",
    ]

    private(set) var authors: [String] = []
    private(set) var published: DateStamp?
    private(set) var updated: DateStamp?
    /// What words for updates announce, in the order of the lines.
    private(set) var updates: [DateStamp] = []
    private(set) var categories: [String] = []
    private(set) var tags: [String] = []
    private let isDayFirst: Bool
    /// Names that nothing announced.
    private var bareNames: [String] = []

    init(isDayFirst: Bool) { self.isDayFirst = isDayFirst }

    /// The people that are named, or else what looks like names.
    var people: [String] {
        authors.isEmpty ? bareNames.first { !RoleWords.isRole($0) }.map(Self.people) ?? [] : authors
    }

    /// `Mara Lindqvist, Vienna` is one person, `Mara Lindqvist, correspondent` too.
    ///
    /// `lines`: what the names were read from.
    static func withoutPlaces(_ names: [String], in lines: some Sequence<String>) -> [String] {
        guard names.count > 1, names.contains(where: { $0.contains(" ") && !RoleWords.isRole($0) }) else {
            return names
        }
        return names.filter { name in
            if RoleWords.isRole(name) { return false }
            return name.contains(" ") || !lines.contains { $0.contains(", " + name) }
        }
    }

    /// - Returns: whether the line says something that is kept.
    @discardableResult
    mutating func read(_ line: String) -> Bool {
        let line = Self.withoutMail(Self.unbracketed(line))
        let labelled = FieldLabels.parts(of: line)
        if labelled.count > 1 { return labelled.reduce(false) { readPart($1) || $0 } }
        return readPart(line)
    }

    /// A line, or what one label in it announces.
    private mutating func readPart(_ line: String) -> Bool {
        if let field = FieldLabels.read(line) { return readField(field.role, field.value, line) }
        let line = line.foldingBlanks()
        if readWhole(line) {
            readStand(line)
            return true
        }
        var found = false
        var named = false
        for piece in Self.pieces(line) {
            if readWhole(piece) || readDate(piece) {
                named = named || !authors.isEmpty
                found = true
            } else if let name = Self.nameBeforeRole(piece), !named {
                // What stands behind a name in its line is a role, a place, a paper.
                bareNames.append(Self.withoutCapitals(name))
                (found, named) = (true, true)
            }
        }
        return found
    }

    /// `Stand 29.10.2006, 15:29 Uhr`, where nothing else says when the article came out.
    private mutating func readStand(_ line: String) {
        guard published == nil, let word = line.split(separator: " ", maxSplits: 1).first,
            FieldLabels.dateRole(of: word) == .date
        else { return }
        published = DateScanner(LineTokens(line), isDayFirst: isDayFirst).first()?.stamp
    }

    /// `Mara Lindqvist, special correspondent`: the name.
    private static func nameBeforeRole(_ text: String) -> String? {
        let name = text.split(separator: ",", maxSplits: 1).first.map { String($0).trimmingBlanks() } ?? text
        return readsLikeName(name) ? name : nil
    }

    /// Without an address in brackets behind a name.
    private static func withoutMail(_ line: String) -> String {
        guard let at = line.firstIndex(of: "@"), let open = line[..<at].lastIndex(where: { "(<[".contains($0) }),
            let close = line[at...].firstIndex(where: { ")>]".contains($0) })
        else { return line }
        return line[..<open].trimmingCharacters(in: .whitespaces) + line[line.index(after: close)...]
    }

    private mutating func readDate(_ text: String) -> Bool {
        guard let date = DateScanner(LineTokens(text), isDayFirst: isDayFirst).first() else { return false }
        if published == nil { published = date.stamp } else { updated = updated ?? date.stamp }
        return true
    }

    /// A line that is all by-line, or a label of one with its value.
    private mutating func readWhole(_ line: String) -> Bool {
        guard var byline = BylineReader.read(line), byline.saysSomething else { return false }
        if isDayFirst { byline = byline.readDayFirst(line) }
        byline.authors = Self.withoutPlaces(byline.authors, in: [line])
        add(byline)
        return true
    }

    /// A field that its label announces; what other labels announce is nobody's name and no date of the article.
    private mutating func readField(_ role: FieldLabels.Role, _ value: String, _ line: String) -> Bool {
        switch role {
        case .title: return false
        case .author:
            // `BY  By Mara Lindqvist`: the value may be a by-line itself.
            if let byline = BylineReader.read(value), !byline.authors.isEmpty {
                add(byline)
            } else {
                addAnnounced(Self.names(value))
            }
            return !authors.isEmpty
        case .date:
            if readDate(value) { return true }
            return readWhole(line.foldingBlanks())
        case .updated:
            let date = DateScanner(LineTokens(value), isDayFirst: isDayFirst).first()?.stamp
            updates += date.map { [$0] } ?? []
            updated = updated ?? date
            return updated != nil
        case .section, .tags:
            let names = value.split { ",;|".contains($0) }.map { Self.withoutShare(String($0).trimmingBlanks()) }
                .filter { !$0.isEmpty }
            if role == .section {
                categories += names.prefix(1).filter { !categories.contains($0) }
            } else {
                tags += names
            }
            return !names.isEmpty
        case .other: return BylineReader.read(line.foldingBlanks()) != nil && readWhole(line.foldingBlanks())
        }
    }

    /// `TRANSPORT (72%)`: how much the article is about it is none of its name.
    private static func withoutShare(_ name: String) -> String {
        guard name.hasSuffix("%)"), let open = name.lastIndex(of: "("),
            name[name.index(after: open)...].dropLast(2).allSatisfy(\.isASCIIDigit)
        else { return name }
        return String(name[..<open]).trimmingBlanks()
    }

    /// `Lindqvist, Mara; Berg, Ole` or `Mara Lindqvist, Ole Berg and Ines Caldeira`, without what stands behind a name.
    private static func names(_ value: String) -> [String] {
        let people = value.split(separator: ";").map { String($0).trimmingBlanks() }
        return people.flatMap { person -> [String] in
            let parts = person.split(separator: ",").map { String($0).trimmingBlanks() }
            if parts.count == 2, !parts[0].contains(" "), !parts[1].contains(" ") { return [parts[1] + " " + parts[0]] }
            return parts.flatMap(Self.people).map(withoutCapitals).filter {
                people.count > 1 || parts.count == 1 || readsLikeName($0)
            }
        }
    }

    /// An agency or a paper is the author where nobody else is named.
    private mutating func addAnnounced(_ names: [String]) {
        let people = names.filter { !RoleWords.isRole($0) && !Self.saysWhen($0) }
        for name in people.isEmpty ? names.filter({ !RoleWords.isPersonRole($0) && !Self.saysWhen($0) }) : people
        where !authors.contains(name) {
            authors.append(name)
        }
    }

    private mutating func add(_ byline: Byline) {
        let names = byline.authors.flatMap(Self.withoutRole).flatMap(Self.people).map(Self.withoutCapitals)
        addAnnounced(byline.template.hasPrefix("name") ? names.filter { !RoleWords.isRole($0) } : names)
        if let date = byline.published {
            if published == nil { published = date } else if published != date { updated = updated ?? date }
        }
        updates += byline.updated.map { [$0] } ?? []
        updated = updated ?? byline.updated
        for name in byline.categories where !categories.contains(name) { categories.append(name) }
        for name in byline.tags where !tags.contains(name) { tags.append(name) }
    }

    /// `Matthias Pohlmann, Wirtschaftsredaktion` is one person; `Mara Lindqvist, Ole Berg` are two.
    private static func withoutRole(_ name: String) -> [String] {
        let parts = name.split(separator: ",").map { String($0).trimmingBlanks() }
        guard parts.count > 1, readsLikeName(parts[0]) else { return [name] }
        return [parts[0]] + parts.dropFirst().filter { readsLikeName($0) && !RoleWords.isRole($0) }
    }

    /// `Andrés Quiroga y Raúl Pastor` are two.
    private static func people(_ name: String) -> [String] {
        for word in [" and ", " und ", " y ", " e ", " et ", " en ", " i ", " og ", " och ", " & "] {
            for joint in [word, word.uppercased()] {
                let parts = name.split(separator: joint).map { String($0) }
                if parts.count == 2, parts.allSatisfy({ readsLikeName($0) }) { return parts }
            }
        }
        return [name]
    }

    /// Without brackets and signs around the whole line.
    private static func unbracketed(_ line: String) -> String {
        let pairs: [Character: Character] = [
            "(": ")", "[": "]", "<": ">", "{": "}", "*": "*", "—": "—", "–": "–", "~": "~", "«": "»",
        ]
        var line = line
        while line.count > 2, let first = line.first, let closing = pairs[first], line.last == closing {
            line = String(line.dropFirst().dropLast()).trimmingBlanks()
        }
        return line
    }

    /// UTF-8 offsets of the first date.
    private static func dateRange(_ line: String) -> Range<Int>? {
        let tokens = LineTokens(line)
        let scanner = DateScanner(tokens)
        return tokens.tokens.indices.lazy.compactMap { scanner.date(at: $0) }.first.map {
            tokens.tokens[$0.range.lowerBound].offset..<tokens.tokens[$0.range.upperBound - 1].end
        }
    }

    private static func pieces(_ line: String) -> [String] {
        for separator in separators where line.contains(separator) {
            return line.split(separator: separator).map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
        }
        // `Mara Lindqvist, 4 June 2020`, `June 4, 2020 in News`: what stands around the date.
        if let date = dateRange(line) {
            let utf8 = line.utf8
            let (start, end) = (
                utf8.index(utf8.startIndex, offsetBy: date.lowerBound),
                utf8.index(utf8.startIndex, offsetBy: date.upperBound)
            )
            let around = [line[..<start], line[end...]].map { part in
                String(part).trimmingBlanks().trimmingCharacters(
                    in: CharacterSet(charactersIn: ",;").union(.whitespaces))
            }
            return ([around[0], String(line[start..<end]), around[1]]).filter { !$0.isEmpty }
        }
        guard let comma = line.firstIndex(of: ",") else { return [line] }
        return [String(line[..<comma]), String(line[line.index(after: comma)...]).trimmingBlanks()]
    }

    /// `Stand Dienstag`: no name has such a word.
    private static func saysWhen(_ text: String) -> Bool {
        text.split(separator: " ").contains {
            BylineVocabulary.weekdays.contains($0.lowercased()) || FieldLabels.dateRole(of: $0) != nil
        }
    }

    /// Two to four words with capitals, and nothing else.
    static func readsLikeName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...4).contains(words.count), text.count <= 40,
            !text.contains(where: { $0.isNumber || ":;!?/|\"“”()".contains($0) })
        else { return false }
        if saysWhen(text) { return false }
        return words.allSatisfy { word in
            guard let first = word.first else { return false }
            return first.isUppercase
                || ["de", "van", "von", "der", "den", "di", "da", "del", "la", "y", "e", "und", "and"].contains(word)
        } && words.first?.first?.isUppercase == true && words.last?.first?.isUppercase == true
    }

    /// `MARA LINDQVIST` as people write it.
    private static func withoutCapitals(_ name: String) -> String {
        guard name == name.uppercased() else { return name }
        return name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }
}
