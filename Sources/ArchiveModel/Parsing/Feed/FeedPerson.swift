/// The name in what feeds write for a person: `Jane Doe`, `jane@example.org (Jane Doe)`, `Jane Doe <jane@example.org>`.
enum FeedPerson {
    static func name(_ text: String) -> String? {
        let text = text.foldingBlanks()
        guard text.contains("@") else { return text.isEmpty ? nil : text }
        if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
            let (outside, inside) = (text[..<open], text[text.index(after: open)..<close])
            // The address is inside the parentheses as often as outside.
            let name = String(inside.contains("@") ? outside : inside).trimmingBlanks()
            if !name.isEmpty { return name }
        }
        let words = text.split(separator: " ").filter { !$0.contains("@") }
        let name = words.joined(separator: " ").filter { !"<>()".contains($0) }.trimmingBlanks()
        return name.isEmpty ? text : name
    }
}
