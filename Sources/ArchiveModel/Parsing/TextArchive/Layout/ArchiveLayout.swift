/// How to cut a text archive where the reader knows better than the rules.
///
/// Lines are named by what they say, blanks folded; `*` stands for anything. So a layout outlives changes of its document and serves
/// all documents of a source.
public struct ArchiveLayout: Equatable, Sendable {
    /// The two ways in which Dossier finds articles by itself.
    public enum Reading: String, CaseIterable, Sendable {
        case recurringLines = "recurring lines"
        case knownBylines = "known by-lines"
    }

    /// What says where articles begin; nil leaves that to the document.
    public var reading: Reading?
    /// Where by-lines stand; nil leaves that to the document.
    public var byline: BylinePlace?
    /// The document is one article.
    public var isSingle = false
    /// Lines at which an article begins.
    public var titles: [String] = []
    /// Lines that look like titles and are none.
    public var notTitles: [String] = []
    /// Lines that belong to the page.
    public var boilerplate: [String] = []

    public init() {}

    public var isEmpty: Bool { self == ArchiveLayout() }

    /// Whether it says where articles begin, and not only what to leave out.
    var decidesCuts: Bool { byline != nil || isSingle || !titles.isEmpty || !notTitles.isEmpty }
}

/// Lines by what they say, as fast for thousands of exact ones as for one.
struct LinePatterns {
    private var exact: Set<String> = []
    private var globs: [[Substring]] = []

    init(_ patterns: [String]) {
        for pattern in patterns {
            let folded = pattern.foldingBlanks()
            if folded.contains("*") {
                globs.append(folded.split(separator: "*", omittingEmptySubsequences: false))
            } else {
                exact.insert(folded)
            }
        }
    }

    var isEmpty: Bool { exact.isEmpty && globs.isEmpty }

    func match(_ line: String) -> Bool {
        guard !isEmpty else { return false }
        let folded = line.foldingBlanks()
        return exact.contains(folded) || globs.contains { Self.match(folded[...], $0) }
    }

    /// The first part begins the line, the last one ends it, the others follow each other between.
    private static func match(_ line: Substring, _ parts: [Substring]) -> Bool {
        guard let first = parts.first, let last = parts.last, parts.count > 1, line.hasPrefix(first) else {
            return parts.first == line
        }
        var rest = line.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
