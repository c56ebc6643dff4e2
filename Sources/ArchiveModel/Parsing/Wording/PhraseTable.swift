/// Wordings with which a line begins; as fast for a thousand of them as for one.
///
/// A row holds phrases apart by `|`. In a phrase, `(a|b)` stands for either, `(a|)` for one that may be missing; at its end `$` asks that
/// nothing follows it, `~20` that at most so many characters do, and `\` that its last word ends there.
struct PhraseTable: Sendable {
    private enum End {
        case anywhere
        case wordEnd
        /// At most so many characters follow.
        case within(Int)
    }

    private struct Node {
        var children: [UInt8: Int32] = [:]
        var ends: [End] = []
    }

    private var nodes = [Node()]

    init(_ rows: String) {
        for row in rows.split(separator: "\n") {
            for phrase in Self.split(row) where !phrase.isEmpty { add(phrase) }
        }
    }

    /// `line`: lower case.
    func matches(_ line: some StringProtocol) -> Bool {
        var node = 0
        var index = line.utf8.startIndex
        while true {
            if nodes[node].ends.contains(where: { Self.holds($0, line[index...]) }) { return true }
            guard index < line.utf8.endIndex, let next = nodes[node].children[line.utf8[index]] else { return false }
            node = Int(next)
            index = line.utf8.index(after: index)
        }
    }

    private static func holds(_ end: End, _ rest: some StringProtocol) -> Bool {
        switch end {
        case .anywhere: true
        case .wordEnd: rest.first.map { !$0.isWordLetter && !$0.isWordNumber } ?? true
        case .within(let most): rest.utf8.count <= most * 4 && rest.count <= most
        }
    }

    private mutating func add(_ phrase: Substring) {
        var (text, end) = (phrase, End.anywhere)
        if text.last == "$" {
            (text, end) = (text.dropLast(), .within(0))
        } else if text.last == "\\" {
            (text, end) = (text.dropLast(), .wordEnd)
        } else if let mark = text.lastIndex(of: "~"), let most = Int(text[text.index(after: mark)...]) {
            (text, end) = (text[..<mark], .within(most))
        }
        for wording in Self.expand(text) {
            var node = 0
            for byte in wording.utf8 {
                if let next = nodes[node].children[byte] {
                    node = Int(next)
                } else {
                    nodes.append(Node())
                    nodes[node].children[byte] = Int32(nodes.count - 1)
                    node = nodes.count - 1
                }
            }
            nodes[node].ends.append(end)
        }
    }

    /// At the bars outside of parentheses.
    private static func split(_ row: Substring) -> [Substring] {
        var (parts, depth, start): ([Substring], Int, Substring.Index) = ([], 0, row.startIndex)
        for index in row.indices {
            if row[index] == "(" { depth += 1 } else if row[index] == ")" { depth -= 1 }
            if row[index] == "|", depth == 0 {
                parts.append(row[start..<index])
                start = row.index(after: index)
            }
        }
        return parts + [row[start...]]
    }

    private static func expand(_ text: Substring) -> [String] {
        guard let open = text.firstIndex(of: "(") else { return [String(text)] }
        var (close, depth) = (open, 0)
        for index in text[open...].indices {
            if text[index] == "(" { depth += 1 } else if text[index] == ")" { depth -= 1 }
            if depth == 0 {
                close = index
                break
            }
        }
        // Parentheses without a bar stand for themselves.
        guard close > open, text[open..<close].contains("|") else {
            let next = text.index(after: open)
            return expand(text[next...]).map { text[..<next] + $0 }
        }
        let choices = split(text[text.index(after: open)..<close]).flatMap { expand($0) }
        let endings = expand(text[text.index(after: close)...])
        return choices.flatMap { choice in endings.map { text[..<open] + choice + $0 } }
    }
}
