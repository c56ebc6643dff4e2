import ArchiveModel

/// A condition on one field, as facets put it into the filter.
struct FilterTerm: Equatable, Sendable {
    var field: FilterField
    var value: String

    static func tag(_ name: String) -> FilterTerm { FilterTerm(field: .tag, value: name) }

    /// As it is typed.
    var text: String {
        // A quotation mark inside a name can't be written; the words around it find the name all the same.
        let value = field == .tag ? value.lowercased() : value
        let plain = !value.isEmpty && value.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
        return field.rawValue + ":" + (plain ? value : "\"" + value.replacing("\"", with: " ") + "\"")
    }

    /// Two terms of the same key ask for the same.
    var key: String {
        switch field {
        case .tag: TagKey.key(value)
        case .date: value
        default: SearchFolding.key(value)
        }
    }
}

/// Changes filter text as a hand would: puts a condition in, turns it into an exclusion, takes it out.
enum FilterText {
    static func term(tag: String) -> String { FilterTerm.tag(tag).text }

    /// What the text says of a condition.
    static func mark(of term: FilterTerm, in text: String) -> Picker.Mark {
        mark(of: term, in: pieces(of: text))
    }

    private static func mark(of term: FilterTerm, in pieces: [String]) -> Picker.Mark {
        for piece in pieces {
            if keys(of: piece, term.field).contains(term.key) { return piece.hasPrefix("-") ? .excluded : .included }
            if let inner = alternatives(of: piece) {
                let mark = mark(of: term, in: inner)
                if mark != .none { return mark }
            }
        }
        return .none
    }

    /// The text with the condition included, excluded or not mentioned.
    static func setting(_ term: FilterTerm, _ mark: Picker.Mark, in text: String) -> String {
        var kept = pieces(of: text).compactMap { removing(term, from: $0) }
        while kept.last == "OR" { kept.removeLast() }
        while kept.first == "OR" { kept.removeFirst() }
        if mark != .none {
            if kept.contains("OR") { kept = ["(" + kept.joined(separator: " ") + ")"] }
            kept.append((mark == .excluded ? "-" : "") + term.text)
        }
        return kept.joined(separator: " ")
    }

    /// The text with the condition as another way to fit, beside the last one of its field.
    static func adding(_ term: FilterTerm, in text: String) -> String {
        guard mark(of: term, in: text) != .included else { return setting(term, .none, in: text) }
        var pieces = pieces(of: setting(term, .none, in: text))
        let place = pieces.lastIndex { piece in
            !piece.hasPrefix("-")
                && (!keys(of: piece, term.field).isEmpty
                    || alternatives(of: piece)?.contains { !keys(of: $0, term.field).isEmpty } == true)
        }
        guard let place else { return setting(term, .included, in: text) }
        let inner = alternatives(of: pieces[place]) ?? [pieces[place]]
        pieces[place] = "(" + (inner + [term.text]).joined(separator: " OR ") + ")"
        return pieces.joined(separator: " ")
    }

    /// The text with other dates, or none.
    static func settingDate(_ value: String?, in text: String) -> String {
        let fields: [FilterField] = [.date, .after, .before]
        var kept = pieces(of: text).filter { piece in !fields.contains { !keys(of: piece, $0).isEmpty } }
        if let value { kept.append(FilterTerm(field: .date, value: value).text) }
        return kept.joined(separator: " ")
    }

    private static func removing(_ term: FilterTerm, from piece: String) -> String? {
        if let inner = alternatives(of: piece) {
            let kept = inner.filter { !keys(of: $0, term.field).contains(term.key) }
            guard kept.count < inner.count else { return piece }
            return kept.isEmpty ? nil : kept.count == 1 ? kept[0] : "(" + kept.joined(separator: " OR ") + ")"
        }
        let known = keys(of: piece, term.field)
        guard known.contains(term.key) else { return piece }
        let rest = known.filter { $0 != term.key }
        return rest.isEmpty ? nil : (piece.hasPrefix("-") ? "-" : "") + "tag:" + rest.joined(separator: ",")
    }

    /// The conditions of `(a OR b)`; nil for anything else.
    private static func alternatives(of piece: String) -> [String]? {
        guard piece.first == "(", piece.last == ")" else { return nil }
        let inner = pieces(of: String(piece.dropFirst().dropLast()))
        let parts = inner.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        let words = inner.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        return parts.count == words.count + 1 && words.allSatisfy { $0 == "OR" } ? parts : nil
    }

    /// The values that `author:holt`, `-tag:"hong kong"`, `#china` or `tag:a,b` name; none for another field.
    private static func keys(of piece: String, _ field: FilterField) -> [String] {
        let bare = piece.first == "-" ? piece.dropFirst() : piece[...]
        let prefixes = field == .tag ? ["tag:", "#"] : [field.rawValue + ":"]
        for prefix in prefixes where bare.hasPrefix(prefix) {
            let value = String(bare.dropFirst(prefix.count))
            let isQuoted = value.hasPrefix("\"")
            let plain = value.replacing("\"", with: "")
            let values = field == .tag && !isQuoted ? plain.split(separator: ",").map { String($0) } : [plain]
            return values.map { FilterTerm(field: field, value: $0).key }
        }
        return []
    }

    /// The text cut at blanks outside of quotation marks and parentheses.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var current = ""
        var isQuoted = false
        var depth = 0
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted { depth += character == "(" ? 1 : character == ")" ? -1 : 0 }
            if character == " ", !isQuoted, depth <= 0 {
                if !current.isEmpty { pieces.append(current) }
                current = ""
            } else {
                current.append(character)
            }
        }
        if !current.isEmpty { pieces.append(current) }
        return pieces
    }
}
