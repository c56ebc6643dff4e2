import Terminal

/// Lines of a program: tabs reach to the next multiple of eight columns.
enum CodeText {
    private static let tabStop = 8

    /// Columns from a column to the next stop.
    static func tabWidth(at column: Int) -> Int { tabStop - column % tabStop }

    /// The line with blanks for its tabs.
    static func expanded(_ line: Substring) -> String {
        guard line.utf8.contains(UInt8(ascii: "\t")) else { return String(line) }
        var result = ""
        var columns = 0
        for cluster in line {
            if cluster == "\t" {
                let blanks = tabWidth(at: columns)
                result += String(repeating: " ", count: blanks)
                columns += blanks
            } else {
                result.append(cluster)
                columns += CharacterWidth.columns(of: cluster)
            }
        }
        return result
    }

    static func columns(of line: Substring) -> Int { CharacterWidth.columns(of: expanded(line)) }
}
