/// A link of the terminal: OSC 8, as VTE and iTerm2 brought it up.
public enum Hyperlink {
    /// VTE takes no longer ones.
    private static let mostBytes = 2083
    static let end: [UInt8] = Array("\u{1B}]8;;\u{1B}\\".utf8)

    /// The address as a terminal may get it: of the web or a mail, in printable ASCII, the rest in per cent; nil for another one.
    public static func safe(_ address: String) -> String? {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard ["http", "https", "mailto"].contains(scheme), address.utf8.count <= mostBytes else { return nil }
        var bytes: [UInt8] = []
        for byte in address.utf8 {
            if (0x21...0x7E).contains(byte) {
                bytes.append(byte)
            } else {
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return bytes.count <= mostBytes ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// All parts of an address that was wrapped bear its number, so that the terminal shows them as one.
    static func start(_ url: String) -> [UInt8] {
        let number = PackedCell.code(ofCluster: url)
        return Array("\u{1B}]8;id=\(number);\(url)\u{1B}\\".utf8)
    }

    /// Whether a terminal is known to show links, by its name and what it tells its programs.
    ///
    /// Others ignore the sequence as a rule; the reader's configuration can say so.
    public static func isKnown(terminal: String, environment: [String: String]) -> Bool {
        let family = terminal.prefix { $0 != "-" }
        if ["foot", "alacritty", "wezterm", "contour", "ghostty"].contains(String(family)) { return true }
        if terminal.hasPrefix("xterm-kitty") || terminal.hasPrefix("xterm-ghostty") { return true }
        // Within tmux and screen the variables are those of the terminal in which they were started.
        guard family == "xterm" else { return false }
        if let version = environment["VTE_VERSION"].flatMap({ Int($0) }) { return version >= 5000 }
        return ["KONSOLE_VERSION", "WT_SESSION"].contains { environment[$0] != nil }
            || ["iTerm.app", "WezTerm", "vscode", "ghostty"].contains(environment["TERM_PROGRAM"] ?? "")
    }
}

/// A link on one row of a surface.
public struct SurfaceLink: Equatable, Sendable {
    public var url: String
    public var row: Int
    public var columns: Range<Int>
}
