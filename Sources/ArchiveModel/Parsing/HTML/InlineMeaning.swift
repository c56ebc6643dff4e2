/// What inline elements say beyond their text: pictures that stand for text, raised and lowered figures, formulas, boxes.
enum InlineMeaning {
    /// The text that a picture within a line stands for: a formula or an emoji; nil for a picture.
    static func text(ofPicture picture: MarkupNode) -> String? {
        guard let alternative = picture.attribute("alt")?.foldingBlanks(), !alternative.isEmpty else { return nil }
        let says = ["class", "src", "data-src"].compactMap { picture.attribute($0)?.lowercased() }.joined(
            separator: " ")
        let isNamed = formulaNames.contains { says.contains($0) }
        return isNamed || isSign(alternative) || isFormula(alternative) ? alternative : nil
    }

    private static let formulaNames = [
        "latex", "mathtex", "math-fallback", "render/math", "mathjax", "emoji", "smiley",
    ]
    private static let longestSign = 4

    /// An emoji, an arrow, a check mark.
    private static func isSign(_ text: String) -> Bool {
        text.count <= longestSign && !text.contains { $0.isWordLetter || $0.isWordNumber }
    }

    /// Signs of TeX and of arithmetic that no description of a picture has.
    private static func isFormula(_ text: String) -> Bool {
        text.contains("\\") && text.contains { "{}_^=".contains($0) } || text.hasPrefix("$") && text.hasSuffix("$")
    }

    /// A raised text behind what stands before it: `10⁶`, `5^1/2`, `2nd`.
    ///
    /// `before`: the last character of the line so far.
    static func raised(_ text: String, after before: Character?) -> String {
        let text = text.foldingBlanks()
        guard let before, before.isWordLetter || before.isWordNumber || ")]}".contains(before), !text.isEmpty else {
            return text
        }
        // Ordinals, abbreviations and trade marks stand high for their looks.
        if text.allSatisfy(\.isWordLetter), text.count > 1 || "oaªº".contains(text) { return text }
        if text.allSatisfy({ !$0.isWordLetter && !$0.isWordNumber && !"+-−".contains($0) }) { return text }
        let high = text.map { superscripts[$0] }
        if high.allSatisfy({ $0 != nil }) { return String(high.compactMap(\.self)) }
        return "^" + text
    }

    /// A lowered text: figures of formulas follow their letters (`H2O`), an index is told by `_`.
    static func lowered(_ text: String, after before: Character?) -> String {
        let text = text.foldingBlanks()
        guard let before, before.isWordLetter || ")]".contains(before), !text.isEmpty,
            !text.allSatisfy(\.isASCIIDigit), text.contains(where: { $0.isWordLetter || $0.isWordNumber })
        else { return text }
        return "_" + text
    }

    private static let superscripts: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
        "-": "⁻", "−": "⁻", "(": "⁽", ")": "⁾", "n": "ⁿ", "i": "ⁱ",
    ]
}

extension InlineMeaning {
    /// A formula in MathML as a line: as its author wrote it in TeX, else put together from its parts.
    static func text(ofFormula formula: MarkupNode) -> String {
        let annotation = formula.first { node in
            node.name == "annotation" && node.attribute("encoding")?.lowercased().contains("tex") == true
        }
        let stated = [annotation?.foldedText, formula.attribute("alttext")?.foldingBlanks()]
        return stated.compactMap(\.self).first { !$0.isEmpty } ?? linear(formula).foldingBlanks()
    }

    private static func linear(_ node: MarkupNode) -> String {
        if node.isText { return node.content.foldingBlanks() }
        let parts = node.elements.filter { $0.name != "annotation" && $0.name != "annotation-xml" }
        func part(_ index: Int) -> String { index < parts.count ? grouped(linear(parts[index])) : "" }
        switch node.name {
        case "msup": return part(0) + "^" + part(1)
        case "msub": return part(0) + "_" + part(1)
        case "msubsup": return part(0) + "_" + part(1) + "^" + part(2)
        case "mfrac": return part(0) + "/" + part(1)
        case "msqrt": return "√" + grouped(parts.map(linear).joined())
        case "mtr": return parts.map(linear).joined(separator: ", ")
        case "mtable": return parts.map(linear).joined(separator: "; ")
        case "mspace": return " "
        default: return node.children.map { linear($0) }.joined()
        }
    }

