/// Cuts the caption of a picture off the paragraph that it was glued to when the page was turned to text: `Abu DhabiThe embassy…`.
///
/// A cut needs evidence, since names are written like that too: what follows it is a word that begins sentences, or one that the
/// document knows on its own; the two together are no word of the document and no known name.
struct CaptionSplitter {
    private static let longestCaption = 90
    private static let mostWords = 10

    private let counts: WordCounts

    /// `lines`: of the document, from which the words are learned.
    init(learningFrom lines: ArchiveLines) {
        counts = WordCounts(of: lines) { line in Self.fusedWords(in: line) }
    }

    /// The words in the head of a line that something could be glued in, each with the two words it could be made of.
    private static func fusedWords(in line: LineBytes) -> [String] {
        guard line.count > shortestParagraph else { return [] }
        let seams = seams(in: line)
        guard !seams.isEmpty else { return [] }
        let text = line.string
        return seams.flatMap { words(in: text, around: text.utf8.index(text.startIndex, offsetBy: $0)) }
    }

    /// Offsets in the head of a line at which something could be glued.
    private static func seams(in line: LineBytes) -> [Int] {
        let head = line.prefix(longestCaption * 2 + 1)
        guard head.count > 2 else { return [] }
        var found: [Int] = []
        for index in 1..<head.count - 1 {
            let (previous, byte, next) = (head[index - 1], head[index], head[index + 1])
            guard byte.isASCIICapital || byte == 0xE2 || byte == UInt8(ascii: "\"") else { continue }
            let closes = previous.isASCIISmall || previous.isASCIIDigit || previous == 0x29
            // Behind an acronym, the capital that begins a word.
            let endsAcronym =
                byte.isASCIICapital && previous.isASCIICapital && (next.isASCIISmall || next == 0x20)
            if closes || endsAcronym || previous >= 0x80 && byte.isASCIICapital { found.append(index) }
        }
        return found
    }

    /// UTF-8 bytes: nothing is glued to shorter lines.
    private static let shortestParagraph = 60

    private static func words(in text: String, around seam: String.Index) -> [String] {
        guard seam.samePosition(in: text.unicodeScalars) != nil else { return [] }
        let start = text[..<seam].lastIndex { !$0.isWordLetter && !$0.isWordNumber }.map { text.index(after: $0) }
        guard start.map({ $0 <= seam }) ?? true else { return [] }
        let left = String(text[(start ?? text.startIndex)..<seam])
        let right = String(text[seam...].drop { !$0.isWordLetter }.prefix { $0.isWordLetter || $0.isWordNumber })
        guard !left.isEmpty, !right.isEmpty else { return [] }
        return [left, left.lowercased(), right, right.lowercased(), left + right]
    }

    /// - Returns: the caption and the paragraph; nil where nothing is glued.
    func split(_ paragraph: String) -> (caption: String, rest: String)? {
        var text = paragraph
        guard text.withUTF8({ !Self.seams(in: $0).isEmpty }) else { return nil }
        let head = paragraph.prefix(Self.longestCaption)
        var index = head.startIndex
        while index < head.endIndex {
            let next = head.index(after: index)
            if next < head.endIndex, isSeam(paragraph, index, next), isCut(paragraph, at: next) {
                let caption = String(paragraph[..<next])
                guard isCaption(caption) else { return nil }
                return (caption, String(paragraph[next...]))
            }
            if ".!?".contains(head[index]), next < head.endIndex, head[next] == " ", index != head.startIndex {
                return nil
            }
            index = next
        }
        return nil
    }

    private func isSeam(_ text: String, _ left: String.Index, _ right: String.Index) -> Bool {
        let (before, after) = (text[left], text[right])
        guard after.isCapital || after == "“" || after == "\"" else { return false }
        if Self.closesQuotation(after, behind: text[..<right]) { return false }
        if before.isSmall || before.isWordNumber || before == ")" || before == "”" { return true }
        // Behind an acronym, the capital that begins a word: "DMZOfficials".
        guard before.isCapital, let second = text.index(right, offsetBy: 1, limitedBy: text.endIndex),
            second < text.endIndex
        else { return false }
        return text[second].isSmall || text[second] == " "
    }

