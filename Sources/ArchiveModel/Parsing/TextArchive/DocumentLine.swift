/// A line of a text archive and what it is taken for.
struct DocumentLine {
    enum Kind {
        case blank
        case byline(Byline)
        case boilerplate(BoilerplateVocabulary.Kind)
        case related(String)
        case text
    }

    /// Without blanks at its ends; no-break spaces inside stay.
    var text: String
    var byteRange: Range<Int>
    var kind: Kind

    init(_ text: String, byteRange: Range<Int>) {
        self.text = text
        self.byteRange = byteRange
        kind = Self.classify(text)
    }

    var isBlank: Bool { if case .blank = kind { true } else { false } }
    /// Neither blank nor the page's own.
    var isContent: Bool { !isBlank && boilerplate == nil }
    var isText: Bool { if case .text = kind { true } else { false } }
    var byline: Byline? { if case .byline(let byline) = kind { byline } else { nil } }
    var boilerplate: BoilerplateVocabulary.Kind? { if case .boilerplate(let kind) = kind { kind } else { nil } }

    /// The line as the page's own, because the reader says so.
    mutating func leaveOut() { kind = .boilerplate(.line) }

    private static func classify(_ text: String) -> Kind {
        if text.isEmpty { return .blank }
        if let title = BoilerplateVocabulary.related(in: text) { return .related(title) }
        if let kind = BoilerplateVocabulary.kind(of: text) { return .boilerplate(kind) }
        if let byline = BylineReader.read(text) { return .byline(byline) }
        return .text
    }
}

extension DocumentLine {
    /// Whether the line could be a title: short, begins like one, does not end like a sentence.
    var isTitleLike: Bool {
        guard isText, (2...220).contains(text.count), let first = text.first, let last = text.last else { return false }
        guard !first.isSmall, !",;:".contains(last), !"-*•–—)]}|".contains(first) else { return false }
        guard last != "." || text.utf8.count < 90 && endsWithAbbreviation else { return false }
        return text.utf8.count { $0 == 0x20 } < 32 && text.contains { $0.isWordLetter }
    }

    /// `… SAYS U.N.`, `… of Jones & Co.`: the stop belongs to the word.
    private var endsWithAbbreviation: Bool {
        guard let word = text.dropLast().split(separator: " ").last else { return false }
        return word.contains(".") && word.count <= 5 || Self.abbreviations.contains(word.lowercased())
    }

    private static let abbreviations: Set<String> = ["inc", "co", "corp", "ltd", "jr", "sr", "bros", "etc", "st", "no"]

    /// Whether the line reads like running text.
    var isParagraphLike: Bool {
        guard isText else { return false }
        return text.count > 120 || text.count > 24 && text.last.map { ".!?…:”\"'’)".contains($0) } == true
    }
}
