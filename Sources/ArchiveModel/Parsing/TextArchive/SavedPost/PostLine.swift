/// A line of a page that was saved as text, and what it is taken for.
struct PostLine {
    enum Kind: Equatable {
        /// Part of running text.
        case prose
        case short
        /// A comment section or form begins.
        case comments
        /// A box, list or footer begins that is not the article's.
        case ending
        /// The footer of a blog entry: the text ends above it.
        case footer
        /// The page's own.
        case page
        /// A caption with its photographer or agency.
        case credit
    }

    /// Blanks folded; of very long lines only the start.
    let text: String
    /// Lower case, numbers as `#`, no marks at the edges.
    let folded: String
    let words: Int
    var kind: Kind
    /// By-line, date line, tag line: nothing else in it.
    var isMetadata: Bool
    /// Of the line of the archive.
    let index: Int

    /// UTF-8 bytes beyond which a line is running text, whatever it says.
    private static let longest = 4000

    init(_ text: String, index: Int, isMonthFirst: Bool) {
        self.index = index
        guard text.utf8.count <= Self.longest else {
            self.text = String(text.prefix(Self.longest / 4)).foldingBlanks()
            folded = ""
            words = text.utf8.count { $0 == 0x20 } + 1
            kind = .prose
            isMetadata = false
            return
        }
        self.text = text.foldingBlanks()
        folded = Self.fold(self.text)
        words = self.text.split(separator: " ").count
        kind = PostLineReader.kind(of: self.text, folded: folded)
        isMetadata = PostByline.isMetadata(self.text, folded: folded, isMonthFirst: isMonthFirst)
        if isMetadata, kind == .prose || PostWording.loneLabels.contains(folded) { kind = .short }
    }

    /// Unicode scalars.
    var length: Int { text.scalarCount }

    /// Characters of a paragraph; headlines of two sentences are shorter.
    private static let paragraph = 120

    /// Several sentences, whatever they are about.
    var isParagraph: Bool {
        guard kind == .prose else { return false }
        let isCJK = text.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
        let ends = PostLineReader.sentences(in: text, countsNumbers: true) + (endsSentence ? 1 : 0)
        return isCJK ? length * 3 >= Self.paragraph : ends >= 2 && length >= Self.paragraph
    }

    var endsSentence: Bool { PostLineReader.endsSentence(text) }

    static func fold(_ text: String) -> String {
        PostLineReader.numbersFolded(text).trimmingMarks()
    }
}

/// Sorts lines by their wording and by how they read.
enum PostLineReader {
    static func kind(of text: String, folded: String) -> PostLine.Kind {
        if folded.isEmpty { return .page }
        let length = text.scalarCount
        if length < 120, isRowOfNetworks(folded) { return .page }
        if length <= 90 {
            let isField = PostWording.formFields.contains(folded) && !text.contains("*")
            if !isField, PostWording.commentLines.contains(folded) { return .comments }
            if PostWording.pageLines.contains(folded) { return .page }
            if PostWording.endLines.contains(folded) { return .ending }
        }
        let opening = numbersFolded(String(text.prefix(240))).drop { "*•–- ".contains($0) }
        if length <= 300, PostWording.commentOpenings.matches(opening) { return .comments }
        if length <= 600, isFooter(opening) { return .footer }
        if length < 60, BoilerplateVocabulary.isSpeaker(text) { return .comments }
        if length <= 160, PostWording.pageOpenings.matches(opening) { return .page }
        if length <= 200, PostWording.endOpenings.matches(opening), length <= 100 || sentences(in: text) <= 1 {
            return .ending
        }
        if length < 200, isBreadcrumb(text) { return .page }
        if length < 250, isCredit(text) { return .credit }
        guard isProse(text) else { return .short }
        return length < 600 && isAboutCookies(text) ? .page : .prose
    }

    /// Lower case, plain apostrophes, each number as `#`.
    static func numbersFolded(_ text: String) -> String {
        var result = ""
        var isInNumber = false
        for character in text.lowercased() {
            if character.isASCIIDigit {
                if !isInNumber { result.append("#") }
                isInNumber = true
            } else if isInNumber, character == "." || character == "," {
                // Part of the number only where digits follow; told below by taking it back.
                result.append(character)
            } else {
                isInNumber = false
                if character == "’" { result.append("'") } else if !isInvisible(character) { result.append(character) }
            }
        }
        for mark in ["#.#", "#,#"] where result.holds(mark) { result = result.replacing(mark, with: "#") }
        return result
    }

    private static func isInvisible(_ character: Character) -> Bool {
        guard let value = character.unicodeScalars.first?.value else { return true }
        return value == 0xAD || (0x200B...0x200F).contains(value) || value == 0x2060 || value == 0xFEFF
            || (0xE000...0xF8FF).contains(value)
    }

    private static let joiningWords: Set<String> = ["on", "auf", "sur", "en", "share", "teilen", "feed", "via"]

    private static func isRowOfNetworks(_ folded: String) -> Bool {
        let words = folded.split { !$0.isWordLetter && !$0.isWordNumber && $0 != "-" }
        return words.count >= 2
            && words.allSatisfy { PostWording.networks.contains(String($0)) || joiningWords.contains(String($0)) }
    }

    /// The footer of a blog entry, as engines word it.
    private static func isFooter(_ opening: Substring) -> Bool {
        footers.matches(opening) || opening.hasPrefix("author: ") && opening.contains("permalink")
            || ["posted in ", "publicado en ", "publié dans "].contains { opening.hasPrefix($0) }
                && opening.contains("|")
            || ["posted by ", "eingestellt von ", "publié par "].contains { opening.hasPrefix($0) }
                && opening.contains(" #") && opening.count < 90
    }

