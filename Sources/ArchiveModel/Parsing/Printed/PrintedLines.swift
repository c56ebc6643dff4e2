/// Lines of one printed paragraph, to be joined again.
///
/// The measure tells a line that was wrapped, because its next word found no room, from one that ends where the author ended it.
struct PrintedLines {
    /// Columns of the text.
    let measure: Int

    /// The lines as one text; a line feed stays where the next word had found room.
    ///
    /// `indent`: columns before each line.
    func joined(_ lines: ArraySlice<String>, indent: Int = 0) -> String {
        var text = lines.first ?? ""
        for index in lines.indices.dropFirst() {
            let (line, next) = (lines[index - 1], lines[index])
            if isWrapped(lines, before: index, indent: indent) {
                text += Self.breaksWithoutBlank(line, next) ? next : " " + next
            } else {
                text += "\n" + next
            }
        }
        return text
    }

    /// Whether the line at an index goes on with the one before it.
    func isWrapped(_ lines: ArraySlice<String>, before index: Int, indent: Int = 0) -> Bool {
        let (line, next) = (lines[index - 1], lines[index])
        if Self.isWide(line.last) || Self.isWide(next.first) { return true }
        let columns = indent + Self.columns(of: line)
        let words = next.split(separator: " ")
        if columns + 1 + Self.columns(of: words.first ?? "") > measure { return true }
        // A word is taken along to a last line that had one short word only.
        return index == lines.endIndex - 1 && words.count == 2 && columns + 1 + Self.columns(of: next) > measure
            && columns * 4 > measure * 3
    }

    /// Chinese and Japanese have no blanks; others are divided behind a hyphen or a dash.
    private static func breaksWithoutBlank(_ line: String, _ next: String) -> Bool {
        if isWide(line.last) && isWide(next.first) { return true }
        guard let last = line.last, "-–—/".contains(last) else { return false }
        return line.dropLast().last.map { $0 != " " } ?? false
    }

    private static func isWide(_ character: Character?) -> Bool {
        character?.unicodeScalars.first.map(ColumnWidth.isWide) ?? false
    }

    private static func columns(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ColumnWidth.columns(of: $1) }
    }
}
