import ArchiveModel

/// Changes filter text as a hand would: puts a tag in, turns it into an exclusion, takes it out.
enum FilterText {
    static func term(tag: String) -> String {
        let plain = tag.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
        // A quotation mark inside a name can't be written; the words around it find the tag all the same.
        return plain && !tag.isEmpty
            ? "tag:\(tag.lowercased())" : "tag:\"\(tag.lowercased().replacing("\"", with: " "))\""
    }

    /// What the text says of a tag.
    static func mark(of tag: String, in text: String) -> Picker.Mark {
        let wanted = SearchFolding.key(tag)
        for piece in pieces(of: text) where tagKey(piece) == wanted {
            return piece.hasPrefix("-") ? .excluded : .included
        }
        return .none
    }

    /// The text with the tag included, excluded or not mentioned.
    static func setting(_ tag: String, _ mark: Picker.Mark, in text: String) -> String {
        let wanted = SearchFolding.key(tag)
        var kept = pieces(of: text).filter { tagKey($0) != wanted }
        while kept.last == "OR" { kept.removeLast() }
        while kept.first == "OR" { kept.removeFirst() }
        if mark != .none {
            if kept.contains("OR") { kept = ["(" + kept.joined(separator: " ") + ")"] }
            kept.append((mark == .excluded ? "-" : "") + term(tag: tag))
        }
        return kept.joined(separator: " ")
    }

    /// The folded name in `tag:china`, `-tag:"hong kong"` or `#china`; nil in anything else.
    private static func tagKey(_ piece: String) -> String? {
        let bare = piece.first == "-" ? piece.dropFirst() : piece[...]
        for prefix in ["tag:", "#"] where bare.hasPrefix(prefix) {
            return SearchFolding.key(bare.dropFirst(prefix.count))
        }
        return nil
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