    private static let footers = PhraseTable(
        """
        this entry was|dieser (beitrag|eintrag|artikel) wurde|ce contenu a été publié|(cet|cette) (article|entrée) a été
        esta entrada (fue|se)|questo articolo|questa voce|filed under|abgelegt unter|eingeordnet unter
        """)

    private static func isBreadcrumb(_ text: String) -> Bool {
        guard text.last != "." else { return false }
        return [" › ", " » ", " > ", " / ", " → ", " ❯ "].contains { mark in
            text.holds(mark)
                && text.firstRange(of: mark).map { first in
                    text[first.upperBound...].contains(mark.dropFirst(1))
                } ?? false
        }
    }

    private static let agencies = [
        "getty", "shutterstock", "istock", "unsplash", "pixabay", "adobe stock", "adobestock", "stock.adobe.com",
        "flickr", "wikimedia commons", "picture alliance", "imago", "depositphotos", "pexels", "ap photo", "afp", "epa",
        "keystone",
    ]
    private static let creditLabels = [
        "foto:", "photo:", "bild:", "image:", "credit:", "crédit:", "crédit :", "quelle:", "source:", "fotos:",
        "photos:", "grafik:", "screenshot:", "illustration:", "abb.:", "photo by", "foto von", "image by", "image via",
        "photo via", "photograph:", "imagen:",
    ]

    private static func isCredit(_ text: String) -> Bool {
        if text.holds("©") { return true }
        let tail = String(text.lowercased().suffix(60))
        let isLabelled = creditLabels.contains { label in
            guard tail.holds(label), let found = tail.firstRange(of: label) else { return false }
            return found.lowerBound > tail.startIndex && !tail[found.upperBound...].dropLast(2).contains(".")
        }
        if isLabelled { return true }
        return agencies.contains { agency in
            guard tail.holds(agency), let found = tail.firstRange(of: agency), found.lowerBound > tail.startIndex else {
                return false
            }
            let before = tail[..<found.lowerBound].drop { $0 == " " }.last { $0 != " " }
            let isMarked = before.map { "/(|–—,-".contains($0) } ?? false
            return
                (isMarked || tail[..<found.lowerBound].hasSuffix("via ") || tail[..<found.lowerBound].hasSuffix("by "))
                && tail[found.upperBound...].count <= 40 && !tail[found.upperBound...].dropLast(1).contains(".")
        }
    }

    private static let consentWords = [
        "website", "webseite", "browser", "consent", "zustimm", "einwillig", "akzept", "accept", "privacy",
        "datenschutz", "confidentialité", "navegador", "privacidad", "utilis", "utiliza", "verwenden",
    ]

    private static func isAboutCookies(_ text: String) -> Bool {
        let folded = text.lowercased()
        return folded.holds("cookie") && consentWords.contains { folded.holds($0) }
    }
}

extension PostLineReader {
    /// Part of running text: long enough, with function words and a sentence end in it.
    static func isProse(_ text: String) -> Bool {
        if let cjk = isCJKProse(text) { return cjk }
        let words = text.split(separator: " ")
        let length = text.scalarCount
        guard words.count >= 8 || length >= 60 else { return false }
        // A heading that asks.
        if text.hasSuffix("?"), length < 110, sentences(in: text) == 0 { return false }
        let function = words.count { word in
            PostWording.functionWords.contains(word.lowercased().trimmingMarks())
        }
        let hasEnd = endsSentence(text) || sentences(in: text) > 0
        let isLong = words.count >= 14 && length >= 100
        return hasEnd && (function * 10 >= words.count || isLong) || words.count >= 25 && function * 5 >= words.count
    }

    private static func isCJKProse(_ text: String) -> Bool? {
        guard
            text.unicodeScalars.contains(where: {
                (0x3040...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
            })
        else { return nil }
        return text.count >= 25 && text.contains { "。！？、，".contains($0) }
    }

    static func endsSentence(_ text: String) -> Bool {
        var rest = text[...]
        if rest.last == "]", let open = rest.lastIndex(of: "["),
            rest[open...].dropFirst().dropLast().allSatisfy(\.isASCIIDigit)
        {
            rest = rest[..<open]
        }
        while let last = rest.last, "\"”“»’')]*†".contains(last) || last == " " { rest = rest.dropLast() }
        return rest.last.map { ".!?…:;。！？".contains($0) } ?? false
    }

    /// Places inside where a sentence ends and another one begins.
    ///
    /// `countsNumbers`: behind a number too, which may be the day of a date.
    static func sentences(in text: String, countsNumbers: Bool = false) -> Int {
        func ends(_ character: Character) -> Bool { character.isWordLetter || countsNumbers && character.isASCIIDigit }
        var count = 0
        var previous: Character = " "
        var beforePrevious: Character = " "
        for (character, next) in zip(text, text.dropFirst()) {
            let isEnd = ".!?".contains(character) && ends(beforePrevious) && ends(previous)
            if isEnd, next == " " || "\"”“»".contains(next) { count += 1 }
            beforePrevious = previous
            previous = character
        }
        return count
    }
}

extension String {
    /// Without blanks and marks at both ends.
    func trimmingMarks() -> String {
        func isMark(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case " ", ".", ",", ":", ";", "!", "?", "*", "…", "-", "–", "—", "|", ">", "→", "←", "↓", "↑", "»", "«",
                "(",
                ")", "[", "]", "·", "•", "\"", "“", "”", "„", "_", "+":
                true
            default: false
            }
        }
        var text = unicodeScalars.drop(while: isMark)
        while let last = text.last, isMark(last) { text = text.dropLast() }
        return String(Substring(text))
    }
}