    private static func grouped(_ text: String) -> String {
        text.count > 1 && !text.allSatisfy({ $0.isWordNumber }) ? "(\(text))" : text
    }
}

/// How the items of an ordered list are counted (HTML Standard, section 4.4.5).
struct ListNumbers {
    private var next: Int
    private let step: Int
    private let style: Style

    private enum Style { case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman }

    /// - Returns: nil for a list without order.
    init?(_ list: MarkupNode) {
        guard list.name == "ol" else { return nil }
        let isReversed = list.attribute("reversed") != nil
        let items = list.elements.count { $0.name == "li" }
        next = Int(list.attribute("start") ?? "") ?? (isReversed ? items : 1)
        step = isReversed ? -1 : 1
        style =
            switch list.attribute("type") {
            case "a": .lowerLetter
            case "A": .upperLetter
            case "i": .lowerRoman
            case "I": .upperRoman
            default: .decimal
            }
    }

    /// The mark of the next item, with its stop.
    mutating func mark(of item: MarkupNode) -> String {
        if let value = Int(item.attribute("value") ?? "") { next = value }
        defer { next += step }
        return text(next) + "."
    }

    private func text(_ number: Int) -> String {
        switch style {
        case .decimal: "\(number)"
        case .lowerLetter: Self.letters(number) ?? "\(number)"
        case .upperLetter: Self.letters(number)?.uppercased() ?? "\(number)"
        case .lowerRoman: Self.roman(number)?.lowercased() ?? "\(number)"
        case .upperRoman: Self.roman(number) ?? "\(number)"
        }
    }

    private static func letters(_ number: Int) -> String? {
        guard number > 0 else { return nil }
        var rest = number
        var text = ""
        while rest > 0 {
            rest -= 1
            text = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26))) + text
            rest /= 26
        }
        return text
    }

    private static func roman(_ number: Int) -> String? {
        guard (1...3999).contains(number) else { return nil }
        let values = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, letters) in values {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}

/// The cells of a table, each in all the places that it spans (HTML Standard, section 4.9.12).
enum TableCells {
    /// Wider or higher spans are no spans.
    private static let mostSpan = 1000

    /// A cell's text with what is within it.
    struct Cell {
        var text: String
        var spans: [Span] = []
    }

    /// Rows with something in them, each with its element.
    static func rows(of table: MarkupNode, read: (MarkupNode) -> Cell) -> [(row: MarkupNode, cells: [Cell])] {
        var rows: [(MarkupNode, [Cell])] = []
        /// By column: what reaches down, and over how many more rows.
        var reaching: [Int: (text: Cell, rows: Int)] = [:]
        for row in table.all(named: "tr") {
            let own = row.children.filter { $0.name == "td" || $0.name == "th" }
            var cells: [Cell] = []
            func fill() {
                while let above = reaching[cells.count] {
                    reaching[cells.count] = above.rows > 1 ? (above.text, above.rows - 1) : nil
                    cells.append(above.text)
                }
            }
            fill()
            for cell in own {
                let said = read(cell)
                let columns = own.count == 1 && cells.isEmpty ? 1 : span(cell, "colspan")
                let down = span(cell, "rowspan")
                for _ in 0..<columns {
                    if down > 1 { reaching[cells.count] = (said, down - 1) }
                    cells.append(said)
                }
                fill()
            }
            if cells.contains(where: { !$0.text.isEmpty }) { rows.append((row, cells)) }
        }
        return rows
    }

    private static func span(_ cell: MarkupNode, _ name: String) -> Int {
        min(mostSpan, max(1, Int(cell.attribute(name)?.trimmingBlanks() ?? "") ?? 1))
    }
}
