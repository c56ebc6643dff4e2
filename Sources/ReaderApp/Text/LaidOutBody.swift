import ArchiveModel

/// A line of the body pane, before it is drawn.
struct LaidOutLine: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case blank
        /// A piece of the body's text, by UTF-8 offsets.
        case text(Range<Int>)
        /// Something that is not in the text: title, byline.
        case label(String)
        case tags([Tag])
        case rule
    }

    var content: Content
    var role: Role
    /// Columns from the left edge of the measure.
    var indent = 0
    /// Drawn in front of the text: a quote's bar, an item's bullet.
    var mark = ""
    var markRole: Role = .text
}

/// An article in lines of one measure.
struct LaidOutBody: Equatable, Sendable {
    var measure: Int
    var lines: [LaidOutLine] = []

    /// The line in which a UTF-8 offset of the text lies, or the last before it.
    func line(of offset: Int) -> Int {
        lines.lastIndex { line in
            guard case .text(let range) = line.content else { return false }
            return range.lowerBound <= offset
        } ?? 0
    }

    /// The UTF-8 offset at which a line begins, or the next line with text.
    func offset(ofLine index: Int) -> Int {
        for line in lines.dropFirst(max(0, index)) {
            if case .text(let range) = line.content { return range.lowerBound }
        }
        return index <= 0 ? 0 : .max
    }
}
