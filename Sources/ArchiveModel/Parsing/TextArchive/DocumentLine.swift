/// A line of a text archive and what it is taken for.
struct DocumentLine {
    enum Kind {
        case blank
        /// Few lines are by-lines, and they say much: kept apart, so that all others stay small.
        indirect case byline(Byline)
        case boilerplate(BoilerplateVocabulary.Kind)
        case related(String)
        case text
    }

    /// Without blanks at its ends; no-break spaces inside stay.
    var text: String
    var byteRange: Range<Int>
    var kind: Kind
    /// Unicode scalars.
    let length: Int

    init(_ text: String, byteRange: Range<Int>) {
        self.text = text
        self.byteRange = byteRange
        length = text.scalarCount
        kind = Self.classify(text)
        guard isText else { return }
        isTitleLike = Self.readsLikeTitle(text, length: length)
        isParagraphLike = Self.readsLikeParagraph(text, length: length)
    }

    /// Whether the line could be a title.
    private(set) var isTitleLike = false
    /// Whether the line reads like running text.
    private(set) var isParagraphLike = false

    var isBlank: Bool { if case .blank = kind { true } else { false } }
    /// Neither blank nor the page's own.
    var isContent: Bool { !isBlank && boilerplate == nil }
    var isText: Bool { if case .text = kind { true } else { false } }
    var byline: Byline? { if case .byline(let byline) = kind { byline } else { nil } }
    var boilerplate: BoilerplateVocabulary.Kind? { if case .boilerplate(let kind) = kind { kind } else { nil } }

    /// The line as the page's own, because the reader says so.
    mutating func leaveOut() {
        kind = .boilerplate(.line)
        isTitleLike = false
        isParagraphLike = false
    }

    private static func classify(_ text: String) -> Kind {
        if text.isEmpty { return .blank }
        if let title = BoilerplateVocabulary.related(in: text) { return .related(title) }
        if let kind = BoilerplateVocabulary.kind(of: text) { return .boilerplate(kind) }
        if let byline = BylineReader.read(text) { return .byline(byline) }
        return .text
    }
}

extension DocumentLine {
    private static let longestTitle = 220
    private static let mostTitleWords = 33
    /// Characters from which a line is text, however it ends.
    private static let wholeParagraph = 120
    private static let shortestSentence = 24

    /// Whether the line could be a title: short, begins like one, does not end like a sentence.
    fileprivate static func readsLikeTitle(_ text: String, length: Int) -> Bool {
        guard (2...longestTitle).contains(length), let first = text.first, let last = text.last else {
            return false
        }
        guard !first.isSmall, !",;:".contains(last), !"-*•–—)]}|".contains(first) else { return false }
        guard last != "." || length < 90 && endsWithAbbreviation(text) else { return false }
        return text.utf8.count { $0 == 0x20 } < mostTitleWords - 1 && text.contains { $0.isWordLetter }
    }

    /// Whether the line reads like running text.
    fileprivate static func readsLikeParagraph(_ text: String, length: Int) -> Bool {
        length > wholeParagraph || length > shortestSentence && text.last.map { ".!?…:”\"'’)".contains($0) } == true
    }

    /// `… SAYS U.N.`, `… of Jones & Co.`: the stop belongs to the word.
    private static func endsWithAbbreviation(_ text: String) -> Bool {
        guard let word = text.dropLast().split(separator: " ").last else { return false }
        return word.contains(".") && word.count <= 5 || abbreviations.contains(word.lowercased())
    }

    private static let abbreviations: Set<String> = ["inc", "co", "corp", "ltd", "jr", "sr", "bros", "etc", "st", "no"]
}