    /// German and its neighbours end with the mark that English begins with.
    private static func closesQuotation(_ mark: Character, behind text: Substring) -> Bool {
        switch mark {
        case "“": text.count { $0 == "„" } > text.count { $0 == "“" }
        case "\"": !text.count { $0 == "\"" }.isMultiple(of: 2)
        default: false
        }
    }

    private func isCut(_ text: String, at seam: String.Index) -> Bool {
        let fusedStart =
            text[..<seam].lastIndex { !$0.isWordLetter && !$0.isWordNumber }.map { text.index(after: $0) }
            ?? text.startIndex
        let left = String(text[fusedStart..<seam])
        let right = String(text[seam...].drop { !$0.isWordLetter }.prefix { $0.isWordLetter || $0.isWordNumber })
        let fused = left + right
        if Self.names.contains(fused.lowercased()) || counts[fused] > 1 || Self.prefixes.contains(left) {
            return false
        }
        guard left.count > 1, !right.isEmpty else { return false }
        if Self.openers.contains(right) {
            // "YouTube", "LinkedIn": an opener that ends a name is followed by a verb as any noun is; a caption has more words or known ones.
            return fusedStart != text.startIndex || knows(left) || isAcronym(left) || right.count == 1
        }
        guard right.count > 1, knows(right) || CountryTable.tagByForm[right] != nil else { return false }
        return fusedStart != text.startIndex || isAcronym(left) && left.count >= 3 || knows(left)
    }

    private func isAcronym(_ word: String) -> Bool {
        word.count >= 2 && word.allSatisfy { $0.isCapital || $0.isWordNumber }
    }

    private func knows(_ word: String) -> Bool {
        counts[word] > 0 || counts[word.lowercased()] > 0
    }

    /// A caption is a few words that name something, not the start of a sentence.
    private func isCaption(_ caption: String) -> Bool {
        let words = caption.split(separator: " ")
        guard words.count <= Self.mostWords, let first = caption.first,
            first.isCapital || first.isWordNumber || first == "“"
        else { return false }
        let small = words.count { $0.first?.isSmall == true }
        return small * 2 <= words.count + 1
    }

    /// Words that begin sentences in news prose.
    private static let openers: Set<String> = [
        "The", "A", "An", "In", "On", "At", "For", "It", "Its", "This", "That", "These", "Those", "There", "When",
        "While", "With", "As",
        "After", "Before", "By", "From", "If", "He", "She", "They", "We", "You", "I", "His", "Her", "Their", "Our",
        "One", "Two", "Three", "Some",
        "Many", "Most", "Several", "According", "Last", "Earlier", "Although", "Despite", "During", "Since", "Two",
        "Both", "Under", "Over",
        "To", "Of", "Is", "Are", "Was", "What", "Who", "Why", "How", "Where", "Authorities", "Officials", "Police",
        "Government", "Members",
        "Der", "Die", "Das", "Ein", "Eine", "Im", "Am", "Nach", "Bei", "Mit", "Le", "La", "Les", "Un", "Une", "Des",
        "Dans", "En", "El", "Los", "Las",
        "Una", "Il", "Lo", "Gli", "De", "Het",
    ]

    /// Names that carry a capital inside.
    ///
    /// Data; the document's own repeated names need no entry.
    private static let names: Set<String> = [
        "youtube", "linkedin", "facebook", "iphone", "ipad", "imac", "ebay", "paypal", "whatsapp", "tiktok",
        "wikileaks", "wordpress", "github",
        "gitlab", "openai", "deepmind", "chatgpt", "javascript", "typescript", "postgresql", "mysql", "blackberry",
        "playstation", "powerpoint",
        "sharepoint", "onedrive", "icloud", "airbnb", "doordash", "hubspot", "mastercard", "fedex", "jpmorgan",
        "blackrock", "astrazeneca",
        "glaxosmithkline", "exxonmobil", "conocophillips", "spacex", "starlink", "buzzfeed", "huffpost", "mailonline",
        "bellingcat", "crowdstrike",
        "fireeye", "mcafee", "protonmail", "duckduckgo", "bittorrent", "macos", "ios", "lebron", "devos",
        "harpercollins", "techcrunch",
        "politifact", "factcheck", "opec", "unesco", "deepseek", "soundcloud", "foursquare", "myspace", "instagram",
        "snapchat", "netflix",
    ]

    /// What a capital may follow inside a family name.
    private static let prefixes: Set<String> = [
        "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "O", "D", "L", "i", "e", "Al", "El",
    ]
}
