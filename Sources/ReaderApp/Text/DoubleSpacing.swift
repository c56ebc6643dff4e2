/// A free line between the lines of a paragraph, and two between paragraphs.
enum DoubleSpacing {
    static func spaced(_ lines: [LaidOutLine]) -> [LaidOutLine] {
        var spaced: [LaidOutLine] = []
        for (index, line) in lines.enumerated() {
            spaced.append(line)
            guard case .text = line.content, index + 1 < lines.count else { continue }
            switch lines[index + 1].content {
            case .blank: spaced.append(LaidOutLine(content: .blank, role: .text))
            case .text: spaced.append(between(line, lines[index + 1]))
            default: break
            }
        }
        return spaced
    }

    /// The bar of a quotation goes on.
    private static func between(_ line: LaidOutLine, _ next: LaidOutLine) -> LaidOutLine {
        var free = LaidOutLine(content: .blank, role: line.role)
        guard [.quoteBar, .updateBar].contains(line.markRole), line.mark == next.mark else { return free }
        free.mark = line.mark
        free.markRole = line.markRole
        free.indent = line.indent
        free.isRightToLeft = line.isRightToLeft
        return free
    }
}
