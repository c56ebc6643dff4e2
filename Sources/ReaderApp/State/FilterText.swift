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
        case .tag: value.hasSuffix("*") ? value : TagKey.key(value)
        case .date: value
        case .in: value.lowercased()
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
            if keys(of: piece, term.field).contains(term.key) {
                return piece.hasPrefix("-") || piece.hasPrefix("!") ? .excluded : .included
            }
            if let inner = alternatives(of: piece) {
                let mark = mark(of: term, in: inner)
                if mark != .none { return mark }
            }
        }
        return .none
    }

    /// The values of a field that the text excludes.
    static func excluded(_ field: FilterField, in text: String) -> [String] {
        pieces(of: text).filter { $0.hasPrefix("-") || $0.hasPrefix("!") }.flatMap { values(of: $0, field) }
            .map { $0.replacing("\"", with: "") }.filter { !$0.isEmpty }
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

    /// Whether the last condition asks for a tag of which the key is known.
    static func endsWithTag(of known: Set<String>, _ text: String) -> Bool {
        pieces(of: text).last.flatMap { keys(of: $0, .tag).last }.map { known.contains($0) } ?? false
    }

    /// The text with other dates, or none.
    static func settingDate(_ value: String?, in text: String) -> String {
        let fields: [FilterField] = [.date, .after, .before]
        func isDate(_ piece: String) -> Bool {
            if let inner = alternatives(of: piece) { return inner.allSatisfy(isDate) }
            return fields.contains { !keys(of: piece, $0).isEmpty }
        }
        let pieces = pieces(of: text)
        // Beside OR a date belongs to its side.
        var kept =
            pieces.contains("OR") ? ["(" + pieces.joined(separator: " ") + ")"] : pieces.filter { !isDate($0) }
        if let value { kept.append(FilterTerm(field: .date, value: value).text) }
        return kept.joined(separator: " ")
    }

    private static func removing(_ term: FilterTerm, from piece: String) -> String? {
        if let inner = alternatives(of: piece) {
            let kept = inner.compactMap { removing(term, from: $0) }
            guard kept != inner else { return piece }
            return kept.isEmpty ? nil : kept.count == 1 ? kept[0] : "(" + kept.joined(separator: " OR ") + ")"
        }
        let known = values(of: piece, term.field)
        let rest = known.filter { key(of: $0, term.field) != term.key }
        guard rest.count < known.count else { return piece }
        return rest.isEmpty
            ? nil : (piece.hasPrefix("-") ? "-" : "") + term.field.rawValue + ":" + rest.joined(separator: ",")
    }

    /// The conditions of `(a OR b)`; nil for anything else.
    private static func alternatives(of piece: String) -> [String]? {
        guard piece.first == "(", piece.last == ")" else { return nil }
        let inner = pieces(of: String(piece.dropFirst().dropLast()))
        let parts = inner.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        let words = inner.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        return parts.count == words.count + 1 && words.allSatisfy { $0 == "OR" } ? parts : nil
    }

    /// The keys of the values that a piece names, see `values`.
    private static func keys(of piece: String, _ field: FilterField) -> [String] {
        values(of: piece, field).map { key(of: $0, field) }
    }

    /// What is open at its end is no single value.
    private static func key(of value: String, _ field: FilterField) -> String {
        FilterTerm(field: field, value: value.replacing("\"", with: "")).key
    }

    /// The values that `author:holt`, `-tag:"hong kong"`, `#china` or `tag:a,b` names, as they are spelt; none for another field.
    private static func values(of piece: String, _ field: FilterField) -> [String] {
        let bare = piece.first == "-" || piece.first == "!" ? piece.dropFirst() : piece[...]
        let prefixes = field == .tag ? ["tag:", "#"] : [field.rawValue + ":"]
        for prefix in prefixes where bare.lowercased().hasPrefix(prefix) {
            let value = String(bare.dropFirst(prefix.count))
            guard field == .tag else { return [value] }
            // Commas within quotation marks belong to the name.
            var values = [""]
            var isQuoted = false
            for character in value {
                if character == "\"" { isQuoted.toggle() }
                if character == ",", !isQuoted { values.append("") } else { values[values.count - 1].append(character) }
            }
            return values.filter { !$0.isEmpty }
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
