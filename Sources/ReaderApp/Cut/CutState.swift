import ArchiveModel
import Terminal

/// A document while its reader decides how it is cut.
struct CutState {
    enum Pane { case articles, text }

    /// Columns from which on a reason fits in one line.
    private static let columnsForReason = 110

    var size: Size
    var theme: Theme
    let path: String
    /// The document as it stands, a line each, harmless.
    let lines: [String]
    var layout: ArchiveLayout
    /// What the document is now; nil until it was cut once.
    var outline: DocumentOutline?
    var articles: [CutArticle] = []
    /// What became of each line, as far as known.
    var kinds: [OutlineEntry?] = []

    var focus = Pane.articles
    var selected = 0
    var listTop = 0
    /// The line under the cursor, from 0.
    var line = 0
    var textTop = 0
    var count: Int?

    /// Layouts before and after, for undo.
    var past: [ArchiveLayout] = []
    var future: [ArchiveLayout] = []
    var savedLayout: ArchiveLayout
    var message: String?
    var isQuitting = false
    /// All keys are shown over the document.
    var showsKeys = false
    /// The reader was told that leaving loses something.
    var isWarned = false

    init(size: Size, theme: Theme, path: String, lines: [String], layout: ArchiveLayout) {
        self.size = size
        self.theme = theme
        self.path = path
        self.lines = lines
        self.layout = layout
        savedLayout = layout
    }

    var isChanged: Bool { layout != savedLayout }

    /// How many lines at the end of the screen tell keys and reasons.
    var footRows: Int { size.columns < Self.columnsForReason && size.rows > 16 ? 3 : 2 }

    var rows: Int { max(1, size.rows - 1 - footRows) }

    /// Columns of the list; the rest is the text.
    var listColumns: Int { min(max(24, size.columns * 2 / 5), 64) }

    mutating func adopt(_ outline: DocumentOutline) {
        self.outline = outline
        articles = CutArticle.articles(of: outline)
        kinds = [OutlineEntry?](repeating: nil, count: lines.count)
        for entry in outline.outside + outline.parts.flatMap(\.entries) {
            guard let range = outline.lines(of: entry.byteRange) else { continue }
            for line in range where lines.indices.contains(line - 1) && kinds[line - 1] == nil {
                kinds[line - 1] = entry
            }
        }
        selected = min(selected, max(0, articles.count - 1))
        keepInView()
    }

    /// The article that holds a line.
    func article(at line: Int) -> Int? { articles.lastIndex { $0.lines.lowerBound <= line } }

    mutating func keepInView() {
        line = min(max(0, line), max(0, lines.count - 1))
        selected = min(max(0, selected), max(0, articles.count - 1))
        if line < textTop { textTop = line }
        if line >= textTop + rows { textTop = line - rows + 1 }
        if selected < listTop { listTop = selected }
        if selected >= listTop + rows { listTop = selected - rows + 1 }
    }
}

/// A proposed article, and what is odd about it.
struct CutArticle: Equatable {
    var title: String
    var date: String
    /// From 0.
    var lines: Range<Int>
    /// Where its title stands.
    var titleLine: Int?
    /// Why it begins there.
    var why: String
    var oddities: [String]

    /// 0–90: fewer with each doubt and oddity, and where nothing but the look of a line made the cut.
    var confidence: Int
}

extension CutArticle {
    private static let longestTitleWords = 20
    /// Against the usual length of the document's articles.
    private static let timesTooLong = 8
    private static let timesTooShort = 8
    /// What the look of lines tells is never sure.
    private static let certain = 90

    static func articles(of outline: DocumentOutline) -> [CutArticle] {
        let lengths = outline.parts.map(\.article.body.text.utf8.count).sorted()
        let usual = lengths.isEmpty ? 0 : lengths[lengths.count / 2]
        let dated = outline.parts.count { $0.article.published.stated != nil }
        return outline.parts.map { part in
            let title = part.entries.first { $0.kind == .title }
            let titleLine = title.flatMap { outline.lines(of: $0.byteRange) }.map { $0.lowerBound - 1 }
            let lines = outline.lines(of: part.article.source.byteRange) ?? 1...1
            var oddities = part.article.doubts
            let length = part.article.body.text.utf8.count
            if part.article.published.stated == nil, dated * 2 > outline.parts.count {
                oddities.append("no date, unlike most others")
            }
            if oddities.isEmpty, outline.parts.count > 2, usual > 0, length > usual * timesTooLong {
                oddities.append("far longer than the others")
            }
            if outline.parts.count > 2, length * timesTooShort < usual {
                oddities.append("far shorter than the others")
            }
            let words = part.article.title.split(separator: " ").count
            if part.article.title.hasSuffix(".") || words > longestTitleWords {
                oddities.append("the title looks like a sentence")
            }
            if titleLine == nil { oddities.append("no line is its title") }
            let isByLook = title.map { $0.why.contains("written like") || $0.why.contains("over a paragraph") } ?? true
            return CutArticle(
                title: part.article.title, date: part.article.published.stated?.iso8601 ?? "",
                lines: (titleLine ?? lines.lowerBound - 1)..<lines.upperBound, titleLine: titleLine,
                why: title?.why ?? "", oddities: oddities,
                confidence: max(10, certain - 25 * oddities.count - (isByLook ? 20 : 0)))
        }
    }
}
