/// A line of a text archive and what it is taken for; what it says is asked of `ArchiveLines`.
///
/// Plain numbers: a document has millions of them.
struct DocumentLine {
    enum Kind: Equatable {
        case blank
        case byline
        case boilerplate(BoilerplateVocabulary.Kind)
        case related
        case text
    }

    private let start: Int
    private let byteCount: UInt32
    private let columnCount: UInt32
    /// Where the line begins in the document.
    let byteOffset: Int
    private(set) var kind: Kind
    /// Whether the line could be a title.
    private(set) var isTitleLike = false
    /// Whether the line reads like running text.
    private(set) var isParagraphLike = false

    /// `bytes`: what the line says, without blanks at its ends.
    init(_ line: SourceText.Line, kind: Kind, _ bytes: LineBytes) {
        start = line.range.lowerBound
        byteCount = UInt32(clamping: line.range.count)
        columnCount = UInt32(clamping: ColumnWidth.columns(of: bytes))
        byteOffset = line.byteOffset
        self.kind = kind
        guard isText else { return }
        isTitleLike = Self.readsLikeTitle(bytes, length: length)
        isParagraphLike = Self.readsLikeParagraph(bytes, length: length)
    }

    /// In the store of the archive.
    var range: Range<Int> { start..<start + Int(byteCount) }
    /// Columns: a wide character counts for two.
    var length: Int { Int(columnCount) }

    var isBlank: Bool { kind == .blank }
    /// Neither blank nor the page's own.
    var isContent: Bool { !isBlank && boilerplate == nil }
    var isText: Bool { kind == .text }
    var isByline: Bool { kind == .byline }
    var boilerplate: BoilerplateVocabulary.Kind? { if case .boilerplate(let kind) = kind { kind } else { nil } }

    /// The line as the page's own, because the reader says so.
    mutating func leaveOut() {
        kind = .boilerplate(.line)
        isTitleLike = false
        isParagraphLike = false
    }
}

extension DocumentLine {
    private static let longestTitle = 220
    private static let mostTitleWords = 33
    /// Characters from which a line is text, however it ends.
    private static let wholeParagraph = 120
    private static let shortestSentence = 24

    /// Whether the line could be a title: short, begins like one, does not end like a sentence.
    fileprivate static func readsLikeTitle(_ text: LineBytes, length: Int) -> Bool {
        guard (2...longestTitle).contains(length), let first = text.first, let last = text.last,
            !first.isASCIISmall, !",;:".utf8.contains(last), !"-*)]}|".utf8.contains(first)
        else { return false }
        if first >= 0x80, let first = text.firstCharacter, first.isSmall || "•–—".contains(first) { return false }
        guard last != UInt8(ascii: ".") || length < 90 && endsWithAbbreviation(text.string) else { return false }
        return text.count { $0 == 0x20 } < mostTitleWords - 1 && text.hasLetter
    }

    /// Whether the line reads like running text.
    fileprivate static func readsLikeParagraph(_ text: LineBytes, length: Int) -> Bool {
        guard length <= wholeParagraph else { return true }
        guard length > shortestSentence, let last = text.last else { return false }
        return last < 0x80
            ? ".!?:\"')".utf8.contains(last) : text.lastCharacter.map { "…”’".contains($0) } ?? false
    }

    /// `… SAYS U.N.`, `… of Jones & Co.`: the stop belongs to the word.
    private static func endsWithAbbreviation(_ text: String) -> Bool {
        guard let word = text.dropLast().split(separator: " ").last else { return false }
        return word.contains(".") && word.count <= 5 || abbreviations.contains(word.lowercased())
    }

    private static let abbreviations: Set<String> = ["inc", "co", "corp", "ltd", "jr", "sr", "bros", "etc", "st", "no"]
}
