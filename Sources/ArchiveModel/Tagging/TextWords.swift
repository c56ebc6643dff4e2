/// The words of a text for tagging: with their place in the sentence, without possessives.
struct TextWords {
    struct Word {
        var text: String
        /// After a full stop, a colon, a quotation mark or a line end: a capital here says nothing.
        var opensSentence: Bool
        /// No mark stands between this word and the one before it.
        var continues: Bool
    }

    private(set) var words: [Word] = []

    init(_ text: String) {
        var current = ""
        var opens = true
        var continues = false
        var pending = ""
        func isPart(_ character: Character) -> Bool {
            character.isWordLetter || character.isWordNumber || "’'-.&".contains(character)
        }
        for character in text {
            if character.isWordLetter || character.isWordNumber {
                current += pending
                pending = ""
                current.append(character)
                continue
            }
            if !current.isEmpty, isPart(character), pending.isEmpty {
                pending.append(character)
                continue
            }
            finish(&current, pending: &pending, opens: &opens, continues: &continues)
            switch character {
            case " ", "\u{A0}": break
            case "\n", "!", "?", ":", "“", "”", "\"", ";", "…": (opens, continues) = (true, false)
            case ".": (opens, continues) = (true, false)
            default: continues = false
            }
        }
        finish(&current, pending: &pending, opens: &opens, continues: &continues)
    }

    private mutating func finish(
        _ current: inout String, pending: inout String, opens: inout Bool, continues: inout Bool
    ) {
        guard !current.isEmpty else {
            pending = ""
            return
        }
        // "U.S." keeps its dots; a full stop after any other word ends the sentence.
        let isAbbreviation =
            current.contains(".") || current.count == 1
            || ["Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Sen", "St"].contains(current)
        let endsSentence = pending == "." && !isAbbreviation
        words.append(Word(text: Self.withoutPossessive(current), opensSentence: opens, continues: continues))
        opens = endsSentence
        continues = pending.isEmpty || (pending == "." && isAbbreviation)
        if pending == "'" || pending == "’" || pending == "-" || pending == "&" { continues = pending == "&" }
        current = ""
        pending = ""
    }

    private static func withoutPossessive(_ word: String) -> String {
        for ending in ["’s", "'s", "’S"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
        return word
    }
}
