/// The text of a printed article, in blocks again.
struct PrintedBody {
    private(set) var body: Body
    private let printed: PrintedLines

    private static let bullet = "• "

    init(_ lines: [String], measure: Int) {
        printed = PrintedLines(measure: measure)
        body = Body()
        var builder = BodyBuilder()
        var index = 0
        var blanks = 0
        while index < lines.count {
            if lines[index].isEmpty {
                blanks += 1
                index += 1
                continue
            }
            let end =
                lines[index].hasPrefix("┌─") ? Self.endOfBox(lines, from: index) : Self.endOfStanza(lines, from: index)
            append(lines[index..<end], blanksAbove: blanks, to: &builder)
            (index, blanks) = (end, 0)
        }
        body = builder.body
    }

    private static func endOfStanza(_ lines: [String], from start: Int) -> Int {
        lines[start...].firstIndex { $0.isEmpty } ?? lines.count
    }

    private static func endOfBox(_ lines: [String], from start: Int) -> Int {
        lines[start...].firstIndex { $0.hasPrefix("└─") }.map { $0 + 1 } ?? endOfStanza(lines, from: start)
    }

    private func append(_ lines: ArraySlice<String>, blanksAbove: Int, to builder: inout BodyBuilder) {
        guard let first = lines.first else { return }
        if first.hasPrefix("┌─"), lines.count > 1 {
            let code = lines.dropFirst().dropLast().map { $0.hasPrefix("│ ") ? String($0.dropFirst(2)) : "" }
            builder.append(.code, code.joined(separator: "\n"))
        } else if first.allSatisfy({ $0 == "─" }) {
            builder.append(.rule, "")
        } else if lines.contains(where: { $0.contains("─┼─") }) {
            // Cells may be wrapped, and no line says so.
            builder.append(.code, lines.joined(separator: "\n"))
        } else if let mark = ["│ ", "▎ ", "▸ ", "→ "].first(where: { first.drop { $0 == " " }.hasPrefix($0) }) {
            appendMarked(lines, mark, to: &builder)
        } else if Self.beginsItem(first) {
            appendItems(lines, to: &builder)
        } else if blanksAbove > 1 {
            builder.append(.heading, printed.joined(lines), level: 2)
        } else {
            builder.append(.paragraph, printed.joined(lines))
        }
    }

    /// A quotation, an update, a caption or pointers to other articles.
    private func appendMarked(_ lines: ArraySlice<String>, _ mark: String, to builder: inout BodyBuilder) {
        let kinds: [String: Block.Kind] = ["│ ": .quote, "▎ ": .update, "▸ ": .caption, "→ ": .related]
        var parts: [[String]] = []
        for line in lines {
            let text = line.drop { $0 == " " }
            if !parts.isEmpty, mark == "│ " || mark == "▎ " || !text.hasPrefix(mark) {
                parts[parts.count - 1].append(String(text.hasPrefix(mark) ? text.dropFirst(mark.count) : text))
            } else {
                parts.append([String(text.dropFirst(mark.count))])
            }
        }
        let level = max(1, (lines.first?.prefix { $0 == " " }.count ?? 0) / 2 + 1)
        for part in parts {
            let kind = kinds[mark] ?? .paragraph
            builder.append(kind, printed.joined(part[...], indent: 2), level: kind == .quote ? level : 0)
        }
    }

    private func appendItems(_ lines: ArraySlice<String>, to builder: inout BodyBuilder) {
        var items: [(level: Int, indent: Int, lines: [String])] = []
        for line in lines {
            let indent = line.prefix { $0 == " " }.count
            let text = String(line.dropFirst(indent))
            if Self.beginsItem(line) {
                let isBulleted = text.hasPrefix(Self.bullet)
                items.append((indent / 2 + 1, indent + 2, [isBulleted ? String(text.dropFirst(2)) : text]))
            } else {
                items[items.count - 1].lines.append(text)
            }
        }
        for item in items {
            builder.append(.listItem, printed.joined(item.lines[...], indent: item.indent), level: item.level)
        }
    }

    /// `• ` or `12. ` behind blanks.
    private static func beginsItem(_ line: String) -> Bool {
        let text = line.drop { $0 == " " }
        if text.hasPrefix(bullet) { return true }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return (1...4).contains(digits.count) && text.dropFirst(digits.count).hasPrefix(". ")
    }
}
