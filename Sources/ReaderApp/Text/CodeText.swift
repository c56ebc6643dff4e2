import Terminal

/// Lines of a program: tabs reach to the next multiple of eight columns.
enum CodeText {
    private static let tabStop = 8

    /// The line with blanks for its tabs.
    static func expanded(_ line: Substring) -> String {
        guard line.utf8.contains(UInt8(ascii: "\t")) else { return String(line) }
        var result = ""
        var columns = 0
        for cluster in line {
            if cluster == "\t" {
                let blanks = tabStop - columns % tabStop
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

    /// What is left of a line when so many columns are scrolled out at its left.
    static func dropping(_ columns: Int, from line: String) -> Substring {
        var left = columns
        return line.drop { cluster in
            guard left > 0 else { return false }
            left -= CharacterWidth.columns(of: cluster)
            return true
        }
    }
}
